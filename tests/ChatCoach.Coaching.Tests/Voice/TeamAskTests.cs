using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>What the team asks of management, and what management answers (guides B.17).</summary>
public sealed class TeamAskTests
{
    private static readonly TeamAsk Authority = new("north", VoiceAsk.Authority, "2026-W45", "2026-W46");
    private static readonly TeamAsk Time = new("north", VoiceAsk.Time, "2026-W46", "2026-W46");

    [Fact]
    public void The_newest_card_says_what_is_open_since_when_and_how_fast_management_answers()
    {
        var answered = new TeamAsk("north", VoiceAsk.Frame, "2026-W40", "2026-W40") { State = AskState.Decided, AnsweredOn = new DateOnly(2026, 10, 9), ToldOn = new DateOnly(2026, 10, 9) };
        var talk = Manager(Authority, Time with { State = AskState.Working, Owner = "Anna", Until = new DateOnly(2026, 12, 4), AnsweredOn = new DateOnly(2026, 11, 17) }, answered);
        var card = Assert.IsType<Reply.Voice>(talk.Say("Wochenkarte").Reply);
        Assert.Equal(
        [
            "Was das Team von der Leitung braucht",
            "Entscheiden dürfen – offen seit 9. November, noch ohne Antwort · Antwort bis 23. November",
            "Zeit für echten Kontakt – wir arbeiten daran, offen seit 16. November · zuständig: Anna · Antwort bis 4. Dezember",
            "Erste Antwort der Leitung (Median): 4 Tage. Ohne Antwort: 1, die älteste wartet 11 Tage.",
        ], card.Asks);
        card = Assert.IsType<Reply.Voice>(talk.Say("Ältere").Reply);
        Assert.Equal(["Was das Team von der Leitung braucht", "Entscheiden dürfen", "Weniger Druck zu verkaufen"], card.Asks);
    }

    [Fact]
    public void Open_asks_stand_on_a_card_without_numbers_too()
    {
        var talk = Manager(Authority);
        talk.Weeks = [Weeks.Full with { Stands = null, Cells = [] }];
        Assert.Contains(Assert.IsType<Reply.Voice>(talk.Say("Wochenkarte").Reply).Asks, line => line.Contains("Entscheiden dürfen", StringComparison.Ordinal));
    }

