using System.Globalization;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Graph;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Settings;

/// <summary>Reads the configuration. Every problem becomes a sentence that says what to do; nothing is guessed.</summary>
public sealed class SettingsReader(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary>More could not share the seven messages a second that Teams takes for one chat.</summary>
    private const int MostHosts = 7;

    private readonly List<string> problems = [];

    /// <summary>What is wrong; empty: nothing.</summary>
    public IReadOnlyList<string> Problems => problems;

    public HostSettings Read()
    {
        var appId = Text("Bot:AppId");
        var local = environment.IsDevelopment() && appId is null;
        var storage = ReadStorage();
        var settings = new HostSettings
        {
            Storage = storage,
            Bot = ReadBot(appId, local),
            SendingHosts = ReadSendingHosts(storage.Provider),
            Graph = ReadGraph(),
            Privacy = ReadPrivacy(),
            Safety = new SafetyReader(configuration, problems).Read(),
            PublicUrl = ReadPublicUrl(),
            BotName = Text("Host:BotName") ?? "ChatCoach",
            TimeZone = ReadTimeZone(),
            IsLocal = local,
            DemoYear = Switch("Demo:Year", true),
        };
        problems.AddRange(SettingNames.Problems(configuration));
        problems.AddRange(storage.Problems());
        problems.AddRange(StartRules.Problems(settings, environment, configuration));
        return settings;
    }

    private StorageOptions ReadStorage()
    {
        var defaults = new StorageOptions();
        var provider = Choice("Storage:Provider", defaults.Provider);
        if (provider == StorageProvider.Postgres)
        {
            Required("Storage:ConnectionString", "With Storage:Provider Postgres set Storage:ConnectionString, for example \"Host=…;Database=chatcoach;Username=…\".");
            Required("Keys:ConnectionString", "With Storage:Provider Postgres set Keys:ConnectionString to a second database: keys must not lie in the backup of the data.");
        }

        return defaults with
        {
            Provider = provider,
            ConnectionString = Text("Storage:ConnectionString") ?? defaults.ConnectionString,
            KeysConnectionString = Text("Keys:ConnectionString") ?? defaults.KeysConnectionString,
            WrappingKey = Text("Keys:WrappingKey") ?? defaults.WrappingKey,
            Password = Choice("Storage:SignIn", DatabaseSignIn.Password) == DatabaseSignIn.Entra ? DatabaseTokens.Of(Text("Bot:AppId")) : null,
        };
    }

    private BotOptions ReadBot(string? appId, bool local)
    {
        var defaults = new BotOptions();
        return defaults with
        {
            AppId = appId,
            TenantId = Text("Bot:TenantId"),
            AppType = Choice("Bot:AppType", defaults.AppType),
            ClientSecret = Text("Bot:ClientSecret"),
            OpenIdMetadataUrl = Address("Bot:OpenIdMetadataUrl") ?? defaults.OpenIdMetadataUrl,
            Issuer = Text("Bot:Issuer") ?? defaults.Issuer,
            EntraOpenIdMetadataUrl = Address("Bot:EntraOpenIdMetadataUrl") ?? defaults.EntraOpenIdMetadataUrl,
            EntraIssuers = Several("Bot:EntraIssuers"),
            AllowedServiceHosts = Several("Bot:AllowedServiceHosts"),
            AllowedTenants = Several("Bot:AllowedTenants"),
            OutboundScope = Text("Bot:OutboundScope") ?? defaults.OutboundScope,
            LoginHost = Address("Bot:LoginHost") ?? defaults.LoginHost,
            AllowAnonymousLoopback = local,
        };
    }

    private GraphOptions ReadGraph()
    {
        var (enabled, endpoint) = (Switch("Graph:Enabled", false), Text("Graph:Endpoint") ?? GraphOptions.PublicCloud);
        if (!GraphOptions.IsAllowed(endpoint))
        {
            problems.Add($"Graph:Endpoint must be an https address, for example {GraphOptions.PublicCloud}.");
            endpoint = GraphOptions.PublicCloud;
        }

        return new GraphOptions { Enabled = enabled, Endpoint = endpoint };
    }

    private bool Switch(string name, bool otherwise)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (bool.TryParse(text, out var on))
            return on;
        problems.Add($"{name} must be true or false.");
        return otherwise;
    }

    private PrivacySettings ReadPrivacy() => new()
    {
        MinimumGroup = AtLeast("Privacy:MinimumGroup", PrivacySettings.LowestGroup),
        MinimumGroupForText = AtLeast("Privacy:MinimumGroupForText", PrivacySettings.LowestGroupForText),
    };

    /// <summary>On PostgreSQL two by default: during a deployment the old host and the new one send side by side.</summary>
    private int ReadSendingHosts(StorageProvider provider)
    {
        var otherwise = provider == StorageProvider.Postgres ? 2 : 1;
        if (Text("Sending:Hosts") is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hosts) && hosts is >= 1 and <= MostHosts)
            return hosts;
        problems.Add($"Sending:Hosts must be a whole number from 1 to {MostHosts}: how many hosts share the bot at most.");
        return otherwise;
    }

    private Uri? ReadPublicUrl()
    {
        if (Text("Host:PublicUrl") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
            return uri;
        problems.Add("Host:PublicUrl must be an https address, for example https://coach.example.com.");
        return null;
    }

    private string ReadTimeZone()
    {
        var zone = Text("Host:TimeZone") ?? "Europe/Berlin";
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return zone;
        problems.Add($"Host:TimeZone \"{zone}\" is no time zone; use an IANA name such as Europe/Berlin.");
        return "Europe/Berlin";
    }

    private int AtLeast(string name, int lowest)
    {
        if (Text(name) is not { } text)
            return lowest;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= lowest)
            return value;
        problems.Add($"{name} must be a whole number of at least {lowest}: the threshold can only be raised.");
        return lowest;
    }

    private T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
            return value;
        problems.Add($"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return otherwise;
    }

    private string? Address(string name)
    {
        if (Text(name) is not { } text || Uri.TryCreate(text, UriKind.Absolute, out _))
            return Text(name);
        problems.Add($"{name} must be a whole address that begins with https://.");
        return null;
    }

    private void Required(string name, string problem)
    {
        if (Text(name) is null)
            problems.Add(problem);
    }

    private string[] Several(string name) =>
        [.. configuration.GetSection(name).GetChildren().Select(c => c.Value).Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Trim())];

    private string? Text(string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name]!.Trim();
}
