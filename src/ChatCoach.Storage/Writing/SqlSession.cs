using System.Data.Common;
using System.Globalization;

namespace ChatCoach.Storage.Writing;

/// <summary>
/// One connection and the statements it has prepared. A statement is an interpolated string whose holes become
/// parameters; the two databases share its text.
/// </summary>
internal sealed class SqlSession(DbConnection connection, bool keepStatements) : IAsyncDisposable
{
    /// <summary>By their text; the text of a place in the source is one object, found without reading it.</summary>
    private readonly Dictionary<string, DbCommand> statements = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, DbCommand> composed = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    public DbTransaction? Transaction { get; set; }

    /// <summary>The work decided that nothing of it is to be kept.</summary>
    public bool Undone { get; private set; }

    /// <summary>Nothing of the running work is kept; its result is returned all the same.</summary>
    public void Undo() => Undone = true;

    public void Begin() => Undone = false;

    /// <summary>Returns how many rows it changed.</summary>
    public async Task<int> RunAsync(FormattableString sql)
    {
        var command = Statement(sql);
        var changed = await command.ExecuteNonQueryAsync();
        await LeaveAsync(command);
        return changed;
    }

    public async Task<List<T>> ReadAsync<T>(FormattableString sql, Func<DbDataReader, T> map)
    {
        var rows = new List<T>();
        await EachAsync(sql, row => rows.Add(map(row)));
        return rows;
    }

    /// <summary>Row by row, for more than fits into memory.</summary>
    public async Task EachAsync(FormattableString sql, Action<DbDataReader> take)
    {
        var command = Statement(sql);
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                take(reader);
        }

        await LeaveAsync(command);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in statements.Values.Concat(composed.Values))
            await command.DisposeAsync();
        statements.Clear();
        composed.Clear();
        await connection.DisposeAsync();
    }

    private DbCommand Statement(FormattableString sql)
    {
        var arguments = sql.GetArguments();
        // With a fragment one place in the source may be several statements.
        var fragments = Array.Exists(arguments, argument => argument is Fragment);
        var (known, name) = fragments ? (composed, TextOf(sql.Format, arguments)) : (statements, sql.Format);
        if (!known.TryGetValue(name, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = TextOf(sql.Format, arguments);
            AddParameters(command, arguments);
            if (keepStatements)
                known.Add(name, command);
        }

        command.Transaction = Transaction;
        var next = 0;
        foreach (var argument in arguments)
        {
            if (argument is not Fragment)
                command.Parameters[next++].Value = Storable(argument);
        }

        return command;
    }

    private static string TextOf(string format, object?[] arguments) =>
        string.Format(
            CultureInfo.InvariantCulture,
            format,
            [.. arguments.Select((argument, at) => argument is Fragment fragment ? fragment.Sql : $"@p{at}")]);

    private static void AddParameters(DbCommand command, object?[] arguments)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] is Fragment)
                continue;
            var parameter = command.CreateParameter();
            // With its sign, or it is looked for under each of the three SQLite knows.
            parameter.ParameterName = $"@p{at}";
            command.Parameters.Add(parameter);
        }
    }

    private static object Storable(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.UtcTicks,
        _ => value,
    };

    private async ValueTask LeaveAsync(DbCommand command)
    {
        if (!keepStatements)
            await command.DisposeAsync();
    }
}

/// <summary>A piece of SQL of our own inside a statement; never anything from outside.</summary>
internal sealed record Fragment(string Sql);

/// <summary>Reading columns the two databases hold alike.</summary>
internal static class Columns
{
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static byte[]? Bytes(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    public static DateTimeOffset Time(this DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
