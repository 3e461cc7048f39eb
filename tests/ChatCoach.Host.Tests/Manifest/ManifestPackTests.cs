using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Host.Manifest;

namespace ChatCoach.Host.Tests.Manifest;

public sealed class ManifestPackTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatcoach-pack-");

    public void Dispose() => _folder.Delete(recursive: true);

    private string Output => Path.Combine(_folder.FullName, "new", "coach.zip");

    private static async Task<(int Code, string Log)> PackAsync(
        string output, ManifestSettings? settings = null, SchemaSource? schemas = null, bool requireSchema = false, string? source = null)
    {
        using var log = new StringWriter();
        var request = new PackRequest(output, source ?? PackRequest.DeliveredSources, requireSchema);
        var code = await ManifestPack.RunAsync(settings ?? Packages.Settings, request, schemas ?? Packages.NoNpm, log, CancellationToken.None);
        return (code, log.ToString());
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [Fact]
    public async Task The_same_settings_give_the_same_bytes()
    {
        await PackAsync(Output);
        var first = await File.ReadAllBytesAsync(Output);
        await PackAsync(Output);

        Assert.Equal(first, await File.ReadAllBytesAsync(Output));
    }

    [Fact]
    public async Task The_zip_holds_the_four_files_at_its_root_with_a_fixed_time()
    {
        var (code, log) = await PackAsync(Output);

        Assert.Equal((ManifestPack.Packed, true), (code, log.Contains("Packed", StringComparison.Ordinal)));
        using var zip = ZipFile.OpenRead(Output);
        Assert.Equal(["manifest.json", "color.png", "outline.png", "de.json"], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.All(zip.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
    }

    [Fact]
    public async Task No_entry_carries_an_extra_field()
    {
        await PackAsync(Output);
        var bytes = await File.ReadAllBytesAsync(Output);

        // Local header: signature, then the length of the extra field at offset 28 (APPNOTE 4.3.7).
        var headers = Enumerable.Range(0, bytes.Length - 30).Where(at => BitConverter.ToUInt32(bytes, at) == 0x04034B50).ToList();

        Assert.Equal(4, headers.Count);
        Assert.All(headers, at => Assert.Equal(0, BitConverter.ToUInt16(bytes, at + 28)));
    }

    [Fact]
    public async Task Placeholders_are_filled_from_the_settings()
    {
        await PackAsync(Output, Packages.Settings with { AppId = "{7F0C3B8E-0B0A-4E6B-9C39-111111111111}", Version = "1.2.3" });

        using var zip = ZipFile.OpenRead(Output);
        var text = Text(zip, "manifest.json");
        var manifest = JsonNode.Parse(text)!;
        Assert.DoesNotContain("${{", text, StringComparison.Ordinal);
        Assert.Equal("7f0c3b8e-0b0a-4e6b-9c39-111111111111", (string?)manifest["id"]);
        Assert.Equal("1b4e28ba-2fa1-41d2-883f-0016d3cca427", (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("coach.example.org", (string?)manifest["validDomains"]![0]);
        Assert.Equal("Beispiel & Söhne GmbH", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://example.org/coach/privacy", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
    }

    [Fact]
    public async Task Without_an_app_id_of_its_own_the_app_takes_the_bots()
    {
        await PackAsync(Output);

        using var zip = ZipFile.OpenRead(Output);
        Assert.Equal(Packages.Settings.BotAppId, (string?)JsonNode.Parse(Text(zip, "manifest.json"))!["id"]);
    }

    [Fact]
    public async Task A_value_with_quotes_and_braces_stays_a_value()
    {
        await PackAsync(Output, Packages.Settings with { DeveloperName = "\"},\"x\":{\"" });

        using var zip = ZipFile.OpenRead(Output);
        var manifest = JsonNode.Parse(Text(zip, "manifest.json"))!;
        Assert.Equal("\"},\"x\":{\"", (string?)manifest["developer"]!["name"]);
        Assert.Null(manifest["x"]);
    }

    [Fact]
    public async Task Every_missing_setting_is_named_at_once_and_nothing_is_written()
    {
        var (code, log) = await PackAsync(Output, new ManifestSettings());

        Assert.Equal(ManifestPack.Refused, code);
        Assert.All(
            ["Bot:AppId", "Host:PublicUrl", "Manifest:DeveloperName", "Manifest:WebsiteUrl", "Manifest:PrivacyUrl", "Manifest:TermsUrl", "Bot__AppId"],
            name => Assert.Contains(name, log, StringComparison.Ordinal));
        Assert.False(File.Exists(Output));
    }

    [Theory]
    [InlineData("http://coach.example.org", "https://")]
    [InlineData("coach.example.org", "https://")]
    [InlineData("https://localhost:3978", "only this machine")]
    public async Task A_public_address_that_cannot_work_is_refused(string address, string reason)
    {
        var (code, log) = await PackAsync(Output, Packages.Settings with { PublicUrl = address });

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Contains("Host:PublicUrl", log, StringComparison.Ordinal);
        Assert.Contains(reason, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_no_guid_is_refused()
    {
        var (code, log) = await PackAsync(Output, Packages.Settings with { BotAppId = "coach" });

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Contains("no GUID", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_leaves_the_package_of_before_as_it_was()
    {
        await PackAsync(Output);
        var before = await File.ReadAllBytesAsync(Output);

        var (code, _) = await PackAsync(Output, Packages.Settings with { Version = "next" });

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Equal(before, await File.ReadAllBytesAsync(Output));
    }

    [Theory]
    [InlineData("{\"name\":{},\"name\":{}}")]
    [InlineData("not json")]
    [InlineData("[]")]
    public async Task Sources_that_are_no_manifest_get_a_sentence(string manifest)
    {
        var source = _folder.CreateSubdirectory("source").FullName;
        foreach (var file in Directory.EnumerateFiles(PackRequest.DeliveredSources))
            File.Copy(file, Path.Combine(source, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(source, "manifest.json"), manifest);

        var (code, log) = await PackAsync(Output, source: source);

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Contains("cannot be read", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_a_folder_gets_a_sentence()
    {
        var (code, log) = await PackAsync(_folder.FullName);

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Contains("could not be made", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_it_packs_and_says_that_the_official_schema_was_not_checked()
    {
        var (code, log) = await PackAsync(Output);

        Assert.Equal(ManifestPack.Packed, code);
        Assert.Contains("NOT checked against the official schemas: npm was not found", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_a_required_schema_is_an_error()
    {
        var (code, log) = await PackAsync(Output, requireSchema: true);

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Contains("npm was not found", log, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [NpmFact]
    public async Task With_npm_the_package_is_checked_against_the_official_schemas()
    {
        var (code, log) = await PackAsync(Output, schemas: Packages.Schemas, requireSchema: true);

        Assert.True(code == ManifestPack.Packed, log);
        Assert.Contains("Checked against the official schemas v1.29 of npm @microsoft/app-manifest@1.1.2", log, StringComparison.Ordinal);
    }
}
