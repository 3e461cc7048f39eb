using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Protocol.Authentication;

/// <summary>What holds for tokens of either issuer: signature, time and audience. The issuer was compared before, and is proven by its key.</summary>
internal sealed class TokenSignature(BotOptions options, TimeProvider clock)
{
    /// <summary>Clocks may differ by this much (bot-docs, Bot Connector authentication).</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new();

    public async Task<Refused?> CheckAsync(JsonWebToken token, SigningKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, ParametersFor(token.Issuer, key)).ConfigureAwait(false);
        return result.IsValid ? null : result.Exception switch
        {
            SecurityTokenInvalidAudienceException => new Refused(401, InboundRules.Audience, "The token is meant for another app."),
            SecurityTokenNotYetValidException => new Refused(401, InboundRules.NotYetValid, "The token is not valid yet."),
            SecurityTokenExpiredException => new Refused(401, InboundRules.Expired, "The token has expired."),
            SecurityTokenNoExpirationException => new Refused(401, InboundRules.Expired, "The token has no end."),
            SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException
                => new Refused(401, InboundRules.Signature, "The token's signature is wrong."),
            _ => new Refused(401, InboundRules.Malformed, "The token cannot be checked."),
        };
    }

    /// <summary>Made anew for each request: shared ones would let two requests of different issuers disturb each other.</summary>
    private TokenValidationParameters ParametersFor(string issuer, SigningKey key) => new()
    {
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = issuer,
        AudienceValidator = (audiences, _, _) => IsForUs(audiences)
            ? true
            : throw new SecurityTokenInvalidAudienceException(),
        LifetimeValidator = (notBefore, expires, _, _) => CheckLifetime(notBefore, expires),
    };

    /// <summary>Exactly one audience. App ids are GUIDs, whose case means nothing.</summary>
    private bool IsForUs(IEnumerable<string> audiences)
        => audiences.Take(2).ToArray() is [var only] && string.Equals(only, options.AppId, StringComparison.OrdinalIgnoreCase);

    private bool CheckLifetime(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (expires is null)
            throw new SecurityTokenNoExpirationException();
        if (notBefore > now + Skew)
            throw new SecurityTokenNotYetValidException();
        return now - Skew <= expires ? true : throw new SecurityTokenExpiredException();
    }
}
