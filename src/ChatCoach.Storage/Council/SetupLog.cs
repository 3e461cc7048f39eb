using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Coaching.Council;
using ChatCoach.Storage.Schema;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Council;

/// <summary>Writes down at a start what became other of the configuration since the last one (privacy rule P24). Any host may; each change is written once.</summary>
public sealed class SetupLog(CoachStorage storage)
{
    /// <summary>How long a change is kept: as long as what was counted under it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3 * 365);

    public async Task NoteAsync(IEnumerable<SetupLine> lines, DateTimeOffset now, CancellationToken ct)
    {
        var current = lines.ToImmutableSortedDictionary(l => l.Id, l => l.Value.En, StringComparer.Ordinal);
        var written = JsonSerializer.Serialize(current, StateJson.Default.ImmutableSortedDictionaryStringString);
        await storage.Sql.WriteAsync(
            async sql =>
            {
                var stored = (await sql.ReadAsync($"SELECT value FROM marks WHERE key = {Marks.Setup}", row => row.GetString(0))).FirstOrDefault();
                if (string.Equals(stored, written, StringComparison.Ordinal))
                    return false;
                // Of two hosts that start at once only one finds it as it was.
                var mine = stored is null
                    ? await sql.RunAsync($"INSERT INTO marks (key, value) VALUES ({Marks.Setup}, {written}) ON CONFLICT (key) DO NOTHING")
                    : await sql.RunAsync($"UPDATE marks SET value = {written} WHERE key = {Marks.Setup} AND value = {stored}");
                if (mine == 0 || stored is null)
                    return false;
                var before = JsonSerializer.Deserialize(stored, StateJson.Default.ImmutableSortedDictionaryStringString)!;
                foreach (var id in before.Keys.Union(current.Keys, StringComparer.Ordinal).Where(id => before.GetValueOrDefault(id) != current.GetValueOrDefault(id)))
                    await SetupChangeSql.AddAsync(sql, null, new SetupChange(now, id, before.GetValueOrDefault(id), current.GetValueOrDefault(id)));
                return true;
            },
            ct);
    }
}
