using System.Globalization;
using System.Text;

namespace ChatCoach.Coaching.Cards;

/// <summary>Relationships and their lists as text.</summary>
internal static class TimelineText
{
    public static void Add(StringBuilder lines, Reply.Timeline timeline)
    {
        lines.AppendLine(timeline.Title);
        foreach (var fact in timeline.Facts)
            lines.Append(fact.Label).Append(": ").AppendLine(fact.Value);
        if (timeline.DotsText is { } dots)
            lines.AppendLine(dots);
        if (timeline.Nothing is { } nothing)
            lines.AppendLine(nothing);
        foreach (var entry in timeline.Entries)
            lines.Append("• ").AppendLine(Line(entry));
        lines.AppendLine(timeline.SmallPrint);
    }

    public static void Add(StringBuilder lines, Reply.Listing listing)
    {
        lines.AppendLine(listing.Title);
        if (listing.Intro is { } intro)
            lines.AppendLine(intro);
        for (var i = 0; i < listing.Entries.Count; i++)
            lines.Append(CultureInfo.InvariantCulture, $"{i + 1}. ").AppendLine(Line(listing.Entries[i]));
        lines.AppendLine(listing.SmallPrint);
    }

    private static string Line(Entry entry) => entry.Note is null ? $"{entry.When}: {entry.What}" : $"{entry.When}: {entry.What} ({entry.Note})";
}
