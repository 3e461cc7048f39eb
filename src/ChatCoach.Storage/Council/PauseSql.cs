using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Council;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Council;

/// <summary>What the works council of an organisation stopped; every host reads it anew (privacy rule P24).</summary>
internal static class PauseSql
{
    public static async Task<ImmutableList<Pausable>> ReadAsync(SqlSession sql, string tenant)
    {
        var paused = ImmutableList.CreateBuilder<Pausable>();
        foreach (var what in Enum.GetValues<Pausable>())
        {
            if ((await sql.ReadAsync($"SELECT 1 FROM marks WHERE key = {KeyOf(tenant, what)}", row => 1)).Count > 0)
                paused.Add(what);
        }

        return paused.ToImmutable();
    }

    /// <summary>Done twice it is done once, and stands in the change log once: by the role, never by a name.</summary>
    public static async Task WriteAsync(SqlSession sql, PauseChange change, string tenant, DateTimeOffset now)
    {
        var (key, at) = (KeyOf(tenant, change.What), now.ToString("O", CultureInfo.InvariantCulture));
        var changed = change.On
            ? await sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({key}, {at}) ON CONFLICT (key) DO NOTHING")
            : await sql.RunAsync($"DELETE FROM marks WHERE key = {key}");
        if (changed > 0)
            await SetupChangeSql.AddAsync(sql, tenant, new SetupChange(now, change.What.ToString(), change.On ? "off" : "on", change.On ? "on" : "off"));
    }

    private static string KeyOf(string tenant, Pausable what) => $"{Marks.Paused}{what}:{tenant}";
}
