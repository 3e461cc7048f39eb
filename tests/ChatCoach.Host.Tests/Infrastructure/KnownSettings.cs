namespace ChatCoach.Host.Tests.Infrastructure;

/// <summary>The names a deployment may set.</summary>
internal static class KnownSettings
{
    public static IReadOnlySet<string> Ours { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Storage:Provider", "Storage:SignIn", "Storage:ConnectionString",
        "Keys:ConnectionString", "Keys:WrappingKey",
        "Host:PublicUrl",
        "Bot:AppId", "Bot:TenantId", "Bot:AppType", "Bot:ClientSecret", "Bot:OpenIdMetadataUrl", "Bot:Issuer",
        "Bot:EntraOpenIdMetadataUrl", "Bot:AllowedServiceHosts", "Bot:AllowedTenants",
        "Privacy:MinimumGroup", "Privacy:MinimumGroupForText",
        "Safety:Numbers",
        "Ai:Endpoint", "Ai:Deployment",
    };

    /// <summary>What a host in use cannot do without, whatever it runs on.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        "Storage:Provider", "Storage:ConnectionString", "Keys:ConnectionString", "Keys:WrappingKey",
        "Host:PublicUrl", "Bot:AppId", "Bot:TenantId", "Bot:AppType", "Bot:AllowedTenants",
    ];

    /// <summary>Variables read by .NET's and Azure's own libraries.</summary>
    private static readonly HashSet<string> Platform = new(StringComparer.Ordinal) { "AZURE_CLIENT_ID" };

    /// <summary><c>Bot__AllowedTenants__0</c> is <c>Bot:AllowedTenants</c>; variables of the platform are left out.</summary>
    public static IReadOnlyList<string> FromVariables(IEnumerable<string> variables) =>
    [
        .. variables
            .Where(variable => !Platform.Contains(variable))
            .Select(variable => string.Join(':', variable.Split("__").Where(part => !part.All(char.IsAsciiDigit))))
            .Distinct(),
    ];
}
