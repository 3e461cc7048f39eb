using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>Both token issuers of the Bot Framework, over https on loopback: metadata and keys, which can rotate, fail and lie.</summary>
public sealed class LocalIssuer : IAsyncDisposable
{
    private StandIn _server = null!;

    /// <summary>What the key documents hold; the key id is the name.</summary>
    public List<IssuerKey> BotServiceKeys { get; } = [new("bot-1", "msteams", "webchat")];

    public List<IssuerKey> EntraKeys { get; } = [new("entra-1")];

    /// <summary>Answers instead of the documents while set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Where the Bot Service's metadata say its keys are; null for the truth.</summary>
    public string? KeysElsewhere { get; set; }

    /// <summary>Blanks before each document: it means the same and is as much longer.</summary>
    public int Blanks { get; set; }

    public int BotServiceFetches => _botServiceFetches;

    public int EntraFetches => _entraFetches;

    private int _botServiceFetches;
    private int _entraFetches;

    public string BotServiceMetadata => $"{_server.Address}bot/openid";

    public string EntraMetadata => $"{_server.Address}entra/openid";

    public static async Task<LocalIssuer> StartAsync()
    {
        var issuer = new LocalIssuer();
        issuer._server = await StandIn.StartAsync(https: true, issuer.AnswerAsync);
        return issuer;
    }

    /// <summary>Reaches this issuer under any name, so that only the room's own rules say where keys may come from.</summary>
    public HttpMessageHandler TrustingHandler() => new UnderAnyName(_server);

    private sealed class UnderAnyName(StandIn server) : DelegatingHandler(server.TrustingHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(server.Address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/bot/openid")
            Interlocked.Increment(ref _botServiceFetches);
        if (context.Request.Path == "/entra/openid")
            Interlocked.Increment(ref _entraFetches);
        if (Instead is { } instead)
            return instead(context);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new string(' ', Blanks) + (context.Request.Path.Value switch
        {
            "/bot/openid" => Metadata(KeysElsewhere ?? $"{_server.Address}bot/keys", "https://api.botframework.com"),
            "/entra/openid" => Metadata($"{_server.Address}entra/keys", "https://login.microsoftonline.com/{tenantid}/v2.0"),
            "/bot/keys" => Keys(BotServiceKeys),
            "/entra/keys" => Keys(EntraKeys),
            _ => "{}",
        }));
    }

    private static string Metadata(string keys, string issuer) => new JsonObject
    {
        ["issuer"] = issuer,
        ["jwks_uri"] = keys,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    }.ToJsonString();

    private static string Keys(IEnumerable<IssuerKey> keys)
        => new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.ToJson())]) }.ToJsonString();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

/// <summary>A signing key with its public form.</summary>
public sealed class IssuerKey(string id, params string[] endorsements)
{
    public string Id => id;

    public RSA Rsa { get; } = RSA.Create(2048);

    /// <summary>Whose tokens it may sign, in Entra's document.</summary>
    public string? Issuer { get; init; }

    /// <summary>What it is for.</summary>
    public string Use { get; init; } = "sig";

    public JsonNode ToJson()
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = Use,
            ["kid"] = id,
            ["x5t"] = id,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        if (endorsements.Length > 0)
            key["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        if (Issuer is not null)
            key["issuer"] = Issuer;
        return key;
    }
}
