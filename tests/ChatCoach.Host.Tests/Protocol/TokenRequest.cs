using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;
using Microsoft.IdentityModel.Tokens;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>An activity with its token, right in all respects until a test spoils one.</summary>
public sealed class TokenRequest
{
    public const string AppId = "7f9c3f1e-2b7a-4d5e-9f43-0a6b8c9d1e2f";
    public const string TenantId = "3a1b2c3d-0000-4000-8000-00000000abcd";

    public required JsonObject Header { get; init; }

    public required JsonObject Payload { get; init; }

    public required RSA Key { get; set; }

    public Activity Activity { get; } = new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "msteams",
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        From = new ChannelAccount { Id = "29:person" },
        Conversation = new ConversationAccount { Id = "a:chat", TenantId = TenantId },
    };

    /// <summary>The header as it is sent, if not the signed token.</summary>
    public Func<string, string?> Authorization { get; set; } = token => $"Bearer {token}";

    public string? ToHeader() => Authorization(Sign());

    public static TokenRequest FromBotService(IssuerKey key, DateTimeOffset now) => new()
    {
        Key = key.Rsa,
        Header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Id },
        Payload = new JsonObject
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
            ["nbf"] = now.AddMinutes(-10).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(50).ToUnixTimeSeconds(),
            ["serviceurl"] = "https://smba.trafficmanager.net/emea/",
        },
    };

    public static TokenRequest FromEntra(IssuerKey key, DateTimeOffset now, string version = "2.0", string tenant = TenantId) => new()
    {
        Key = key.Rsa,
        Header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = key.Id },
        Payload = new JsonObject
        {
            ["iss"] = version == "1.0" ? $"https://sts.windows.net/{tenant}/" : $"https://login.microsoftonline.com/{tenant}/v2.0",
            ["aud"] = AppId,
            ["nbf"] = now.AddMinutes(-10).ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(50).ToUnixTimeSeconds(),
            ["ver"] = version,
            ["tid"] = tenant,
            [version == "1.0" ? "appid" : "azp"] = AppId,
        },
    };

    public string Sign()
    {
        var signed = $"{Encode(Header)}.{Encode(Payload)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = Header["alg"]?.GetValue<string>() switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), bytes),
            "RS384" => Key.SignData(bytes, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => Key.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    public static string Encode(JsonNode json) => Base64UrlEncoder.Encode(json.ToJsonString());
}
