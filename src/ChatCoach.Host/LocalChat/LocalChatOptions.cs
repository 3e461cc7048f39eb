namespace ChatCoach.Host.LocalChat;

/// <summary>What the host decides about the local chat, once, at start.</summary>
public sealed record LocalChatOptions
{
    /// <summary>Whether the local chat exists at all: only in Development and only without an app id. Default: no.</summary>
    public bool Enabled { get; init; }

    /// <summary>Tenant of every persona.</summary>
    public string TenantId { get; init; } = "demo";

    /// <summary>
    /// Secret path segment of the connector stand-in, URL-safe. Default: random, so that a service URL stored by the
    /// coach is good for one process. Give a kept value if stored service URLs must outlive a restart.
    /// </summary>
    public string ConnectorKey { get; init; } = Secrets.New();

    /// <summary>Folder with index.html, local-chat/ and, where the build got them, lib/. Default: beside the program.</summary>
    public string WebRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Longest wait for the coach before the page offers to send again. Teams waits 15 s (Bot Framework docs, HTTP details).</summary>
    public TimeSpan CoachTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
