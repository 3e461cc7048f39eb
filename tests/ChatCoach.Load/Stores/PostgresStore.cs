using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace ChatCoach.Load.Stores;

/// <summary>Two databases of a PostgreSQL server; they go with the run.</summary>
public sealed class PostgresStore : Store
{
    private readonly string server;
    private readonly PostgresServer? own;
    private readonly string database = $"load_{Guid.NewGuid():N}";
    private readonly string wrappingKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private PostgresStore(string server, PostgresServer? own)
        : base(NewFolder())
    {
        this.server = server;
        this.own = own;
    }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Storage__Provider"] = "Postgres",
        ["Storage__ConnectionString"] = $"{server};Database={database}",
        ["Keys__ConnectionString"] = $"{server};Database={KeyDatabase}",
        ["Keys__WrappingKey"] = $"base64:{wrappingKey}",
    };

    /// <summary>A connection string without a database.</summary>
    public string Server => server;

    private string KeyDatabase => $"{database}_keys";

    /// <param name="server">A connection string without a database.</param>
    /// <param name="own">The cluster, when it is to go with the store.</param>
    public static async Task<PostgresStore> MakeAsync(string server, PostgresServer? own)
    {
        var store = new PostgresStore(server, own);
        await RunAsync($"{server};Database=postgres", $"CREATE DATABASE {store.database}");
        await RunAsync($"{server};Database=postgres", $"CREATE DATABASE {store.KeyDatabase}");
        return store;
    }

    public override async Task<long> CountAsync(string sql) => Convert.ToInt64(await RunAsync($"{server};Database={database}", sql), CultureInfo.InvariantCulture);

    public override async Task<string?> DamageAsync() => await CountAsync("SELECT COUNT(*) FROM people") >= 0 ? null : "people cannot be counted";

    public override async ValueTask DisposeAsync()
    {
        await RunAsync($"{server};Database=postgres", $"DROP DATABASE {database} WITH (FORCE)");
        await RunAsync($"{server};Database=postgres", $"DROP DATABASE {KeyDatabase} WITH (FORCE)");
        if (own is not null)
            await own.DisposeAsync();
        await base.DisposeAsync();
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The statements are this program's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
