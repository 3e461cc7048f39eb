using Microsoft.Extensions.Logging;

namespace ChatCoach.Storage;

/// <summary>What this room logs: events 2000 to 2999, never anything a person said, tapped or is called.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Migrated {Store} by {Count} migrations.")]
    public static partial void Migrated(this ILogger log, string store, int count);

    [LoggerMessage(2010, LogLevel.Warning, "Destroyed {Count} keys again that are on the list of erased keys: the key store was restored.")]
    public static partial void ErasedListApplied(this ILogger log, int count);

    [LoggerMessage(2011, LogLevel.Warning, "Removed {Count} people again whose key was destroyed: the database was restored.")]
    public static partial void RestoredPeopleWiped(this ILogger log, int count);

    [LoggerMessage(2012, LogLevel.Error, "A key on the list of erased keys could not be destroyed yet ({Failure}); it is tried again every few minutes.")]
    public static partial void KeyDestroyedLater(this ILogger log, string failure);

    [LoggerMessage(2013, LogLevel.Information, "The log of a store could not be emptied while somebody read; it is tried again in a few minutes.")]
    public static partial void NotScrubbed(this ILogger log);

    [LoggerMessage(2020, LogLevel.Debug, "Removed what is past its time: {Seen} seen ids, {Bodies} message bodies, {Conversations} conversations, {Invitations} invitations, {Shared} records held in common.")]
    public static partial void Swept(this ILogger log, int seen, int bodies, int conversations, int invitations, int shared);
}
