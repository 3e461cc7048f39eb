using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;

namespace ChatCoach.Coaching.Turns;

/// <summary>A guide was taken off the shelf while somebody was in the middle of it.</summary>
public static class RemovedMoves
{
    /// <summary>Guides every person needs to arrive, to be helped and to find their settings, and those the coach comes back with; they cannot be removed.</summary>
    public static ImmutableHashSet<string> Needed { get; } =
        [RunMoves.FirstGuide, RunMoves.SettingsGuide, RunMoves.CheckInGuide, RunMoves.SosGuide, RunMoves.GentleGuide, RunMoves.FrameGuide, FollowUpMoves.FollowUpGuide, RelationshipMoves.TherapyGuide, "GI"];

    /// <summary>
    /// The run waits as it is: should the guide come back, it goes on there. Meanwhile the person may keep what was said
    /// among their check-ins, or delete it.
    /// </summary>
    internal static Reply Park(Turn turn, Run run)
    {
        turn.Leave(run);
        if (RunMoves.Says(turn, run))
            return AsideMoves.Put(turn, new Aside { Kind = AsideMoves.Removed, Run = run.Id });
        turn.Remove(run);
        return Speech.Say(turn, [turn.Text(turn.Content.Texts.GuideRemoved)], MenuMoves.Doors(turn));
    }
}
