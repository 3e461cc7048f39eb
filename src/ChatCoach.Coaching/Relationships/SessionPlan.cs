using System.Collections.Immutable;

namespace ChatCoach.Coaching.Relationships;

/// <summary>The length rule of the client therapy: the more entrenched, the longer.</summary>
public static class SessionPlan
{
    /// <summary>Numbers of sessions there are parts for; "less" and "more" are one step on it.</summary>
    private static readonly ImmutableArray<int> Ladder = [2, 3, 4, 6, 8, 10];

    /// <summary>Sessions proposed.</summary>
    /// <param name="entrenchment">1 to 5; null: it was left out.</param>
    public static int For(int? entrenchment) => entrenchment switch
    {
        3 => 4,
        4 => 6,
        5 => 8,
        _ => 3,
    };

    /// <summary>Sessions planned: the proposal, or one step less or more.</summary>
    /// <param name="entrenchment">1 to 5; null: it was left out.</param>
    /// <param name="wish">Option id: ok, less or more; null: not said, so the proposal holds.</param>
    public static int For(int? entrenchment, string? wish)
    {
        var at = Ladder.IndexOf(For(entrenchment)) + (wish switch { "less" => -1, "more" => 1, _ => 0 });
        return Ladder[Math.Clamp(at, 0, Ladder.Length - 1)];
    }

    /// <summary>Weeks after which a look is taken at what was agreed.</summary>
    /// <param name="entrenchment">1 to 5; null: it was left out.</param>
    public static ImmutableList<int> FollowUpWeeks(int? entrenchment) => entrenchment == 5 ? [2, 6, 12, 24] : [2, 6, 12];

    /// <summary>The weeks of what was answered to the plan of follow-ups; none when none are wanted.</summary>
    /// <param name="entrenchment">1 to 5; null: it was left out.</param>
    /// <param name="plan">Option id: ok, other or none; null: left out.</param>
    /// <param name="spacing">Option id after "other": dense, wide or once; null: left out, so the proposal holds.</param>
    public static ImmutableList<int> FollowUpWeeks(int? entrenchment, string? plan, string? spacing) => (plan, spacing) switch
    {
        ("other", "dense") => [1, 3, 6],
        ("other", "wide") => [4, 12],
        ("other", "once") => [6],
        ("ok" or "other", _) => FollowUpWeeks(entrenchment),
        _ => [],
    };

    /// <summary>The guides of each session; what is talked about twice in a long therapy stands twice.</summary>
    /// <param name="sessions">One of the numbers there are parts for; any other is read as three.</param>
    public static ImmutableList<ImmutableList<string>> Parts(int sessions) => sessions switch
    {
        2 => [["G2.1", "G2.2", "G2.3"], ["G2.4", "G2.5", "G2.6"]],
        4 => [["G2.1", "G2.2"], ["G2.3", "G2.4"], ["G2.5"], ["G2.6"]],
        6 => Single,
        8 => [.. Single, ["G2.5"], ["G2.6"]],
        10 => [.. Single, ["G2.5"], ["G2.6"], ["G2.4"], ["G2.6"]],
        _ => [["G2.1", "G2.2"], ["G2.3", "G2.4", "G2.5"], ["G2.6"]],
    };

    private static readonly ImmutableList<ImmutableList<string>> Single = [["G2.1"], ["G2.2"], ["G2.3"], ["G2.4"], ["G2.5"], ["G2.6"]];

    /// <summary>True for a part of the client therapy.</summary>
    public static bool IsPart(string guide) => Single.Exists(s => string.Equals(s[0], guide, StringComparison.Ordinal));

    /// <summary>What comes next: the first part of the map that was not walked yet. Null: all were.</summary>
    public static PlannedPart? Next(Programme programme) => Walked(programme) is var (open, _) ? open : null;

    /// <summary>The session, from 1 on, in which a part was last walked; null: it never was.</summary>
    public static int? SessionOf(Programme programme, string guide) =>
        Walked(programme).Done.LastOrDefault(p => string.Equals(p.Guide, guide, StringComparison.Ordinal))?.Session;

    /// <summary>How many sessions have a part that was walked, in whatever order.</summary>
    public static int Begun(Programme programme) => Walked(programme).Done.Select(p => p.Session).Distinct().Count();

    private static (PlannedPart? Open, List<PlannedPart> Done) Walked(Programme programme)
    {
        var left = programme.Done.Select(d => d.Guide).ToList();
        var done = new List<PlannedPart>();
        PlannedPart? open = null;
        var parts = Parts(programme.Planned);
        for (var session = 0; session < parts.Count; session++)
        {
            foreach (var guide in parts[session])
            {
                var part = new PlannedPart(guide, session + 1);
                if (left.Remove(guide))
                    done.Add(part);
                else
                    open ??= part;
            }
        }

        return (open, done);
    }
}

/// <summary>A part of the client therapy in its session.</summary>
/// <param name="Guide">For example "G2.2".</param>
/// <param name="Session">From 1 on.</param>
public sealed record PlannedPart(string Guide, int Session);
