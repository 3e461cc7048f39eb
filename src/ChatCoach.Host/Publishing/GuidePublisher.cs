using System.Security.Cryptography;
using System.Text;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Settings;
using ChatCoach.Storage.Guides;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Publishing;

/// <summary>
/// Publishes the guides of this program and holds what every turn needs. Runs finish in the version they began with, so
/// all published versions stand on the shelf; a version of another host is read when somebody comes with it.
/// </summary>
public sealed class GuidePublisher(GuideStore store, HostSettings settings, TimeProvider clock, ILogger<GuidePublisher> logger)
{
    private readonly ContentFolder folder = ContentFolder.Delivered;
    private volatile Shelf? shelf;

    public CardTemplates Templates { get; } = ContentFolder.Delivered.Templates();

    /// <summary>Everything that can be said now.</summary>
    public CoachContent Content => shelf?.Content ?? throw new InvalidOperationException("The guides were not published yet.");

    /// <exception cref="ContentException">A guide cannot be published; the message says why.</exception>
    public async Task PublishAsync(CancellationToken ct)
    {
        var there = await store.HashesAsync(ct);
        var fresh = folder.Guides().Where(g => !there.Contains(HashOf(g.Json))).ToList();
        // What is published was checked then; most starts find nothing new.
        if (fresh.Count > 0 && folder.Check().Problems is { Count: > 0 } problems)
            throw new ContentException($"The guides have problems. See them with \"guides check\".\n{string.Join('\n', problems)}");
        foreach (var (name, json) in fresh)
            await PublishAsync(ContentFile.Guide(name, json), name, json, ct);
        await ReloadAsync(ct);
        foreach (var stale in SafetyLines.Stale(settings.Safety, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            Log.NumberNotChecked(logger, stale.Name, stale.Country, stale.CheckedOn, SafetyLines.GoodForDays);
    }

    /// <summary>
    /// Publishes one guide beside those that are there, for every host of this database. Who is in the middle of an
    /// older version finishes in it. A guide that had been removed is offered again.
    /// </summary>
    /// <returns>What is wrong with it, with the path of each problem; empty: it is published.</returns>
    public async Task<IReadOnlyList<string>> PublishAsync(string name, string json, CancellationToken ct)
    {
        Guide guide;
        try
        {
            guide = ContentFile.Guide(name, json);
        }
        catch (ContentException wrong)
        {
            return [wrong.Message];
        }

        await ReloadAsync(ct);
        var there = Content.Guides;
        if (there.Known.FirstOrDefault(g => string.Equals(g.Id, guide.Id, StringComparison.Ordinal)) is { } newest && newest.Version > guide.Version)
            return [$"{guide.Id}.version: Version {newest.Version} is published already. Count \"version\" up to {newest.Version + 1}."];
        IReadOnlyList<Guide> guides = [.. there.Newest.Where(g => !string.Equals(g.Id, guide.Id, StringComparison.Ordinal)), guide];
        var problems = GuideCheck.Run(guides, new GuideShelf(guides, folder.Vocabularies()), folder.Repairs());
        if (problems.Count > 0)
            return [.. problems.Select(p => p.ToString())];
        try
        {
            await PublishAsync(guide, name, json, ct);
        }
        catch (StorageRefusedException refused)
        {
            return [refused.Message];
        }

        await store.RestoreAsync(guide.Id, ct);
        await ReloadAsync(ct);
        return [];
    }

    /// <summary>Takes a guide off the shelf of every host.</summary>
    /// <returns>Why not; null: it is removed.</returns>
    public async Task<string?> RemoveAsync(string guide, CancellationToken ct)
    {
        await ReloadAsync(ct);
        if (RemovedMoves.Needed.Contains(guide))
            return $"{guide} cannot be removed: everybody needs it to arrive, to be helped or to find their settings.";
        if (Content.Guides.Find(guide) is null)
            return $"There is no guide {guide}. \"guides list\" shows them.";
        await store.RemoveAsync(guide, clock.GetUtcNow(), ct);
        await ReloadAsync(ct);
        return null;
    }

    /// <summary>Offers a removed guide again; returns false when it was not removed.</summary>
    public async Task<bool> RestoreAsync(string guide, CancellationToken ct)
    {
        var restored = await store.RestoreAsync(guide, ct);
        await ReloadAsync(ct);
        return restored;
    }

    /// <summary>Reads the shelf again when another host or the command line changed it.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        if (!string.Equals(shelf?.Stamp, await store.StampAsync(ct), StringComparison.Ordinal))
            await ReloadAsync(ct);
    }

    /// <summary>Reads all published versions again; another host may have published more.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        // Read before the guides: what is published in between is read at the next look.
        var seen = await store.StampAsync(ct);
        var guides = (await store.LoadAllAsync(ct)).Select(Readable).OfType<Guide>().ToList();
        var known = new GuideShelf(guides, folder.Vocabularies(), await store.RemovedAsync(ct));
        shelf = new Shelf(folder.Coach(known, SafetyLines.Values(settings, folder.Texts()) with { Setup = SetupLines.Of(settings, known.Newest) }), seen);
    }

    /// <summary>What can be said, and the mark of the shelf it was read from: two at once, so that neither is older than it says.</summary>
    private sealed record Shelf(CoachContent Content, string Stamp);

    /// <summary>A newer host may publish what this one does not know yet; its people must not lose all other guides for it.</summary>
    private Guide? Readable(StoredGuide stored)
    {
        try
        {
            return ContentFile.Guide($"{stored.Id} version {stored.Version}", stored.Json);
        }
        catch (ContentException wrong)
        {
            Log.GuideUnreadable(logger, stored.Id, stored.Version, wrong.Message);
            return null;
        }
    }

    private async Task PublishAsync(Guide guide, string name, string json, CancellationToken ct)
    {
        var outcome = await store.PublishAsync(new StoredGuide(guide.Id, guide.Version, HashOf(json), json), clock.GetUtcNow(), ct);
        if (outcome == PublishOutcome.RefusedOtherContent)
            throw new StorageRefusedException($"{name}: version {guide.Version} of {guide.Id} was published with other content. Count \"version\" up.");
        if (outcome == PublishOutcome.Published)
            Log.GuidePublished(logger, guide.Id, guide.Version);
    }

    private static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
