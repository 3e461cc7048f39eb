using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Load.Filling;

/// <summary>The product's own memory, opened by this program while the host rests.</summary>
internal sealed class Memory : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Memory(ServiceProvider services) => this.services = services;

    public CoachStorage Storage => services.GetRequiredService<CoachStorage>();

    public TurnStore Turns => services.GetRequiredService<TurnStore>();

    public People People => services.GetRequiredService<People>();

    /// <summary>With a gigabyte of SQLite's pages in memory: indexes of a million records are filled in no order.</summary>
    /// <param name="settings">What a host is told about the store, as environment variables.</param>
    public static async Task<Memory> OpenAsync(IReadOnlyDictionary<string, string> settings)
    {
        var options = new StorageOptions
        {
            Provider = Enum.Parse<StorageProvider>(settings["Storage__Provider"]),
            ConnectionString = settings["Storage__ConnectionString"],
            KeysConnectionString = settings["Keys__ConnectionString"],
            WrappingKey = settings["Keys__WrappingKey"],
        };
        var memory = new Memory(new ServiceCollection().AddLogging().AddStorage(options).BuildServiceProvider());
        await memory.services.GetRequiredService<StorageStart>().ApplyAsync(CancellationToken.None);
        if (options.Provider == StorageProvider.Sqlite)
            await memory.Storage.Sql.WriteAsync(sql => sql.RunAsync($"PRAGMA cache_size = -1000000"), CancellationToken.None);
        return memory;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
