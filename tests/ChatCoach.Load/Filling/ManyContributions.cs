using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Load.Filling;

/// <summary>A week in which very many people contributed. Written by statements: nobody opens what is not sealed.</summary>
internal sealed class ManyContributions(Memory memory, string period)
{
    /// <summary>Of these each person taps some nine, others than their colleagues.</summary>
    private const string Codes =
        "ARRAY['took-part','checkin.source:process','checkin.frame:out','checkin.frame:unclear','checkin.authority:no','checkin.authority:core','fit.match:yes','fit.match:partly','fit.match:no','fit.how:other','fit.how:later','disarm.push:once','disarm.push:often','disarm.permission:not','disarm.missing:contact','disarm.missing:room','disarm.missing:auth','disarm.missing:info','disarm.missing:core','disarm.stop:promise','disarm.stop:script','disarm.stop:chase','disarm.stop:perks','disarm.stop:extras']";

    /// <summary>Contributions in one statement: more take longer than a statement may.</summary>
    private const int AtOnce = 250_000;

    public async Task FillAsync(int people, int units, int contributions)
    {
        await memory.Storage.Sql.WriteAsync(
            $"INSERT INTO units (id, name, part_of) SELECT 'unit-' || n, 'Unit ' || n, CASE WHEN n % 20 = 0 THEN NULL ELSE 'unit-' || n / 20 * 20 END FROM generate_series(0, {units - 1}) n", CancellationToken.None);
        for (var from = 0; from < contributions; from += AtOnce)
            await memory.Storage.Sql.WriteAsync(
                $"""
                INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym)
                SELECT md5('id' || n), md5('run' || n / 4), 'unit-' || n % {people} % {units}, {period}, ({new Fragment(Codes)})[1 + (n % {people} / {units} * 7 + n % {people} + n / {people} % 9) % 24], md5('person' || n % {people})
                FROM generate_series({from}, {Math.Min(from + AtOnce, contributions) - 1}) n
                """,
                CancellationToken.None);
    }

    /// <summary>What the snapshots cannot do without: how many of each unit tapped each code.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> GroupAsync() => (await memory.Storage.Sql.ReadAsync(
        $"SELECT unit, code, COUNT(DISTINCT pseudonym) FROM contributions WHERE period = {period} GROUP BY unit, code", row => row.GetInt64(2), CancellationToken.None)).Count;

    /// <summary>As before the snapshots were made; only a benchmark makes a week again.</summary>
    public Task<int> UnmakeAsync() => memory.Storage.Sql.WriteAsync(
        async sql => await sql.RunAsync($"DELETE FROM voice_snapshots") + await sql.RunAsync($"DELETE FROM marks WHERE key = {Marks.Snapshots + period}"), CancellationToken.None);
}
