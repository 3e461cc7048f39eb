using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Commands;

/// <summary>
/// The organisation as a table: one line a person, the first line names the columns, in any order, parted by commas or
/// semicolons. <c>objectId</c> is needed; <c>tenant</c>, <c>unit</c>, <c>unitName</c>, <c>state</c> (the German state whose
/// public holidays hold in the unit, for example BY), <c>partOf</c> (id of the larger unit; "-": none any more), <c>period</c>
/// (what a weekly card is about: "week" or "four-weeks"; said of the largest unit), <c>roles</c> (parted by spaces) and <c>name</c> (by which others choose a coach or manager) may be left out. A person is on one line.
/// </summary>
public sealed class PeopleCsv
{
    /// <summary>They are compared in memory and take some 500 MB. Who has more imports one tenant at a time.</summary>
    public const int MostPeople = 1_000_000;

    /// <summary>Characters of an id or a name. PostgreSQL cannot find an id of some thousands again, and no card could show such a name.</summary>
    public const int LongestCell = 200;

    private static readonly ImmutableArray<string> Columns = ["tenant", "objectId", "unit", "unitName", "state", "partOf", "period", "roles", "name"];
    private static readonly ImmutableArray<string> Ids = ["tenant", "objectId", "unit", "partOf"];

    private readonly string? tenant;
    private readonly UnitLines units;
    private readonly Dictionary<PersonKey, int> places = [];
    private readonly List<OrgPerson> people = [];
    private readonly List<int> lines = [];
    private readonly Dictionary<string, string> tenants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> roles = new(StringComparer.Ordinal);

    private PeopleCsv(string? tenant)
    {
        this.tenant = tenant;
        units = new UnitLines(Problems);
    }

    /// <summary>In the order they are first named.</summary>
    public IReadOnlyList<OrgUnit> Units => units.Units;

    /// <summary>In the order of the lines.</summary>
    public IReadOnlyList<OrgPerson> People => people;

    /// <summary>With any of them nothing is to be imported.</summary>
    public LineProblems Problems { get; } = new();

    /// <param name="text">The file.</param>
    /// <param name="tenant">Tenant of people whose line names none; null: each has to.</param>
    /// <param name="read">Is told how many people were read so far.</param>
    public static PeopleCsv Read(TextReader text, string? tenant, Action<int>? read = null)
    {
        var table = new PeopleCsv(tenant);
        var rows = new CsvReader(text);
        var cells = new List<string>();
        var row = rows.Read(cells);
        if (row is CsvRow.Read or CsvRow.End && table.ColumnsOf(cells) is { } columns)
            for (row = rows.Read(cells); row == CsvRow.Read && table.people.Count < MostPeople; row = rows.Read(cells))
                if (cells.Exists(cell => cell.Length > 0))
                {
                    table.Add(new Row(rows.Line, cells, columns));
                    read?.Invoke(table.people.Count);
                }

        if (row == CsvRow.Unclosed)
            table.Problems.Add(rows.Line, "has a quotation mark that is not closed; nothing after it was read");
        if (row == CsvRow.TooLong)
            table.Problems.Add(rows.Line, $"begins a row of more than {CsvReader.LongestRow} characters, perhaps with a quotation mark that is not closed; nothing after it was read");
        if (row == CsvRow.Read && table.people.Count == MostPeople)
            table.Problems.Add(rows.Line, $"is beyond the {MostPeople} people that can be imported at once; nothing after it was read");
        return table;
    }

    /// <summary>The line that names somebody.</summary>
    public int LineOf(PersonKey who) => lines[places[who]];

    /// <summary>What is wrong beside the units that are stored, a sentence each.</summary>
    public IReadOnlyList<string> CheckWith(IReadOnlyList<OrgUnit> stored) => units.Check(stored);

