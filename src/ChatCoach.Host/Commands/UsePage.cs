using System.CommandLine;
using System.Globalization;
using System.Text;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Publishing;

namespace ChatCoach.Host.Commands;

/// <summary>Who gets what of that which is stored: reports, recipients, roles and thresholds (privacy rules P24, P25).</summary>
internal static class UsePage
{
    public static void Append(StringBuilder page, ContentFolder content, IReadOnlyList<Guide> guides)
    {
        Reports(page);
        Lines(page, content);
        Recipients(page);
        Roles(page, guides);
        Commands(page);
        Thresholds(page);
    }

    private static void Reports(StringBuilder page)
    {
        Head(page, "Reports", "Everything that is made of several people's taps. There is no other query, export or interface that puts people's answers together.", "report", "period", "who can read it", "which", "what is on it", "what never is");
        foreach (var r in Report.All)
            Row(page, r.Name, r.Period, string.Join(", ", r.Roles), r.Which, r.Shows, r.Never);
    }

    private static void Lines(StringBuilder page, ContentFolder content)
    {
        Head(page, "Lines of the weekly card", "Only these coded taps count, each `field:choice`, and only with a yes.", "line", "lane", "taps", "ask of management");
        foreach (var cell in VoiceCells.With(content.Vocabularies().First(v => string.Equals(v.Id, VoiceCells.NeedVocabulary, StringComparison.Ordinal)).Options.Select(o => o.Id)))
            Row(page, cell.Id, $"{cell.Lane}", string.Join(", ", cell.Codes), $"{cell.Ask}");
    }

    private static void Recipients(StringBuilder page)
    {
        Head(page, "Recipients", "Who besides the person can get what they said, and what it takes. What stands in no line, the person alone gets.", "what", "who", "what it takes", "kept");
        foreach (var way in Disclosure.All)
            if (KeepingWords.Of(way.Keeping) is { } words)
                Row(page, words.Class, words.Recipients, way.By, words.Retention);
    }

    private static void Roles(StringBuilder page, IReadOnlyList<Guide> guides)
    {
        Head(page, "Roles and what they can do", "In the chat, for oneself where nothing else is said. Roles come from the import. The role `admin` opens nothing in the chat.", ["what", .. RoleAction.AllRoles, "how far"]);
        foreach (var action in RoleAction.Of(guides))
            Row(page, [action.What, .. RoleAction.AllRoles.Select(role => action.MayDo(role) ? "yes" : "–"), action.Limit]);
    }

    private static void Commands(StringBuilder page)
    {
        Head(page, "Commands", "For whoever runs the host, whatever their role. None of them reads an answer.", "command", "what it does");
        Below(CommandLine.Root(), "");

        void Below(Command command, string before)
        {
            foreach (var verb in command.Subcommands)
            {
                if (verb.Subcommands.Count == 0)
                    Row(page, $"`{before}{verb.Name}`", verb.Description ?? "");
                Below(verb, $"{before}{verb.Name} ");
            }
        }
    }

    private static void Thresholds(StringBuilder page)
    {
        Head(page, "Thresholds and periods", "As delivered. What has no setting cannot be changed by configuration; a threshold of the weekly card that was once in force is never lowered.", "name", "what", "value", "counts", "lowest", "setting");
        foreach (var t in Threshold.All)
            Row(page, $"`{t.Id}`", t.What, Number(t.Value), t.Measure == Measure.WorkingDays ? "working days" : $"{t.Measure}".ToLowerInvariant(), t.Lowest is { } lowest ? Number(lowest) : "–", t.Setting is { } setting ? $"`{setting}`" : "–");
    }

    private static void Head(StringBuilder page, string title, string small, params IReadOnlyList<string> columns)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{small}\n\n");
        Row(page, columns);
        page.Append('|').Insert(page.Length, "---|", columns.Count).Append('\n');
    }

    private static void Row(StringBuilder page, params IReadOnlyList<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
