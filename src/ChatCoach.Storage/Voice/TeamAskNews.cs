using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>
/// Tells a team that management answered, or asks back. A unit can be large, so it is done in pieces: each writes its reminders and how
/// far it came in one commit, and the next host goes on from there after a kill. Nobody is told twice of one thing.
/// </summary>
public sealed class TeamAskNews(CoachStorage storage)
{
    /// <summary>People a piece tells: a commit of some milliseconds.</summary>
    private const int Piece = 200;

    private static readonly ImmutableArray<Telling> Tellings =
    [
        new(TeamAskNudge.Id, new Fragment("tell_at"), new Fragment("told_to")),
        new(TeamAskNudge.Question, new Fragment("question_at"), new Fragment("question_to")),
    ];

    /// <summary>Tells everybody who is to be told by now.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Ends it after a piece.</param>
    public async Task RunAsync(DateTimeOffset now, CancellationToken ct)
    {
        foreach (var telling in Tellings)
        {
            var due = await storage.Sql.ReadAsync(
                $"SELECT unit, ask, since, version, {telling.To} FROM team_asks WHERE {telling.At} <= {now} ORDER BY {telling.At}",
                row => new Place(telling, row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.Text(4)), ct);
            foreach (var place in due)
                await TellAsync(place, now, ct);
        }
    }

    private async Task TellAsync(Place place, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var piece in (await TeamAsync(place, ct)).Chunk(Piece).Append([]))
        {
            ct.ThrowIfCancellationRequested();
            var news = new List<SealedNews>();
            var nudge = new Nudge(place.Telling.Nudge, NudgeKind.TeamAsk, now);
            foreach (var (id, keyId) in piece)
            {
                if (await storage.Keys.OpenableAsync(keyId, ct) is { } key)
                    news.Add(SealedNews.Of(id, nudge, key));
            }

            var next = piece.Length == 0 ? null : place with { To = piece[^1].Id };
            if (!await WriteAsync(place, next, news, ct))
                return;
            place = next ?? place;
        }
    }

    /// <summary>Who is still to be told, in the order of their ids.</summary>
    private Task<List<(string Id, string Key)>> TeamAsync(Place place, CancellationToken ct) => storage.Sql.ReadAsync(
        async sql =>
        {
            var team = new List<(string Id, string Key)>();
            foreach (var unit in (await AskedUnits.ReadAsync(sql)).TeamOf(place.Unit))
                team.AddRange(await sql.ReadAsync($"SELECT id, key_id FROM people WHERE unit = {unit} AND key_id IS NOT NULL", row => (row.GetString(0), row.GetString(1))));
            return team.Where(p => string.CompareOrdinal(p.Id, place.To) > 0).OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        },
        ct);

    /// <returns>False: another host is at it, or it changed; nothing was written.</returns>
    private Task<bool> WriteAsync(Place place, Place? next, IEnumerable<SealedNews> news, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            var (at, to) = (place.Telling.At, place.Telling.To);
            var moved = next is null
                ? await sql.RunAsync($"UPDATE team_asks SET {at} = NULL WHERE unit = {place.Unit} AND ask = {place.Ask} AND since = {place.Since} AND version = {place.Version} AND {to} IS NOT DISTINCT FROM {place.To} AND {at} IS NOT NULL")
                : await sql.RunAsync($"UPDATE team_asks SET {to} = {next.To} WHERE unit = {place.Unit} AND ask = {place.Ask} AND since = {place.Since} AND version = {place.Version} AND {to} IS NOT DISTINCT FROM {place.To} AND {at} IS NOT NULL");
            if (moved == 0)
                return false;
            foreach (var one in news)
                await TurnSql.NewsAsync(sql, one);
            return true;
        },
        ct);

    /// <summary>Something a unit is told.</summary>
    /// <param name="Nudge">Id of the reminder.</param>
    /// <param name="At">Column that says when.</param>
    /// <param name="To">Column that says how far it came.</param>
    private sealed record Telling(string Nudge, Fragment At, Fragment To);

    /// <summary>What is told of which ask, and how far the telling came.</summary>
    private sealed record Place(Telling Telling, string Unit, string Ask, string Since, int Version, string? To);
}
