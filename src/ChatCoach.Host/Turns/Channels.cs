using ChatCoach.Protocol.Activities;

namespace ChatCoach.Host.Turns;

/// <summary>Which channels draw Adaptive Cards; everywhere else the same is said as text.</summary>
internal static class Channels
{
    private const string Agents = "agents";

    public static bool DrawsCards(Activity activity) =>
        DrawsCards(activity.ChannelId) && !SaysNoCards(activity);

    public static bool DrawsCards(string? channelId) =>
        channelId is ChannelIds.Teams or ChannelIds.WebChat or ChannelIds.DirectLine or ChannelIds.Emulator or Agents;

    /// <summary>The page of the local chat says so while it has no renderer.</summary>
    private static bool SaysNoCards(Activity activity) =>
        activity.ChannelData is { ValueKind: System.Text.Json.JsonValueKind.Object } data
        && data.TryGetProperty("clientCapabilities", out var able) && able.ValueKind == System.Text.Json.JsonValueKind.Object
        && able.TryGetProperty("cards", out var cards) && cards.ValueKind == System.Text.Json.JsonValueKind.False;
}
