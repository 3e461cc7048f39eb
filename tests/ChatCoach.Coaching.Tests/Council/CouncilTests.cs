using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Council;

/// <summary>The works council reads the configuration and stops weekly cards and reminders (privacy rule P24).</summary>
public sealed class CouncilTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_reads_the_configuration_a_page_at_a_time()
    {
        ImmutableList<SetupLine> lines = [new("group", new Phrase("6 Personen", "6 people")), .. Enumerable.Range(0, 10).Select(n => new SetupLine("note", new Phrase($"{n} Tage", $"{n} days")))];
        var agreed = Council();
        var talk = new Talk { Content = agreed.Content with { Values = agreed.Content.Values with { Setup = lines } } }.With(agreed.State).At(agreed.Place);
        var page = Assert.IsType<Reply.Summary>(talk.Say("Betriebsrat").Say("So ist es eingestellt").Reply);
        Assert.Equal(("1/2", 8, "6 Personen"), (page.Place!, page.Facts.Count, page.Facts[0].Value));
        Assert.StartsWith("So viele müssen eine Aussage angetippt haben", page.Facts[0].Label, StringComparison.Ordinal);
        Assert.Equal(3, Assert.IsType<Reply.Summary>(talk.Say("Weiterblättern").Reply).Facts.Count);
    }

    [Fact]
    public void It_reads_what_changed()
    {
        var talk = Council();
        Assert.Contains("hat sich nichts geändert", talk.Say("Betriebsrat").Say("Was sich geändert hat").Text, StringComparison.Ordinal);
        talk.Changes = [new(Monday, "group", "5 people", "6 people"), new(Monday, nameof(Pausable.WeeklyCard), "off", "on"), new(Monday, "graph", null, "on"), new(Monday, "model", "off", null)];
        var page = Assert.IsType<Reply.Summary>(talk.Say("Betriebsrat").Say("Was sich geändert hat").Reply);
        Assert.Equal(
        [
            "So viele müssen eine Aussage angetippt haben, und ebenso viele nicht: vorher 5 Personen, jetzt 6 Personen",
            "Wochenkarten: vorher läuft, jetzt angehalten",
            "Kalender und Online-Treffen über Microsoft Graph: neu, an",
            "Sprachmodell: war aus, gibt es nicht mehr",
        ], page.Facts.Select(f => f.Value));
    }

    [Fact]
    public void It_stops_after_asking_once_and_lets_go_on()
    {
        var talk = Council().Say("Betriebsrat").Say("Wochenkarten anhalten");
        Assert.Contains("für die ganze Organisation", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Paused);
        talk.Say("Nein, weiterlaufen lassen");
        Assert.Empty(talk.Paused);
        talk.Say("Wochenkarten anhalten").Say("Ja, anhalten");
        Assert.Equal([Pausable.WeeklyCard], talk.Paused);
        Assert.Contains("Wochenkarten sind angehalten", talk.Text, StringComparison.Ordinal);
        talk.Say("Erinnerungen anhalten").Say("Ja, anhalten").Say("Wochenkarten weiterlaufen lassen");
        Assert.Equal([Pausable.Reminders], talk.Paused);
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("coach")]
    [InlineData("production")]
    [InlineData("admin")]
    [InlineData(null)]
    public void Nobody_else_reads_or_stops_anything(string? role)
    {
        var talk = Talk.Agreed(Language.De).At(new OrgPlace("north", "Nord", role is null ? [] : [role], null));
        Assert.Contains("für den Betriebsrat", talk.Say("Betriebsrat").Text, StringComparison.Ordinal);
        foreach (var arg in (string[])["setup:0", "log:0", "pause:WeeklyCard", "resume:Reminders"])
        {
            talk.Do(new TurnInput.Click(new CardAction(Verbs.Council, "0123456789abcdef", Arg: arg)));
            Assert.IsType<Reply.Message>(talk.Reply);
            Assert.Null(talk.Result!.Paused);
            Assert.Null(talk.State.Aside);
        }
    }

    [Theory]
    [InlineData("pause:")]
    [InlineData("pause:7")]
    [InlineData("resume:Everything")]
    [InlineData("setup:-1")]
    [InlineData("setup:99")]
    [InlineData("log:x")]
    [InlineData("nonsense")]
    public void Whatever_a_card_sends_is_answered(string arg)
    {
        var talk = Council();
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Council, "0123456789abcdef", Arg: arg)));
        Assert.NotNull(talk.Reply);
        Assert.Null(talk.Result!.Paused);
    }

    [Fact]
    public void While_cards_are_stopped_none_is_sent_or_shown_and_what_waited_comes_afterwards()
    {
        var talk = Weeks.Manager(Language.De, Weeks.Full);
        (talk.Now, talk.Paused) = (Monday, [Pausable.WeeklyCard]);
        Assert.Null(talk.Do(new TurnInput.Due(new Nudge(VoiceNudge.Id, NudgeKind.Voice, talk.Now))).Reply);
        var waits = Assert.Single(talk.Nudges, n => n.Kind == NudgeKind.Voice);
        Assert.Equal(TimeSpan.FromDays(1), waits.Due - talk.Now);
        Assert.Contains("Der Betriebsrat hat die Wochenkarten angehalten", talk.Say("Wochenkarte").Text, StringComparison.Ordinal);
        talk.Paused = [];
        Assert.IsType<Reply.Voice>(talk.At(waits).Do(new TurnInput.Due(waits)).Reply);
    }

    [Fact]
    public void While_cards_are_stopped_nobody_reads_or_answers_what_they_ask()
    {
        var talk = Weeks.Manager(Language.De, Weeks.Full);
        TeamAsk ask = new("north", VoiceAsk.Authority, "2026-W46", "2026-W47");
        (talk.Now, talk.Paused, talk.Asks) = (Monday, [Pausable.WeeklyCard], new TeamAsks([ask], null));
        Assert.Contains("Der Betriebsrat hat die Wochenkarten angehalten", talk.Say("Antworten der Leitung").Text, StringComparison.Ordinal);
        talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: "heard:" + ask.Key)));
        Assert.Equal([ask], talk.Asks.OfUnit);
        talk.Paused = [];
        Assert.Contains("Entscheiden dürfen", talk.Say("Antworten der Leitung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void While_reminders_are_stopped_they_wait_and_whoever_asks_for_one_is_told()
    {
        var talk = Talk.Agreed(Language.De);
        talk.Paused = [Pausable.Reminders];
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Remind, "0123456789abcdef", Arg: "tomorrow")));
        Assert.Contains("Zurzeit hat der Betriebsrat Erinnerungen angehalten", talk.Text, StringComparison.Ordinal);
        var asked = Assert.Single(talk.Nudges);
        Assert.Null(talk.At(asked).Do(new TurnInput.Due(asked)).Reply);
        var waits = talk.Nudges[^1];
        Assert.True(waits.Due > talk.Now);
        talk.Paused = [];
        Assert.NotNull(talk.At(waits).Do(new TurnInput.Due(waits)).Reply);
    }

    [Fact]
    public void A_reminder_in_an_hour_that_was_stopped_does_not_come_at_night_or_at_the_weekend()
    {
        var talk = Talk.Agreed(Language.De);
        talk.Now = new DateTimeOffset(2026, 11, 27, 20, 30, 0, TimeSpan.Zero);
        talk.Paused = [Pausable.Reminders];
        talk.Say("Montagsrunde").Say("pause").Tap("In einer Stunde erinnern");
        var asked = Assert.Single(talk.Nudges);
        talk.At(asked).Do(new TurnInput.Due(asked));
        talk.Paused = [];
        var saturday = talk.Nudges[^1];
        Assert.Null(talk.At(saturday).Do(new TurnInput.Due(saturday)).Reply);
        var morning = talk.Nudges[^1];
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 8, 30, 0, TimeSpan.Zero), morning.Due);
        Assert.NotNull(talk.At(morning).Do(new TurnInput.Due(morning)).Reply);
    }

    [Theory]
    [InlineData(Language.De, "Einstellungen", "Zurzeit hat der Betriebsrat Erinnerungen angehalten")]
    [InlineData(Language.En, "settings", "At present the works council has stopped reminders")]
    public void Settings_say_that_reminders_are_stopped(Language language, string door, string said)
    {
        var talk = Talk.Agreed(language);
        talk.Paused = [Pausable.Reminders];
        Assert.Contains(said, talk.Say(door).Text, StringComparison.Ordinal);
        var other = Talk.Agreed(language);
        Assert.DoesNotContain(said, other.Say(door).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_with_a_coach_and_what_others_give_somebody_are_not_stopped()
    {
        var talk = Talk.Agreed(Language.De);
        talk.Paused = [Pausable.Reminders, Pausable.WeeklyCard];
        foreach (var kind in (NudgeKind[])[NudgeKind.Session, NudgeKind.Released, NudgeKind.ComeBack, NudgeKind.Retain])
        {
            talk.Now = Monday;
            talk.Do(new TurnInput.Due(new Nudge("n", kind, talk.Now)));
            Assert.DoesNotContain(talk.Nudges, n => n.Id == "n" && n.Due == talk.Now + TimeSpan.FromDays(1));
        }
    }

    private static Talk Council()
    {
        var talk = Talk.Agreed(Language.De).At(new OrgPlace(null, null, ["works-council"], null));
        talk.Now = Monday;
        return talk;
    }
}
