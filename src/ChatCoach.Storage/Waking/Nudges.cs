using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Waking;

/// <summary>A reminder that is due.</summary>
public sealed record DueNudge(PersonKey Who, Nudge Nudge, int Attempts);

/// <summary>Reminders that wait. A turn's commit writes and removes them.</summary>
public sealed class Nudges
{
    /// <summary>How long one host may take over a reminder before any other takes it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Leases reminders that are due and nobody holds, oldest first.</summary>
    public Task<ImmutableList<DueNudge>> ClaimDueAsync(string host, DateTimeOffset now, int max, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Puts one off, for example out of a person's quiet hours; returns false when it is gone.</summary>
    public Task<bool> PostponeAsync(string id, DateTimeOffset due, CancellationToken ct) => throw new InvalidOperationException();

    /// <summary>Gives one up without a turn.</summary>
    public Task DropAsync(string id, CancellationToken ct) => throw new InvalidOperationException();
}
