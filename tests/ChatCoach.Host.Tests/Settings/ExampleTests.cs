using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Host.Settings;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Protocol;
using ChatCoach.Storage.Setup;
using Microsoft.Extensions.Configuration;

namespace ChatCoach.Host.Tests.Settings;

/// <summary>appsettings.example.json and docs/configuration.md name every setting the program reads, and no other.</summary>
public sealed partial class ExampleTests
{
    private static readonly string Example = Repository.PathOf("appsettings.example.json");
    private static readonly IConfiguration Bound = new ConfigurationBuilder().AddJsonFile(Example).Build();

    [Fact]
    public void The_example_holds_exactly_the_settings_there_are()
    {
        var example = JsonNode.Parse(File.ReadAllText(Example))!.AsObject();
        var names = Leaves(example, "").Where(n => !n.StartsWith("Logging:", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(SettingNames.All.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void The_example_is_strict_JSON() => JsonDocument.Parse(File.ReadAllText(Example), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false }).Dispose();

    [Fact]
    public void A_host_starts_with_the_example_as_it_stands()
    {
        var (settings, problems) = Reading.Of("Production", Bound);
        Assert.Empty(problems);
        Assert.NotEmpty(settings.Safety.Numbers);
    }

    [Fact]
    public void What_the_example_shows_as_default_is_the_default()
    {
        var (settings, _) = Reading.Of("Production", Bound);
        var bot = new BotOptions();
        var storage = new StorageOptions();
        Assert.Equal(storage, settings.Storage);
        Assert.Equal((bot.OpenIdMetadataUrl, bot.Issuer, bot.EntraOpenIdMetadataUrl, bot.OutboundScope, bot.LoginHost), (settings.Bot.OpenIdMetadataUrl, settings.Bot.Issuer, settings.Bot.EntraOpenIdMetadataUrl, settings.Bot.OutboundScope, settings.Bot.LoginHost));
        Assert.Equal(BotOptions.DefaultServiceHosts, settings.Bot.AllowedServiceHosts);
        Assert.Equal(new PrivacySettings(), settings.Privacy);
        Assert.Equal(DefaultNumbers.All, settings.Safety.Numbers);
        Assert.Equal(("ChatCoach", "Europe/Berlin", "DE", 1), (settings.BotName, settings.TimeZone, settings.Safety.Country, settings.SendingHosts));
    }

    [Fact]
    public void The_page_on_configuration_explains_each()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "configuration.md"));
        var explained = Name().Matches(page).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(SettingNames.All.Order(StringComparer.Ordinal), explained);
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Key : $"{path}:{p.Key}")),
        JsonArray a => a.SelectMany(n => Leaves(n, $"{path}:{SettingNames.Item}")),
        _ => [path],
    };

    [GeneratedRegex(@"^\| `([A-Za-z]+:[A-Za-z:*]+)` \|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
