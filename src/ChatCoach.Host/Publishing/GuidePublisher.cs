using System.Security.Cryptography;
using System.Text;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
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
    private volatile CoachContent? content;

    public CardTemplates Templates { get; } = ContentFolder.Delivered.Templates();

    /// <summary>Everything that can be said now.</summary>
    public CoachContent Content => content ?? throw new InvalidOperationException("The guides were not published yet.");

    /// <exception cref="ContentException">A guide cannot be published; the message says why.</exception>
    public async Task PublishAsync(CancellationToken ct)
    {
        var (_, problems) = folder.Check();
        if (problems.Count > 0)
            throw new ContentException($"The guides have problems. See them with \"guides check\".\n{string.Join('\n', problems)}");
        foreach (var (name, json) in folder.Guides())
            await PublishAsync(ContentFile.Guide(name, json), name, json, ct);
        await ReloadAsync(ct);
        foreach (var stale in SafetyLines.Stale(settings.Safety, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            Log.NumberNotChecked(logger, stale.Name, stale.Country, stale.CheckedOn, SafetyLines.GoodForDays);
    }

    /// <summary>Reads all published versions again; another host may have published more.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        var stored = await store.LoadAllAsync(ct);
        var shelf = new GuideShelf(stored.Select(g => ContentFile.Guide($"{g.Id} version {g.Version}", g.Json)), folder.Vocabularies());
        content = folder.Coach(shelf, SafetyLines.Values(settings, folder.Texts()));
    }

    private async Task PublishAsync(Guide guide, string name, string json, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var outcome = await store.PublishAsync(new StoredGuide(guide.Id, guide.Version, hash, json), clock.GetUtcNow(), ct);
        if (outcome == PublishOutcome.RefusedOtherContent)
            throw new StorageRefusedException($"{name}: version {guide.Version} of {guide.Id} was published with other content. Count \"version\" up.");
        if (outcome == PublishOutcome.Published)
            Log.GuidePublished(logger, guide.Id, guide.Version);
    }
}
