namespace ChatCoach.Protocol.Connector;

/// <summary>What a limit is counted for. Posts of a channel are one thread, whichever of them is answered.</summary>
internal readonly record struct ThreadKey(string Id, bool Reads)
{
    private const string Post = ";messageid=";

    public static ThreadKey Of(string? conversationId, bool reads)
    {
        var id = conversationId ?? "";
        var post = id.IndexOf(Post, StringComparison.Ordinal);
        return new ThreadKey(post < 0 ? id : id[..post], reads);
    }
}

/// <summary>A thread as the windows remember it.</summary>
internal sealed class SendThread(CallLog log)
{
    public CallLog Log { get; } = log;

    /// <summary>The service asked for a pause until then.</summary>
    public TimeSpan HeldUntil { get; set; } = TimeSpan.MinValue;

    public bool Counts(TimeSpan now) => HeldUntil > now || Log.Counts(now);
}

internal enum PassState
{
    Waiting,
    Admitted,
    Refused,
    Left,
}

/// <summary>One call on its way through the windows. Disposed when the call has ended.</summary>
internal sealed class SendPass(SendWindows windows, SendThread thread, CallLog tenant, TimeSpan deadline) : IDisposable
{
    public SendThread Thread { get; } = thread;

    public CallLog Tenant { get; } = tenant;

    public TimeSpan Deadline { get; set; } = deadline;

    public PassState State { get; set; }

    /// <summary>Set while it waits; null: it never had to.</summary>
    public TaskCompletionSource? Waited { get; set; }

    /// <summary>Where it was refused: how long until there may be room; null: it may begin.</summary>
    public TimeSpan? RoomIn { get; set; }

    /// <summary>False: the call was not made after all and counts for nothing.</summary>
    public bool Made { get; set; } = true;

    /// <summary>As far as known; MaxValue: not before a call that is under way has ended.</summary>
    public TimeSpan RoomFrom()
    {
        var (thread, tenant) = (Thread.Log.RoomFrom(), Tenant.RoomFrom());
        var from = thread > tenant ? thread : tenant;
        return from > Thread.HeldUntil ? from : Thread.HeldUntil;
    }

    /// <summary>The service wants none of this thread for a while.</summary>
    public void HoldBack(TimeSpan pause) => windows.HoldBack(this, pause);

    public void Dispose() => windows.Leave(this);
}
