using ChatCoach.Host.Tests.Real;
using Npgsql;

namespace ChatCoach.Host.Tests.Play;

/// <summary>The two real databases of a coach, made for one test.</summary>
public sealed class Databases : IAsyncDisposable
{
    private readonly string name = $"h{Guid.NewGuid():N}";

    private Databases(Database kind) => Kind = kind;

    public Database Kind { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("coach").FullName;

    public string Coach => Kind == Database.Sqlite ? Path.Combine(Folder, "coach.db") : Server(name);

    public string Keys => Kind == Database.Sqlite ? Path.Combine(Folder, "keys.db") : Server(name + "_keys");

    public string WrappingKey => Path.Combine(Folder, "wrapping.key");

    public static Databases New(Database kind) => new(kind);

    /// <summary>As the command line names them.</summary>
    public IEnumerable<string> Settings(string? coach = null) =>
    [
        $"--Storage:Provider={Kind}", $"--Storage:ConnectionString={coach ?? Coach}", $"--Keys:ConnectionString={Keys}", $"--Keys:WrappingKey={WrappingKey}",
    ];

    /// <summary>The same content again, for another host. No host may be running on these.</summary>
    public async Task<Databases> CopyAsync()
    {
        var copy = New(Kind);
        File.Copy(WrappingKey, copy.WrappingKey);
        if (Kind == Database.Sqlite)
        {
            foreach (var file in Directory.GetFiles(Folder, "*.db*"))
                File.Copy(file, Path.Combine(copy.Folder, Path.GetFileName(file)));
            return copy;
        }

        NpgsqlConnection.ClearAllPools();
        await RunAsync($"CREATE DATABASE {copy.name} TEMPLATE {name}");
        await RunAsync($"CREATE DATABASE {copy.name}_keys TEMPLATE {name}_keys");
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        if (Kind != Database.Postgres)
            return;
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await RunAsync($"DROP DATABASE IF EXISTS {name}_keys WITH (FORCE)");
    }

    private static string Server(string database) => $"{Postgres.Server};Database={database};Maximum Pool Size=20";

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Postgres.Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
