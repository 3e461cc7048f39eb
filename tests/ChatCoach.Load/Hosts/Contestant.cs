using ChatCoach.Load.Stores;

namespace ChatCoach.Load.Hosts;

/// <summary>A program whose speed is measured.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Program">What is run.</param>
/// <param name="Arguments">With what.</param>
/// <param name="NewStore">An empty store for one run.</param>
/// <param name="Talks">False: it posts one fixed reply, whatever is said.</param>
public sealed record Contestant(string Name, string Program, IReadOnlyList<string> Arguments, Func<Store> NewStore, bool Talks)
{
    /// <summary>The host on SQLite.</summary>
    public static Contestant Host(string program) => new("ChatCoach, SQLite", program, [], () => new SqliteStore(), Talks: true);

    /// <summary>This program with the verb <c>floor</c>.</summary>
    public static Contestant Floor { get; } = new("floor: bare ASP.NET Core", Environment.ProcessPath!, ["floor"], () => new NoStore(), Talks: false);

    /// <summary>The host as it is shipped: Release, ReadyToRun.</summary>
    public static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(Repository.Artifacts, "host");
        await Shell.RunAsync("dotnet",
        [
            "publish", Path.Combine(Repository.Root, "src", "ChatCoach.Host"), "-c", "Release", "-r", "linux-x64", "--no-self-contained",
            "-p:PublishReadyToRun=true", "-p:LocalChatRenderers=none", "-o", folder, "-v", "q",
        ]);
        return Path.Combine(folder, "ChatCoach.Host");
    }

    /// <summary>The same dialogue on Microsoft's SDK for Node; null: there is no npm, or it cannot get the packages.</summary>
    public static async Task<Contestant?> RivalAsync()
    {
        if (!Shell.Has("npm") || !Shell.Has("node"))
            return null;
        var folder = Path.Combine(Repository.Artifacts, "rival");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "ChatCoach.Load", "Rival")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules", "botbuilder-dialogs")))
                await Shell.RunAsync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], folder);
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return new Contestant("rival: botbuilder 4.23.3, Node, memory", "node", [Path.Combine(folder, "bot.js")], () => new NoStore(), Talks: true);
    }
}
