using System.Collections.Immutable;
using System.Security.Cryptography;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Files;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Sending;
using ChatCoach.Protocol.Graph;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Turns;

/// <summary>What became of a turn.</summary>
/// <param name="Reply">What was said; null: nothing, or it goes out through the outbox of an earlier delivery.</param>
/// <param name="Stored">False: the turn met others too often; the channel shall send it again.</param>
public sealed record TurnOutcome(Reply? Reply, bool Stored)
{
    public static TurnOutcome Crowded { get; } = new(null, false);
}

/// <summary>
/// Runs a turn: load, step, one commit; if somebody else committed meanwhile, again. Only after the commit is anything
/// sent. The commit is asked for with a token that outlives the request: a closed connection must not tear a turn.
/// </summary>
public sealed class TurnRunner(
    TurnStore store, TurnGate gate, GuidePublisher publisher, TurnMessages messages, PublicAddress address, UnclearMessages unclear, OutboxSender sender, GraphOptions graph, HostName host, TimeProvider clock, ILogger<TurnRunner> logger)
{
    /// <summary>Runs of one turn. Only turns of other hosts can get in between, so more would mean that something is wrong.</summary>
    private const int MaxAttempts = 12;

    /// <summary>Loads of one turn: a page of records, a relationship, an invitation, each found out about after the one before.</summary>
    private const int MaxRounds = 4;

    private const int SeedBytes = 32;

    public Task<TurnOutcome> RunAsync(TurnRequest request, CancellationToken ct) =>
        gate.RunAsync(request.Who, () => RunUntilStoredAsync(request, ct), ct);

    private async Task<TurnOutcome> RunUntilStoredAsync(TurnRequest request, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var (before, stepped) = await StepAsync(request, ct);
            var (result, told) = await unclear.TellAsync(request, before, stepped, ct);
            var commit = await CommitOfAsync(request, before, result, ct);
            switch (await store.CommitAsync(commit, ct))
            {
                case CommitOutcome.Committed committed:
                    sender.SendNow(committed.Born);
                    await AfterCommitAsync("noting the card", () => messages.NoteCardAsync(request, before, result.Reply, ct));
                    await AfterCommitAsync("noting what was told", () => unclear.ForgetAsync(told, ct));
                    return new TurnOutcome(result.Reply, true);
                case CommitOutcome.AlreadySeen:
                    return await AgainAsync(request, ct);
            }
        }

        Log.TurnCrowded(logger, MaxAttempts);
        return TurnOutcome.Crowded;
    }

    /// <summary>The turn is stored: what fails now must not tell the person otherwise.</summary>
    private async Task AfterCommitAsync(string name, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.AfterCommitFailed(logger, name, e.GetType().Name);
        }
    }

    private async Task<(LoadedPerson Before, TurnResult Result)> StepAsync(TurnRequest request, CancellationToken ct)
    {
        var moment = new Moment(clock.GetUtcNow(), [.. RandomNumberGenerator.GetBytes(SeedBytes)]);
        var query = new PersonQuery(request.Who) { NamedRun = NamedRun(request.Input), Place = request.Place, Now = moment.Now };
        for (var round = 1; ; round++)
        {
            var before = await store.LoadAsync(query, ct);
            await KnowVersionsAsync(before.Memory, ct);
            var result = GuideEngine.Step(publisher.Content, before.Memory with { LookedFor = query.Wants.Run, LinkBase = address.Base }, request.Hints, request.Input, moment);
            if (result.Wants is not { } more)
                return (before, result);
            if (round == MaxRounds || !more.Exceeds(query.Wants))
                throw new InvalidOperationException("A turn asks for the same again and again.");
            query = query with { Wants = query.Wants.And(more), NamedRun = query.NamedRun ?? more.Run };
        }
    }

    private async Task<TurnCommit> CommitOfAsync(TurnRequest request, LoadedPerson before, TurnResult result, CancellationToken ct) => new()
    {
        Who = request.Who,
        Before = before,
        State = result.State,
        Now = clock.GetUtcNow(),
        Host = host.Name,
        Runs = result.Runs,
        Seen = request.ActivityId is { } id ? new SeenActivity(request.Place.ConversationId, id) : null,
        Conversation = request.Answering == Answering.Proactive ? null : request.Place,
        Outbox = await messages.OfAsync(request, before, result, ct),
        Nudges = result.Nudges,
        NudgeDone = request.NudgeId,
        Contributions = before.Unit is null ? [] : result.Contributions,
        Uncounted = result.Uncounted,
        UncountAll = result.UncountAll,
        Erase = result.Erase,
        ForgetRuns = result.ForgetRuns,
        Relationships = result.Relationships,
        Releases = result.Releases,
        CardWords = result.CardWords,
        Paused = result.Paused,
        Sessions = result.Sessions,
        OrdersCalendars = graph.Enabled,
        Frame = result.Frame,
        Answered = result.Answered,
        Links = result.Links,
        Log = result.Log,
        Tidied = request.Input is TurnInput.Tidy,
    };

    /// <summary>
    /// The activity was committed before. A click that only looked shows the same again, any other gets the current card,
    /// drawn anew; a message was or will be answered by the outbox of its first delivery.
    /// </summary>
    private async Task<TurnOutcome> AgainAsync(TurnRequest request, CancellationToken ct)
    {
        if (request.Answering is Answering.Posted or Answering.Proactive)
            return new TurnOutcome(null, true);
        TurnInput again = request.Input is TurnInput.Click click ? new TurnInput.ClickAgain(click.Action) : new TurnInput.Again(NamedRun(request.Input));
        return await RunUntilStoredAsync(request with { Input = again, ActivityId = null }, ct);
    }

    /// <summary>
    /// Another host may have published a newer version that this person already walks. One that cannot be read here is
    /// not walked by another's rules: answers of it would be lost.
    /// </summary>
    private async Task KnowVersionsAsync(PersonMemory memory, CancellationToken ct)
    {
        var runs = memory.OpenRuns.Concat(memory.State.LightRuns).Concat(memory.About.Values.SelectMany(a => a.Runs));
        if (runs.All(IsKnown))
            return;
        await publisher.ReloadAsync(ct);
        if (runs.FirstOrDefault(r => !IsKnown(r)) is { } strange)
            throw new InvalidOperationException($"{strange.Guide} version {strange.Version} was published by a newer host and cannot be read here; the channel sends again.");

        bool IsKnown(Run run) => publisher.Content.Guides.Find(run.Guide, run.Version) is not null;
    }

    private static string? NamedRun(TurnInput input) => input switch
    {
        TurnInput.Click click => click.Action.Run,
        TurnInput.Again again => again.Run,
        TurnInput.ClickAgain again => again.Action.Run,
        TurnInput.Due due => due.Nudge.Run,
        _ => null,
    };
}
