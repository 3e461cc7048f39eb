namespace ChatCoach.Coaching.Sessions;

/// <summary>
/// Time as numbered quarters of an hour in UTC, so that "taken" is one number in a set or a unique column. Every zone in
/// force differs from UTC by whole quarters: full and half hours on any wall are on the grid.
/// </summary>
public static class Slots
{
    public static readonly TimeSpan Grid = TimeSpan.FromMinutes(15);

    /// <summary>Budget of a guided session (guide 9).</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromMinutes(45);

    /// <summary>The quarter that holds the moment, counted from 1970 on.</summary>
    public static long Of(DateTimeOffset at) => (long)Math.Floor((decimal)(at - DateTimeOffset.UnixEpoch).Ticks / Grid.Ticks);

    /// <summary>UTC; when a quarter begins.</summary>
    public static DateTimeOffset Begin(long slot) => DateTimeOffset.UnixEpoch + (slot * Grid);

    /// <summary>Every quarter that is touched; none when the length is not above zero.</summary>
    public static IEnumerable<long> Covering(DateTimeOffset from, TimeSpan length)
    {
        if (length <= TimeSpan.Zero)
            yield break;
        var last = Of(from + length - TimeSpan.FromTicks(1));
        for (var slot = Of(from); slot <= last; slot++)
            yield return slot;
    }
}
