namespace ChatCoach.Protocol.Graph;

/// <summary>Section <c>Graph</c>: whether and where meetings are written into calendars.</summary>
public sealed record GraphOptions
{
    /// <summary>The public cloud, version 1.0; other clouds have their own (Graph docs, National cloud deployments).</summary>
    public const string PublicCloud = "https://graph.microsoft.com/v1.0";

    public bool Enabled { get; init; }

    /// <summary>Root of the REST interface with its version. https, or http on loopback.</summary>
    public string Endpoint { get; init; } = PublicCloud;

    /// <summary>What a token is asked for: all application permissions that were granted on that cloud.</summary>
    public string Scope => new Uri(Endpoint).GetLeftPart(UriPartial.Authority) + "/.default";

    /// <summary>Only there may a token go.</summary>
    public static bool IsAllowed(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri is { UserInfo: "", Query: "", Fragment: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
