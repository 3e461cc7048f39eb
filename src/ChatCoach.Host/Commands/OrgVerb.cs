using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using ChatCoach.Host.Settings;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Commands;

/// <summary>What the verbs of the organisation share: the settings of the host, and a sentence for what fails.</summary>
internal static class OrgVerb
{
    /// <summary>People between two lines of progress: less than a second, also on a busy machine.</summary>
    private const int ProgressEvery = 10_000;

    /// <summary>The option that says how many people are expected to leave.</summary>
    public static Option<int?> AddLeaversMost(Command verb, Option<bool> leavers)
    {
        var most = new Option<int?>("--leavers-most")
        {
            Description = "With --leavers: how many people may leave. Where it is not said, nothing is changed when more than a fifth of the people known would, as when a file was cut short.",
            CustomParser = said =>
            {
                if (said.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var people))
                    return people;
                said.AddError("--leavers-most is a number of people, from 0.");
                return null;
            },
        };
        verb.Options.Add(most);
        verb.Validators.Add(said =>
        {
            if (said.GetResult(most) is not null && !said.GetValue(leavers))
                said.AddError("--leavers-most says how many may leave; it needs --leavers.");
        });
        return most;
    }

    /// <param name="console">Where problems go.</param>
    /// <param name="nothing">Last line when it is refused.</param>
    /// <param name="work">Gets the services and the configuration.</param>
    /// <param name="add">Adds services besides the memory.</param>
    public static async Task<int> WithServicesAsync(
        InvocationConfiguration console, string nothing, Func<IServiceProvider, IConfiguration, Task<int>> work, Action<IServiceCollection, HostSettings>? add = null)
    {
        var builder = WebApplication.CreateBuilder();
        var reader = new SettingsReader(builder.Configuration, builder.Environment);
        var settings = reader.Read();
        if (reader.Problems.Count > 0)
            return await OrgReport.RefuseAsync(console.Output, reader.Problems, reader.Problems.Count, nothing);
        var services = new ServiceCollection().AddLogging().AddStorage(settings.Storage);
        add?.Invoke(services, settings);
        await using var provider = services.BuildServiceProvider();
        return await work(provider, builder.Configuration);
    }

    public static async Task<int> OrSentenceAsync(TextWriter output, string nothing, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is StorageRefusedException or IOException or UnauthorizedAccessException)
        {
            return await OrgReport.RefuseAsync(output, [failure.Message], 1, nothing);
        }
        catch (DbException failure)
        {
            // What the database says may name a person.
            return await OrgReport.RefuseAsync(output, [$"The database cannot be reached or refused ({failure.SqlState ?? failure.GetType().Name}). Run it again."], 1, nothing);
        }
    }

    public static Action<int> Progress(TextWriter progress, string what)
    {
        var said = 0;
        return people =>
        {
            if (people / ProgressEvery <= said)
                return;
            said = people / ProgressEvery;
            progress.WriteLine($"{OrgReport.Number(said * ProgressEvery)} people {what}");
        };
    }
}
