using System.Runtime.Versioning;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Tests.Manifest;

public sealed class SchemaSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatcoach-npm-");

    public void Dispose() => _folder.Delete(recursive: true);

    [NpmFact]
    public async Task What_was_fetched_once_needs_no_npm_again()
    {
        Assert.IsType<SchemaFetch.Ready>(await new SchemaSource(_folder.FullName).GetAsync(CancellationToken.None));

        Assert.IsType<SchemaFetch.Ready>(await new SchemaSource(_folder.FullName, "npm-that-is-not-there").GetAsync(CancellationToken.None));
        Assert.Single(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_kept_tarball_with_another_hash_is_not_believed()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "microsoft-app-manifest-1.1.2.tgz"), "something else");

        var fetched = await new SchemaSource(_folder.FullName, "npm-that-is-not-there").GetAsync(CancellationToken.None);

        Assert.Contains("npm was not found", Assert.IsType<SchemaFetch.Unavailable>(fetched).Reason, StringComparison.Ordinal);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_delivered_tarball_with_another_hash_is_not_used()
    {
        var npm = Path.Combine(_folder.FullName, "npm");
        await File.WriteAllTextAsync(npm, "#!/bin/sh\necho other > microsoft-app-manifest-1.1.2.tgz\n");
        File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var fetched = await new SchemaSource(Path.Combine(_folder.FullName, "kept"), npm).GetAsync(CancellationToken.None);

        Assert.Contains("SHA-512", Assert.IsType<SchemaFetch.Unavailable>(fetched).Reason, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.FullName, "kept")));
    }

    [UnixFact]
    public async Task An_npm_that_fails_gives_a_reason()
    {
        var fetched = await new SchemaSource(_folder.FullName, "false").GetAsync(CancellationToken.None);

        Assert.Contains("exit code 1", Assert.IsType<SchemaFetch.Unavailable>(fetched).Reason, StringComparison.Ordinal);
    }
}
