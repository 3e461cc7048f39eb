using System.Globalization;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>The coach comes back at the right moment, not too often, and no longer than somebody answers.</summary>
public sealed class ComingBackTests
{
    private const string Alias = "Montagsrunde";
    private const string Later = "Später, in einer Woche";
    private const string Quiet = "Hierzu nicht mehr nachfragen";
    private const string Honest = "zweite Nachfrage in Folge";

    [Fact]
    public void What_is_due_on_a_holiday_of_the_units_state_comes_on_the_next_working_morning()
    {
        var talk = Planned(new DateTimeOffset(2026, 5, 21, 8, 0, 0, TimeSpan.Zero), "ok", "NW");

        Assert.Equal("2026-06-05 09:30", Local(talk.Nudges[0])); // the 4th is Corpus Christi there
        Assert.Contains("5. Juni 2026", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_was_away_in_the_morning_does_not_write_in_the_evening()
    {
        var talk = Planned();
        var first = talk.Nudges[0];

        talk.At(first).Wait(TimeSpan.FromHours(9)).Do(new TurnInput.Due(first));

        Assert.Null(talk.Reply);
        Assert.Equal(["2026-05-19 09:30"], talk.Result!.Nudges.Select(Local));
        Fire(talk);
        Assert.Contains("Da war etwas vereinbart", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_moves_to_another_zone_is_asked_in_the_morning_there()
    {
        var talk = Planned();
        talk.Hints = talk.Hints with { TimeZone = "America/New_York" };

        talk.Say("hilfe");

        Assert.All(talk.Nudges, n => Assert.Equal("09:30", TimeZoneInfo.ConvertTimeBySystemTimeZoneId(n.Due, "America/New_York").ToString("HH:mm", CultureInfo.InvariantCulture)));
        Assert.All(talk.State.FollowUps, w => Assert.Equal(("America/New_York", w.Wall!.ToInstant()), (w.Wall.Zone, w.Due)));
    }

    [Fact]
    public void A_reminder_that_was_due_before_the_move_waits_for_the_morning_there()
    {
        var talk = Planned();
        var stale = talk.Nudges[0];
        talk.Hints = talk.Hints with { TimeZone = "America/New_York" };
        talk.Say("hilfe");

        talk.At(stale).Do(new TurnInput.Due(stale));

        Assert.Null(talk.Reply);
        Assert.Equal("2026-05-18 15:30", Local(talk.Nudges.MinBy(n => n.Due)!));
    }

    [Fact]
    public void A_move_to_a_unit_where_that_day_is_a_holiday_puts_it_off()
    {
        var talk = Planned(new DateTimeOffset(2026, 5, 21, 8, 0, 0, TimeSpan.Zero), "ok", "BE");
        var first = talk.Nudges[0];
        Assert.Equal("2026-06-04 09:30", Local(first));
        talk.Place = talk.Place with { FederalState = "BY" };

        Assert.Null(talk.At(first).Do(new TurnInput.Due(first)).Reply);

        Assert.Equal("2026-06-05 09:30", Local(talk.Nudges.MinBy(n => n.Due)!));
    }

    [Fact]
    public void What_an_older_version_planned_is_asked_at_the_same_time_and_moves_with_the_person()
    {
        var talk = Planned();
        var before = talk.State.FollowUps.ConvertAll(w => w.Due);
        var old = talk.With(talk.State with { FollowUps = talk.State.FollowUps.ConvertAll(w => w with { Wall = null }) });

        old.Say("hilfe");

        Assert.Equal(before, old.State.FollowUps.Select(w => w.Due));
        Assert.All(old.State.FollowUps, w => Assert.NotNull(w.Wall));
    }

    [Fact]
    public void A_second_one_within_a_week_comes_the_day_after_that_week()
    {
        var talk = Planned(null, "other", null, ("spacing", "dense"));
        talk.Now = new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero);
        talk.Begin("G10", talk.IdOf(Alias)).Answers("G10", ("held", "holds"), ("next", "later"));
        Assert.Equal(["2026-05-26 09:30", "2026-06-09 09:30", "2026-06-15 09:30"], talk.State.FollowUps.OrderBy(w => w.Due).Select(w => Local(talk.Nudges.Single(n => n.Id == w.NudgeId))));
        talk.Nudges.RemoveAll(n => n.Due < talk.Now);
        Fire(talk);
        Fire(talk);
        talk.Say("gerade nicht");

        Fire(talk);

        Assert.Null(talk.Reply);
        Assert.Equal("2026-06-16 09:30", Local(Assert.Single(talk.Nudges)));
        Fire(talk);
        Assert.Contains("Da war etwas vereinbart", talk.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 6, 16), talk.State.FollowedUp.Single().LastOn);
    }

    [Fact]
    public void The_second_without_an_answer_says_so_and_then_it_is_silent_until_something_begins_anew()
    {
        var talk = Planned();
        Fire(talk);
        Assert.DoesNotContain(Honest, talk.Text, StringComparison.Ordinal);
        Fire(talk);
        Assert.Contains(Honest, talk.Text, StringComparison.Ordinal);

        Fire(talk);

        Assert.Null(talk.Reply);
        Assert.Empty(talk.State.FollowUps);
        Assert.Equal(3, Planned(on: talk).State.FollowUps.Count);
        Fire(talk);
        Assert.Contains("Da war etwas vereinbart", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Honest, talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tap")]
    [InlineData("type the label")]
    [InlineData("type anything")]
    [InlineData("begin something about it")]
    public void Any_answer_counts(string how)
    {
        var talk = Planned();
        Fire(talk);
        _ = how switch
        {
            "tap" => talk.Tap(Later),
            "type the label" => talk.Say(Later),
            "type anything" => talk.Say("gerade nicht"),
            _ => talk.Begin("G1", talk.IdOf(Alias)).Say("stopp"),
        };

        Assert.Equal(0, Assert.Single(talk.State.FollowedUp).Unanswered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_more_about_this_leaves_other_relationships_alone_and_can_be_undone(bool typed)
    {
        var talk = Planned();
        talk.Say("check-in").Say("Runde 2").Say("4").Say("stopp").Say("behalten").Through("G2.6", "Runde 2", Answers("ok"));
        Fire(talk);
        var about = talk.Reply!.Buttons.Single(b => b.Do == Verbs.Quiet).Arg!;

        talk = typed ? talk.Say(Quiet) : talk.Tap(Quiet);

        Assert.Contains("frage ich nicht mehr nach", talk.Text, StringComparison.Ordinal);
        Assert.Equal(3, talk.State.FollowUps.Count);
        Assert.DoesNotContain(talk.State.FollowUps, w => w.About == about);
        talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", "follow"));
        Assert.Equal(2, talk.State.FollowUps.Count(w => w.About == about));
    }

    [Fact]
    public void No_more_reminders_at_all_can_be_undone_too()
    {
        var talk = Planned();
        Fire(talk);
        talk.Tap("Keine Erinnerungen mehr");
        Assert.Empty(talk.State.FollowUps);

        talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", "follow"));

        Assert.Equal(2, talk.State.FollowUps.Count);
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("care")]
    public void The_reminder_of_a_morning_can_be_put_off_and_ended_too(string kind)
    {
        var talk = kind == "care"
            ? Talk.Agreed().Say("ich wurde bedroht").Say("ja").Say("1").Say("nein").Tap("Ja")
            : Talk.Agreed().Say(Alias).Say("pause").Tap("Am nächsten Arbeitstag erinnern");
        talk.Now = new DateTimeOffset(2026, 5, 8, 7, 0, 0, TimeSpan.Zero); // a Friday
        Fire(talk);

        talk.Tap("Am nächsten Arbeitstag erinnern");

        Assert.Equal("2026-05-11 09:30", Local(Assert.Single(talk.Nudges)));
        Fire(talk);
        Assert.Contains(talk.Buttons, b => b.Label == "Keine Erinnerungen mehr");
    }

    [Fact]
    public void The_reminder_of_a_morning_that_came_late_waits_for_the_next_one()
    {
        var talk = Talk.Agreed().Say(Alias).Say("pause").Tap("Am nächsten Arbeitstag erinnern");
        talk.Now = new DateTimeOffset(2026, 5, 8, 17, 0, 0, TimeSpan.Zero); // a Friday evening
        Fire(talk);

        Assert.Null(talk.Reply);
        Assert.Equal("2026-05-11 09:30", Local(Assert.Single(talk.Nudges)));
        Fire(talk);
        Assert.Contains("Du wolltest erinnert werden", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pause_of_an_hour_is_the_persons_own_wish_also_in_the_evening()
    {
        var talk = Talk.Agreed();
        talk.Now = new DateTimeOffset(2026, 5, 9, 19, 0, 0, TimeSpan.Zero);
        talk.Say(Alias).Say("pause").Tap("In einer Stunde erinnern");

        Fire(talk);

        Assert.Contains("Du wolltest erinnert werden", talk.Text, StringComparison.Ordinal);
    }

    private static Talk Planned(DateTimeOffset? now = null, string plan = "ok", string? state = null, (string, string)? spacing = null, Talk? on = null)
    {
        var talk = on ?? Talk.CheckedIn();
        talk.Now = now ?? talk.Now;
        talk.Place = OrgPlace.None with { FederalState = state };
        if (talk.Reply is null)
            talk.Say("hilfe");
        return talk.Through("G2.6", Alias, spacing is { } s ? [.. Answers(plan), s] : Answers(plan));
    }

    private static (string, string)[] Answers(string plan) => [("held", "yes"), ("agree", "Angebot schicken"), ("promise", "yes"), ("more", "no"), ("expect", plan)];

    /// <summary>The next reminder comes, when it is due and not before now.</summary>
    private static void Fire(Talk talk)
    {
        var next = talk.Nudges.MinBy(n => n.Due)!;
        talk.Nudges.Remove(next);
        talk.Now = next.Due > talk.Now ? next.Due : talk.Now;
        talk.Do(new TurnInput.Due(next));
    }

    private static string Local(Nudge nudge) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(nudge.Due, "Europe/Berlin").ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
