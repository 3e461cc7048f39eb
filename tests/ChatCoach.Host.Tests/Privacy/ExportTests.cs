using System.Data.Common;
using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P14: the export holds every record of the person, and a page that can be read.</summary>
public sealed class ExportTests
{
    private const string Alias = "<b>Nordlicht & Co</b>";
    private const string Agreed = "Angebot bis \"Freitag\" <script>alert(1)</script>";

    /// <summary>Members whose value is no record of the person: keys, and which run an entry of a shared record came from (P2).</summary>
    private static readonly HashSet<string> NotTold = new(StringComparer.Ordinal) { "secret", "id", "source", "nextSource", "endedBy", "answeredBy", "gone" };

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P14_Whatever_is_sealed_for_the_person_or_stands_beside_it_is_in_the_export(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await RichAsync(host);
        var (_, data) = await anna.ExportAsync();
        await host.SettleAsync();
        var stored = await StoredAsync(host, anna);

        var file = await FileLinks.OpenAsync(data);

        Assert.Equal("application/json", file.Content.ContentType!.MediaType);
        Assert.Equal("meine-daten.json", file.Content.ContentDisposition!.FileName!.Trim('"'));
        var told = Leaves(JsonNode.Parse(file.Body)).Select(l => l.Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(stored.Tables.IsSupersetOf(["people", "runs", "nudges", "relationship_members", "relationships", "conversations", "accesses", "links", "releases", "sessions"]), string.Join(' ', stored.Tables));
        var missing = stored.Values.Where(v => !told.Contains(v.Value)).Select(v => $"{v.Table} {v.Value}").ToList();
        Assert.Empty(missing);
        Assert.Contains("Ganz geheim", JsonNode.Parse(file.Body)!["said"]!.AsArray().SelectMany(r => r!["answers"]!.AsArray()).Select(a => a!["answer"]!.GetValue<string>()));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P14_What_counts_of_the_person_is_in_it_and_nothing_that_counts_of_others(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var (anna, ben) = (host.Person("anna"), host.Person("ben"));
        await host.Get<People>().ImportAsync([new OrgUnit("u1", "Team <Nord>")], [new OrgPerson(anna.Key, "u1", ["coach"]), new OrgPerson(ben.Key, "u1", [])], default);
        foreach (var (person, authority) in new[] { (anna, "Nein, das darf jemand anders"), (ben, "Ja") })
        {
            await person.AgreedAsync();
            await person.SaysAsync("einstellungen", "Ja, zählen", "Sachlich", "Nein, ich komme zu dir");
            host.Clock.Now += TimeSpan.FromDays(7);
            await person.SaysAsync("check-in", "überspringen", "4", "wütend", "Bauch", "Weiß nicht", "Klarheit", "Nein, eine Sonderlocke", authority, "Das reicht so", "neustart");
        }

        var (page, data) = await anna.ExportAsync();
        var json = JsonNode.Parse((await FileLinks.OpenAsync(data)).Body)!;

        Assert.Equal(["checkin.authority:no", "checkin.frame:out", "took-part"], json["counted"]!.AsArray().Select(c => c!["code"]!.GetValue<string>()));
        Assert.Equal("coach", json["person"]!["roles"]!.GetValue<string>());
        var read = (await FileLinks.OpenAsync(page)).Body;
        Assert.Contains("Team &lt;Nord&gt;", read, StringComparison.Ordinal);
        Assert.Contains("Nein, eine Sonderlocke", read, StringComparison.Ordinal);
        Assert.DoesNotContain("checkin.frame", read, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P14_The_page_says_in_words_what_was_said_and_escapes_all_of_it(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await RichAsync(host);
        var (page, _) = await anna.ExportAsync();

        var read = (await FileLinks.OpenAsync(page)).Body;

        Assert.Contains("&lt;b&gt;Nordlicht &amp; Co&lt;/b&gt;", read, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", read, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", read, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", read, StringComparison.Ordinal);
        Assert.Contains("Ganz geheim", read, StringComparison.Ordinal);
        Assert.Contains("erschöpft", read, StringComparison.Ordinal);
        Assert.Contains("„Gefühle“ für Cora, bis 4. Dezember 2026", read, StringComparison.Ordinal);
        Assert.Contains("Für den Coach gedacht", read, StringComparison.Ordinal);
        Assert.Contains("Einverstanden am", read, StringComparison.Ordinal);
        Assert.DoesNotContain((await anna.LoadAsync()).PersonId, read, StringComparison.Ordinal);
        Assert.DoesNotContain(await anna.IdAsync(Alias), read, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task P2_The_export_holds_nothing_of_others_and_does_not_tell_who_of_them_wrote_what(Database database)
    {
        await using var host = await CoachHost.StartAsync(database);
        var anna = await RichAsync(host);
        var ben = await host.Person("ben").AgreedAsync();
        await ben.JoinsAsync(await anna.CodeAsync(Alias));
        await ben.SaysAsync("check-in", "Bens Sache", "1", "Bens Geheimnis", "erschöpft", "stopp", "Behalten, was da ist");
        await ben.SaysAsync("rahmen und sonderlocken", Alias, "Nein", "Nur der Betrieb", "Ein Bericht am Sonntag", "Ich", "Zähneknirschend", "Ein freundliches Nein", "Nein, weiter", "1");
        var bensRuns = (await ben.FinishedAsync()).Select(r => r.Id).Concat((await ben.LoadAsync()).Memory.OpenRuns.Select(r => r.Id)).ToList();
        var (page, data) = await anna.ExportAsync();

        var files = (await FileLinks.OpenAsync(page)).Body + (await FileLinks.OpenAsync(data)).Body;

        Assert.Contains("Ein Bericht am Sonntag", files, StringComparison.Ordinal);
        Assert.DoesNotContain("Bens", files, StringComparison.Ordinal);
        Assert.DoesNotContain("oid-ben", files, StringComparison.Ordinal);
        Assert.NotEmpty(bensRuns);
        Assert.All(bensRuns, run => Assert.DoesNotContain(run, files, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_english_person_reads_english()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);
        var anna = host.Person("anna", "en-GB");
        await anna.SaysAsync("hello", "English", "Agreed", "pause", "my data", "Everything as a file");

        var read = (await FileLinks.OpenAsync(anna.Links()[0])).Body;

        Assert.Contains("<html lang=\"en\">", read, StringComparison.Ordinal);
        Assert.Contains("<h1>Your data</h1>", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Einstellungen", read, StringComparison.Ordinal);
    }

    /// <summary>Somebody of whom every kind of record is stored.</summary>
    private static async Task<Person> RichAsync(CoachHost host)
    {
        var anna = await host.Person("anna").AgreedAsync();
        await anna.SaysAsync("check-in", Alias, "1", "Es war einfach anstrengend", "erschöpft", "stopp", "Behalten, was da ist");
        await host.Get<People>().ImportAsync([], [new OrgPerson(host.Person("cora").Key, null, ["coach"], "Cora")], default);
        await anna.SaysAsync("meine check-ins", "Etwas freigeben", "Gefühle", "Cora · Coach", "Ja, für 14 Tage");
        await anna.SaysAsync("begleitung anfragen", Alias, "Etwas ist passiert", "Nur unsere Seite", "Egal", "Für den Coach gedacht", "Ja, so anfragen");
        await anna.AgreesAsync(Alias, Agreed);
        await anna.CodeAsync(Alias);
        await anna.SaysAsync("den menschen sehen", "Schwierig", Alias, "Ganz geheim");
        await anna.SaysAsync("pause", "In einer Stunde erinnern");
        return anna;
    }

    /// <summary>Every value that any row of any table holds for the person, opened with every key they have; read without the code that exports.</summary>
    private static async Task<(HashSet<string> Tables, List<(string Table, string Value)> Values)> StoredAsync(CoachHost host, Person person)
    {
        var loaded = await person.LoadAsync();
        var keys = new List<DataKey> { (await host.Get<CoachStorage>().Keys.OpenableAsync(loaded.KeyId!, default))! };
        await using DbConnection connection = host.Databases.Kind == Database.Sqlite ? new SqliteConnection($"Data Source={host.Databases.Coach};Pooling=False") : new NpgsqlConnection(host.Databases.Coach + ";Pooling=false");
        await connection.OpenAsync();
        var (tables, values) = (new HashSet<string>(StringComparer.Ordinal), new List<(string, string)>());
        // Members first: the keys of relationships lie in them.
        foreach (var table in (await TablesAsync(connection, host.Databases.Kind)).OrderBy(t => t != "relationship_members"))
        {
            foreach (var row in await RowsAsync(connection, table))
            {
                foreach (var sealedPiece in row.Values.OfType<byte[]>().Where(b => b.Length > 0))
                {
                    if (Opened(sealedPiece, row, table, keys) is not { } plain)
                        continue;
                    tables.Add(table);
                    if (table == "relationship_members")
                        keys.Add(new DataKey($"{row["relationship_id"]}", plain));
                    else if (table != "outbox")
                        values.AddRange(Leaves(Json(plain)).Where(l => table != "relationships" || !NotTold.Contains(l.Name)).Select(l => (table, l.Value)));
                }
            }
        }

        return (tables, values);
    }

    private static byte[]? Opened(byte[] piece, Dictionary<string, object> row, string table, List<DataKey> keys)
    {
        var place = table switch
        {
            "people" => SealPlace.Person($"{row["id"]}"),
            "runs" => SealPlace.Run($"{row["person_id"]}", $"{row["id"]}"),
            "nudges" => SealPlace.Nudge($"{row["person_id"]}", $"{row["id"]}"),
            "relationship_members" => SealPlace.Member($"{row["person_id"]}", $"{row["local_id"]}"),
            "relationships" => SealPlace.Relationship($"{row["id"]}"),
            "links" => SealPlace.Link($"{row["tag"]}"),
            "releases" => SealPlace.Release($"{row["id"]}"),
            "sessions" => SealPlace.Session($"{row["id"]}"),
            "coaches" => SealPlace.Hours($"{row["person_id"]}"),
            "coach_notes" => SealPlace.CoachNote($"{row["session_id"]}"),
            "accesses" => SealPlace.Access($"{row["person_id"]}", $"{row["id"]}"),
            "outbox" => SealPlace.Outbox($"{row["id"]}"),
            "conversations" => SealPlace.Card($"{row["conversation_id"]}", $"{row["channel_id"]}", $"{row["card_activity_id"]}"),
            // Under the code besides, which nobody but the person has; frames hold nothing about a person.
            "invitations" or "team_frames" => null,
            // Opened and exported where there are calendars, see TeamsMeetingTests.
            "calendar_entries" => null,
            _ => throw new InvalidOperationException($"The table {table} holds something sealed: say here how it opens, and export it."),
        };
        foreach (var key in keys)
        {
            try
            {
                return place is null ? null : key.Open(piece, place);
            }
            catch (InvalidDataException)
            {
                // Another person's.
            }
        }

        return null;
    }

    private static JsonNode? Json(byte[] plain) => JsonNode.Parse(Encoding.UTF8.GetString(plain[0] is (byte)'{' ? plain : StoredJson.Body(plain)));

    private static IEnumerable<(string Name, string Value)> Leaves(JsonNode? node, string name = "") => node switch
    {
        JsonObject all => all.SelectMany(m => NotTold.Contains(m.Key) && m.Value is JsonArray ? Leaves(m.Value, m.Key) : Leaves(m.Value, m.Key)),
        JsonArray list => list.SelectMany(n => Leaves(n, name)),
        null => [],
        _ => [(name, node.ToString())],
    };

    private static async Task<List<string>> TablesAsync(DbConnection connection, Database kind) => [.. (await RowsOfAsync(connection, kind == Database.Sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'"
        : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_EF%'")).Select(r => $"{r["name"]}")];

    private static Task<List<Dictionary<string, object>>> RowsAsync(DbConnection connection, string table) => RowsOfAsync(connection, $"SELECT * FROM {table}");

    private static async Task<List<Dictionary<string, object>>> RowsOfAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
        return rows;
    }
}
