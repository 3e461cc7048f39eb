using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>The frame of a unit: its manager sets it, everyone there can read it.</summary>
internal static class FrameMoves
{
    /// <summary>Fields of the frame begin so.</summary>
    private const string Prefix = "unit.";

    private static readonly char[] Dashes = ['-', '–', '—', ' '];

    /// <summary>True when the guide is for managers of a unit and the person is none.</summary>
    public static bool IsClosed(Turn turn, Guide guide) => guide.Who == Audience.Manager && !Manages(turn);

    public static bool IsOfFrame(string? field) => field?.StartsWith(Prefix, StringComparison.Ordinal) ?? false;

    /// <summary>Whoever no longer manages a unit has no open question about its frame any more.</summary>
    public static void PutAway(Turn turn)
    {
        foreach (var run in turn.State.LightRuns.Where(r => IsClosed(turn, turn.GuideOf(r))).ToList())
            turn.Remove(run);
    }

    /// <summary>What holds in the person's unit, to read.</summary>
    /// <param name="lead">Said first; null: nothing is.</param>
    public static Reply Show(Turn turn, string? lead = null)
    {
        var team = turn.Content.Team;
        turn.State = turn.State with { Aside = null };
        var paragraphs = new List<string>();
        if (lead is not null)
            paragraphs.Add(lead);
        paragraphs.Add(turn.Place switch
        {
            { Unit: null } => turn.Text(team.FrameNoUnit),
            { Frame: null } when turn.Frame == TeamFrame.Default => turn.Text(team.FrameNotSet),
            var place => turn.Text(team.FrameOf, ("unit", OwnWords.Mark(place.UnitName ?? place.Unit!))),
        });
        paragraphs.AddRange(Steps(turn).Select(s => Line(turn, s)).OfType<string>());
        if (turn.Place.Unit is not null && !Manages(turn))
            paragraphs.Add(turn.Text(team.FrameWho));
        return Speech.Say(turn, paragraphs, MenuMoves.Doors(turn), turn.Text(turn.Content.Guides.Find(RunMoves.FrameGuide)!.Title));
    }

    /// <summary>What holds already, for the inputs of the guide.</summary>
    public static ImmutableDictionary<string, string> Drafts(Turn turn, Guide guide) => guide.Steps
        .Where(s => IsOfFrame(s.Field))
        .Select(s => (s.Id, Value: StoredIn(turn.Frame, s.Field!)))
        .Where(s => s.Value is not null)
        .ToImmutableDictionary(s => s.Id, s => s.Value!, StringComparer.Ordinal);

    /// <summary>What holds already as it is read; null: nothing, or the step is not of the frame.</summary>
    public static string? Holds(Turn turn, GuideStep step)
    {
        if (!IsOfFrame(step.Field) || StoredIn(turn.Frame, step.Field!) is not { } stored)
            return null;
        if (step.Options.FirstOrDefault(o => Is(o.Id, stored)) is { } option)
            return turn.Text(option.Label);
        return Is(step.Field!, "unit.purposes") ? string.Join(" · ", turn.Frame.Purposes.Select(OwnWords.Mark)) : OwnWords.Mark(stored);
    }

    /// <summary>Takes an answer of the manager into the frame; nobody else's is taken. A dash alone empties what stands there.</summary>
    public static void Apply(Turn turn, string field, string value)
    {
        if (!Manages(turn))
            return;
        var words = value.Trim(Dashes).Length == 0 ? null : value.Trim();
        turn.Frame = field switch
        {
            "unit.purposes" => WithPurposes(turn.Frame, TeamFrame.PurposesIn(value)),
            "unit.how" => turn.Frame with { How = words },
            "unit.authority" => turn.Frame with { Authority = words },
            "unit.extras" => turn.Frame with { ExtrasRule = value },
            "unit.term" => turn.Frame with { Term = value },
            "unit.gender" => turn.Frame with { Gender = value },
            _ => turn.Frame,
        };
    }

    /// <summary>Leads a unit.</summary>
    public static bool Manages(Turn turn) => turn.Place.Unit is not null && turn.Place.Roles.Contains(OrgPlace.Manager, StringComparer.Ordinal);

    /// <summary>The same purposes are no change: nothing is to be stored.</summary>
    private static TeamFrame WithPurposes(TeamFrame frame, ImmutableList<string> purposes) =>
        purposes.SequenceEqual(frame.Purposes, StringComparer.Ordinal) ? frame : frame with { Purposes = purposes };

    private static IEnumerable<GuideStep> Steps(Turn turn) => turn.Content.Guides.Find(RunMoves.FrameGuide)!.Steps;

    private static string? Line(Turn turn, GuideStep step)
    {
        var team = turn.Content.Team;
        return Holds(turn, step) is { } value ? turn.Text(team.FrameLine, ("label", turn.Text(step.Label)), ("value", value)) : null;
    }

    private static string? StoredIn(TeamFrame frame, string field) => field switch
    {
        "unit.purposes" => frame.Purposes.IsEmpty ? null : string.Join('\n', frame.Purposes),
        "unit.how" => frame.How,
        "unit.authority" => frame.Authority,
        "unit.extras" => frame.ExtrasRule,
        "unit.term" => frame.Term,
        "unit.gender" => frame.Gender,
        _ => null,
    };

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
