using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Protocol.Authentication;

/// <summary>From the header to a token whose form is right; nothing in it is proven yet.</summary>
internal sealed class TokenReader
{
    /// <summary>Bot Service tokens are about 1 KB. Reading a longer one only costs time.</summary>
    private const int MaxTokenBytes = 16 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxTokenBytes };

    public Refused? Read(string? header, out JsonWebToken token)
    {
        token = null!;
        if (string.IsNullOrWhiteSpace(header))
            return new Refused(401, InboundRules.Missing, "There is no Authorization header.");
        if (!AuthenticationHeaderValue.TryParse(header, out var parsed)
            || !string.Equals(parsed.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrWhiteSpace(parsed.Parameter))
            return new Refused(401, InboundRules.Malformed, "The Authorization header is no bearer token.");
        if (Parse(parsed.Parameter) is not { } read)
            return new Refused(401, InboundRules.Malformed, "The bearer token is no signed JSON web token.");
        token = read;
        return HeaderProblem(read);
    }

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return _handler.CanReadToken(text) ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or FormatException
            or JsonException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>
    /// RS256 alone: it is what the Bot Service signs with, and a short list cannot be talked into "none" or a shared
    /// secret. A crit header asks for an extension nobody here knows, so the token must be refused (RFC 7515, 4.1.11).
    /// </summary>
    private static Refused? HeaderProblem(JsonWebToken token)
    {
        if (token.Alg != SecurityAlgorithms.RsaSha256)
            return new Refused(401, InboundRules.Algorithm, "The token is not signed with RS256.");
        if (token.TryGetHeaderValue<object>("crit", out _))
            return new Refused(401, InboundRules.Critical, "The token demands an extension that is not supported.");
        return string.IsNullOrEmpty(token.Kid)
            ? new Refused(401, InboundRules.KeyId, "The token does not say which key signed it.")
            : null;
    }
}
