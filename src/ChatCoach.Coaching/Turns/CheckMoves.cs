using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a relationship check shows: four bars, the lowest of them by name, the feelings beside and not in it.</summary>
internal static class CheckMoves
{
    /// <summary>Fields of the statements begin so.</summary>
    private const string Prefix = "check.";

    private const string FeelingsField = "check.feelings";

    /// <summary>True at the question that comes of the profile: it names the lowest group.</summary>
    public static bool ShowsProfile(GuideStep step) => Placeholders.Uses(step.Ask.De, "group");

    /// <summary>The bars of a run; none when it has no statements of a check on its way.</summary>
    public static ImmutableList<Bar> Bars(Turn turn, Run run) =>
        ProfileOf(turn, run) is { } profile ? [.. profile.Values.Select(v => new Bar(Heading(NameOf(turn, v.Group, turn.Language)), v.Filled, WordOf(turn, v.Word)))] : [];

    /// <summary>"Klarheit", "Bedürfnisse und Klarheit"; null: no group is lower than the others.</summary>
    public static string? Lowest(Turn turn, Run run, Language language) =>
        ProfileOf(turn, run) is { Lowest: { Count: > 0 } lowest } ? StepWords.Listed(turn, language, lowest.Select(g => NameOf(turn, g, language))) : null;

    /// <summary>The feelings that were chosen, and what they do not mean; null: none was.</summary>
    public static string? Feelings(Turn turn, Run run)
    {
        var team = turn.Content.Team;
        var feelings = StepWords.Chosen(turn, run, FeelingsField, turn.Language);
        return feelings.Count == 0 ? null : turn.Text(team.CheckFeelings, ("feelings", string.Join(", ", feelings)));
    }

    private static CheckProfile? ProfileOf(Turn turn, Run run)
    {
        var items = turn.PathOf(run).Answered.Where(p => IsItem(p.Step)).ToList();
        return items.Count == 0 ? null : CheckProfile.Of(items
            .Where(p => p.Answer.Values is [_])
            .ToDictionary(p => p.Step.Field![Prefix.Length..], p => int.Parse(p.Answer.Values[0], CultureInfo.InvariantCulture), StringComparer.Ordinal));
    }

    /// <summary>True for a statement of the check.</summary>
    public static bool IsItem(GuideStep step) =>
        step.Field is { } field && field.StartsWith(Prefix, StringComparison.Ordinal) && CheckProfile.Items.Contains(field[Prefix.Length..]);

    private static string NameOf(Turn turn, CheckGroup group, Language language)
    {
        var team = turn.Content.Team;
        return (group switch
        {
            CheckGroup.Needs => team.CheckNeeds,
            CheckGroup.Aliveness => team.CheckAliveness,
            CheckGroup.Clarity => team.CheckClarity,
            _ => team.CheckEquality,
        }).In(language);
    }

    private static string WordOf(Turn turn, CheckWord word)
    {
        var team = turn.Content.Team;
        return turn.Text(word switch
        {
            CheckWord.Open => team.CheckOpen,
            CheckWord.Shaky => team.CheckShaky,
            _ => team.CheckHolds,
        });
    }

    /// <summary>In a sentence an English name is written small, before a bar it begins a line.</summary>
    /// <summary>As it stands at the begin of a line: English names begin small.</summary>
    public static string Heading(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
