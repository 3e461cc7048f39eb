using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>Asks of management in words.</summary>
internal static class TeamAskWords
{
    public static string Title(Turn turn, TeamAsk ask) => turn.Text(VoiceCards.AskOf(turn, ask.Ask));

    /// <summary>What is asked, how far it is, who takes care of it by when, and what was said.</summary>
    public static string Line(Turn turn, TeamAsk ask)
    {
        var teamAsks = turn.Content.TeamAsks;
        var line = turn.Text(teamAsks.Line, ("ask", Title(turn, ask)), ("state", State(turn, ask)));
        if (ask.Words is { } words)
            line += $"\n\n{turn.Text(teamAsks.WordsLine, ("words", OwnWords.Mark(words)))}";
        return ask.Question is { } question ? $"{line}\n\n{TeamQuestions.Line(turn, question)}" : line;
    }

    /// <summary>What is open now and how fast it goes, for the newest weekly card: always there, also when it has no numbers (guides B.17). Empty: there is nothing.</summary>
    public static ImmutableList<string> OnCard(Turn turn)
    {
        var (teamAsks, asks) = (turn.Content.TeamAsks, turn.Asked.Asks!);
        var whole = FrameMoves.Manages(turn) ? null : asks.Whole;
        ImmutableList<string> said =
        [
            .. whole is null ? asks.OfUnit.Where(a => a.IsOpen).OrderBy(a => a.Since, StringComparer.Ordinal).ThenBy(a => a.Ask).Select(a => turn.Text(teamAsks.Line, ("ask", Title(turn, a)), ("state", State(turn, a))))
                : whole.Open > 0 ? [turn.Text(teamAsks.WholeOpen, ("n", Number(whole.Open)))] : [],
            .. Times(turn, whole ?? AskTimes.Of(asks.OfUnit, TeamAskMoves.UtcDay(turn))) is { } times ? [times] : (string[])[],
        ];
        return said.IsEmpty ? said : said.Insert(0, turn.Text(turn.Content.Voice.Asks));
    }

    /// <summary>How fast management answers; null: there is nothing to measure.</summary>
    public static string? Times(Turn turn, AskTimes times)
    {
        var teamAsks = turn.Content.TeamAsks;
        if (times is { Median: null, Unanswered: 0 })
            return null;
        string[] said =
        [
            .. times.Median is { } median ? [turn.Text(teamAsks.Median, ("days", Days(turn, median)))] : (string[])[],
            .. times.Oldest is { } oldest ? [turn.Text(teamAsks.Waiting, ("n", Number(times.Unanswered)), ("days", Days(turn, oldest)))] : (string[])[],
        ];
        return string.Join(' ', said);
    }

    private static string State(Turn turn, TeamAsk ask)
    {
        var teamAsks = turn.Content.TeamAsks;
        string[] parts =
        [
            turn.Text(ask.State switch
            {
                AskState.Raised => teamAsks.StateRaised,
                AskState.Heard => teamAsks.StateHeard,
                AskState.Working => teamAsks.StateWorking,
                AskState.Decided => teamAsks.StateDecided,
                _ => teamAsks.StateDeclined,
            }, ("day", Day(turn, ask.RaisedOn))),
            .. ask.Owner is { } owner ? [turn.Text(teamAsks.Owner, ("who", OwnWords.Mark(owner)))] : (string[])[],
            .. ask.IsOpen ? [turn.Text(ask.AnswerBy < turn.Today ? teamAsks.WasDue : teamAsks.By, ("day", Day(turn, ask.AnswerBy)))] : (string[])[],
        ];
        return string.Join(" · ", parts);
    }

    /// <summary>Of another year with it.</summary>
    private static string Day(Turn turn, DateOnly day) => day.Year == turn.Today.Year ? Dates.WriteShort(day, turn.Language) : Dates.Write(day, turn.Language);

    private static string Days(Turn turn, int days) => days == 1 ? turn.Text(turn.Content.TeamAsks.OneDay) : turn.Text(turn.Content.TeamAsks.SomeDays, ("n", Number(days)));

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
