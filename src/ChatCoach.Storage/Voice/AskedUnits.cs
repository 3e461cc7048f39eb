using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>
/// Whose management each unit asks now. Who leads what changes while asks are open: what was asked of a unit whose
/// management is another one now goes along to it, with its people.
/// </summary>
internal sealed class AskedUnits
{
    private readonly Dictionary<string, string?> partOf;
    private readonly HashSet<string> led;

    private AskedUnits(Dictionary<string, string?> partOf, HashSet<string> led) => (this.partOf, this.led) = (partOf, led);

    public static async Task<AskedUnits> ReadAsync(SqlSession sql) => new(
        (await sql.ReadAsync($"SELECT id, part_of FROM units", row => (Id: row.GetString(0), PartOf: row.Text(1)))).ToDictionary(u => u.Id, u => u.PartOf, StringComparer.Ordinal),
        [.. await sql.ReadAsync($"SELECT DISTINCT unit FROM people WHERE roles <> '' AND roles LIKE {$"%{OrgPlace.Manager}%"} AND unit IS NOT NULL", row => row.GetString(0))]);

    public string Of(string unit) => AskedManagement.Of(unit, partOf.GetValueOrDefault, led.Contains);

    /// <summary>Somebody leads it, or a larger one.</summary>
    public bool IsLed(string unit) => led.Contains(Of(unit));

    /// <summary>The management of both is the same.</summary>
    public bool AreTogether(string unit, string other) => string.Equals(Of(unit), Of(other), StringComparison.Ordinal);

    /// <summary>All whose management is that of the unit.</summary>
    public List<string> TeamOf(string unit) => [.. partOf.Keys.Where(u => AreTogether(u, unit))];
}
