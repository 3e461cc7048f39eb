namespace ChatCoach.Protocol.Authentication;

/// <summary>Whether an activity may come in.</summary>
public abstract record InboundVerdict
{
    private InboundVerdict()
    {
    }

    public sealed record Accepted(InboundKind Kind) : InboundVerdict;

    /// <summary>
    /// Refused. <paramref name="Status"/> is 401 for a token that is missing or invalid and 403 for a valid one that is
    /// not allowed here; <paramref name="Rule"/> is one of <see cref="InboundRules"/>. The reason repeats nothing of the request.
    /// </summary>
    public sealed record Refused(int Status, string Rule, string Reason) : InboundVerdict;

    /// <summary>The issuer's keys cannot be reached, so nobody knows; answer 503 and the channel sends again.</summary>
    public sealed record Unavailable(string Reason) : InboundVerdict;
}

/// <summary>Who stands behind an accepted activity.</summary>
public enum InboundKind
{
    /// <summary>Azure Bot Service: Teams and the other channels.</summary>
    BotService,

    /// <summary>A test client that signed in as the bot itself, with an Entra token.</summary>
    Emulator,

    /// <summary>Somebody on this machine, without a token; only in a local bot.</summary>
    AnonymousLoopback,
}

/// <summary>The rules an inbound activity can break, each a stable word for logs and tests.</summary>
public static class InboundRules
{
    public const string Missing = "missing";
    public const string Malformed = "malformed";
    public const string Algorithm = "alg";
    public const string Critical = "crit";
    public const string KeyId = "kid";
    public const string Signature = "signature";
    public const string Expired = "expired";
    public const string NotYetValid = "not-yet-valid";
    public const string Issuer = "issuer";
    public const string Audience = "audience";
    public const string Endorsement = "endorsement";
    public const string ServiceUrl = "serviceurl";
    public const string ServiceHost = "servicehost";
    public const string Version = "ver";
    public const string AppId = "appid";
    public const string Skill = "skill";
    public const string Tenant = "tenant";

    /// <summary>A local bot without tokens was spoken to from elsewhere.</summary>
    public const string Anonymous = "anonymous";
}
