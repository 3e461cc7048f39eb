using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Protocol.Activities;
using Microsoft.IdentityModel.Tokens;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>
/// Every rule for inbound tokens, broken alone and held just so. The outcome is <c>BotService</c> or <c>Emulator</c> for
/// accepted, else the status and the rule.
/// </summary>
public static class TokenTable
{
    private static readonly RSA Stranger = RSA.Create(2048);

    /// <summary>Name of the case, who signs, what is changed, what comes out.</summary>
    public sealed record Row(string Name, string Outcome, Func<InboundFixture, TokenRequest> Request);

    public static IEnumerable<Row> Rows =>
        [.. Form(), .. Signature(), .. Time(), .. ForWhom(), .. BotServiceOnly(), .. EntraOnly(), .. Tenants()];

    private static Row Bot(string name, string outcome, Action<TokenRequest> change) => new(name, outcome, fixture =>
    {
        var request = fixture.BotServiceRequest();
        change(request);
        return request;
    });

    private static Row Entra(string name, string outcome, Action<TokenRequest> change, string version = "2.0", string tenant = TokenRequest.TenantId)
        => new(name, outcome, fixture =>
        {
            var request = fixture.EntraRequest(version, tenant);
            change(request);
            return request;
        });

    private static Row Raw(string name, string outcome, Func<string, string?> header) => Bot(name, outcome, r => r.Authorization = header);