    /// <summary>Where each column is; null: line 1 is wrong.</summary>
    private Dictionary<string, int>? ColumnsOf(List<string> names)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        // A byte order mark is no part of the first name.
        var sound = names.TrueForAll(name => columns.TryAdd(name.TrimStart('\uFEFF').Trim(), columns.Count));
        if (sound && columns.ContainsKey("objectId") && columns.Keys.All(name => Columns.Contains(name, StringComparer.OrdinalIgnoreCase)))
            return columns;
        Problems.Add($"Line 1 must name the columns, each once, objectId among them; known are {string.Join(", ", Columns)}.");
        return null;
    }

    private void Add(Row row)
    {
        if (!IsWellFormed(row))
            return;
        var (who, home, unit) = (row["objectId"], row["tenant"] ?? tenant, row["unit"]);
        Check(row.Line, who is not null, "names no objectId");
        Check(row.Line, home is not null, "names no tenant, and Bot:TenantId is not set");
        Check(row.Line, unit is not null || (row["unitName"] ?? row["state"] ?? row["partOf"] ?? row["period"]) is null, "says something about a unit and names none");
        var held = RolesOf(row);
        if (unit is not null)
            unit = units.Add(row.Line, unit, Words(row["unitName"]), row["state"]?.ToUpperInvariant(), row["partOf"], row["period"]?.ToLowerInvariant());
        if (who is null || home is null)
            return;
        if (!tenants.TryGetValue(home, out var known))
            tenants.Add(home, known = home);
        Add(row.Line, new OrgPerson(new PersonKey(known, who), unit, held, Words(row["name"])));
    }

    /// <summary>Everyone is in one unit, and a manager leads the one they are in.</summary>
    private void Add(int line, OrgPerson person)
    {
        if (places.TryAdd(person.Who, people.Count))
        {
            people.Add(person);
            lines.Add(line);
            return;
        }

        var (first, its) = (people[places[person.Who]], LineOf(person.Who));
        var twoUnits = first.Unit is not null && person.Unit is not null && !string.Equals(first.Unit, person.Unit, StringComparison.Ordinal);
        Problems.Add(line, twoUnits && first.Roles.Contains(OrgPlace.Manager) && person.Roles.Contains(OrgPlace.Manager)
            ? $"makes the person of line {its} manager of a second unit; a manager leads the one unit they are in. Put them into a larger unit, and make \"{first.Unit}\" and \"{person.Unit}\" part of it"
            : $"names the same person as line {its}");
    }

    private bool IsWellFormed(Row row)
    {
        var before = Problems.Count;
        if (row.Cells.Count != row.Columns.Count)
            Problems.Add(row.Line, $"has {row.Cells.Count} cells where line 1 names {row.Columns.Count}");
        if (row.Cells.Exists(cell => cell.Length > LongestCell))
            Problems.Add(row.Line, $"has a cell of more than {LongestCell} characters");
        // A name may be broken over lines; spreadsheets do that.
        Check(row.Line, !row.Cells.Exists(cell => cell.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\t'))), "has a character that cannot be shown; is the file UTF-8 or Windows-1252?");
        if (Problems.Count == before)
            Check(row.Line, !Ids.Any(id => row[id] is { } cell && cell.Any(char.IsControl)), "has a tab or a line break within an id");
        return Problems.Count == before;
    }

    private string[] RolesOf(Row row)
    {
        var said = row["roles"] ?? "";
        if (!roles.TryGetValue(said, out var held))
            roles.Add(said, held = said.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var strange in held.Except(OrgPlace.Named, StringComparer.Ordinal))
            Problems.Add(row.Line, $"names the role \"{strange}\"; there are {string.Join(", ", OrgPlace.Named)}");
        return held;
    }

    /// <summary>A name stands on one line.</summary>
    private static string? Words(string? name) => name is null ? null : string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Check(int line, bool good, string otherwise)
    {
        if (!good)
            Problems.Add(line, otherwise);
    }

    private readonly record struct Row(int Line, List<string> Cells, Dictionary<string, int> Columns)
    {
        /// <summary>Null: the column is not there or its cell is empty.</summary>
        public string? this[string column] => Columns.TryGetValue(column, out var at) && Cells[at].Length > 0 ? Cells[at] : null;
    }
}
