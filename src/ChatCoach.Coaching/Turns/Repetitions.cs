namespace ChatCoach.Coaching.Turns;

/// <summary>Clicks outside a guide that were made a moment ago: their repetition changes nothing.</summary>
internal static class Repetitions
{
    /// <summary>A repetition of a click comes within seconds, at the latest after some minutes; later it is a new wish (pitfalls D1).</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Tokens that are remembered: more than anybody taps within the window.</summary>
    private const int Kept = 30;

    /// <summary>True when this very click was made a moment ago.</summary>
    public static bool WasMade(this Turn turn, string? token, string hash) => token is not null && turn.State.Spent.Any(s =>
        s.At + Window >= turn.Now && string.Equals(s.Token, token, StringComparison.Ordinal) && string.Equals(s.Hash, hash, StringComparison.Ordinal));

    /// <summary>Notes a click, so that its repetition is known.</summary>
    public static void Made(this Turn turn, string? token, string hash)
    {
        if (token is null || token.Length > MomentIds.Length)
            return;
        var spent = turn.State.Spent.RemoveAll(s => s.At + Window < turn.Now).Add(new SpentToken(token, hash, turn.Now));
        turn.State = turn.State with { Spent = spent.Count > Kept ? spent.RemoveRange(0, spent.Count - Kept) : spent };
    }
}
