using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>Management asks everybody back, and the answers come back under the same thresholds (guides B.17).</summary>
public sealed class TeamQuestionTests
{
    private static readonly TeamAsk Authority = new("north", VoiceAsk.Authority, "2026-W46", "2026-W47") { State = AskState.Heard, AnsweredOn = new DateOnly(2026, 11, 17), ToldOn = new DateOnly(2026, 11, 17) };
    private static readonly DateTimeOffset Friday = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);
    private static readonly TeamAsk Running = Authority with { Question = new TeamQuestion("Reichen 200 Euro?", "2026-W49") };

    [Fact]
    public void A_manager_asks_back_from_the_next_Monday_on_sees_it_before_and_can_take_it_back()
    {
        var talk = Manager(Authority).Say("Antworten der Leitung").Say("Entscheiden dürfen").Say("Nachfragen an alle").Say("Reichen 200 Euro?");
        Assert.Contains("„Reichen 200 Euro?“ Das frage ich ab 30. November eine Woche lang", talk.Text, StringComparison.Ordinal);
        Assert.Null(Only(talk).Question);
        talk.Say("Am Montag fragen");
        Assert.Equal((new TeamQuestion("Reichen 200 Euro?", "2026-W49"), AskState.Heard, new DateOnly(2026, 11, 17)), (Only(talk).Question!, Only(talk).State, Only(talk).ToldOn));
        Assert.Null(Only(talk).TellAt);
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label == "Nachfragen an alle");
        talk.Say("Doch nicht nachfragen");
        Assert.Null(Only(talk).Question);

        talk.Say("Nachfragen an alle").Say(new string('a', TeamAsk.MostQuestion + 1));
        Assert.Contains("200", talk.Text, StringComparison.Ordinal);
        Assert.Equal(TeamAsk.MostQuestion, Assert.IsType<Reply.Message>(talk.Reply).Field!.Value!.Length);
    }

    [Fact]
    public void While_it_runs_it_can_neither_be_changed_nor_taken_back()
    {
        var talk = Manager(Running);
        talk.Now = Monday;
        talk.Say("Antworten der Leitung").Say("Entscheiden dürfen");
        Assert.DoesNotContain(talk.Reply!.Buttons, b => b.Label is "Nachfragen an alle" or "Doch nicht nachfragen");
        foreach (var arg in (string[])["unquestion:", "question:"])
            Assert.Equal(Running.Question, Only(talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: arg + Running.Key)))).Question);
    }

    [Fact]
    public void Who_counts_is_asked_without_the_words_answers_with_a_tap_and_can_change_it()
    {
        var talk = Employee(Running, counts: true);
        Assert.Contains("Eure Leitung fragt alle etwas nach", talk.Do(Asked(talk)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("200", talk.Text, StringComparison.Ordinal);
        talk.Say("Nachfrage: Entscheiden dürfen");
        Assert.Contains("Reichen 200 Euro?", talk.Text, StringComparison.Ordinal);
        talk.Say("Ja");
        Assert.Equal(["asked.authority:yes"], talk.Contributions.Select(c => c.Code));
        talk.Say("Nachfrage: Entscheiden dürfen").Say("Nein");
        Assert.Equal(["asked.authority:no"], talk.Contributions.Select(c => c.Code));
        Assert.Contains("Danke", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_count_is_not_asked_and_reads_how_to_take_part()
    {
        var talk = Employee(Running, counts: false);
        Assert.Null(talk.Do(Asked(talk)).Reply);
        talk.Say("Antworten der Leitung").Say("Nachfrage: Entscheiden dürfen");
        Assert.Contains("Antworten zählen nur, wenn du", talk.Text, StringComparison.Ordinal);
        talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: "yes.2026-W49:" + Running.Key)));
        Assert.Empty(talk.Contributions);
        talk.Say("Einstellungen");
        Assert.IsType<Reply.Question>(talk.Reply);
    }

    [Theory]
    [InlineData("2026-11-29T12:00:00Z")]
    [InlineData("2026-12-06T23:30:00Z")]
    public void Before_and_after_its_week_nothing_counts(string now)
    {
        var talk = Employee(Running, counts: true);
        talk.Now = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: "yes.2026-W49:" + Running.Key)));
        Assert.Empty(talk.Contributions);
        Assert.Contains("läuft gerade nicht", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manager_answers_no_question_of_the_own_unit()
    {
        var talk = Manager(Running);
        talk = talk.With(talk.State with { CountsFrom = new DateOnly(2026, 11, 2) });
        talk.Now = Monday;
        talk.Do(new TurnInput.Click(new CardAction(Verbs.TeamAsk, "0123456789abcdef", Arg: "yes.2026-W49:" + Running.Key)));
        Assert.Empty(talk.Contributions);
        Assert.Null(talk.Do(Asked(talk)).Reply);
    }

    [Fact]
    public void Everybody_in_the_unit_reads_what_came_of_it()
    {
        var done = Authority with { Question = Running.Question! with { Result = [new ShownCell("yes", Share.Most, 20)] } };
        Assert.Contains("Nachfrage: „Reichen 200 Euro?“ Ja: die meisten, 20 bis 29 Personen", Employee(done, counts: false).Say("Antworten der Leitung").Text, StringComparison.Ordinal);
        var nothing = Authority with { Question = Running.Question! with { Result = [] } };
        Assert.Contains("Es gibt keine Zahlen", Manager(nothing).Say("Antworten der Leitung").Text, StringComparison.Ordinal);
        Assert.Contains(Manager(nothing).Say("Antworten der Leitung").Say("Entscheiden dürfen").Reply!.Buttons, b => b.Label == "Nachfragen an alle");
    }

    /// <summary>Both sides of the limit: five who say it and five who answer otherwise; who did not answer is on neither side.</summary>
    [Theory]
    [InlineData(5, 5, 0, "partly")]
    [InlineData(5, 4, 0, "")]
    [InlineData(4, 6, 0, "")]
    [InlineData(10, 0, 0, "")]
    [InlineData(10, 3, 2, "yes")]
    [InlineData(7, 6, 5, "yes partly")]
    [InlineData(7, 6, 4, "yes")]
    public void Answers_come_back_under_the_two_sided_threshold_of_those_who_answered(int yes, int partly, int no, string shown)
    {
        IEnumerable<IReadOnlySet<string>> people =
        [
            .. Enumerable.Repeat(Taps("yes"), yes), .. Enumerable.Repeat(Taps("partly"), partly), .. Enumerable.Repeat(Taps("no"), no),
            .. Enumerable.Repeat<IReadOnlySet<string>>(new HashSet<string> { VoiceCells.TookPart, "asked.frame:yes" }, 30),
        ];
        Assert.Equal(shown, string.Join(' ', TeamQuestion.Show(VoiceAsk.Authority, new VoiceRules(), people).Select(c => c.Cell)));

        static IReadOnlySet<string> Taps(string answer) => new HashSet<string> { TeamQuestion.Code(VoiceAsk.Authority, answer), VoiceCells.TookPart };
    }

    private static Talk Manager(TeamAsk ask)
    {
        var talk = Weeks.Manager(Language.De, Weeks.Full);
        (talk.Asks, talk.Now) = (new TeamAsks([ask], null), Friday);
        return talk;
    }

    private static Talk Employee(TeamAsk ask, bool counts)
    {
        var talk = Talk.Agreed(Language.De);
        talk = talk.With(talk.State with { CountsFrom = counts ? new DateOnly(2026, 11, 2) : null });
        (talk.Place, talk.Asks, talk.Now) = (Places.Employee, new TeamAsks([ask], null), Monday);
        return talk;
    }

    private static TeamAsk Only(Talk talk) => Assert.Single(talk.Asks.OfUnit);

    private static TurnInput.Due Asked(Talk talk) => new(new Nudge(TeamAskNudge.Question, NudgeKind.TeamAsk, talk.Now));
}
