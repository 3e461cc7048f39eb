using System.Collections.Immutable;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Storage.Guides;

/// <summary>A guide as it was published.</summary>
/// <param name="Id">Of the guide.</param>
/// <param name="Version">From 1.</param>
/// <param name="Hash">Of the JSON, as the publisher computes it.</param>
/// <param name="Json">The whole guide.</param>
public sealed record StoredGuide(string Id, int Version, string Hash, string Json);

/// <summary>What became of a guide that was to be published.</summary>
public enum PublishOutcome
{
    Published,

    /// <summary>The same version with the same content is there.</summary>
    AlreadyThere,

    /// <summary>The same version is there with other content: give the guide a new version.</summary>
    RefusedOtherContent,
}

/// <summary>Every version of every guide, for all hosts.</summary>
public sealed class GuideStore(CoachStorage storage)
{
    public Task<PublishOutcome> PublishAsync(StoredGuide guide, DateTimeOffset now, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            var written = await sql.RunAsync(
                $"""
                INSERT INTO guide_versions (guide, version, hash, json, published_at)
                VALUES ({guide.Id}, {guide.Version}, {guide.Hash}, {guide.Json}, {now}) ON CONFLICT (guide, version) DO NOTHING
                """);
            if (written > 0)
                return PublishOutcome.Published;
            var hash = await sql.ReadAsync(
                $"SELECT hash FROM guide_versions WHERE guide = {guide.Id} AND version = {guide.Version}",
                row => row.GetString(0));
            return hash is [var there] && there == guide.Hash ? PublishOutcome.AlreadyThere : PublishOutcome.RefusedOtherContent;
        },
        ct);

    /// <summary>Takes a guide off the shelf, with all its versions; who is in the middle of it keeps what was said.</summary>
    public Task RemoveAsync(string guide, DateTimeOffset now, CancellationToken ct) => storage.Sql.WriteAsync(
        $"INSERT INTO marks (key, value) VALUES ({Marks.RemovedGuide + guide}, {now.ToString("O")}) ON CONFLICT (key) DO NOTHING", ct);

    /// <summary>Puts it back; returns false when it was not removed.</summary>
    public async Task<bool> RestoreAsync(string guide, CancellationToken ct) =>
        await storage.Sql.WriteAsync($"DELETE FROM marks WHERE key = {Marks.RemovedGuide + guide}", ct) > 0;

    /// <summary>Ids of the guides that were taken off the shelf, in their order.</summary>
    public async Task<ImmutableList<string>> RemovedAsync(CancellationToken ct) =>
    [
        .. (await storage.Sql.ReadAsync($"SELECT key FROM marks WHERE key LIKE {Marks.RemovedGuide + "%"} ORDER BY key", row => row.GetString(0), ct))
            .Select(key => key[Marks.RemovedGuide.Length..]),
    ];

    /// <summary>Another value whenever the shelf is another one; cheap enough to be asked every few seconds.</summary>
    public async Task<string> StampAsync(CancellationToken ct)
    {
        var versions = await storage.Sql.ReadAsync($"SELECT COUNT(*), COALESCE(MAX(published_at), 0) FROM guide_versions", row => $"{row.GetInt64(0)}:{row.GetInt64(1)}", ct);
        return string.Join(',', [.. versions, .. await RemovedAsync(ct)]);
    }

    /// <summary>Of everything that was published: what has one of these is there already.</summary>
    public async Task<IReadOnlySet<string>> HashesAsync(CancellationToken ct) =>
        (await storage.Sql.ReadAsync($"SELECT hash FROM guide_versions", row => row.GetString(0), ct)).ToHashSet(StringComparer.Ordinal);

    /// <summary>By id, oldest version first.</summary>
    public async Task<ImmutableList<StoredGuide>> LoadAllAsync(CancellationToken ct) =>
    [
        .. await storage.Sql.ReadAsync(
            $"SELECT guide, version, hash, json FROM guide_versions ORDER BY guide, version",
            row => new StoredGuide(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3)),
            ct),
    ];
}
