using ChatCoach.Host.LocalChat;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Settings;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host;

/// <summary>What has to be in order before the first turn: stores, demo people, guides.</summary>
public sealed class Starting(
    StorageStart storage, People people, GuidePublisher publisher, HostSettings settings, IHostEnvironment environment, ILogger<Starting> logger)
{
    /// <exception cref="StorageRefusedException">This host must not run on this database.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await storage.ApplyAsync(ct);
        if (settings.IsLocal)
            await WriteDemoAsync(ct);
        else if (await people.HoldsDemoAsync(ct))
            throw new StorageRefusedException($"This database holds the made-up demo organisation, and this host runs for real people ({environment.EnvironmentName}). Set Storage:ConnectionString to another database.");
        await publisher.PublishAsync(ct);
    }

    private async Task WriteDemoAsync(CancellationToken ct)
    {
        if (settings.Storage.Provider != StorageProvider.Sqlite)
            return;
        var (units, everybody) = Demo.Organisation();
        if (await people.WriteDemoAsync(units, everybody, ct) == DemoOutcome.RefusedNotEmpty)
            Log.DemoNotWritten(logger);
    }
}
