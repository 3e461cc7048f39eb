namespace ChatCoach.Host.Sending;

/// <summary>How long to wait before a message is tried again.</summary>
public static class Pauses
{
    /// <summary>Attempts of one message; with the pauses below the last is about ten minutes after the first.</summary>
    public const int MaxAttempts = 8;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>What the service asked for, else a pause that doubles, with jitter; null: it is given up.</summary>
    public static TimeSpan? Next(int attempts, TimeSpan? retryAfter)
    {
        if (attempts >= MaxAttempts)
            return null;
        if (retryAfter is { } asked)
            return asked;
        var doubled = First * Math.Pow(2, Math.Max(0, attempts - 1));
        var bounded = doubled < Longest ? doubled : Longest;
        return bounded * (0.5 + Random.Shared.NextDouble());
    }
}
