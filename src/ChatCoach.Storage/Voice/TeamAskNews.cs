using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>
/// Tells a team that management answered. A unit can be large, so it is done in pieces: each writes its reminders and how
/// far it came in one commit, and the next host goes on from there after a kill. Nobody is told twice of one change.
/// </summary>
public sealed class TeamAskNews(CoachStorage storage)
{
    /// <summary>People a piece tells: a commit of some milliseconds.</summary>
    private const int Piece = 200;

    /// <summary>Tells everybody who is to be told by now.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Ends it after a piece.</param>
    public async Task RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        var due = await storage.Sql.ReadAsync(
            $"SELECT unit, ask, since, version, told_to FROM team_asks WHERE tell_at <= {now} ORDER BY tell_at",
            row => new Place(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.Text(4)), ct);
        foreach (var place in due)
            await TellAsync(place, now, ct);
    }

    private async Task TellAsync(Place place, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var piece in (await TeamAsync(place, ct)).Chunk(Piece).Append([]))
        {
            ct.ThrowIfCancellationRequested();
            var news = new List<SealedNews>();
            var nudge = new Nudge(TeamAskNudge.Id, NudgeKind.TeamAsk, now);
            foreach (var (id, keyId) in piece)
            {
                if (await storage.Keys.OpenableAsync(keyId, ct) is { } key)
                    news.Add(new SealedNews(id, key.Id, nudge, key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(id, nudge.Id))));
            }

            var next = piece.Length == 0 ? null : place with { ToldTo = piece[^1].Id };
            if (!await WriteAsync(place, next, news, ct))
                return;
            place = next ?? place;
        }
    }

    /// <summary>Who is still to be told, in the order of their ids.</summary>
    private Task<List<(string Id, string Key)>> TeamAsync(Place place, CancellationToken ct) => storage.Sql.ReadAsync(
        async sql =>
        {
            var (partOf, led) = await TeamAskSql.UnitsAsync(sql);
            var team = new List<(string Id, string Key)>();
            foreach (var unit in partOf.Keys.Where(u => string.Equals(AskedManagement.Of(u, partOf.GetValueOrDefault, led.Contains), place.Unit, StringComparison.Ordinal)))
                team.AddRange(await sql.ReadAsync($"SELECT id, key_id FROM people WHERE unit = {unit} AND key_id IS NOT NULL", row => (row.GetString(0), row.GetString(1))));
            return team.Where(p => string.CompareOrdinal(p.Id, place.ToldTo) > 0).OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        },
        ct);

    /// <returns>False: another host is at it, or it changed; nothing was written.</returns>
    private Task<bool> WriteAsync(Place place, Place? next, IEnumerable<SealedNews> news, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            var moved = next is null
                ? await sql.RunAsync($"UPDATE team_asks SET tell_at = NULL WHERE unit = {place.Unit} AND ask = {place.Ask} AND since = {place.Since} AND version = {place.Version} AND told_to IS NOT DISTINCT FROM {place.ToldTo} AND tell_at IS NOT NULL")
                : await sql.RunAsync($"UPDATE team_asks SET told_to = {next.ToldTo} WHERE unit = {place.Unit} AND ask = {place.Ask} AND since = {place.Since} AND version = {place.Version} AND told_to IS NOT DISTINCT FROM {place.ToldTo}");
            if (moved == 0)
                return false;
            foreach (var one in news)
                await TurnSql.NewsAsync(sql, one);
            return true;
        },
        ct);

    /// <summary>A change, and how far the telling came.</summary>
    private sealed record Place(string Unit, string Ask, string Since, int Version, string? ToldTo);
}
