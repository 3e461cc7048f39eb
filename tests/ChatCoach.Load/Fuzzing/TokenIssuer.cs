using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatCoach.Load.Fuzzing;

/// <summary>In the place of the Bot Service and of Entra: gives out one key, and the settings that make a host ask here for it.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    public const string AppId = "7f9c3f1e-2b7a-4d5e-9f43-0a6b8c9d1e2f";
    public const string KeyId = "key-1";

    /// <summary>Of the bot; nobody in the captures belongs to it, so that no activity is ever taken.</summary>
    public const string Tenant = "3a1b2c3d-0000-4000-8000-00000000abcd";

    private readonly WebApplication app;

    private TokenIssuer(WebApplication app) => this.app = app;

    public RSA Key { get; } = RSA.Create(2048);

    public IReadOnlyList<string> Arguments =>
    [
        $"--Bot:AppId={AppId}", $"--Bot:TenantId={Tenant}", "--Bot:ClientSecret=none",
        $"--Bot:OpenIdMetadataUrl={app.Urls.Single()}/openid", $"--Bot:EntraOpenIdMetadataUrl={app.Urls.Single()}/openid",
    ];

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new TokenIssuer(builder.Build());
        issuer.app.MapGet("/openid", () => Json(new JsonObject { ["issuer"] = "here", ["jwks_uri"] = $"{issuer.app.Urls.Single()}/keys" }));
        issuer.app.MapGet("/keys", () => Json(new JsonObject { ["keys"] = new JsonArray(issuer.PublicKey()) }));
        await issuer.app.StartAsync();
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Key.Dispose();
    }

    private JsonObject PublicKey()
    {
        var numbers = Key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
            ["endorsements"] = new JsonArray("msteams"),
        };
    }

    private static IResult Json(JsonObject document) => Results.Text(document.ToJsonString(), "application/json");
}
