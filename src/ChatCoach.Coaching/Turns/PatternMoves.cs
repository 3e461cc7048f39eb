using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>At the end of a hard check-in: whether several about this relationship were so (requirement K15). Never by itself, never elsewhere.</summary>
internal static class PatternMoves
{
    private const string StateField = "checkin.state";
    private const string TherapyGuide = "G2.0";
    private const int Hard = 2;

    /// <summary>The way to work on the relationship; null: there is no pattern, or it was said lately. Earlier check-ins are loaded only after a hard one.</summary>
    public static CardButton? Strained(Turn turn, Run run)
    {
        if (run.About is not { } about || StateOf(turn, run) is null or > Hard || turn.Content.Guides.Find(TherapyGuide) is null)
            return null;
        var states = turn.About(about).Runs.Where(r => r.Id != run.Id).Append(run).OrderBy(r => r.FinishedAt).Select(r => StateOf(turn, r)).OfType<int>().ToList();
        return Pattern.IsSaid(states) ? new CardButton(turn.Text(turn.Content.Relationships.ButtonWorkOnIt), Verbs.Start, StartArg.Of(TherapyGuide, about)) : null;
    }

    /// <summary>How a check-in said it was, 1 to 5; null: left out, or no check-in.</summary>
    public static int? StateOf(Turn turn, Run run) =>
        GuidePath.Walk(turn.Content.Guides, turn.GuideOf(run), run).Answered.FirstOrDefault(p => string.Equals(p.Step.Field, StateField, StringComparison.Ordinal)) is { Answer.Values: [var value] }
            ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>True for a check-in.</summary>
    public static bool IsCheckIn(Turn turn, Run run) => turn.GuideOf(run).Steps.Any(s => string.Equals(s.Field, StateField, StringComparison.Ordinal));
}
