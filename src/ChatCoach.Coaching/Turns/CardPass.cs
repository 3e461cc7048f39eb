using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// Which time round a loop a card is about. All inputs of a card are met equally often (the check of the guides sees to
/// it), so one number tells it. In a guide that keeps no record only the newest answer to a question counts, and an older
/// card may give it as well.
/// </summary>
internal static class CardPass
{
    /// <summary>The card asks what is open now, and not the same at another time round.</summary>
    public static bool IsOpen(Guide guide, GuidePath path, IssuedCard card) => guide.Keeps != Keeps.Record || path.Visit == card.Visit;

    /// <summary>What was answered at the time the card is about, of the steps on it.</summary>
    public static IEnumerable<PathPoint> Answered(Guide guide, GuidePath path, int visit) =>
        path.Answered.Where(p => guide.Keeps != Keeps.Record || p.Answer.Visit == visit);
}
