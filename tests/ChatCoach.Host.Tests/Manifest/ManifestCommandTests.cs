using System.CommandLine;
using ChatCoach.Host.Manifest;
using Microsoft.Extensions.Configuration;

namespace ChatCoach.Host.Tests.Manifest;

public sealed class ManifestCommandTests
{
    [Fact]
    public async Task The_verb_reads_the_settings_and_says_what_is_missing()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Bot:AppId", Packages.Settings.BotAppId)]).Build();
        using var said = new StringWriter();
        var root = new RootCommand { ManifestCommand.Create(() => configuration) };

        var code = await root.Parse(["manifest", "pack", "--output", "never-written.zip"]).InvokeAsync(new() { Output = said });

        Assert.Equal(ManifestPack.Refused, code);
        Assert.Contains("Host:PublicUrl", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bot:AppId", said.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists("never-written.zip"));
    }
}
