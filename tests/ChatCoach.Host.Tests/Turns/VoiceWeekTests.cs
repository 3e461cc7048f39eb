using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>When the snapshots of a week are made.</summary>
public sealed class VoiceWeekTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_week_is_made_on_Monday_morning_before_anybody_reads_its_card(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Unit")], [], default);
        // A week that was over before there was anybody has nothing to show.
        await Companions.AtAsync(host, "2026-11-23T04:59:00Z");
        Assert.DoesNotContain("2026-W47", await PeriodsAsync(host));
        await Companions.AtAsync(host, "2026-11-23T05:01:00Z");
        Assert.Equal("2026-W47", (await PeriodsAsync(host))[0]);
        await Companions.AtAsync(host, "2026-12-01T05:01:00Z");
        Assert.Equal("2026-W48", (await PeriodsAsync(host))[0]);
    }

    private static async Task<List<string>> PeriodsAsync(CoachHost host) => (await host.Get<Snapshots>().OfAsync("u1", 10, default)).ConvertAll(s => s.Period);
}
