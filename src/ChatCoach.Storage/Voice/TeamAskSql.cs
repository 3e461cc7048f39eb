using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>What management wrote to an ask, sealed under the house key: it is about nobody, and nobody's erasure takes it.</summary>
internal sealed record AskWords(string? Words, string? Owner, string? Question)
{
    public static byte[]? Seal(TeamAsk ask, DataKey house) => ask is { Words: null, Owner: null, Question: null } ? null
        : house.Seal(JsonSerializer.SerializeToUtf8Bytes(new AskWords(ask.Words, ask.Owner, ask.Question?.Words), StateJson.Default.AskWords), PlaceOf(ask));

    public static AskWords Open(byte[]? stored, TeamAsk ask, DataKey house) =>
        stored is null ? new AskWords(null, null, null) : JsonSerializer.Deserialize(house.Open(stored, PlaceOf(ask)), StateJson.Default.AskWords)!;

    private static string PlaceOf(TeamAsk ask) => SealPlace.TeamAsk(ask.Unit, $"{ask.Ask}.{ask.Since}");
}

/// <summary>Asks of management: raised with the snapshots, answered in a turn, read with the person.</summary>
internal static class TeamAskSql
{
    /// <summary>Asks in one statement: by themselves those of 2,000 units took longer than to count the week. Two parameters each; SQLite takes 32,766 (SQLite docs, Limits, section 9).</summary>
    private const int RaisedAtOnce = 500;

    /// <summary>Where a statement names the asks that are raised: columns column1 and column2 in both databases.</summary>
    private static readonly Fragment Raised = new("VALUES ");

    /// <summary>What the cards of a period ask, and of whose management.</summary>
    public static async Task<List<(string Unit, VoiceAsk Ask)>> RaisedAsync(SqlSession sql, IEnumerable<VoiceSnapshotRow> rows, IEnumerable<VoiceCell> cells)
    {
        var asks = cells.Where(c => c.Ask is not null).ToDictionary(c => c.Id, c => c.Ask!.Value, StringComparer.Ordinal);
        var units = await AskedUnits.ReadAsync(sql);
        return
        [
            .. rows.SelectMany(row => JsonSerializer.Deserialize(row.Cells, StateJson.Default.ImmutableListShownCell)!
                .Where(c => asks.ContainsKey(c.Cell)).Select(c => (Unit: units.Of(row.Unit), Ask: asks[c.Cell]))).Distinct(),
        ];
    }

    /// <summary>One that is open goes on; one that was closed is not raised anew before it has rested (<see cref="TeamAsk.DaysOfRest"/>).</summary>
    public static async Task RaiseAsync(SqlSession sql, IEnumerable<(string Unit, VoiceAsk Ask)> raised, string period)
    {
        var rested = Day(VoicePeriod.Parse(period).Last.AddDays(1 - TeamAsk.DaysOfRest));
        var units = await AskedUnits.ReadAsync(sql);
        var known = await sql.ReadAsync(
            $"SELECT unit, ask FROM team_asks WHERE state IN ('raised', 'heard', 'working') OR told_on > {rested}", row => (Unit: row.GetString(0), Ask: row.GetString(1)));
        List<(string Unit, string Ask)> all = [.. raised.Select(r => (r.Unit, NameOf(r.Ask)))];
        foreach (var some in known.Distinct().IntersectBy(all.Select(Asked), Asked).Chunk(RaisedAtOnce))
            await sql.RunAsync(Of(some, $"UPDATE team_asks SET last = {period} WHERE state IN ('raised', 'heard', 'working') AND (unit, ask) IN ({Raised})"));
        foreach (var some in all.ExceptBy(known.Select(Asked), Asked).Chunk(RaisedAtOnce))
        {
            await sql.RunAsync(Of(
                some,
                $"""
                INSERT INTO team_asks (unit, ask, since, last, version, state)
                SELECT r.column1, r.column2, {period}, {period}, 0, 'raised' FROM ({Raised}) r WHERE TRUE
                ON CONFLICT (unit, ask, since) DO NOTHING
                """));
        }

        (string Management, string Ask) Asked((string Unit, string Ask) one) => (units.Of(one.Unit), one.Ask);
    }

