using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Asks of very many units in one transaction.</summary>
public sealed class RaisedAskTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task However_many_are_raised_each_is_there_once_and_goes_on(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        List<(string Unit, VoiceAsk Ask)> raised = [.. Enumerable.Range(1, 400).SelectMany(n => Enum.GetValues<VoiceAsk>().Select(ask => ($"u{n}", ask)))];

        await RaiseAsync(host, raised, "2026-W46");
        await host.Get<CoachStorage>().Sql.WriteAsync($"UPDATE team_asks SET state = 'decided', told_on = '2026-11-16' WHERE unit = 'u7'", default);
        await RaiseAsync(host, raised[1..], "2026-W47");

        var stored = await host.Get<CoachStorage>().Sql.ReadAsync($"SELECT unit, ask, since, last FROM team_asks", row => (Unit: row.GetString(0), Ask: row.GetString(1), Since: row.GetString(2), Last: row.GetString(3)), default);
        Assert.Equal(raised.Count, stored.Count);
        Assert.Equal(raised.Count, stored.DistinctBy(s => (s.Unit, s.Ask)).Count());
        Assert.All(stored, s => Assert.Equal("2026-W46", s.Since));
        // The first of all was not raised again, and what was closed rests.
        Assert.Equal(1 + Enum.GetValues<VoiceAsk>().Length, stored.Count(s => s.Last == "2026-W46"));
    }

    private static Task<int> RaiseAsync(CoachHost host, List<(string Unit, VoiceAsk Ask)> raised, string period) =>
        host.Get<CoachStorage>().Sql.WriteAsync(
            async sql =>
            {
                await TeamAskSql.RaiseAsync(sql, raised, period);
                return 0;
            },
            default);
}
