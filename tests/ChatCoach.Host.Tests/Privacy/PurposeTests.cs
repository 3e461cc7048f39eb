using System.Text.RegularExpressions;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using Microsoft.Data.Sqlite;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P1: the list of purposes is closed, and whatever is stored names one of them.</summary>
public sealed partial class PurposeTests
{
    private const string None = "none, nothing about a person";

    [Fact]
    public async Task P1_Every_table_of_both_databases_stands_on_the_page_with_its_purpose()
    {
        await using var farEnd = await FarEnd.StartAsync();
        await using var databases = Databases.New(Database.Sqlite);
        await using (await CoachHost.OnAsync(databases, farEnd, new PlayClock()))
        {
        }

        var page = File.ReadAllLines(Repository.PathOf("docs", "what-we-store.md")).Select(l => l.Split(" | ")).Where(c => c[0].StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(c => Names().Matches(c[0]).Select(m => (Table: m.Groups[1].Value, Purpose: c[1]))).ToDictionary(p => p.Table, p => p.Purpose, StringComparer.Ordinal);

        Assert.Equal((await TablesAsync(databases.Coach)).Union(await TablesAsync(databases.Keys), StringComparer.Ordinal).Order(StringComparer.Ordinal), page.Keys.Order(StringComparer.Ordinal));
        var purposes = Enum.GetNames<Purpose>().Select(p => p.ToLowerInvariant()).ToList();
        Assert.All(page.Values.Where(p => p != None), p => Assert.All(p.Split(", "), one => Assert.Contains(one, purposes)));
    }

    private static async Task<List<string>> TablesAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%'";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }

    [GeneratedRegex("`([a-z_]+)`", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
