using System.Globalization;
using ChatCoach.Load.Hosts;

namespace ChatCoach.Load.Stores;

/// <summary>A throwaway PostgreSQL cluster of Debian's package, for runs that stop the server or were given none.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly int port;

    private PostgresServer(string folder, int port)
    {
        this.folder = folder;
        this.port = port;
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=postgres";

    private static string Bin => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";

    private string Data => Path.Combine(folder, "data");

    public static async Task<PostgresServer> MakeAsync(int port)
    {
        var folder = Directory.CreateTempSubdirectory("chatcoach-load-").FullName;
        var server = new PostgresServer(folder, port);
        if (Environment.UserName == "root")
            await Shell.RunAsync("chown", ["postgres", folder]);
        await AsPostgresAsync($"{Bin}/initdb -D {server.Data} -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => AsPostgresAsync(
        $"{Bin}/pg_ctl -D {Data} -w -l {folder}/log -o '-p {port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c max_connections=300 -c unix_socket_directories={folder}' start >/dev/null");

    /// <summary>As a restart for maintenance does: sessions are cut, the data is safe.</summary>
    public Task StopAsync() => AsPostgresAsync($"{Bin}/pg_ctl -D {Data} -w -m fast stop >/dev/null");

    public async ValueTask DisposeAsync()
    {
        await AsPostgresAsync($"{Bin}/pg_ctl -D {Data} -m immediate stop >/dev/null 2>&1 || true");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The server refuses to run as root.</summary>
    private static Task<string> AsPostgresAsync(string command) => Environment.UserName == "root"
        ? Shell.RunAsync("su", ["postgres", "-c", command])
        : Shell.RunAsync("sh", ["-c", command]);
}
