using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>Management asks everybody back, and everybody who counts answers with a tap (guides B.17). Who answered what nobody sees; who did not is not told of.</summary>
internal static class TeamQuestions
{
    /// <summary>Before the key of an ask: its question, to be answered.</summary>
    private const string Asked = "asked";

    /// <summary>In place of an answer: it counts no more.</summary>
    private const string None = "none";

    /// <summary>To the questions that run, for whoever may answer them.</summary>
    public static IEnumerable<CardButton> Buttons(Turn turn, IEnumerable<TeamAsk> asks) => asks.Where(a => IsOn(turn, a))
        .Select(a => new CardButton(turn.Text(turn.Content.TeamAsks.ButtonAsked, ("ask", TeamAskWords.Title(turn, a))), Verbs.TeamAsk, $"{Asked}:{a.Key}"));

    /// <summary>Shows a question or takes an answer; null: it is neither, or the question is not running.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="ask">Which.</param>
    /// <param name="what">"asked", or one of <see cref="TeamQuestion.Answers"/> or "none", a dot and the week it was asked in: an old card answers no newer question.</param>
    public static Reply? Do(Turn turn, TeamAsk ask, string what)
    {
        turn.State = turn.State with { Aside = null };
        if (string.Equals(what, Asked, StringComparison.Ordinal) && IsOn(turn, ask))
            return Question(turn, ask);
        if (what.Split('.') is not [var answer, var week] || !TeamQuestion.Answers.Add(None).Contains(answer, StringComparer.Ordinal))
            return null;
        var teamAsks = turn.Content.TeamAsks;
        if (!IsOn(turn, ask) || !string.Equals(ask.Question!.Week, week, StringComparison.Ordinal))
            return TeamAskMoves.Show(turn, turn.Text(teamAsks.QuestionOver));
        var id = $"{Asked}:{ask.Key}:{week}";
        if (string.Equals(answer, None, StringComparison.Ordinal))
        {
            turn.Count(id, turn.Today, []);
            return Speech.Say(turn, [turn.Text(teamAsks.AnswerTaken)], [.. Buttons(turn, [ask]), .. MenuMoves.Doors(turn)]);
        }

        if (!Counts(turn))
            return Question(turn, ask);
        turn.Count(id, turn.Today, [TeamQuestion.Code(ask.Ask, answer)], ask.Unit);
        return Speech.Say(turn, [turn.Text(teamAsks.AnswerKept)], [.. Buttons(turn, [ask]), new CardButton(turn.Text(teamAsks.ButtonUnanswer), Verbs.TeamAsk, ArgOf(ask, None)), .. MenuMoves.Doors(turn)]);
    }

    /// <summary>That management asks; only to who counts, and without what it asks (privacy rules P9, P16). Null: nothing runs.</summary>
    public static Reply? Due(Turn turn, ImmutableList<TeamAsk> asks)
    {
        var running = asks.FindAll(a => IsOn(turn, a));
        if (running.IsEmpty || !Counts(turn))
            return null;
        turn.State = turn.State with { Aside = null };
        return Speech.Say(turn, [turn.Text(turn.Content.TeamAsks.QuestionNews)],
            [.. Buttons(turn, running), new CardButton(turn.Text(turn.Content.Releases.ButtonUntold), Verbs.Close, ReceivedMoves.Untold)]);
    }

    /// <summary>The question as it would run: from the next Monday on.</summary>
    public static TeamQuestion Next(Turn turn, string words) => new(words, VoicePeriod.WeekOf(turn.Today.AddDays(7)).Id);

    /// <summary>What becomes of it, for whoever asks.</summary>
    public static string Preview(Turn turn, TeamQuestion question) =>
        turn.Text(turn.Content.TeamAsks.QuestionPreview, ("words", OwnWords.Mark(question.Words)), ("day", Dates.WriteShort(VoicePeriod.Parse(question.Week).First, turn.Language)));

    /// <summary>Keeps that it is asked, or not any more; nobody is told of it now.</summary>
    public static Reply Keep(Turn turn, TeamAsk ask, Phrase said)
    {
        turn.Asked.Answer = ask;
        return TeamAskMoves.Page(turn, ask, turn.Text(said));
    }

    /// <summary>The question, and what came of it.</summary>
    public static string Line(Turn turn, TeamQuestion question)
    {
        var (teamAsks, words) = (turn.Content.TeamAsks, OwnWords.Mark(question.Words));
        return question switch
        {
            { Result.IsEmpty: true } => $"{turn.Text(teamAsks.QuestionDone, ("words", words))} {turn.Text(teamAsks.QuestionNothing)}",
            { Result: { } result } => $"{turn.Text(teamAsks.QuestionDone, ("words", words))} {string.Join(" · ", result.Select(cell => $"{turn.Text(AnswerOf(turn, cell.Cell))}: {VoiceCards.ShareOf(turn, cell)}"))}",
            _ => turn.Text(teamAsks.QuestionLine, ("words", words), ("from", Dates.WriteShort(VoicePeriod.Parse(question.Week).First, turn.Language)), ("to", Dates.WriteShort(VoicePeriod.Parse(question.Week).First.AddDays(6), turn.Language))),
        };
    }

    private static Reply Question(Turn turn, TeamAsk ask)
    {
        var teamAsks = turn.Content.TeamAsks;
        var counts = Counts(turn);
        return Speech.Say(turn,
            [turn.Text(teamAsks.QuestionAsked, ("words", OwnWords.Mark(ask.Question!.Words))), turn.Text(counts ? teamAsks.QuestionHow : teamAsks.AnswerNotCounted)],
            [
                .. counts ? TeamQuestion.Answers.Select(a => new CardButton(turn.Text(AnswerOf(turn, a)), Verbs.TeamAsk, ArgOf(ask, a))) : [Speech.Repairing(turn, teamAsks.ButtonSettings, Repair.Settings)],
                .. MenuMoves.Doors(turn),
            ],
            TeamAskWords.Title(turn, ask));
    }

    private static string ArgOf(TeamAsk ask, string answer) => $"{answer}.{ask.Question!.Week}:{ask.Key}";

    /// <summary>Something is asked already, or is going to be: of two questions in one week nearly the same people could be asked nearly the same, and what differs would be somebody's answer (privacy rule P5).</summary>
    public static bool IsBusy(Turn turn) => turn.Asked.Asks!.OfUnit.Exists(a => a.Question is { Result: null });

    private static bool IsOn(Turn turn, TeamAsk ask) => ask.Question is { Result: null } question && question.IsOn(turn.Today);

    /// <summary>Said yes to counting, and from a day on that has come (privacy rule P3).</summary>
    private static bool Counts(Turn turn) => turn.State.CountsFrom is { } from && turn.Today >= from;

    private static Phrase AnswerOf(Turn turn, string answer) => answer switch
    {
        TeamQuestion.Yes => turn.Content.TeamAsks.AnswerYes,
        TeamQuestion.Partly => turn.Content.TeamAsks.AnswerPartly,
        _ => turn.Content.TeamAsks.AnswerNo,
    };
}
