using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class FollowUpTests
{
    private const string Alias = "Montagsrunde";

    [Fact]
    public void After_the_talk_the_coach_comes_back_after_two_six_and_twelve_weeks_in_the_morning()
    {
        var talk = Planned("ok");

        Assert.Equal(["2026-05-18 09:30", "2026-06-15 09:30", "2026-07-27 09:30"], talk.Nudges.Select(Local));
        Assert.Contains("18. Mai 2026 · 15. Juni 2026 · 27. Juli 2026", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dense", 3)]
    [InlineData("wide", 2)]
    [InlineData("once", 1)]
    public void Other_intervals_are_taken(string spacing, int count) => Assert.Equal(count, Planned("other", ("spacing", spacing)).Nudges.Count);

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    public void Who_wants_none_or_does_not_say_gets_none(string plan)
    {
        var talk = Planned(plan);

        Assert.Empty(talk.Nudges);
        Assert.Empty(talk.RecordOf(Alias).FollowUps);
    }

    [Fact]
    public void A_deeply_entrenched_relationship_is_looked_at_after_twenty_four_weeks_too()
    {
        var talk = Talk.CheckedIn().Through("G2.1", Alias, ("entrench", "5"), ("time", "ok"));

        Assert.Equal(4, Planned("ok", on: talk).Nudges.Count);
    }

    [Theory]
    [InlineData(2026, 3, 15, "2026-03-30 09:30")]
    [InlineData(2026, 10, 11, "2026-10-26 09:30")]
    public void The_change_of_clocks_moves_no_follow_up(int year, int month, int day, string first)
    {
        var talk = Talk.CheckedIn();
        talk.Now = new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.Zero);

        Assert.Equal(first, Local(Planned("ok", on: talk).Nudges[0]));
    }

    [Theory]
    [InlineData(Language.De)]
    [InlineData(Language.En)]
    public void What_goes_out_holds_nothing_of_what_was_agreed_and_leads_to_it(Language language)
    {
        var talk = Planned("ok");
        if (language == Language.En)
            talk.Say("english");

        talk.Wait(TimeSpan.FromDays(14)).Do(new TurnInput.Due(talk.Nudges[0]));

        var drawn = talk.Card.Json.ToJsonString();
        Assert.DoesNotContain(Alias, drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("Angebot", drawn, StringComparison.Ordinal);
        Assert.Equal(["held"], talk.Tap(language == Language.De ? "Anzeigen" : "Show me").Asked);
        Assert.Contains("„Angebot schicken“", talk.Text.Replace('“', '“').Replace("“Angebot schicken”", "„Angebot schicken“", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(language == Language.De ? "Vor 2 Wochen" : "2 weeks ago", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_noted_at_the_oldest_that_was_due()
    {
        var talk = Planned("ok").Wait(TimeSpan.FromDays(50)).Through("G10", Alias, ("held", "holds"), ("next", "later"));

        Assert.Equal([FollowUpState.Answered, FollowUpState.Planned, FollowUpState.Planned, FollowUpState.Planned], talk.RecordOf(Alias).FollowUps.Select(f => f.State));
        Assert.Equal("holds", talk.RecordOf(Alias).FollowUps[0].Answer);
        Assert.Equal(28, talk.RecordOf(Alias).FollowUps[^1].Due.DayNumber - DateOnly.FromDateTime(talk.Now.Date).DayNumber);
    }

    [Fact]
    public void A_changed_answer_of_the_follow_up_stays_at_the_same_one()
    {
        var talk = Planned("ok").Wait(TimeSpan.FromDays(50)).Through("G10", Alias, ("held", "holds"));

        talk.Tap("Zusammenfassung").Tap("Ändern").Say("Stand").Say("Teilweise");

        Assert.Equal(["partly", null, null], talk.RecordOf(Alias).FollowUps.Select(f => f.Answer));
    }

    [Fact]
    public void Done_ends_all_that_wait_and_says_so()
    {
        var talk = Planned("ok");
        var waiting = talk.Nudges.ToList();

        talk.Wait(TimeSpan.FromDays(15)).Through("G10", Alias, ("held", "holds"), ("next", "done"));

        Assert.Contains("frage ich nicht mehr nach", talk.Text, StringComparison.Ordinal);
        AssertSilent(talk, waiting);
    }

    [Fact]
    public void Without_a_relationship_nothing_is_announced_that_cannot_come()
    {
        var talk = Talk.CheckedIn().Through("G2.6", null, ("held", "yes"), ("agree", "Angebot schicken"));

        Assert.DoesNotContain("Wochen", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.Way(talk.Finished.First()), w => w.StartsWith("expect", StringComparison.Ordinal));
        Assert.Empty(talk.Nudges);
    }

    [Theory]
    [InlineData("ok", 3)]
    [InlineData("none", 0)]
    public void A_newer_plan_takes_the_place_of_the_earlier_one(string plan, int count)
    {
        var talk = Planned("ok");
        var earlier = talk.Nudges.ToList();

        Planned(plan, on: talk.Wait(TimeSpan.FromDays(3)));

        Assert.Equal(count, talk.State.FollowUps.Count);
        Assert.Equal(count == 0, talk.Text.Contains("frage ich nicht mehr nach", StringComparison.Ordinal));
        AssertSilent(talk, earlier);
    }

    [Fact]
    public void Two_plans_for_one_day_ask_once()
    {
        var talk = Planned("none").Through("G10", Alias, ("held", "holds"), ("next", "later")).Through("G10", Alias, ("held", "holds"), ("next", "later"));
        var waiting = talk.Nudges.ToList();
        Assert.Equal(2, waiting.Count);

        talk.Now = waiting[0].Due;
        Assert.NotNull(talk.Do(new TurnInput.Due(waiting[0])).Reply);
        Assert.Null(talk.Do(new TurnInput.Due(waiting[1])).Reply);
    }

    [Fact]
    public void The_end_of_the_relationship_ends_them()
    {
        var talk = Planned("ok");
        var waiting = talk.Nudges.ToList();

        talk.Through("G7", Alias, ("tried", "yes"), ("can", "now"));

        Assert.NotNull(talk.RecordOf(Alias).EndedOn);
        AssertSilent(talk, waiting);
    }

    [Fact]
    public void A_relationship_that_was_ended_by_somebody_else_stays_silent()
    {
        var talk = Planned("ok");

        talk.Records[talk.IdOf(Alias)] = talk.RecordOf(Alias) with { EndedOn = new DateOnly(2026, 5, 5), EndedBy = "theirs" };

        AssertSilent(talk, [.. talk.Nudges]);
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("never")]
    [InlineData("forget")]
    [InlineData("delete")]
    public void Reminders_off_or_everything_deleted_ends_them(string how)
    {
        var talk = Planned("ok");
        var waiting = talk.Nudges.ToList();
        if (how == "never")
            talk.Wait(TimeSpan.FromDays(14)).Do(new TurnInput.Due(waiting[0])).Tap("Keine Erinnerungen mehr");
        else if (how == "settings")
            talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", "none"));
        else if (how == "forget")
            talk.Say("vergiss mich").Say("1").Say("ja, löschen");
        else
            talk.Tap("Zusammenfassung").Tap("Diesen Eintrag löschen").Say("ja, löschen");

        AssertSilent(talk, waiting);
    }

    [Fact]
    public void In_a_week_asks_once_more()
    {
        var talk = Planned("ok");
        talk.Wait(TimeSpan.FromDays(14)).Do(new TurnInput.Due(talk.Nudges[0])).Tap("Später, in einer Woche");
        var again = talk.State.FollowUps.MinBy(w => w.Due)!;
        Assert.Equal("2026-05-26 09:30", Local(talk.Nudges.Single(n => n.Id == again.NudgeId))); // the 25th is Whit Monday

        talk.Wait(TimeSpan.FromDays(8)).Do(new TurnInput.Due(talk.Nudges.Single(n => n.Id == again.NudgeId)));

        Assert.Contains("Da war etwas vereinbart", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guide_that_is_walked_just_now_is_not_pushed_aside()
    {
        var talk = Planned("ok").Wait(TimeSpan.FromDays(14)).Say("check-in").Say(Alias);

        talk.Do(new TurnInput.Due(talk.Nudges.First(n => n.Kind == NudgeKind.FollowUp)));

        Assert.Null(talk.Reply);
        Assert.Equal(3, talk.State.FollowUps.Count);
        Assert.Equal(TimeSpan.FromMinutes(30), Assert.Single(talk.Result!.Nudges).Due - talk.Now);
    }

    [Theory]
    [InlineData(Reminders.Follow, 1)]
    [InlineData(Reminders.None, 0)]
    public void A_plan_to_meet_is_looked_at_a_week_later_for_whoever_wants_reminders(Reminders reminders, int count)
    {
        var talk = Talk.CheckedIn();
        talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", reminders == Reminders.Follow ? "follow" : "none"));

        talk.Through("G3", Alias, ("safe", "hard"), ("plan", "coffee"), ("when", "2026-05-11"));

        Assert.Equal(count, talk.Nudges.Count);
        Assert.All(talk.Nudges, n => Assert.Equal("2026-05-18 09:30", Local(n)));
    }

    [Fact]
    public void A_plan_to_meet_that_is_deleted_is_not_looked_at()
    {
        var talk = Talk.CheckedIn().Say("einstellungen").Answers("G0S", ("remind", "follow")).Through("G3", Alias, ("plan", "call"), ("when", "2026-05-20"));
        Assert.NotEmpty(talk.State.FollowUps);

        talk.Say("meine check-ins").Tap("Diesen Eintrag löschen").Say("ja, löschen");

        Assert.Empty(talk.State.FollowUps);
    }

    [Fact]
    public void Somebody_elses_relationship_in_the_data_of_a_button_starts_the_guide_without_one()
    {
        var talk = Talk.CheckedIn().Begin("G10", "not mine");

        Assert.Equal(["client"], talk.Asked);
        Assert.IsType<Reply.Question>(talk.Reply);
    }

    private static Talk Planned(string plan, (string Step, string Value)? spacing = null, Talk? on = null)
    {
        var answers = new List<(string, string)> { ("held", "yes"), ("agree", "Angebot schicken"), ("promise", "yes"), ("more", "no"), ("expect", plan) };
        if (spacing is { } s)
            answers.Add(s);
        return (on ?? Talk.CheckedIn()).Through("G2.6", Alias, [.. answers]);
    }

    private static void AssertSilent(Talk talk, IReadOnlyList<Nudge> waiting)
    {
        Assert.NotEmpty(waiting);
        foreach (var nudge in waiting)
            Assert.Null(talk.Wait(TimeSpan.FromDays(100)).Do(new TurnInput.Due(nudge)).Reply);
    }

    private static string Local(Nudge nudge) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(nudge.Due, "Europe/Berlin").ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
