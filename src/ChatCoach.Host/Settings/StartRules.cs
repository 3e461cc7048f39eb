using System.Net;
using ChatCoach.Protocol;

namespace ChatCoach.Host.Settings;

/// <summary>When a host may start, and where it may listen.</summary>
public static class StartRules
{
    public const string LocalAddress = "http://localhost:3978";

    public static IEnumerable<string> Problems(HostSettings settings, IHostEnvironment environment, IConfiguration configuration)
    {
        if (settings.Bot.AppId is null && !environment.IsDevelopment())
        {
            yield return "Bot:AppId is not set. Set it (and Bot:TenantId) to run for Teams, or start with ASPNETCORE_ENVIRONMENT=Development for the local chat.";
            yield break;
        }

        if (settings.Graph.Enabled && settings.Bot.AppId is null)
            yield return "Graph:Enabled is true, but Bot:AppId is not set. Meetings are written in the name of the bot's app: set Bot:AppId (and Bot:TenantId), or Graph:Enabled to false.";
        var problems = settings.IsLocal ? NotLoopback(configuration) : Credentials(settings.Bot);
        foreach (var problem in problems)
            yield return problem;
    }

    private static IEnumerable<string> Credentials(BotOptions bot)
    {
        if (!Guid.TryParse(bot.AppId, out _))
            yield return "Bot:AppId must be the GUID of the bot's app registration or managed identity.";
        if (string.IsNullOrWhiteSpace(bot.TenantId))
            yield return "Bot:TenantId is not set. Set it to the Entra tenant of the bot.";
        if (bot.AppType == BotAppType.SingleTenant && string.IsNullOrWhiteSpace(bot.ClientSecret))
            yield return "Bot:ClientSecret is not set. Set it, or use a managed identity with Bot:AppType UserAssignedMSI.";
        if (bot.AppType == BotAppType.UserAssignedMSI && !string.IsNullOrWhiteSpace(bot.ClientSecret))
            yield return "Bot:ClientSecret is set, but Bot:AppType UserAssignedMSI needs none. Remove the secret.";
    }

    /// <summary>Without an app id anybody who reaches this host may speak as anybody, so only this machine may reach it.</summary>
    private static IEnumerable<string> NotLoopback(IConfiguration configuration)
    {
        var addresses = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));
        foreach (var address in addresses.Where(a => !IsLoopback(a)))
            yield return $"Without Bot:AppId the coach listens on this machine only, but \"{address}\" is no loopback address. Use {LocalAddress}.";
        foreach (var name in (string[])["http_ports", "https_ports"])
            if (!string.IsNullOrWhiteSpace(configuration[name]) && string.IsNullOrWhiteSpace(configuration["urls"]))
                yield return $"Without Bot:AppId the coach listens on this machine only, but {name} means every address. Use ASPNETCORE_URLS={LocalAddress}.";
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
