using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>
/// The weekly card's numbers: made once a period for all units, from contributions and nothing else, and never again,
/// whoever joins, leaves or is erased later (privacy rule P5).
/// </summary>
public sealed class Snapshots(CoachStorage storage)
{
    /// <summary>How long a snapshot is kept (privacy rule P12).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3 * 365);

    /// <summary>A manager pages back a year; what is older can be had from the database.</summary>
    public const int WeeksBack = 52;

    /// <summary>Weeks of the whole that can be paged: each is put together from all cards.</summary>
    public const int SpreadBack = 12;

    /// <summary>Makes those of a week, and tells the managers of the units that there is a card, unless some host did. All or none are written, so that it can be tried again after a kill.</summary>
    /// <param name="day">Any day of it.</param>
    /// <param name="cells">All there are.</param>
    /// <param name="rules">k.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Ends it; nothing is kept then.</param>
    /// <returns>False: they were there.</returns>
    public async Task<bool> MakeAsync(DateOnly day, ImmutableList<VoiceCell> cells, VoiceRules rules, DateTimeOffset now, CancellationToken ct)
    {
        var period = CountedTap.PeriodOf(day);
        var mark = Marks.Snapshots + period;
        if (await IsMadeAsync(day, ct))
            return false;
        var (rows, worded) = await storage.Sql.ReadAsync(async sql => await RowsAsync(sql, period, cells, await RaisedAsync(sql, rules)), ct);
        var questions = await storage.Sql.ReadAsync(sql => TeamQuestionSql.ResultsAsync(sql, period, rules), ct);
        var (news, raised) = (await NewsAsync(now, ct), await storage.Sql.ReadAsync(sql => TeamAskSql.RaisedAsync(sql, rows, cells), ct));
        return await storage.Sql.WriteAsync(
            async sql =>
            {
                if (await sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({mark}, {now.ToString("O", CultureInfo.InvariantCulture)}) ON CONFLICT (key) DO NOTHING") == 0)
                    return false;
                foreach (var row in rows)
                    await sql.RunAsync($"INSERT INTO voice_snapshots (period, unit, stands, threshold, cells) VALUES ({row.Period}, {row.Unit}, {row.Stands}, {row.Threshold}, {row.Cells})");
                foreach (var group in worded)
                    await CardWordSql.PublishAsync(sql, group, period);
                await TeamQuestionSql.WriteAsync(sql, questions, period);
                await TeamAskSql.RaiseAsync(sql, raised, period);
                foreach (var one in news)
                    await TurnSql.NewsAsync(sql, one);
                return true;
            },
            ct);
    }

    /// <summary>Whether those of a week are there.</summary>
    /// <param name="day">Any day of it.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<bool> IsMadeAsync(DateOnly day, CancellationToken ct) =>
        (await storage.Sql.ReadAsync($"SELECT 1 FROM marks WHERE key = {Marks.Snapshots + CountedTap.PeriodOf(day)}", row => 1, ct)).Count > 0;

    /// <summary>What the unit may see of its periods, the newest first.</summary>
    public async Task<List<VoiceSnapshot>> OfAsync(string unit, int periods, CancellationToken ct)
    {
        var house = await storage.Keys.HouseKeyAsync(ct);
        return await storage.Sql.ReadAsync(async sql => await CardWordSql.AddAsync(sql, await ReadAsync(sql, unit, periods), house), ct);
    }

    private static Task<List<VoiceSnapshot>> ReadAsync(SqlSession sql, string unit, int periods) => sql.ReadAsync(
        $"""
        SELECT v.period, v.stands, v.threshold, v.cells, u.name FROM voice_snapshots v LEFT JOIN units u ON u.id = v.stands
        WHERE v.unit = {unit} ORDER BY v.period DESC LIMIT {periods}
        """,
        row => new VoiceSnapshot(row.GetString(0), row.Text(1), row.GetInt32(2), JsonSerializer.Deserialize(row.GetString(3), StateJson.Default.ImmutableListShownCell)!, row.Text(4)));

    /// <summary>What the cards of the organisation's units have in common, the newest week first.</summary>
    internal static async Task<ImmutableList<VoiceSpread>> SpreadAsync(SqlSession sql, string tenant)
    {
        var rows = await sql.ReadAsync(
            $"""
            SELECT DISTINCT v.period, v.stands, v.threshold, v.cells FROM voice_snapshots v
            WHERE v.unit IN (SELECT p.unit FROM people p WHERE p.tenant = {tenant} AND p.unit IS NOT NULL)
                AND v.period IN (SELECT DISTINCT w.period FROM voice_snapshots w ORDER BY w.period DESC LIMIT {SpreadBack})
            """,
            row => (Period: row.GetString(0), Stands: row.Text(1), Threshold: row.GetInt32(2), Cells: row.GetString(3)));
        return
        [
            .. rows.GroupBy(r => r.Period, StringComparer.Ordinal).OrderByDescending(g => g.Key, StringComparer.Ordinal)
                .Select(g => VoiceSpread.Of(g.Key, g.Max(r => r.Threshold), g.Where(r => r.Stands is not null).Select(r => JsonSerializer.Deserialize(r.Cells, StateJson.Default.ImmutableListShownCell)!))),
        ];
    }

    /// <summary>For every manager of a unit, and for whoever gets the card of the whole: written with the snapshots, so that each card is sent once, however often it is tried.</summary>
    private async Task<List<SealedNews>> NewsAsync(DateTimeOffset now, CancellationToken ct)
    {
        var readers = await storage.Sql.ReadAsync($"SELECT id, key_id, roles FROM people WHERE key_id IS NOT NULL AND roles <> ''", row => (Id: row.GetString(0), Key: row.GetString(1), Roles: Org.Roles.Split(row.GetString(2))), ct);
        var (nudge, news) = (new Nudge(VoiceNudge.Id, NudgeKind.Voice, now), new List<SealedNews>());
        foreach (var reader in readers.Where(r => r.Roles.Exists(role => role == OrgPlace.Manager || OrgPlace.OfTheWhole.Contains(role))))
        {
            if (await storage.Keys.OpenableAsync(reader.Key, ct) is { } key)
                news.Add(new SealedNews(reader.Id, key.Id, nudge, key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(reader.Id, nudge.Id))));
        }

        return news;
    }

