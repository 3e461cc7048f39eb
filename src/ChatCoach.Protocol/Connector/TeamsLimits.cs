using System.Collections.Immutable;

namespace ChatCoach.Protocol.Connector;

/// <summary>At most <paramref name="Calls"/> calls in any stretch of time as long as <paramref name="Width"/>.</summary>
public readonly record struct RateLimit(int Calls, TimeSpan Width);

/// <summary>
/// What Teams takes of one bot (Teams docs, rate limits for bots, October 2026). A thread is a private chat, a group
/// chat or a channel with all its posts.
/// </summary>
public sealed record TeamsLimits
{
    /// <summary>Per thread: sending, changing and deleting a message, opening a chat.</summary>
    public ImmutableArray<RateLimit> Sends { get; internal init; } =
        [Within(1, 7), Within(2, 8), Within(30, 60), Within(3600, 1800)];

    /// <summary>Per thread: asking for its members or for conversations.</summary>
    public ImmutableArray<RateLimit> Reads { get; internal init; } =
        [Within(1, 14), Within(2, 16), Within(30, 120), Within(3600, 3600)];

    /// <summary>Per tenant: every call.</summary>
    public ImmutableArray<RateLimit> Tenant { get; internal init; } = [Within(1, 50)];

    /// <summary>The share of one host where several are the same bot, at least one call of each limit.</summary>
    /// <param name="hosts">How many share; from 1.</param>
    public static TeamsLimits SharedBy(int hosts)
    {
        var whole = new TeamsLimits();
        return new TeamsLimits { Sends = Share(whole.Sends, hosts), Reads = Share(whole.Reads, hosts), Tenant = Share(whole.Tenant, hosts) };
    }

    private static RateLimit Within(int seconds, int calls) => new(calls, TimeSpan.FromSeconds(seconds));

    private static ImmutableArray<RateLimit> Share(ImmutableArray<RateLimit> limits, int hosts) =>
        [.. limits.Select(limit => limit with { Calls = Math.Max(1, limit.Calls / hosts) })];
}
