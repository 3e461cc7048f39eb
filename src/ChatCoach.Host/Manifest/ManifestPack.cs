using System.Text.Json;

namespace ChatCoach.Host.Manifest;

/// <summary>What <c>manifest pack</c> was asked to do.</summary>
/// <param name="Output">The zip to write; an existing one is replaced only when everything is right.</param>
/// <param name="SourceFolder">The folder with manifest.json, de.json and the icons. Default: the one delivered with the host.</param>
/// <param name="RequireSchema">Whether it is an error that the official schemas cannot be had.</param>
public sealed record PackRequest(string Output, string SourceFolder, bool RequireSchema = false)
{
    /// <summary>The sources are copied beside the host when it is built, so that a published host can pack too.</summary>
    public static string DeliveredSources => Path.Combine(AppContext.BaseDirectory, "manifest");
}

/// <summary>Makes the app package that is uploaded to Teams, or says what keeps it from being made.</summary>
public static class ManifestPack
{
    public const int Packed = 0;
    public const int Refused = 1;

    /// <returns><see cref="Packed"/> or <see cref="Refused"/>; all else is said in <paramref name="log"/>.</returns>
    public static async Task<int> RunAsync(
        ManifestSettings settings, PackRequest request, SchemaSource schemas, TextWriter log, CancellationToken cancellation)
    {
        if (ManifestSettingsCheck.Check(settings) is { Count: > 0 } missing)
            return await RefuseAsync(log, missing);

        try
        {
            var package = (await AppPackage.LoadAsync(request.SourceFolder, cancellation)).Fill(settings);
            if (ManifestCheck.Check(package) is { Count: > 0 } wrong)
                return await RefuseAsync(log, wrong);
            if (await OfficialProblemsAsync(package, schemas, request.RequireSchema, log, cancellation) is { Count: > 0 } refused)
                return await RefuseAsync(log, refused);

            await WriteAsync(request.Output, AppPackageZip.Write(package.Files()), cancellation);
            await log.WriteLineAsync($"Packed {request.Output}: version {package.Manifest["version"]}, app {package.Manifest["id"]}.");
            return Packed;
        }
        catch (JsonException broken)
        {
            return await RefuseAsync(log, [new(request.SourceFolder, $"holds JSON that cannot be read: {broken.Message}")]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(log, [new(request.Output, $"could not be made: {failure.Message}")]);
        }
    }

    private static async Task<IReadOnlyList<ManifestProblem>> OfficialProblemsAsync(
        AppPackage package, SchemaSource schemas, bool required, TextWriter log, CancellationToken cancellation)
    {
        switch (await schemas.GetAsync(cancellation))
        {
            case SchemaFetch.Ready ready:
                var problems = await SchemaCheck.CheckAsync(package, ready, cancellation);
                if (problems.Count == 0)
                    await log.WriteLineAsync($"Checked against the official schemas v{ManifestCheck.ManifestVersion} of npm {SchemaSource.Package}.");
                return problems;
            case SchemaFetch.Unavailable(var reason) when required:
                return [new("--require-schema", $"the official schema was not checked. {reason}")];
            case SchemaFetch.Unavailable(var reason):
                await log.WriteLineAsync($"NOT checked against the official schemas: {reason} ChatCoach's own rules were checked.");
                return [];
            default:
                throw new InvalidOperationException("A fetch is ready or unavailable.");
        }
    }

    /// <summary>Beside the target first, then moved: a reader never sees half a package.</summary>
    private static async Task WriteAsync(string output, byte[] zip, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(output);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var half = target + ".part";
        await File.WriteAllBytesAsync(half, zip, cancellation);
        File.Move(half, target, overwrite: true);
    }

    private static async Task<int> RefuseAsync(TextWriter log, IReadOnlyList<ManifestProblem> problems)
    {
        await log.WriteLineAsync($"Nothing was packed. {problems.Count} thing{(problems.Count == 1 ? "" : "s")} to settle:");
        foreach (var problem in problems)
            await log.WriteLineAsync($"- {problem}");
        return Refused;
    }
}
