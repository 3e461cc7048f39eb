using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>Asks of management in one turn: what was loaded of them, and what the turn answers.</summary>
internal sealed class TeamAsking(PersonMemory memory)
{
    /// <summary>As this turn leaves them; null: they were not loaded yet.</summary>
    public TeamAsks? Asks => memory.TeamAsks is { } asks && Answer is { } answer
        ? asks with { OfUnit = asks.OfUnit.ConvertAll(a => string.Equals(a.Key, answer.Key, StringComparison.Ordinal) ? answer : a) } : memory.TeamAsks;

    /// <summary>The ask whose answer this turn changes, as it leaves it; null: none.</summary>
    public TeamAsk? Answer { get; set; }
}
