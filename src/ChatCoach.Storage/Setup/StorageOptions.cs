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

    /// <summary>What is wrong with these options, each a sentence that says what to do; empty: nothing.</summary>
    public IReadOnlyList<string> Problems() => [];
}
