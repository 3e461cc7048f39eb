using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Org;
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

    /// <summary>Weeks of the whole that can be paged, those in which cards were made: each is put together from all of them.</summary>
    public const int SpreadBack = 12;

    /// <summary>
    /// Makes those of a week, and of the last four weeks that are over with it, and tells the managers of the units that
    /// there is a card, unless some host did. All or none of a period are written, so that it can be tried again after a kill.
    /// </summary>
    /// <param name="day">Any day of the week.</param>
    /// <param name="cells">All there are.</param>
    /// <param name="rules">k.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Ends it; nothing is kept then.</param>
    /// <returns>False: they were there.</returns>
    public async Task<bool> MakeAsync(DateOnly day, ImmutableList<VoiceCell> cells, VoiceRules rules, DateTimeOffset now, CancellationToken ct)
    {
        var made = new List<Made>();
        foreach (var period in PeriodsOver(day))
        {
            if (!await IsMadeAsync(period, ct))
                made.Add(await MadeAsync(period, cells, rules, now, ct));
        }

        return made.Count > 0 && await storage.Sql.WriteAsync(
            async sql =>
            {
                var first = false;
                foreach (var one in made)
                    first |= await WriteAsync(sql, one, now);
                return first;
            },
            ct);
    }

    /// <summary>Whether those of a period are there.</summary>
    public async Task<bool> IsMadeAsync(VoicePeriod period, CancellationToken ct) =>
        (await storage.Sql.ReadAsync($"SELECT 1 FROM marks WHERE key = {Marks.Snapshots + period.Id}", row => 1, ct)).Count > 0;

    /// <summary>The week of a day, and the newest four weeks that do not end after it: on the Mondays after those both are new.</summary>
    private static VoicePeriod[] PeriodsOver(DateOnly day)
    {
        var week = VoicePeriod.WeekOf(day);
        var together = VoicePeriod.Of(day, PeriodKind.FourWeeks);
        return [week, together.Last <= week.Last ? together : together.Back(1)];
    }

    private async Task<Made> MadeAsync(VoicePeriod period, ImmutableList<VoiceCell> cells, VoiceRules rules, DateTimeOffset now, CancellationToken ct)
    {
        var (rows, worded) = await storage.Sql.ReadAsync(async sql => await RowsAsync(sql, period, cells, await RaisedAsync(sql, rules)), ct);
        return new Made(period, rows, worded, await NewsAsync(rows, now, ct))
        {
            Raised = await storage.Sql.ReadAsync(sql => TeamAskSql.RaisedAsync(sql, rows, cells), ct),
            Questions = await storage.Sql.ReadAsync(sql => TeamQuestionSql.ResultsAsync(sql, period.Id, rules), ct),
        };
    }

    /// <returns>False: another host was faster, nothing is written.</returns>
    private static async Task<bool> WriteAsync(SqlSession sql, Made made, DateTimeOffset now)
    {
        var period = made.Period.Id;
        if (await sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({Marks.Snapshots + period}, {now.ToString("O", CultureInfo.InvariantCulture)}) ON CONFLICT (key) DO NOTHING") == 0)
            return false;
        foreach (var row in made.Rows)
            await sql.RunAsync($"INSERT INTO voice_snapshots (period, unit, stands, threshold, cells) VALUES ({row.Period}, {row.Unit}, {row.Stands}, {row.Threshold}, {row.Cells})");
        foreach (var group in made.Worded)
            await CardWordSql.PublishAsync(sql, group, period);
        await TeamQuestionSql.WriteAsync(sql, made.Questions);
        await TeamAskSql.RaiseAsync(sql, made.Raised, period);
        foreach (var one in made.News)
            await TurnSql.NewsAsync(sql, one);
        return true;
    }

    /// <summary>What the unit may see of its periods, the newest first.</summary>
    public async Task<List<VoiceSnapshot>> OfAsync(string unit, int periods, CancellationToken ct)
    {
        var house = await storage.Keys.HouseKeyAsync(ct);
        return await storage.Sql.ReadAsync(async sql => await CardWordSql.AddAsync(sql, await ReadAsync(sql, unit, periods), house), ct);
    }

    /// <param name="sql">Reads.</param>
    /// <param name="unit">Id.</param>
    /// <param name="weeks">So far back, from the newest one.</param>
    private static async Task<List<VoiceSnapshot>> ReadAsync(SqlSession sql, string unit, int weeks)
    {
        var all = await sql.ReadAsync(
            $"""
            SELECT v.period, v.stands, v.threshold, v.cells, u.name FROM voice_snapshots v LEFT JOIN units u ON u.id = v.stands
            WHERE v.unit = {unit} ORDER BY v.period DESC LIMIT {weeks}
            """,
            row => new VoiceSnapshot(row.GetString(0), row.Text(1), row.GetInt32(2), JsonSerializer.Deserialize(row.GetString(3), StateJson.Default.ImmutableListShownCell)!, row.Text(4)));
        // Of four weeks each, so many cards reach further back.
        var oldest = all.Count == 0 ? default : VoicePeriod.WeekOf(VoicePeriod.Parse(all[0].Period).Last).Back(weeks - 1);
        return [.. all.TakeWhile(card => VoicePeriod.Parse(card.Period).Last >= oldest.First)];
    }

    /// <summary>What the cards of the organisation's units have in common, the newest week first. A card of four weeks counts in the week in which they end.</summary>
    internal static async Task<ImmutableList<VoiceSpread>> SpreadAsync(SqlSession sql, string tenant)
    {
        var rows = await sql.ReadAsync(
            $"""
            SELECT DISTINCT v.period, v.stands, v.threshold, v.cells FROM voice_snapshots v
            WHERE v.unit IN (SELECT p.unit FROM people p WHERE p.tenant = {tenant} AND p.unit IS NOT NULL)
                AND SUBSTR(v.period, 1, {VoicePeriod.WeekId}) IN
                    (SELECT DISTINCT SUBSTR(w.period, 1, {VoicePeriod.WeekId}) AS week FROM voice_snapshots w ORDER BY week DESC LIMIT {SpreadBack})
            """,
            row => (Period: row.GetString(0), Stands: row.Text(1), Threshold: row.GetInt32(2), Cells: row.GetString(3)));
        return
        [
            .. rows.GroupBy(r => r.Period[..VoicePeriod.WeekId], StringComparer.Ordinal).OrderByDescending(g => g.Key, StringComparer.Ordinal)
                .Select(g => VoiceSpread.Of(g.Select(r => r.Period).ToHashSet(StringComparer.Ordinal), g.Max(r => r.Threshold), g.Where(r => r.Stands is not null).Select(r => JsonSerializer.Deserialize(r.Cells, StateJson.Default.ImmutableListShownCell)!))),
        ];
    }

    /// <summary>For every manager of a unit that has a card now, and for whoever gets that of the whole of which it is a part: written with the snapshots, so that each card is sent once, however often it is tried.</summary>
    private async Task<List<SealedNews>> NewsAsync(List<VoiceSnapshotRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var units = rows.Select(row => row.Unit).ToHashSet(StringComparer.Ordinal);
        var tenants = (await storage.Sql.ReadAsync($"SELECT DISTINCT tenant, unit FROM people WHERE unit IS NOT NULL", row => (Tenant: row.GetString(0), Unit: row.GetString(1)), ct))
            .Where(r => units.Contains(r.Unit)).Select(r => r.Tenant).ToHashSet(StringComparer.Ordinal);
        var readers = await storage.Sql.ReadAsync(
            $"SELECT id, key_id, roles, tenant, unit FROM people WHERE key_id IS NOT NULL AND roles <> ''",
            row => (Id: row.GetString(0), Key: row.GetString(1), Roles: Roles.Split(row.GetString(2)), Tenant: row.GetString(3), Unit: row.Text(4)), ct);
        var (nudge, news) = (new Nudge(VoiceNudge.Id, NudgeKind.Voice, now), new List<SealedNews>());
        foreach (var reader in readers.Where(r => (r.Roles.Contains(OrgPlace.Manager) && r.Unit is { } led && units.Contains(led)) || (r.Roles.Exists(role => OrgPlace.OfTheWhole.Contains(role)) && tenants.Contains(r.Tenant))))
        {
            if (await storage.Keys.OpenableAsync(reader.Key, ct) is { } key)
                news.Add(SealedNews.Of(reader.Id, nudge, key));
        }

        return news;
    }

    /// <summary>A threshold that was once in force is never lowered (privacy rule P7).</summary>
    private static async Task<VoiceRules> RaisedAsync(SqlSession sql, VoiceRules rules) =>
        new(Math.Max(rules.Group, (await sql.ReadAsync($"SELECT COALESCE(MAX(threshold), 0) FROM voice_snapshots", row => row.GetInt32(0)))[0])) { LeastForText = rules.LeastForText };

    /// <summary>Of the units with such periods, as if there were no others: who counts in other ones counts in no group of these.</summary>
    /// <returns>A row for each unit, and the groups with enough contributors for own words.</returns>
    private static async Task<(List<VoiceSnapshotRow> Rows, List<VoiceGroup> Worded)> RowsAsync(SqlSession sql, VoicePeriod period, ImmutableList<VoiceCell> cells, VoiceRules rules)
    {
        var all = await sql.ReadAsync($"SELECT id, part_of, period, period_from FROM units ORDER BY id", row => (Id: row.GetString(0), PartOf: row.Text(1), Period: PeriodNames.Stored(row.Text(2), row.Text(3)) ?? UnitPeriod.Weeks));
        var units = all.Where(u => u.Period.On(period.First) == period.Kind).ToList();
        if (units.Count == 0)
            return ([], []);
        var people = await ContributorsAsync(sql, period.Id);
        var groups = VoiceGroups.Of([.. units.Select(u => new VoiceUnit(u.Id, u.PartOf, people[u.Id].Count()))], rules);
        var stands = groups.SelectMany(g => g.Units.Select(u => (Unit: u, Group: g))).ToDictionary(p => p.Unit, p => p.Group, StringComparer.Ordinal);
        var shown = groups.ToDictionary(g => g.Unit, g => JsonSerializer.Serialize(rules.Show(cells, [.. g.Units.SelectMany(u => people[u])]), StateJson.Default.ImmutableListShownCell), StringComparer.Ordinal);
        return (
            [
                .. units.Select(u => stands.GetValueOrDefault(u.Id) is { } group
                    ? new VoiceSnapshotRow { Period = period.Id, Unit = u.Id, Stands = group.Unit, Threshold = rules.Group, Cells = shown[group.Unit] }
                    : new VoiceSnapshotRow { Period = period.Id, Unit = u.Id, Threshold = rules.Group, Cells = "[]" }),
            ],
            [.. groups.Where(g => g.Units.Sum(u => people[u].Count()) >= rules.LeastForText)]);
    }

    /// <summary>What each contributor tapped, by unit. Memory goes with people, not with what they tapped.</summary>
    private static async Task<ILookup<string, IReadOnlySet<string>>> ContributorsAsync(SqlSession sql, string period)
    {
        var people = new Dictionary<string, (string Unit, HashSet<string> Codes)>(StringComparer.Ordinal);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        // Who taps the same in ten check-ins comes over the wire once.
        await sql.EachAsync($"SELECT DISTINCT pseudonym, unit, code FROM contributions WHERE period = {period} AND code NOT LIKE {TeamQuestion.Prefix + "%"}", row =>
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

    /// <summary>Everything a period brings, before it is written.</summary>
    private sealed record Made(VoicePeriod Period, List<VoiceSnapshotRow> Rows, List<VoiceGroup> Worded, List<SealedNews> News)
    {
        public required List<(string Unit, VoiceAsk Ask)> Raised { get; init; }

        public required List<(string Unit, string Ask, string Week, string Result)> Questions { get; init; }
    }
}
