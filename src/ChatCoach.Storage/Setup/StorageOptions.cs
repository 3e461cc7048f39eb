using ChatCoach.Storage.Keys;

namespace ChatCoach.Storage.Setup;

/// <summary>Which database.</summary>
public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where the memory lies.</summary>
public sealed record StorageOptions
{
    /// <summary>Setting Storage:Provider.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>Setting Storage:ConnectionString. A connection string; for SQLite a file's path does.</summary>
    public string ConnectionString { get; init; } = "data/coach.db";

    /// <summary>Setting Keys:ConnectionString. Must be another database, kept out of the backups of the first.</summary>
    public string KeysConnectionString { get; init; } = "data/keys.db";

    /// <summary>
    /// Setting Keys:WrappingKey. The path of a file, made on the first start, or "base64:" and 32 bytes, for example
    /// from a Key Vault reference.
    /// </summary>
    public string WrappingKey { get; init; } = "data/wrapping.key";

    /// <summary>
    /// Asked for a password whenever a connection to PostgreSQL is made, for example an Entra token
    /// (Azure Database for PostgreSQL, Entra authentication); null: what the connection string says.
    /// </summary>
    public Func<CancellationToken, ValueTask<string>>? Password { get; init; }

    /// <summary>What is wrong with these options, each a sentence that says what to do; empty: nothing.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems =
        [
            .. Missing(ConnectionString, "Storage:ConnectionString"),
            .. Missing(KeysConnectionString, "Keys:ConnectionString"),
            .. Missing(WrappingKey, "Keys:WrappingKey"),
        ];
        if (problems.Count > 0)
            return problems;
        problems.AddRange(NotAConnectionString(ConnectionString, "Storage:ConnectionString"));
        problems.AddRange(NotAConnectionString(KeysConnectionString, "Keys:ConnectionString"));
        if (problems.Count == 0 && Database(ConnectionString) == Database(KeysConnectionString))
            problems.Add("Keys:ConnectionString names the same database as Storage:ConnectionString. Give the keys a database of their own, so that no backup holds both.");
        return problems;
    }

    private static IEnumerable<string> Missing(string value, string setting)
    {
        if (string.IsNullOrWhiteSpace(value))
            yield return $"{setting} is empty. Set it, or remove it to use the default.";
    }

    private IEnumerable<string> NotAConnectionString(string value, string setting)
    {
        if (Provider == StorageProvider.Postgres && !value.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            yield return $"{setting} must be a PostgreSQL connection string such as Host=db;Database=coach;Username=coach while Storage:Provider is Postgres.";
        else if (Provider == StorageProvider.Sqlite && value.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            yield return $"{setting} names a server. Set Storage:Provider to Postgres, or give the path of a SQLite file.";
    }

    private string Database(string value) => Provider == StorageProvider.Sqlite
        ? SqliteFile.PathOf(value)
        : PostgresLock.NameOf(value);
}
