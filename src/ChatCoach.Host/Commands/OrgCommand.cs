using System.CommandLine;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Commands;

/// <summary>What is to be imported, and how.</summary>
/// <param name="Path">The table, see <see cref="PeopleCsv"/>.</param>
/// <param name="Tenant">Tenant of people whose line names none; null: each has to.</param>
public sealed record OrgImportRequest(string Path, string? Tenant)
{
    /// <summary>Say what would change and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Who is not in the table, of the tenants in it, loses unit, roles and name.</summary>
    public bool Leavers { get; init; }

    /// <summary>So many may leave; null: a fifth of the people known.</summary>
    public int? LeaversMost { get; init; }
}

/// <summary>The verb <c>org import FILE</c>: units and roles of people, see <see cref="PeopleCsv"/>. All of it or, with exit code 1, nothing.</summary>
public static class OrgCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A table with the columns objectId, tenant, unit, unitName, state, partOf, roles, name." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change and change nothing." };
        var leavers = new Option<bool>("--leavers") { Description = "Take unit, roles and name from everyone of the file's tenants who is not in the file." };
        var import = new Command("import", "Add people, their units and roles, and change those that are others now.") { file, dryRun, leavers };
        var most = OrgVerb.AddLeaversMost(import, leavers);
        import.SetAction((parsed, ct) => OrgVerb.WithServicesAsync(parsed.InvocationConfiguration, OrgReport.Nothing, (services, configuration) =>
        {
            var request = new OrgImportRequest(parsed.GetRequiredValue(file).FullName, configuration["Bot:TenantId"]) { DryRun = parsed.GetValue(dryRun), Leavers = parsed.GetValue(leavers), LeaversMost = parsed.GetValue(most) };
            return ImportAsync(request, services, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct);
        }));
        return new Command("org", "The organisation.") { import, RosterCommand.Create() };
    }

    /// <summary>Imports what the table says, or nothing when a line of it is wrong.</summary>
    /// <param name="request">Which table.</param>
    /// <param name="services">The memory.</param>
    /// <param name="output">What was done, or what is wrong.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="ct">Ends it; nothing is imported then.</param>
    public static Task<int> ImportAsync(OrgImportRequest request, IServiceProvider services, TextWriter output, TextWriter progress, CancellationToken ct) =>
        OrgVerb.OrSentenceAsync(output, OrgReport.Nothing, async () =>
        {
            if (!File.Exists(request.Path))
                return await OrgReport.RefuseAsync(output, [$"There is no file {request.Path}."], 1);
            var table = await ReadAsync(request, output, progress);
            return table.Problems.Count > 0
                ? await OrgReport.RefuseAsync(output, table.Problems.First, table.Problems.Count)
                : await ImportAsync(request, table, services, output, progress, ct);
        });

    private static async Task<PeopleCsv> ReadAsync(OrgImportRequest request, TextWriter output, TextWriter progress)
    {
        var encoding = PeopleFile.EncodingOf(request.Path);
        if (encoding == PeopleFile.Western)
            await output.WriteLineAsync("The file is not UTF-8; it was read as Windows-1252.");
        using var text = PeopleFile.Open(request.Path, encoding);
        return PeopleCsv.Read(text, request.Tenant, OrgVerb.Progress(progress, "read"));
    }

    private static async Task<int> ImportAsync(OrgImportRequest request, PeopleCsv table, IServiceProvider services, TextWriter output, TextWriter progress, CancellationToken ct)
    {
        var import = new OrgImport(table.Units, table.People) { Leavers = request.Leavers, LeaversMost = request.LeaversMost, Check = table.CheckWith, Written = OrgVerb.Progress(progress, "written") };
        var report = request.DryRun ? await CompareAsync(import, services, ct) : await WriteAsync(import, services, ct);
        if (report.Problems.Count > 0)
            return await OrgReport.RefuseAsync(output, report.Problems, report.Problems.Count);
        if (request.DryRun)
            await OrgReport.ChangesAsync(output, report, table);
        if (report.TooMany is { } many)
            return await OrgReport.RefuseAsync(output, [OrgReport.TooMany(many)], 1);
        if (request.DryRun)
            await output.WriteLineAsync(OrgReport.DryRun);
        await output.WriteLineAsync(OrgReport.Sum(report));
        foreach (var sentence in OrgReport.Periods(report).Concat(OrgReport.Unled(report)))
            await output.WriteLineAsync(sentence);
        if (report.PeopleMissing > 0)
            await output.WriteLineAsync(OrgReport.Missing(report));
        return 0;
    }

    private static async Task<ImportReport> CompareAsync(OrgImport import, IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<StorageStart>().IsThereAsync(ct)
            ? await services.GetRequiredService<People>().CompareAsync(import, ct)
            : People.CompareWithNothing(import);

    private static async Task<ImportReport> WriteAsync(OrgImport import, IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<StorageStart>().ApplyAsync(ct);
        return await services.GetRequiredService<People>().ImportAsync(import, ct);
    }
}
