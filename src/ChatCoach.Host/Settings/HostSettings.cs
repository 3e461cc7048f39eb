using ChatCoach.Protocol;
using ChatCoach.Protocol.Graph;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Settings;

/// <summary>Everything that is configured, read once at start. Names and meanings: appsettings.example.json, docs/configuration.md.</summary>
public sealed record HostSettings
{
    public required StorageOptions Storage { get; init; }

    public required BotOptions Bot { get; init; }

    /// <summary>Setting Sending:Hosts: how many hosts share what Teams takes of one bot.</summary>
    public int SendingHosts { get; init; } = 1;

    public GraphOptions Graph { get; init; } = new();

    public required PrivacySettings Privacy { get; init; }

    public required SafetySettings Safety { get; init; }

    /// <summary>Setting Host:PublicUrl: where people reach this host from outside; null: one-time links are not offered.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Setting Host:BotName: how the coach calls itself.</summary>
    public string BotName { get; init; } = "ChatCoach";

    /// <summary>Setting Host:TimeZone: IANA zone of people whose client never named one.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    /// <summary>Development and no app id: the local chat is there, and anybody on this machine may speak as anybody.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>The local chat's made-up organisation has a year of weekly cards.</summary>
    public bool DemoYear { get; init; } = true;
}

/// <summary>Section Privacy.</summary>
public sealed record PrivacySettings
{
    /// <summary>The lowest value either threshold may have (privacy rule P4): it can only be raised.</summary>
    public const int LowestGroup = 5;

    /// <summary>The lowest group for released texts (privacy rule P4).</summary>
    public const int LowestGroupForText = 10;

    public int MinimumGroup { get; init; } = LowestGroup;

    public int MinimumGroupForText { get; init; } = LowestGroupForText;
}

/// <summary>Section Safety.</summary>
public sealed record SafetySettings
{
    /// <summary>Two letters; whose numbers are shown.</summary>
    public string Country { get; init; } = "DE";

    public IReadOnlyList<SafetyNumber> Numbers { get; init; } = [];

    /// <summary>Who takes complaints about harassment (§ 13 AGG, privacy rule P34), in both languages; empty: named in general.</summary>
    public string ComplaintBodyDe { get; init; } = "";

    public string ComplaintBodyEn { get; init; } = "";
}

/// <summary>What a number is for.</summary>
public enum SafetyKind
{
    Help,
    Emergency,
    Medical,
    Victims,
}

/// <summary>A number somebody can call.</summary>
/// <param name="CheckedOn">When somebody last checked that it is right; older than 180 days warns at start.</param>
public sealed record SafetyNumber(string Country, string Name, string Number, string NoteDe, string NoteEn, SafetyKind Kind, DateOnly CheckedOn);
