using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatCoach.Load.Fuzzing;

/// <summary>Makes Authorization headers: a right token, changed in its parts before it is signed and in its letters after; the same number makes the same.</summary>
/// <param name="seed">Of the run.</param>
/// <param name="key">Signs most of them.</param>
/// <param name="serviceUrl">As the activities name it.</param>
public sealed class TokenMutation(int seed, RSA key, string serviceUrl) : IDisposable
{
    private const int MostChanges = 3;

    private const string Letters = "abcXYZ019-_.=+/ {}[]\"'\\,;:!?";

    private readonly RSA stranger = RSA.Create(2048);
    private readonly Lock signing = new();

    public void Dispose() => stranger.Dispose();

    /// <summary>Null: no header.</summary>
    public string? Make(int number)
    {
        var random = new Random(unchecked((seed * 37) + number));
        var token = new JsonObject { ["header"] = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = TokenIssuer.KeyId }, ["payload"] = Payload(random) };
        for (var change = random.Next(MostChanges + 1); change > 0; change--)
            Mutation.Change(token, random);
        var text = Sign($"{Part(token["header"])}.{Part(token["payload"])}", random.Next(10) == 0 ? stranger : key);
        return Damaged(text, random);
    }

    private JsonObject Payload(Random random)
    {
        var now = DateTimeOffset.UtcNow;
        var payload = new JsonObject { ["aud"] = TokenIssuer.AppId, ["nbf"] = now.AddMinutes(-5).ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds() };
        switch (random.Next(4))
        {
            case 0:
                (payload["iss"], payload["ver"], payload["tid"], payload["appid"]) = ($"https://sts.windows.net/{TokenIssuer.Tenant}/", "1.0", TokenIssuer.Tenant, TokenIssuer.AppId);
                break;
            case 1:
                (payload["iss"], payload["ver"], payload["tid"], payload["azp"]) = ($"https://login.microsoftonline.com/{TokenIssuer.Tenant}/v2.0", "2.0", TokenIssuer.Tenant, TokenIssuer.AppId);
                break;
            default:
                (payload["iss"], payload["serviceurl"]) = ("https://api.botframework.com", serviceUrl);
                break;
        }

        return payload;
    }

    private static string Part(JsonNode? json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json?.ToJsonString() ?? "null"));

    private string Sign(string parts, RSA by)
    {
        lock (signing)
            return $"{parts}.{Base64Url.EncodeToString(by.SignData(Encoding.ASCII.GetBytes(parts), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>Half of them come as they were signed.</summary>
    private static string? Damaged(string token, Random random)
    {
        var at = random.Next(token.Length);
        return random.Next(16) switch
        {
            0 => null,
            1 => "",
            2 => $"Bearer {token[..at]}",
            3 => $"Bearer {token[..at]}{Letters[random.Next(Letters.Length)]}{token[(at + 1)..]}",
            4 => $"Bearer {token} {token}",
            5 => $"Bearer {token[..at]}.{token[at..]}",
            6 => $"Basic {token}",
            7 => $"Bearer {token[..token.LastIndexOf('.')]}.",
            _ => $"Bearer {token}",
        };
    }
}
