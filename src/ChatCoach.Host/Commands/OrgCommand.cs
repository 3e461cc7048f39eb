using System.CommandLine;
using System.Globalization;
using ChatCoach.Host.Settings;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Commands;

/// <summary>The verb <c>org import FILE</c>: units and roles of people, see <see cref="PeopleCsv"/>. Nobody is removed. Exit code 1 with problems.</summary>
public static class OrgCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A table with the columns objectId, tenant, unit, unitName, state, roles." };
        var import = new Command("import", "Add people, their units and roles, and change those that are others now.") { file };
        import.SetAction((parsed, ct) => ImportAsync(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, ct));
        return new Command("org", "The organisation.") { import };
    }

    private static async Task<int> ImportAsync(FileInfo file, TextWriter output, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        var reader = new SettingsReader(builder.Configuration, builder.Environment);
        var settings = reader.Read();
        if (reader.Problems.Count > 0)
            return await RefuseAsync(reader.Problems, output);
        if (!file.Exists)
            return await RefuseAsync([$"There is no file {file.FullName}."], output);
        await using var services = new ServiceCollection().AddLogging().AddStorage(settings.Storage).BuildServiceProvider();
        return await ImportAsync(await File.ReadAllTextAsync(file.FullName, ct), builder.Configuration["Bot:TenantId"], services, output, ct);
    }

    /// <summary>Imports what the table says, or nothing when a line of it is wrong.</summary>
    /// <param name="text">The table.</param>
    /// <param name="tenant">Tenant of people whose line names none; null: each has to.</param>
    /// <param name="services">The memory.</param>
    /// <param name="output">What was done, or what is wrong.</param>
    /// <param name="ct">Ends it between two pieces; it may be run again.</param>
    public static async Task<int> ImportAsync(string text, string? tenant, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var table = PeopleCsv.Read(text, tenant);
        if (table.Problems.Count > 0)
            return await RefuseAsync(table.Problems, output);
        try
        {
            await services.GetRequiredService<StorageStart>().ApplyAsync(ct);
        }
        catch (StorageRefusedException refused)
        {
            return await RefuseAsync([refused.Message], output);
        }

        var report = await services.GetRequiredService<People>().ImportAsync(table.Units, table.People, ct);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.UnitsWritten} units written; {report.PeopleAdded} people added, {report.PeopleChanged} changed, {report.PeopleUnchanged} as they were."));
        return 0;
    }

    private static async Task<int> RefuseAsync(IEnumerable<string> problems, TextWriter output)
    {
        foreach (var problem in problems)
            await output.WriteLineAsync(problem);
        return 1;
    }
}