    /// <summary>The statement with those asks in the place of <see cref="Raised"/>.</summary>
    private static FormattableString Of((string Unit, string Ask)[] some, FormattableString statement)
    {
        var known = statement.ArgumentCount;
        var values = string.Join(", ", some.Select((_, at) => string.Create(CultureInfo.InvariantCulture, $"({{{known + (2 * at)}}}, {{{known + (2 * at) + 1}}})")));
        var at = Array.IndexOf(statement.GetArguments(), Raised);
        var format = statement.Format.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{at}}}"), $"{{{at}}}{values}", StringComparison.Ordinal);
        return FormattableStringFactory.Create(format, [.. statement.GetArguments(), .. some.SelectMany(one => new object?[] { one.Unit, one.Ask })]);
    }

    /// <summary>Those of the person's unit, the newest first, and the measure of the whole for whom that is.</summary>
    public static async Task<TeamAsks> ReadAsync(CoachStorage storage, OrgPlace place, PersonQuery query, CancellationToken ct)
    {
        var house = await storage.Keys.HouseKeyAsync(ct);
        return await storage.Sql.ReadAsync(
            async sql => (place.Unit is { } unit ? await OfUnitAsync(sql, unit, house) : TeamAsks.None) with
            {
                Whole = place.Roles.Exists(OrgPlace.OfTheWhole.Contains) ? AskTimes.Of(await OfAllAsync(sql, query.Who.Tenant), DateOnly.FromDateTime(query.Now.UtcDateTime)) : null,
            },
            ct);
    }

    /// <returns>False: somebody else who leads the unit answered in between.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, SealedTurn turn) =>
        turn.Commit.Answered is not { } ask || await WriteAsync(sql, ask, turn.AskWords) > 0;

    /// <param name="sql">The transaction.</param>
    /// <param name="ask">As it is to be; its version is the stored one.</param>
    /// <param name="words">Sealed.</param>
    public static Task<int> WriteAsync(SqlSession sql, TeamAsk ask, byte[]? words) => sql.RunAsync(
        $"""
        UPDATE team_asks SET version = version + 1, state = {NameOf(ask.State)}, until = {Day(ask.Until)}, answered_on = {Day(ask.AnsweredOn)}, told_on = {Day(ask.ToldOn)},
            sealed = {words}, told_to = CASE WHEN tell_at IS DISTINCT FROM {ask.TellAt?.UtcTicks} THEN NULL ELSE told_to END, tell_at = {ask.TellAt?.UtcTicks},
            question_at = CASE WHEN question_week IS DISTINCT FROM {ask.Question?.Week} THEN {ask.Question?.Begins.UtcTicks} ELSE question_at END,
            question_to = CASE WHEN question_week IS DISTINCT FROM {ask.Question?.Week} THEN NULL ELSE question_to END,
            question_week = {ask.Question?.Week}, question_result = CASE WHEN {ask.Question?.Result is null} THEN NULL ELSE question_result END
        WHERE unit = {ask.Unit} AND ask = {NameOf(ask.Ask)} AND since = {ask.Since} AND version = {ask.Version}
        """);

    private static async Task<TeamAsks> OfUnitAsync(SqlSession sql, string unit, DataKey house)
    {
        var units = await AskedUnits.ReadAsync(sql);
        var team = units.TeamOf(unit);
        // Of a thousand units that nobody leads few were ever asked anything.
        var asked = team.Count == 1 ? team : [.. (await sql.ReadAsync($"SELECT DISTINCT unit FROM team_asks", row => row.GetString(0))).Intersect(team, StringComparer.Ordinal)];
        var asks = new List<TeamAsk>();
        foreach (var one in asked)
            asks.AddRange(await ReadAsync(sql, one, house));
        return new TeamAsks([.. asks.OrderByDescending(a => a.Since, StringComparer.Ordinal).ThenBy(a => a.Ask).ThenBy(a => a.Unit, StringComparer.Ordinal)], null) { IsLed = units.IsLed(unit) };
    }

    /// <summary>Those that stood for that very unit, the newest first.</summary>
    public static async Task<ImmutableList<TeamAsk>> ReadAsync(SqlSession sql, string asked, DataKey house) =>
        [.. await sql.ReadAsync(
            $"SELECT ask, since, last, version, state, until, answered_on, told_on, tell_at, question_week, question_result, sealed FROM team_asks WHERE unit = {asked} ORDER BY since DESC, ask",
            row =>
            {
                var ask = new TeamAsk(asked, Enum.Parse<VoiceAsk>(row.GetString(0), ignoreCase: true), row.GetString(1), row.GetString(2))
                {
                    Version = row.GetInt32(3),
                    State = Enum.Parse<AskState>(row.GetString(4), ignoreCase: true),
                    Until = DayOf(row.Text(5)),
                    AnsweredOn = DayOf(row.Text(6)),
                    ToldOn = DayOf(row.Text(7)),
                    TellAt = row.IsDBNull(8) ? null : new DateTimeOffset(row.GetInt64(8), TimeSpan.Zero),
                };
                var (words, owner, question) = AskWords.Open(row.Bytes(11), ask, house);
                var result = row.Text(10) is { } shown ? JsonSerializer.Deserialize(shown, StateJson.Default.ImmutableListShownCell) : null;
                return ask with { Words = words, Owner = owner, Question = question is null || row.Text(9) is not { } week ? null : new TeamQuestion(question, week, result) };
            })];

    private static Task<List<TeamAsk>> OfAllAsync(SqlSession sql, string tenant) => sql.ReadAsync(
        $"SELECT t.unit, t.ask, t.since, t.state, t.answered_on FROM team_asks t WHERE t.unit IN (SELECT p.unit FROM people p WHERE p.tenant = {tenant} AND p.unit IS NOT NULL)",
        row => new TeamAsk(row.GetString(0), Enum.Parse<VoiceAsk>(row.GetString(1), ignoreCase: true), row.GetString(2), row.GetString(2))
        {
            State = Enum.Parse<AskState>(row.GetString(3), ignoreCase: true),
            AnsweredOn = DayOf(row.Text(4)),
        });

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? day) => day is null ? null : DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
