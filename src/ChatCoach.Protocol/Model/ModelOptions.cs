namespace ChatCoach.Protocol.Model;

/// <summary>Section <c>Ai</c>: whether and where a language model is asked. Without an endpoint there is none, and no package of it is loaded.</summary>
public sealed record ModelOptions
{
    /// <summary>Root of the v1 interface, as https://RESOURCE.openai.azure.com/openai/v1/ (Azure OpenAI docs, API version lifecycle). https, or http on loopback. Empty: no model.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Name of the deployment, which the v1 interface takes for the model.</summary>
    public string Deployment { get; init; } = "";

    /// <summary>Null: the bot's own identity asks with a token.</summary>
    public string? Key { get; init; }

    /// <summary>What a token is asked for (Azure OpenAI docs, troubleshooting of 401); older resources take https://cognitiveservices.azure.com/.default.</summary>
    public string Scope { get; init; } = "https://ai.azure.com/.default";

    /// <summary>Until the first word, from asking for a token on; then the way without a model goes on.</summary>
    public TimeSpan FirstWord { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Until the last word.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(30);

    public bool Enabled => Endpoint.Length > 0;

    /// <summary>A key never reaches a log.</summary>
    public override string ToString() => $"{nameof(ModelOptions)} {{ {Deployment} }}";
}
