using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Commands;

/// <summary>
/// The organisation as a table: one line a person, the first line names the columns, in any order, parted by commas or
/// semicolons. <c>objectId</c> is needed; <c>tenant</c>, <c>unit</c>, <c>unitName</c>, <c>state</c> (the German state whose
/// public holidays hold in the unit, for example BY), <c>roles</c> (parted by spaces) and <c>name</c> (by which others choose a
/// coach or manager) may be left out.
/// </summary>
/// <param name="Units">In the order they are first named.</param>
/// <param name="People">In the order of the lines.</param>
/// <param name="Problems">A sentence each, with the number of the line; with any of them nothing is to be imported.</param>
public sealed record PeopleCsv(ImmutableList<OrgUnit> Units, ImmutableList<OrgPerson> People, ImmutableList<string> Problems)
{
    private static readonly ImmutableArray<string> Columns = ["tenant", "objectId", "unit", "unitName", "state", "roles", "name"];
    private static readonly ImmutableArray<string> KnownRoles = ["coach", "manager", "works-council", "admin"];

    /// <param name="text">The file.</param>
    /// <param name="tenant">Tenant of people whose line names none; null: each has to.</param>
    public static PeopleCsv Read(string text, string? tenant)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var mark = lines[0].Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var names = Cells(lines[0], mark);
        var strange = names.Where(name => !Columns.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (strange.Count > 0 || !names.Contains("objectId", StringComparer.OrdinalIgnoreCase))
            return new PeopleCsv([], [], [$"Line 1 must name the columns, objectId among them; known are {string.Join(", ", Columns)}."]);
        var reading = new Reading(tenant);
        for (var i = 1; i < lines.Length; i++)
            if (!string.IsNullOrWhiteSpace(lines[i]))
                reading.Add(i + 1, names, Cells(lines[i], mark));
        return new PeopleCsv([.. reading.Units], [.. reading.People], [.. reading.Problems]);
    }

    /// <summary>Cells of a line; in quotation marks the parting sign stands for itself, and two marks for one.</summary>
    private static List<string> Cells(string line, char mark)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == mark && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private sealed class Reading(string? tenant)
    {
        public List<OrgUnit> Units { get; } = [];

        public List<OrgPerson> People { get; } = [];

        public List<string> Problems { get; } = [];

        public void Add(int line, List<string> names, List<string> cells)
        {
            string? Of(string name) => names.FindIndex(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
            var (who, home, roles) = (Of("objectId"), Of("tenant") ?? tenant, Of("roles")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
            Check(line, cells.Count == names.Count, $"has {cells.Count} cells where line 1 names {names.Count}");
            Check(line, who is not null, "names no objectId");
            Check(line, home is not null, "names no tenant, and Bot:TenantId is not set");
            Check(line, roles.All(KnownRoles.Contains), $"names a role that is none of {string.Join(", ", KnownRoles)}");
            if (Of("unit") is { } unit)
                AddUnit(line, new OrgUnit(unit, Of("unitName") ?? unit, Of("state")?.ToUpperInvariant()));
            if (who is not null && home is not null)
                People.Add(new OrgPerson(new PersonKey(home, who), Of("unit"), roles, Of("name")));
        }

        private void AddUnit(int line, OrgUnit unit)
        {
            Check(line, unit.FederalState is not { } state || PublicHolidays.States.Contains(state), $"names a state that is none of {string.Join(", ", PublicHolidays.States.Order(StringComparer.Ordinal))}");
            var at = Units.FindIndex(u => string.Equals(u.Id, unit.Id, StringComparison.Ordinal));
            if (at < 0)
                Units.Add(unit);
            else if (unit.FederalState is not null)
            {
                Check(line, (Units[at].FederalState ?? unit.FederalState) == unit.FederalState, "names another state for its unit than a line above");
                Units[at] = Units[at] with { FederalState = unit.FederalState };
            }
        }

        private void Check(int line, bool good, string otherwise)
        {
            if (!good)
                Problems.Add(string.Create(CultureInfo.InvariantCulture, $"Line {line} {otherwise}."));
        }
    }
}