    private static IEnumerable<Row> Form() =>
    [
        Bot("a Bot Service token that holds every rule", "BotService", _ => { }),
        Raw("no header", "401 missing", _ => null),
        Raw("a blank header", "401 missing", _ => "  "),
        Raw("another scheme", "401 malformed", token => $"Basic {token}"),
        Raw("the scheme in small letters", "BotService", token => $"bearer {token}"),
        Raw("the scheme alone", "401 malformed", _ => "Bearer"),
        Raw("two tokens", "401 malformed", token => $"Bearer {token} {token}"),
        Raw("a word", "401 malformed", _ => "Bearer abc"),
        Raw("dots only", "401 malformed", _ => "Bearer .."),
        Raw("three words", "401 malformed", _ => "Bearer a.b.c"),
        Raw("no Base64", "401 malformed", token => "Bearer !" + token),
        Raw("a header that is a list", "401 malformed", token => "Bearer " + Base64UrlEncoder.Encode("[]") + token[token.IndexOf('.', StringComparison.Ordinal)..]),
        Raw("a payload that is no JSON", "401 malformed", token => "Bearer " + Part(token, 0) + "." + Base64UrlEncoder.Encode("{") + "." + Part(token, 2)),
        Raw("an encrypted token", "401 malformed", token => "Bearer " + Base64UrlEncoder.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM"}""") + ".a.b.c.d"),
        Bot("a token of 16 KB", "BotService", r => Fill(r, 16 * 1024)),
        Bot("a token one letter longer than 16 KB", "401 malformed", r => Fill(r, (16 * 1024) + 1)),
        Raw("control characters", "401 malformed", _ => "Bearer \u0001\u0002.\u0003.\u0004"),
        Bot("a time that is text", "401 malformed", r => r.Payload["exp"] = "tomorrow"),
    ];

    private static IEnumerable<Row> Signature() =>
    [
        Bot("signed by nobody", "401 alg", r => r.Header["alg"] = "none"),
        Bot("no algorithm", "401 alg", r => r.Header.Remove("alg")),
        Bot("the public key as shared secret", "401 alg", r => r.Header["alg"] = "HS256"),
        Bot("RS384", "401 alg", r => r.Header["alg"] = "RS384"),
        Bot("RS512", "401 alg", r => r.Header["alg"] = "RS512"),
        Bot("PS256", "401 alg", r => r.Header["alg"] = "PS256"),
        Bot("an algorithm in small letters", "401 alg", r => r.Header["alg"] = "rs256"),
        Bot("a demanded extension", "401 crit", r => r.Header["crit"] = new JsonArray("b64")),
        Bot("a demanded extension of no kind", "401 crit", r => r.Header["crit"] = new JsonArray()),
        Bot("no key id", "401 kid", r => r.Header.Remove("kid")),
        Bot("an unknown key id", "401 kid", r => r.Header["kid"] = "bot-9"),
        Bot("a key id in other letters", "401 kid", r => r.Header["kid"] = "BOT-1"),
        Bot("a stranger's key under a known id", "401 signature", r => r.Key = Stranger),
        Bot("a key the token brings along", "401 signature", r =>
        {
            r.Header["jwk"] = new JsonObject { ["kty"] = "RSA", ["n"] = "AQAB", ["e"] = "AQAB" };
            r.Key = Stranger;
        }),
        new("a key for encryption only", "401 kid", f => TokenRequest.FromBotService(f.Issuer.BotServiceKeys[2], f.Clock.Now)),
        Entra("a stranger's key, test client", "401 signature", r => r.Key = Stranger),
        Entra("an unknown key id, test client", "401 kid", r => r.Header["kid"] = "entra-99"),
        Raw("no signature", "401 signature", token => $"Bearer {Part(token, 0)}.{Part(token, 1)}."),
        Bot("another payload under the signature", "401 signature", r =>
        {
            var signed = r.Sign();
            r.Payload["name"] = "somebody";
            r.Authorization = _ => $"Bearer {Part(signed, 0)}.{TokenRequest.Encode(r.Payload)}.{Part(signed, 2)}";
        }),
    ];

    private static IEnumerable<Row> Time() =>
    [
        new("expired five minutes ago", "BotService", f => At(f, "exp", -300)),
        new("expired a second longer ago", "401 expired", f => At(f, "exp", -301)),
        Bot("no end", "401 expired", r => r.Payload.Remove("exp")),
        new("valid in five minutes", "BotService", f => At(f, "nbf", 300)),
        new("valid a second later", "401 not-yet-valid", f => At(f, "nbf", 301)),
        Bot("no beginning", "BotService", r => r.Payload.Remove("nbf")),
        new("expired five minutes ago, test client", "Emulator", f => At(f, "exp", -300, f.EntraRequest())),
        new("expired a second longer ago, test client", "401 expired", f => At(f, "exp", -301, f.EntraRequest())),
        new("valid in five minutes, test client", "Emulator", f => At(f, "nbf", 300, f.EntraRequest())),
        new("valid a second later, test client", "401 not-yet-valid", f => At(f, "nbf", 301, f.EntraRequest())),
    ];

    private static IEnumerable<Row> ForWhom() =>
    [
        Bot("an issuer whose name begins like the right one", "401 issuer", r => r.Payload["iss"] = "https://api.botframework.com.example.net"),
        Bot("another issuer", "401 issuer", r => r.Payload["iss"] = "https://api.botframework.us"),
        Bot("the issuer with a slash", "401 issuer", r => r.Payload["iss"] = "https://api.botframework.com/"),
        Bot("no issuer", "401 issuer", r => r.Payload.Remove("iss")),
        Bot("Entra's name over the Bot Service's key", "401 kid", r => r.Payload["iss"] = $"https://sts.windows.net/{TokenRequest.TenantId}/"),
        Entra("the Bot Service's name over Entra's key", "401 kid", r => r.Payload["iss"] = "https://api.botframework.com"),
        Bot("another app", "401 audience", r => r.Payload["aud"] = "11111111-2222-4333-8444-555555555555"),
        Bot("our app among others", "401 audience", r => r.Payload["aud"] = new JsonArray(TokenRequest.AppId, "another")),
        Bot("our app in a list of one", "BotService", r => r.Payload["aud"] = new JsonArray(TokenRequest.AppId)),
        Bot("our app in capitals", "BotService", r => r.Payload["aud"] = TokenRequest.AppId.ToUpperInvariant()),
        Bot("no audience", "401 audience", r => r.Payload.Remove("aud")),
    ];

    private static IEnumerable<Row> BotServiceOnly() =>
    [
        Bot("another endorsed channel", "BotService", r => r.Activity.ChannelId = "webchat"),
        Bot("an endorsed channel in capitals", "BotService", r => r.Activity.ChannelId = "MSTEAMS"),
        Bot("a channel without endorsement", "403 endorsement", r => r.Activity.ChannelId = "slack"),
        Bot("no channel", "403 endorsement", r => r.Activity.ChannelId = null),
        new("a key without endorsements", "403 endorsement", f => TokenRequest.FromBotService(f.Issuer.BotServiceKeys[1], f.Clock.Now)),
        Bot("no serviceurl claim", "403 serviceurl", r => r.Payload.Remove("serviceurl")),
        Bot("the serviceurl of another region", "403 serviceurl", r => r.Payload["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
        Bot("the serviceurl of another host", "403 serviceurl", r => r.Payload["serviceurl"] = "https://smba.example.net/emea/"),
        Bot("the serviceurl over http", "403 serviceurl", r => r.Payload["serviceurl"] = "http://smba.trafficmanager.net/emea/"),
        Bot("the serviceurl on another port", "403 serviceurl", r => r.Payload["serviceurl"] = "https://smba.trafficmanager.net:444/emea/"),
        Bot("the serviceurl in other letters after the host", "403 serviceurl", r => r.Payload["serviceurl"] = "https://smba.trafficmanager.net/EMEA/"),
        Bot("a serviceurl that is a number", "403 serviceurl", r => r.Payload["serviceurl"] = 7),
        Bot("a serviceurl that is no address", "403 serviceurl", r => r.Payload["serviceurl"] = "emea"),
        Bot("an activity without serviceUrl", "403 serviceurl", r => r.Activity.ServiceUrl = null),
        Bot("the serviceurl without its slash", "BotService", r => r.Payload["serviceurl"] = "https://smba.trafficmanager.net/emea"),
        Bot("the serviceurl's host in capitals", "BotService", r => r.Payload["serviceurl"] = "https://SMBA.trafficmanager.net:443/emea/"),
        Bot("both on a host that is not allowed", "403 servicehost", r =>
        {
            r.Payload["serviceurl"] = "https://smba.example.net/";
            r.Activity.ServiceUrl = "https://smba.example.net/";
        }),
    ];

    private static IEnumerable<Row> EntraOnly() =>
    [
        Entra("the bot itself, version 2", "Emulator", _ => { }),
        Entra("the bot itself, version 1", "Emulator", _ => { }, "1.0"),
        Entra("the first framework tenant", "Emulator", _ => { }, tenant: "d6d49420-f39b-4df7-a1dc-d59a935871db"),
        Entra("the second framework tenant", "Emulator", _ => { }, "1.0", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"),
        Entra("a channel nobody endorsed", "Emulator", r => r.Activity.ChannelId = "emulator"),
        Entra("a foreign tenant", "401 issuer", _ => { }, tenant: "99999999-0000-4000-8000-000000000000"),
        Entra("the tenant's name without its tenant id", "401 issuer", r => r.Payload["tid"] = "99999999-0000-4000-8000-000000000000"),
        Entra("no tid claim", "Emulator", r => r.Payload.Remove("tid")),
        new("a key that belongs to another issuer", "401 issuer", f => TokenRequest.FromEntra(f.Issuer.EntraKeys[1], f.Clock.Now)),
        new("a key that belongs to this issuer", "Emulator", f => TokenRequest.FromEntra(f.Issuer.EntraKeys[2], f.Clock.Now)),
        new("a key that belongs to all", "Emulator", f => TokenRequest.FromEntra(f.Issuer.EntraKeys[3], f.Clock.Now)),
        Entra("another app as audience", "401 audience", r => r.Payload["aud"] = "api://somebody"),
        Entra("no version", "401 ver", r => r.Payload.Remove("ver")),
        Entra("an unknown version", "401 ver", r => r.Payload["ver"] = "3.0"),
        Entra("a version that is a number", "401 ver", r => r.Payload["ver"] = 2),
        Entra("the bot itself in capitals", "Emulator", r => r.Payload["azp"] = TokenRequest.AppId.ToUpperInvariant()),
        Entra("version 1 without appid", "401 appid", r => r.Payload.Remove("appid"), "1.0"),
        Entra("version 2 without azp", "401 appid", r => r.Payload.Remove("azp")),
        Entra("version 2 with the claim of version 1", "401 appid", r => Rename(r.Payload, "azp", "appid")),
        Entra("version 1 with the claim of version 2", "401 appid", r => Rename(r.Payload, "appid", "azp"), "1.0"),
        Entra("a skill's caller, version 2", "403 skill", r => r.Payload["azp"] = "22222222-2222-4333-8444-555555555555"),
        Entra("a skill's caller, version 1", "403 skill", r => r.Payload["appid"] = "22222222-2222-4333-8444-555555555555", "1.0"),
        Entra("a host that is not allowed", "403 servicehost", r => r.Activity.ServiceUrl = "http://localhost:56150/_connector"),
        Entra("the dummy token of a test client", "401 alg", r => r.Header["alg"] = "HS256"),
    ];

    private static IEnumerable<Row> Tenants() =>
    [
        Bot("people of another tenant", "403 tenant", r => r.Activity.Conversation!.TenantId = "99999999-0000-4000-8000-000000000000"),
        Bot("no tenant", "403 tenant", r => r.Activity.Conversation!.TenantId = null),
        Bot("the tenant in channelData alone", "BotService", r =>
        {
            r.Activity.Conversation!.TenantId = null;
            r.Activity.ChannelData = TenantData(TokenRequest.TenantId);
        }),
        Bot("our tenant in capitals", "BotService", r => r.Activity.Conversation!.TenantId = TokenRequest.TenantId.ToUpperInvariant()),
        Bot("the tenant in both places", "BotService", r => r.Activity.ChannelData = TenantData(TokenRequest.TenantId)),
        Bot("another tenant in channelData alone", "403 tenant", r =>
        {
            r.Activity.Conversation!.TenantId = null;
            r.Activity.ChannelData = TenantData("99999999-0000-4000-8000-000000000000");
        }),
        Bot("channelData of another shape", "BotService", r => r.Activity.ChannelData = JsonElement.Parse("""{"tenant":[7]}""")),
        Bot("no conversation", "403 tenant", r => r.Activity.Conversation = null),
        Bot("two tenants that differ", "403 tenant", r => r.Activity.ChannelData = TenantData("99999999-0000-4000-8000-000000000000")),
        Entra("people of another tenant, test client", "403 tenant", r => r.Activity.Conversation!.TenantId = "other"),
    ];

    private static JsonElement TenantData(string tenant) => JsonElement.Parse($$$"""{"tenant":{"id":"{{{tenant}}}"}}""");

    private static TokenRequest At(InboundFixture fixture, string claim, int seconds, TokenRequest? request = null)
    {
        request ??= fixture.BotServiceRequest();
        request.Payload[claim] = fixture.Clock.Now.AddSeconds(seconds).ToUnixTimeSeconds();
        return request;
    }

    /// <summary>Makes the token as long as that.</summary>
    private static void Fill(TokenRequest request, int length)
    {
        // Base64 passes over every fourth length, in one of the two parts or in the other.
        for (var inHeader = 0; request.Sign().Length != length; inHeader++)
        {
            request.Header["fill"] = new string('x', inHeader);
            request.Payload["fill"] = "";
            request.Payload["fill"] = new string('x', (length - request.Sign().Length) * 3 / 4);
        }
    }

    private static string Part(string token, int index) => token.Split('.')[index];

    private static void Rename(JsonObject payload, string from, string to)
    {
        payload[to] = payload[from]!.DeepClone();
        payload.Remove(from);
    }
}
