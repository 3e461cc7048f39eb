using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>From a weekly card to how its lines went over the periods before, and back (guides B.17).</summary>
internal static class TrendMoves
{
    /// <summary>Before the number of the card and, after a colon, of the first line.</summary>
    public const string TrendOf = "trend:";

    /// <summary>Lines at once: what is read in a minute, and a card of less than 20 KB when each of them changes every period.</summary>
    public const int Lines = 12;

    /// <summary>To the trend that ends with a card; none: there is only that one.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="index">Of the card, 0 the newest.</param>
    public static IEnumerable<CardButton> Door(Turn turn, int index) => IsThere(turn, index) ? [new CardButton(turn.Text(turn.Content.Voice.ButtonTrend), Verbs.Voice, ArgOf(index, 0))] : [];

    /// <summary>The trend; the card itself when there is none. Null while the engine waits for the weeks.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="arg">Number of the card where it ends, a colon and the first line.</param>
    public static Reply? Show(Turn turn, string arg)
    {
        var parts = arg.Split(':');
        var (index, first) = (ListMoves.Number(parts[0]), parts.Length > 1 ? ListMoves.Number(parts[1]) : 0);
        if (VoiceMoves.Count(turn) is null || CouncilMoves.IsPaused(turn, Pausable.WeeklyCard) is not false || !IsThere(turn, index))
            return VoiceMoves.Page(turn, index);
        turn.State = turn.State with { Aside = null };
        var weeks = turn.Voice!;
        var drawn = VoiceMoves.Manages(turn) ? TrendCards.Of(turn, VoiceTrend.Of(weeks.OfUnit.Skip(index))) : TrendCards.Of(turn, VoiceTrend.Of(weeks.OfAll.Skip(index)));
        first = first < drawn.Lines ? first : 0;
        return drawn.Page(first, Lines, [.. More(turn, index, first + Lines, drawn.Lines), Back(turn, index), .. MenuMoves.WayBack(turn)]);
    }

    private static bool IsThere(Turn turn, int index) =>
        turn.Voice is { } weeks && (VoiceMoves.Manages(turn) ? VoiceTrend.Of(weeks.OfUnit.Skip(index)).IsThere : VoiceTrend.Of(weeks.OfAll.Skip(index)).IsThere);

    private static IEnumerable<CardButton> More(Turn turn, int index, int next, int lines) =>
        next < lines ? [new CardButton(turn.Text(turn.Content.Voice.ButtonTrendMore), Verbs.Voice, ArgOf(index, next))] : [];

    private static CardButton Back(Turn turn, int index) =>
        new(turn.Text(turn.Content.Voice.ButtonTrendBack), Verbs.Voice, string.Create(CultureInfo.InvariantCulture, $"{VoiceMoves.PageOf}{index}"));

    private static string ArgOf(int index, int line) => string.Create(CultureInfo.InvariantCulture, $"{TrendOf}{index}:{line}");
}