    /// <summary>A threshold that was once in force is never lowered (privacy rule P7).</summary>
    private static async Task<VoiceRules> RaisedAsync(SqlSession sql, VoiceRules rules) =>
        new(Math.Max(rules.Group, (await sql.ReadAsync($"SELECT COALESCE(MAX(threshold), 0) FROM voice_snapshots", row => row.GetInt32(0)))[0])) { LeastForText = rules.LeastForText };

    /// <returns>A row for each unit, and the groups with enough contributors for own words.</returns>
    private static async Task<(List<VoiceSnapshotRow> Rows, List<VoiceGroup> Worded)> RowsAsync(SqlSession sql, string period, ImmutableList<VoiceCell> cells, VoiceRules rules)
    {
        var units = await sql.ReadAsync($"SELECT id, part_of FROM units ORDER BY id", row => (Id: row.GetString(0), PartOf: row.Text(1)));
        var people = await ContributorsAsync(sql, period);
        var groups = VoiceGroups.Of([.. units.Select(u => new VoiceUnit(u.Id, u.PartOf, people[u.Id].Count()))], rules);
        var stands = groups.SelectMany(g => g.Units.Select(u => (Unit: u, Group: g))).ToDictionary(p => p.Unit, p => p.Group, StringComparer.Ordinal);
        var shown = groups.ToDictionary(g => g.Unit, g => JsonSerializer.Serialize(rules.Show(cells, [.. g.Units.SelectMany(u => people[u])]), StateJson.Default.ImmutableListShownCell), StringComparer.Ordinal);
        return (
            [
                .. units.Select(u => stands.GetValueOrDefault(u.Id) is { } group
                    ? new VoiceSnapshotRow { Period = period, Unit = u.Id, Stands = group.Unit, Threshold = rules.Group, Cells = shown[group.Unit] }
                    : new VoiceSnapshotRow { Period = period, Unit = u.Id, Threshold = rules.Group, Cells = "[]" }),
            ],
            [.. groups.Where(g => g.Units.Sum(u => people[u].Count()) >= rules.LeastForText)]);
    }

    /// <summary>What each contributor tapped, by unit. Memory goes with people, not with what they tapped.</summary>
    private static async Task<ILookup<string, IReadOnlySet<string>>> ContributorsAsync(SqlSession sql, string period)
    {
        var people = new Dictionary<string, (string Unit, HashSet<string> Codes)>(StringComparer.Ordinal);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        await sql.EachAsync($"SELECT pseudonym, unit, code FROM contributions WHERE period = {period} AND code NOT LIKE {TeamQuestion.Prefix + "%"}", row =>
        {
            var (who, unit, code) = (row.GetString(0), row.GetString(1), row.GetString(2));
            // Many rows, few codes: each is kept once.
            if (!codes.TryGetValue(code, out var kept))
                codes[code] = kept = code;
            if (!people.TryGetValue(who, out var known))
                people[who] = (unit, [kept]);
            else
            {
                known.Codes.Add(kept);
                // Who moved within the period counts in one unit only, always the same.
                if (string.CompareOrdinal(unit, known.Unit) < 0)
                    people[who] = (unit, known.Codes);
            }
        });
        return people.Values.ToLookup(p => p.Unit, p => (IReadOnlySet<string>)p.Codes, StringComparer.Ordinal);
    }
}
