using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatCoach.Coaching.Cards;

/// <summary>What the templates of relationships and lists are bound with.</summary>
internal static class TimelineData
{
    public static void Put(JsonObject data, Reply.Timeline timeline)
    {
        data["title"] = OwnWords.ForMarkdown(timeline.Title);
        data["facts"] = new JsonArray([.. timeline.Facts.Select(f => new JsonObject { ["label"] = OwnWords.Plain(f.Label), ["value"] = OwnWords.ForMarkdown(f.Value) })]);
        data["dots"] = new JsonArray([.. timeline.Dots.Select(d => new JsonObject { ["color"] = ColorOf(d.State), ["state"] = d.State?.ToString(CultureInfo.InvariantCulture) ?? "–" })]);
        data["dotsText"] = timeline.DotsText;
        data["nothing"] = timeline.Nothing;
        data["entries"] = Entries(timeline.Entries.Select(e => (e, e.What)));
        data["smallPrint"] = timeline.SmallPrint;
    }

    public static void Put(JsonObject data, Reply.Listing listing)
    {
        data["title"] = OwnWords.ForMarkdown(listing.Title);
        data["intro"] = listing.Intro;
        data["entries"] = Entries(listing.Entries.Select((e, i) => (e, $"{(i + 1).ToString(CultureInfo.InvariantCulture)} · {e.What}")));
        data["smallPrint"] = listing.SmallPrint;
    }

    private static JsonArray Entries(IEnumerable<(Entry Entry, string What)> entries) => new([.. entries.Select(e => new JsonObject
    {
        ["when"] = OwnWords.ForMarkdown(e.Entry.When),
        ["what"] = OwnWords.ForMarkdown(e.What),
        ["note"] = e.Entry.Note is { } note ? OwnWords.ForMarkdown(note) : null,
    })]);

    /// <summary>The number stands below each dot, so that no colour carries it alone.</summary>
    private static string ColorOf(int? state) => state switch
    {
        <= 2 => "attention",
        >= 4 => "good",
        _ => "default",
    };
}