    [Fact]
    public void A_manager_moves_an_ask_on_and_the_team_is_told()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Gehört");
        Assert.Contains("dein Team erfährt es", talk.Text, StringComparison.Ordinal);
        Assert.Equal((AskState.Heard, Day(talk), Day(talk)), (Only(talk).State, Only(talk).AnsweredOn, Only(talk).ToldOn));
        talk.Say("Wir arbeiten daran");
        Assert.Equal(AskState.Working, Only(talk).State);
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label is "Gehört" or "Wir arbeiten daran");

        talk.Say("Entschieden").Say("Ab Montag entscheidet ihr bis 200 Euro selbst.");
        Assert.Contains("So liest es dein Team", talk.Text, StringComparison.Ordinal);
        Assert.Equal(AskState.Working, Only(talk).State);
        talk.Say("Ans Team senden");
        Assert.Equal((AskState.Decided, "Ab Montag entscheidet ihr bis 200 Euro selbst."), (Only(talk).State, Only(talk).Words));
        talk.Say("Doch wieder offen");
        Assert.Equal(AskState.Working, Only(talk).State);
    }

    [Fact]
    public void Words_can_be_written_anew_or_left_and_what_is_too_long_is_not_lost()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Machen wir nicht");
        talk.Say(new string('a', TeamAsk.MostWords + 1));
        Assert.Contains("600", talk.Text, StringComparison.Ordinal);
        Assert.Equal(TeamAsk.MostWords, Assert.IsType<Reply.Message>(talk.Reply).Field!.Value!.Length);
        talk.Say("Das geht rechtlich nicht.").Say("Anders schreiben");
        Assert.Equal("Das geht rechtlich nicht.", Assert.IsType<Reply.Message>(talk.Reply).Field!.Value);
        talk.Say("Der Vertrag lässt es nicht zu.").Say("Doch nichts");
        Assert.Equal(Authority, Only(talk));
        Assert.IsType<Reply.Message>(talk.Reply);
    }

    [Fact]
    public void An_answer_to_what_nobody_heard_says_that_it_was_heard()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Antwort ans Team").Say("Wir sprechen am Dienstag darüber.").Say("Ans Team senden");
        Assert.Equal((AskState.Heard, Day(talk)), (Only(talk).State, Only(talk).AnsweredOn));
    }

    [Fact]
    public void Somebody_takes_care_of_it_until_a_day_and_that_alone_is_no_answer()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Zuständig machen").Say("Anna *Müller*").Say("In zwei Wochen");
        Assert.Equal(("Anna *Müller*", Day(talk).AddDays(14), null), (Only(talk).Owner, Only(talk).Until, Only(talk).AnsweredOn));
        Assert.Contains("zuständig: Anna *Müller*", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stale_card_moves_nothing_back()
    {
        var talk = Manager(Authority with { State = AskState.Decided, Words = "Ja.", AnsweredOn = new DateOnly(2026, 11, 18), ToldOn = new DateOnly(2026, 11, 18) });
        var before = Only(talk);
        foreach (var arg in (string[])["heard:Authority.2026-W45.north", "declined:Authority.2026-W45.north", "owner:Authority.2026-W45.north", "heard:Authority.2026-W01.north", "nonsense", "words:"])
        {
            talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: arg)));
            Assert.Equal(before, Only(talk));
            Assert.NotNull(talk.Reply);
        }
    }

    [Fact]
    public void The_team_reads_and_cannot_answer_and_is_told_without_the_words()
    {
        var talk = Talk.Agreed(Language.De);
        (talk.Place, talk.Now) = (Places.Employee, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        talk.Asks = new TeamAsks([Authority with { State = AskState.Decided, Words = "Bis 200 Euro.", AnsweredOn = Day(talk), ToldOn = Day(talk) }], null);
        talk.Say("Antworten der Leitung");
        Assert.Contains("Bis 200 Euro.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Wer das war, steht nirgends", talk.Text, StringComparison.Ordinal);
        var before = Only(talk);
        foreach (var arg in (string[])["one:Authority.2026-W45.north", "working:Authority.2026-W45.north", "words:Authority.2026-W45.north"])
            Assert.Equal(before, Only(talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: arg)))));
        Assert.Null(talk.State.Aside);

        talk.Do(Told(talk));
        Assert.Contains("Neues von eurer Leitung: Entscheiden dürfen.", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("200", talk.Text, StringComparison.Ordinal);
        talk.Say("Lesen");
        Assert.Contains("Bis 200 Euro.", talk.Text, StringComparison.Ordinal);
        talk.Do(Told(talk)).Say("Nicht mehr melden");
        talk.Do(Told(talk));
        Assert.Null(talk.Reply);
    }

    [Fact]
    public void News_wait_for_working_hours_and_go_to_nobody_who_never_began_or_wrote_it()
    {
        var asks = new TeamAsks([Authority with { State = AskState.Heard, AnsweredOn = new DateOnly(2026, 11, 21), ToldOn = new DateOnly(2026, 11, 21) }], null);
        var talk = Talk.Agreed(Language.En);
        (talk.Place, talk.Asks) = (Places.Employee, asks);
        talk.Now = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
        talk.Do(Told(talk));
        Assert.Null(talk.Reply);
        var waits = Assert.Single(talk.Nudges, n => n.Kind == NudgeKind.TeamAsk);
        Assert.Equal(DayOfWeek.Monday, waits.Due.DayOfWeek);
        talk.At(waits).Do(new TurnInput.Due(waits));
        Assert.Contains("News from your management", talk.Text, StringComparison.Ordinal);

        var manager = Manager(asks.OfUnit[0]);
        Assert.Null(manager.Do(Told(manager)).Reply);
        var stranger = new Talk { Place = Places.Employee, Asks = asks };
        Assert.Null(stranger.Do(Told(stranger)).Reply);
    }

    [Fact]
    public void Who_belongs_to_no_unit_and_a_team_without_asks_read_a_sentence()
    {
        Assert.Contains("keiner Einheit", Talk.Agreed(Language.De).Say("Antworten der Leitung").Text, StringComparison.Ordinal);
        var talk = Talk.Agreed(Language.De);
        talk.Place = Places.Employee;
        Assert.Contains("Zurzeit steht keine Frage", talk.Say("Antworten der Leitung").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_measure_takes_the_later_of_two_and_says_who_still_waits()
    {
        var today = new DateOnly(2026, 11, 23);
        TeamAsk[] asks = [Answered("2026-W40", 2), Answered("2026-W41", 9), Authority, Time, Answered("2025-W40", 90)];
        Assert.Equal(new AskTimes(2, 2, 14, 9), AskTimes.Of(asks, today));
        Assert.Equal(new AskTimes(0, 0, null, null), AskTimes.Of([], today));

        static TeamAsk Answered(string since, int days) => new TeamAsk("north", VoiceAsk.Frame, since, since) { State = AskState.Declined, AnsweredOn = VoicePeriod.Parse(since).First.AddDays(7 + days) };
    }

    [Fact]
    public void The_nearest_unit_somebody_leads_is_asked()
    {
        var partOf = new Dictionary<string, string?> { ["a"] = "b", ["b"] = "c", ["c"] = null, ["x"] = "y", ["y"] = "x" };
        Assert.Equal("a", AskedManagement.Of("a", partOf.GetValueOrDefault, u => u is "a" or "c"));
        Assert.Equal("c", AskedManagement.Of("a", partOf.GetValueOrDefault, u => u is "c"));
        Assert.Equal("a", AskedManagement.Of("a", partOf.GetValueOrDefault, u => false));
        Assert.Equal("x", AskedManagement.Of("x", partOf.GetValueOrDefault, u => false));
    }

    private static Talk Manager(params ImmutableList<TeamAsk> asks)
    {
        var talk = Weeks.Manager(Language.De, Weeks.Full, Weeks.Full with { Period = "2026-W46" });
        talk.Asks = new TeamAsks(asks, null);
        talk.Now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
        return talk;
    }

    private static TeamAsk Only(Talk talk) => Assert.Single(talk.Asks.OfUnit);

    private static DateOnly Day(Talk talk) => DateOnly.FromDateTime(talk.Now.UtcDateTime);

    private static TurnInput.Due Told(Talk talk) => new(new Nudge(TeamAskNudge.Id, NudgeKind.TeamAsk, talk.Now));
}
