using System.Globalization;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using Microsoft.Data.Sqlite;
using Npgsql;
using DbConnection = System.Data.Common.DbConnection;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>P20: two copies of the databases. One person gets one turn, the other another; who opens the copies cannot tell which.</summary>
public sealed class NoTraceTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_SOS_looks_like_the_menu(Database database) => SameAsync(database, p => p.SayAsync("SOS"), p => p.SayAsync("hilfe"));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_Words_of_despair_look_like_the_menu(Database database) =>
        SameAsync(database, p => p.SayAsync("ich will nicht mehr leben"), p => p.SayAsync("hilfe"));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_Abuse_looks_like_the_menu(Database database) => SameAsync(database, p => p.SayAsync("ich wurde bedroht"), p => p.SayAsync("hilfe"));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_A_tap_on_SOS_looks_like_a_tap_on_help(Database database) => SameAsync(database, p => p.TapAsync("SOS"), p => p.TapAsync("Hilfe"));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_The_reminder_after_abuse_looks_like_any_other(Database database) => SameAsync(
        database,
        p => SayAllAsync(p, "ich wurde bedroht", "Ja", "Gerade niemanden", "Nein", "Ja"),
        p => SayAllAsync(p, "pause", "In einer Stunde erinnern"),
        row => row.StartsWith("nudges", StringComparison.Ordinal));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_Also_when_it_was_sent(Database database) => SameAsync(
        database,
        async p =>
        {
            await SayAllAsync(p, "ich wurde bedroht", "Ja", "Gerade niemanden", "Nein", "Ja");
            await p.Host.PassAsync(TimeSpan.FromDays(3));
        },
        async p =>
        {
            await SayAllAsync(p, "pause", "In einer Stunde erinnern");
            await p.Host.PassAsync(TimeSpan.FromDays(3));
        },
        row => row.StartsWith("nudges", StringComparison.Ordinal) || row.Contains("proactive=1", StringComparison.Ordinal) || row.Contains("proactive=True", StringComparison.Ordinal));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task P20_What_sorts_out_harm_leaves_the_same_open_guide(Database database) => SameAsync(
        database,
        p => SayAllAsync(p, "den menschen sehen", "Das andere", "stopp"),
        p => SayAllAsync(p, "den menschen sehen", "Schwierig", "pause"),
        row => row.StartsWith("runs", StringComparison.Ordinal));

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task The_comparison_sees_a_check_in(Database database) => await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(
        () => SameAsync(database, p => p.SayAsync("4"), async p =>
        {
            await p.SayAsync("4");
            await p.SayAsync("check-in");
        }));

    private static async Task SayAllAsync(Person person, params string[] texts)
    {
        foreach (var text in texts)
            await person.SayAsync(text);
    }

    /// <param name="rows">Which rows are compared; null: all, and the logs.</param>
    private static async Task SameAsync(Database database, Func<Person, Task> one, Func<Person, Task> other, Func<string, bool>? rows = null)
    {
        await using var farEnd = await FarEnd.StartAsync();
        var clock = new PlayClock();
        await using var first = Databases.New(database);
        var (_, before) = await PlayAsync(first, farEnd, clock, null, async person =>
        {
            await person.SayAsync("hallo");
            await person.SayAsync("Deutsch");
            await person.SayAsync("Einverstanden");
            await person.TapAsync("Weiter", ("client", "Dienstagsanruf"), ("strain", "4"));
            await person.SayAsync("wütend");
        });
        await using var second = await first.CopyAsync();
        var (a, _) = await PlayAsync(first, farEnd, clock, before, one);
        var (b, _) = await PlayAsync(second, farEnd, clock, before, other);

        var expected = (await RowsAsync(first)).Where(rows ?? (_ => true)).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', (await RowsAsync(second)).Where(rows ?? (_ => true))));
        if (rows is null)
            Assert.Equal(Masked(a), Masked(b));
    }

    /// <summary>Plays on a coach that is stopped afterwards; gives its log.</summary>
    private static async Task<(IReadOnlyList<string> Log, Person Person)> PlayAsync(
        Databases databases, FarEnd farEnd, PlayClock clock, Person? before, Func<Person, Task> turns)
    {
        clock.Now = PlayClock.Start.AddMinutes(before is null ? 0 : 1);
        await using var host = await CoachHost.OnAsync(databases, farEnd, clock);
        host.Log.Lines.Clear();
        var person = new Person(host, "p20", before);
        await turns(person);
        return ([.. host.Log.Lines], person);
    }

    /// <summary>What a log line says besides ids; lines of the start and the end of a host are left out.</summary>
    private static List<string> Masked(IReadOnlyList<string> log) =>
        [.. log.Where(l => l.Contains(" ChatCoach.", StringComparison.Ordinal)).Select(l => l.Split("SpanId", 2)[0])];

    private static async Task<IReadOnlyList<string>> RowsAsync(Databases databases)
    {
        await using DbConnection connection = databases.Kind == Database.Sqlite
            ? new SqliteConnection($"Data Source={databases.Coach};Pooling=False") : new NpgsqlConnection(databases.Coach + ";Pooling=false");
        await connection.OpenAsync();
        var rows = new List<string>();
        foreach (var table in (string[])["people", "runs", "nudges", "outbox", "conversations", "seen", "contributions", "marks", "erased_keys", "relationships", "relationship_members", "invitations"])
            rows.AddRange((await ReadAsync(connection, table)).Order(StringComparer.Ordinal));
        return rows;
    }

    /// <summary>Every column with its value; of ids and times only that there is one, of ciphertext the length.</summary>
    private static async Task<List<string>> ReadAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add($"{table}: {string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Value(reader.GetName(i), reader.GetValue(i))}"))}");
        return rows;
    }

    private static string Value(string column, object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => $"{bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes",
        _ when column.EndsWith("_at", StringComparison.Ordinal) || column is "at" or "not_before" or "leased_until" => "a time",
        _ when column == "seq" => "a number",
        _ when column is "id" or "activity_id" or "value" || column.EndsWith("_id", StringComparison.Ordinal) && column is not ("conversation_id" or "channel_id" or "object_id") => "an id",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
