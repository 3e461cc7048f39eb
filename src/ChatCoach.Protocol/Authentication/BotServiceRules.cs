using ChatCoach.Protocol.Activities;
using Microsoft.IdentityModel.JsonWebTokens;
using static ChatCoach.Protocol.Authentication.InboundVerdict;

namespace ChatCoach.Protocol.Authentication;

/// <summary>What only tokens of the Bot Service have to fulfil, once their signature holds (bot-docs, Bot Connector authentication).</summary>
internal static class BotServiceRules
{
    public static Refused? Broken(JsonWebToken token, SigningKey key, Activity activity)
    {
        if (activity.ChannelId is not { Length: > 0 } channel || !key.Endorsements.Contains(channel))
            return new Refused(403, InboundRules.Endorsement, "The key that signed the token is not endorsed for the activity's channel.");
        if (!token.TryGetPayloadValue<string>("serviceurl", out var claimed))
            return new Refused(403, InboundRules.ServiceUrl, "The token has no serviceurl claim.");
        return SameAddress(claimed, activity.ServiceUrl)
            ? null
            : new Refused(403, InboundRules.ServiceUrl, "The token's serviceurl is not that of the activity.");
    }

    /// <summary>Equal but for the case of scheme and host, the usual port and slashes at the end.</summary>
    private static bool SameAddress(string? one, string? other)
        => Uri.TryCreate(one, UriKind.Absolute, out var first)
            && Uri.TryCreate(other, UriKind.Absolute, out var second)
            && first.AbsoluteUri.TrimEnd('/') == second.AbsoluteUri.TrimEnd('/');
}
