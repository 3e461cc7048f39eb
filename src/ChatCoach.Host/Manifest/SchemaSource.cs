using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ChatCoach.Host.Manifest;

/// <summary>Whether the official schemas are at hand.</summary>
public abstract record SchemaFetch
{
    public sealed record Ready(string Manifest, string Localisation) : SchemaFetch;

    /// <param name="Reason">A sentence that says why and what to do.</param>
    public sealed record Unavailable(string Reason) : SchemaFetch;

    private SchemaFetch()
    {
    }
}

/// <summary>
/// The official manifest schemas, taken out of the npm package @microsoft/app-manifest (MIT). They are not kept in this
/// repository: <c>npm pack</c> fetches the tarball once into a folder, and its SHA-512 must be the one below each time.
/// </summary>
/// <param name="folder">Where the tarball is kept between runs.</param>
/// <param name="npm">The npm to run.</param>
public sealed class SchemaSource(string folder, string? npm = null)
{
    public const string Package = "@microsoft/app-manifest@1.1.2";
    private const string Tarball = "microsoft-app-manifest-1.1.2.tgz";

    private const string Sha512 =
        "B9776663384871C862DD373D4A1DE94C331EE79CF2EE07B5F5B9D8086075833BB285AF39222EF07DD4EBBB0121AAC79A5FDA70B160D10793ADFE5B6FD2B08E37";

    private const string Inside = $"package/build/json-schemas/teams/v{ManifestCheck.ManifestVersion}/";

    /// <summary>760 KB take a few seconds; a machine without a network must not wait for npm's own long patience.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private string Kept => Path.Combine(folder, Tarball);

    /// <summary>The kept tarball if it is the right one, else a fresh one. Never throws for a missing npm or network.</summary>
    public async Task<SchemaFetch> GetAsync(CancellationToken cancellation)
    {
        try
        {
            if (File.Exists(Kept) && await VerifiedAsync(Kept, cancellation) is { } kept)
                return Schemas(kept);
            return await FetchAsync(cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new SchemaFetch.Unavailable($"The schemas could not be kept in {folder}: {failure.Message}");
        }
    }

    private async Task<SchemaFetch> FetchAsync(CancellationToken cancellation)
    {
        // Inside the folder, so that the move at the end is one step and no other run meets half a file.
        var work = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;
        try
        {
            if (await PackAsync(work, cancellation) is { } reason)
                return new SchemaFetch.Unavailable(reason);
            var fetched = Path.Combine(work, Tarball);
            if (!File.Exists(fetched) || await VerifiedAsync(fetched, cancellation) is not { } bytes)
                return new SchemaFetch.Unavailable($"npm delivered a {Package} whose SHA-512 is not the one this version of ChatCoach expects; it was not used.");
            File.Move(fetched, Kept, overwrite: true);
            return Schemas(bytes);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <returns>Null when npm succeeded, else the reason.</returns>
    private async Task<string?> PackAsync(string target, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(npm ?? (OperatingSystem.IsWindows() ? "npm.cmd" : "npm"))
        {
            WorkingDirectory = target,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "pack", Package, "--ignore-scripts", "--silent", "--fetch-retries=1", "--fetch-timeout=20000" },
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await Task.WhenAll(output, error);
            return process.ExitCode == 0 ? null : $"npm could not fetch {Package} (exit code {process.ExitCode}); is the npm registry reachable?";
        }
        catch (Win32Exception)
        {
            return "npm was not found; install Node.js with npm to have the official schemas checked.";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"npm did not fetch {Package} within {Patience.TotalSeconds:0} seconds.";
        }
        finally
        {
            if (process is { HasExited: false })
                process.Kill(entireProcessTree: true);
            process?.Dispose();
        }
    }

    private static async Task<byte[]?> VerifiedAsync(string path, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        return Convert.ToHexString(SHA512.HashData(bytes)) == Sha512 ? bytes : null;
    }

    private static SchemaFetch.Ready Schemas(byte[] tarball) =>
        new(Entry(tarball, "MicrosoftTeams.schema.json"), Entry(tarball, "MicrosoftTeams.Localization.schema.json"));

    private static string Entry(byte[] tarball, string name)
    {
        using var tar = new TarReader(new GZipStream(new MemoryStream(tarball), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.Name != Inside + name || entry.DataStream is null)
                continue;
            using var reader = new StreamReader(entry.DataStream);
            return reader.ReadToEnd();
        }

        throw new InvalidOperationException($"The verified tarball has no {Inside}{name}.");
    }
}
