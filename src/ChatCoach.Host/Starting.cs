using System.Data.Common;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.LocalChat;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Settings;
using ChatCoach.Host.Waking;
using ChatCoach.Storage.Council;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host;

/// <summary>What has to be in order before the first turn: stores, demo people, guides.</summary>
public sealed class Starting(
    StorageStart storage, People people, GuidePublisher publisher, DemoYear year, SetupLog setups, HostSettings settings, TimeProvider clock, IHostEnvironment environment, ILogger<Starting> logger)
{
    /// <exception cref="StorageRefusedException">This host must not run on this database.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await storage.ApplyAsync(ct);
        var demo = settings.IsLocal && await WriteDemoAsync(ct);
        if (!settings.IsLocal && await people.HoldsDemoAsync(ct))
            throw new StorageRefusedException($"This database holds the made-up demo organisation, and this host runs for real people ({environment.EnvironmentName}). Set Storage:ConnectionString to another database.");
        await publisher.PublishAsync(ct);
        await NoteSetupAsync(ct);
        if (demo && settings.DemoYear)
            await FillYearAsync(ct);
    }

    /// <summary>What changed is written down; where there is no room for it, at the next start.</summary>
    private async Task NoteSetupAsync(CancellationToken ct)
    {
        try
        {
            await setups.NoteAsync(publisher.Content.Values.Setup, clock.GetUtcNow(), ct);
        }
        catch (DbException e)
        {
            Log.SetupNotWritten(logger, e.GetType().Name);
        }
    }

    /// <summary>Nobody has to wait for the coach because its demo has no room.</summary>
    private async Task FillYearAsync(CancellationToken ct)
    {
        var (now, content) = (clock.GetUtcNow(), publisher.Content);
        var sizes = Demo.Organisation().People.Where(p => p.Unit is not null).CountBy(p => p.Unit!).ToDictionary(StringComparer.Ordinal);
        try
        {
            await year.FillAsync(sizes, VoiceCells.Of(content.Guides), new VoiceRules(content.Values.MinimumGroup), VoiceWeek.LastDay(now), now, ct);
        }
        catch (DbException e)
        {
            Log.DemoYearNotWritten(logger, e.GetType().Name);
        }
    }

    /// <returns>True: the demo organisation is in the database.</returns>
    private async Task<bool> WriteDemoAsync(CancellationToken ct)
    {
        if (settings.Storage.Provider != StorageProvider.Sqlite)
            return false;
        var (units, everybody) = Demo.Organisation();
        if (await people.WriteDemoAsync(units, everybody, ct) != DemoOutcome.RefusedNotEmpty)
            return true;
        Log.DemoNotWritten(logger);
        return false;
    }
}
