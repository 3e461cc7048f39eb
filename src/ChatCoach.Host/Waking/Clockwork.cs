using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Calendars;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Sending;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Voice;
using ChatCoach.Storage.Waking;

namespace ChatCoach.Host.Waking;

/// <summary>
/// What happens without anybody writing: messages of dead hosts, due reminders, putting away what must not lie around.
/// Every host does all of it; leases in the database keep them out of each other's way.
/// </summary>
public sealed class Clockwork(
    Outbox outbox, OutboxSender sender, Nudges nudges, Untidy untidy, Upkeep upkeep, WakingTurns turns, GuidePublisher guides, TeamsMeetings meetings, VoiceWeek voice, TeamAskNews answers, HostName host, TimeProvider clock, ILogger<Clockwork> logger)
    : BackgroundService
{
    /// <summary>A message of a dead host is sent within its lease and this.</summary>
    private static readonly TimeSpan OutboxEvery = TimeSpan.FromSeconds(2);

    /// <summary>A reminder is at most this late.</summary>
    private static readonly TimeSpan NudgesEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UntidyEvery = TimeSpan.FromMinutes(1);

    /// <summary>A guide that was published is offered at most this late; looking costs two small reads.</summary>
    private static readonly TimeSpan GuidesEvery = TimeSpan.FromSeconds(3);

    /// <summary>A meeting stands in calendars this late at most, while Graph has room.</summary>
    private static readonly TimeSpan MeetingsEvery = TimeSpan.FromSeconds(5);

    /// <summary>An answer of management is told this late at most, besides the minutes it settles.</summary>
    private static readonly TimeSpan AnswersEvery = TimeSpan.FromMinutes(1);

    /// <summary>Rows claimed at once: few enough to be done within their lease.</summary>
    private const int Batch = 32;

    /// <summary>Of one reminder, a lease apart: after ten minutes of failing it would only surprise.</summary>
    private const int MaxAttempts = 5;

    /// <summary>Of one follow-up, which was planned for weeks: after the first it is tried once a day, for two weeks.</summary>
    private const int MaxFollowUpAttempts = MaxAttempts + 14;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(OutboxEvery, "sending", SendAsync, stoppingToken),
        EveryAsync(NudgesEvery, "reminding", RemindAsync, stoppingToken),
        EveryAsync(UntidyEvery, "tidying", TidyAsync, stoppingToken),
        EveryAsync(GuidesEvery, "reading guides", guides.RefreshAsync, stoppingToken),
        meetings.Enabled ? EveryAsync(MeetingsEvery, "writing calendars", meetings.RoundAsync, stoppingToken) : Task.CompletedTask,
        EveryAsync(VoiceWeek.Every, "making weekly snapshots", voice.RunAsync, stoppingToken),
        EveryAsync(AnswersEvery, "telling answers", ct => answers.RunAsync(clock.GetUtcNow(), ct), stoppingToken),
        EveryAsync(Upkeep.Every, "upkeep", ct => upkeep.RunAsync(clock.GetUtcNow(), ct), stoppingToken));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await sender.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is left stays in the outbox for another host, or for the next start.
        }
    }

    /// <summary>Does once all that is due now, and ends when what it sent is sent.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        while (await RemindAsync(ct))
        {
        }

        while (await TidyAsync(ct))
        {
        }

        await voice.RunAsync(ct);
        await answers.RunAsync(clock.GetUtcNow(), ct);
        await meetings.RoundAsync(ct);
        await guides.RefreshAsync(ct);
        await upkeep.RunAsync(clock.GetUtcNow(), ct);
        await SendAsync(ct);
        await sender.DrainAsync(ct);
    }

    private async Task SendAsync(CancellationToken ct) => sender.SendNow(await outbox.ClaimAsync(host.Name, clock.GetUtcNow(), Batch, ct));

    /// <returns>True: more may be due.</returns>
    private async Task<bool> RemindAsync(CancellationToken ct)
    {
        var claimed = await nudges.ClaimDueAsync(host.Name, clock.GetUtcNow(), Batch, ct);
        foreach (var due in claimed)
            await AloneAsync(() => turns.RemindAsync(due, ct), e => GiveUpAsync(due, e, ct));
        return claimed.Count == Batch;
    }

    /// <returns>True: more may be untidy.</returns>
    private async Task<bool> TidyAsync(CancellationToken ct)
    {
        var claimed = await untidy.ClaimAsync(clock.GetUtcNow(), Batch, ct);
        foreach (var who in claimed)
            await AloneAsync(() => turns.TidyAsync(who, ct), _ => Task.CompletedTask);
        return claimed.Count == Batch;
    }

    /// <summary>One person's trouble holds up nobody else; their lease runs out and it is tried again.</summary>
    private async Task AloneAsync(Func<Task> work, Func<Exception, Task> failed)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.WorkFailed(logger, "a person's turn", e.GetType().Name);
            await failed(e);
        }
    }

    private async Task GiveUpAsync(DueNudge due, Exception failure, CancellationToken ct)
    {
        if (due.Attempts < MaxAttempts)
            return;
        // What is past its time goes, however long it fails (privacy rule P12).
        if (due is { Nudge.Kind: NudgeKind.Retain } or { Nudge.Kind: NudgeKind.FollowUp, Attempts: < MaxFollowUpAttempts })
        {
            await nudges.PostponeAsync(due, clock.GetUtcNow() + TimeSpan.FromDays(1), ct);
            return;
        }

        await nudges.DropAsync(due, ct);
        Log.ReminderGivenUp(logger, due.Attempts, failure.GetType().Name);
    }

    private async Task EveryAsync(TimeSpan pause, string name, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(pause, clock);
        do
        {
            try
            {
                await work(ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away; the rows wait there.
                Log.WorkFailed(logger, name, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
