using System.Collections.Immutable;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// A click that only looks (a page, the summary, the notice, the menu, why it is asked) may come again: it shows the same
/// again. Which clicks those are is no list: whatever would change nothing has only looked.
/// </summary>
internal static class Looks
{
    /// <summary>What the click shows now, with nothing to store; null: it would change something, or its run is no more.</summary>
    public static TurnResult? Anew(Turn turn, PersonMemory memory, CardAction action)
    {
        if (action.Run is not null && turn.Find(action.Run) is null)
            return null;
        var result = turn.Result(ClickMoves.Click(turn, action));
        if (result.Wants is not null)
            return result;
        return ChangesNothing(memory, result) ? result with { State = memory.State, Runs = [] } : null;
    }

    private static bool ChangesNothing(PersonMemory memory, TurnResult result) =>
        result is { Reply: not null, Erase: false, ForgetRuns: false, UncountAll: false, Nudges: [], Contributions: [], Uncounted: [], Relationships: [], Releases: [], Sessions: [], Frame: null }
        && Rest(result.State, memory.State) == memory.State
        && SameRuns(result.State.LightRuns, memory.State.LightRuns)
        && result.Runs.All(change => change is RunChange.Put { Run: var run } && Known(memory).Any(before => Same(before, run)));

    /// <summary>The state but for what every look leaves behind: what typed words pick now, and which finished run that is about.</summary>
    private static PersonState Rest(PersonState state, PersonState before) =>
        state with { Offers = before.Offers, Held = before.Held, TimeZone = before.TimeZone, LightRuns = before.LightRuns };

    private static IEnumerable<Run> Known(PersonMemory memory) =>
        ((ImmutableList<Run?>)[.. memory.OpenRuns, memory.Named, memory.History?.Run, memory.State.Held]).OfType<Run>();

    private static bool SameRuns(ImmutableList<Run> now, ImmutableList<Run> before) =>
        now.Count == before.Count && now.Zip(before).All(pair => Same(pair.Second, pair.First));

    /// <summary>A run that was looked at was used; nothing else of it differs.</summary>
    private static bool Same(Run before, Run now) => now with { UsedAt = before.UsedAt } == before;
}
