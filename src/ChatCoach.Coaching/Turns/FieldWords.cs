using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What a stored field and its option ids are called, as the guide that asks for them calls them.</summary>
internal static class FieldWords
{
    /// <summary>The label of the question; the field itself when no guide asks for it any more.</summary>
    public static string Label(Turn turn, string field) => Asking(turn, field) is var (_, step) ? turn.Text(step.Label) : field;

    /// <summary>The label of an option; the id itself when there is none such any more.</summary>
    public static string Value(Turn turn, string field, string id) =>
        Asking(turn, field) is var (guide, step) && turn.Content.Guides.OptionsOf(guide, step).FirstOrDefault(o => Is(o.Id, id)) is { } option ? turn.Text(option.Label) : id;

    private static (Guide Guide, GuideStep Step)? Asking(Turn turn, string field)
    {
        foreach (var guide in turn.Content.Guides.Known)
            foreach (var step in guide.Steps)
                if (Is(step.Field, field))
                    return (guide, step);
        return null;
    }

    private static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
