using System.Collections.Immutable;
using ChatCoach.Coaching.Council;

namespace ChatCoach.Coaching.Turns;

/// <summary>What the works council reads and stops in one turn.</summary>
internal sealed class Pausing(PersonMemory memory)
{
    /// <summary>What is stopped, as this turn leaves it; null: it was not loaded yet.</summary>
    public ImmutableList<Pausable>? Paused => Change is { } change && memory.Pauses?.Remove(change.What) is { } rest ? change.On ? rest.Add(change.What) : rest : memory.Pauses;

    /// <summary>What changed of the configuration, the newest first; null: it was not loaded yet.</summary>
    public ImmutableList<SetupChange>? Changes => memory.SetupChanges;

    /// <summary>What this turn stops or lets go on; null: nothing.</summary>
    public PauseChange? Change { get; set; }
}
