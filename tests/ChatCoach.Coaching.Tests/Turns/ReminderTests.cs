using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

public sealed class ReminderTests
{
    [Fact]
    public void Five_minutes_of_pause_are_followed_by_one_question_without_any_value()
    {
        var talk = Paused();
        var nudge = Assert.Single(talk.Nudges);
        Assert.Equal(TimeSpan.FromMinutes(5), nudge.Due - talk.Now);

        talk.Wait(TimeSpan.FromMinutes(5)).Do(new TurnInput.Due(nudge));

        Assert.Contains("fünf Minuten sind um", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["client", "strain"], talk.Tap("Check-in beginnen").Asked);
    }

    [Fact]
    public void Who_came_back_by_themselves_is_left_alone()
    {
        var talk = Paused().Say("check-in").Say("Montagsrunde");

        talk.Wait(TimeSpan.FromMinutes(5)).Do(new TurnInput.Due(talk.Nudges[0]));

        Assert.Null(talk.Reply);
        Assert.Empty(talk.Result!.Nudges);
        Assert.NotNull(talk.State.ActiveRun);
    }

    [Fact]
    public void A_run_used_in_the_last_thirty_minutes_is_not_pushed_aside()
    {
        var talk = Aftercare();
        var nudge = talk.Nudges.Single();
        talk.Now = nudge.Due;
        talk.Say("check-in").Say("Montagsrunde");
        talk.Do(new TurnInput.Due(nudge));
        Assert.Null(talk.Reply);
        Assert.Equal(TimeSpan.FromMinutes(30), Assert.Single(talk.Result!.Nudges).Due - talk.Now);
        Assert.Equal(nudge.Id, talk.Nudges.Single().Id);

        talk.Wait(TimeSpan.FromMinutes(31)).Do(new TurnInput.Due(talk.Nudges.Single()));

        Assert.Contains("wie es dir heute geht", talk.Text, StringComparison.Ordinal);
        Assert.Equal(["strain"], talk.Say("fortsetzen").Asked.Skip(0));
    }

    [Fact]
    public void The_aftercare_reminder_comes_next_morning_in_the_persons_time_zone()
    {
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Aftercare().Nudges.Single().Due, "Europe/Berlin");

        Assert.Equal(new DateTime(2026, 5, 5, 9, 30, 0), local.DateTime);
    }

    [Fact]
    public void A_reminder_of_a_paused_check_in_at_the_same_time_looks_like_the_aftercare_reminder()
    {
        var care = Aftercare().Nudges.Single();
        var paused = Talk.Agreed().Say("Montagsrunde").Say("pause").Tap("Am nächsten Arbeitstag erinnern").Nudges.Single();

        Assert.Equal(care.Due, paused.Due);
        Assert.Equal(care.Id.Length, paused.Id.Length);
    }

    [Fact]
    public void A_paused_check_in_is_offered_again_when_asked_for()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("pause").Tap("In einer Stunde erinnern");
        var nudge = talk.Nudges.Single();

        talk.Wait(TimeSpan.FromHours(1)).Do(new TurnInput.Due(nudge));

        Assert.DoesNotContain("Montagsrunde", talk.Card.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["strain"], talk.Tap("Weitermachen").Asked);
    }

    [Fact]
    public void Asked_for_twice_it_comes_once()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("pause").Tap("In einer Stunde erinnern").Say("fortsetzen").Say("pause").Tap("Am nächsten Arbeitstag erinnern");

        Assert.Single(talk.Nudges);
    }

    [Fact]
    public void A_reminder_of_a_run_that_is_gone_or_done_stays_silent()
    {
        var talk = Talk.Agreed().Say("Montagsrunde").Say("pause").Tap("In einer Stunde erinnern").Say("fortsetzen").Say("stopp").Say("löschen");

        Assert.Null(talk.Wait(TimeSpan.FromHours(1)).Do(new TurnInput.Due(talk.Nudges.Single())).Reply);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("settings")]
    public void Who_wants_no_more_reminders_gets_none_of_those_that_wait(string how)
    {
        var talk = Aftercare().Say("check-in").Say("Montagsrunde").Say("pause").Tap("In einer Stunde erinnern");
        var waiting = talk.Nudges.ToList();
        if (how == "never")
            talk.Wait(waiting[0].Due - talk.Now).Do(new TurnInput.Due(waiting[0])).Tap("Keine Erinnerungen mehr");
        else
            talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", "none"));

        foreach (var nudge in waiting)
            Assert.Null(talk.Wait(TimeSpan.FromDays(1)).Do(new TurnInput.Due(nudge)).Reply);
    }

    [Fact]
    public void A_reminder_nobody_asked_for_stays_silent() =>
        Assert.Null(Talk.CheckedIn().Do(new TurnInput.Due(new Nudge("made up", NudgeKind.NextDay, default))).Reply);

    [Fact]
    public void An_open_question_about_deleting_does_not_stand_behind_a_reminder()
    {
        var talk = Aftercare().Say("vergiss mich").Say("Alles von mir").Wait(TimeSpan.FromDays(1));

        talk.Do(new TurnInput.Due(talk.Nudges.Single())).Say("ja");

        Assert.False(talk.Erased);
    }

    private static Talk Paused() => Talk.Agreed().Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja").Say("5 Minuten Pause");

    private static Talk Aftercare() => Talk.Agreed().Say("ich wurde bedroht").Say("ja").Say("1").Say("nein").Tap("Ja");
}
