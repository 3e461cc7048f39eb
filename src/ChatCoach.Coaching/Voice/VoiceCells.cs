using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Voice;

/// <summary>The three lanes of the weekly card (requirement B18), and what stands in none of them.</summary>
public enum VoiceLane
{
    /// <summary>What clients need.</summary>
    Need,

    /// <summary>What would be possible.</summary>
    Possibility,

    /// <summary>What is in the way.</summary>
    Obstacle,

    /// <summary>Asked of management only.</summary>
    AskOnly,
}

/// <summary>What a unit asks of its management (guides B.17, structure asks).</summary>
public enum VoiceAsk
{
    /// <summary>To be allowed to decide.</summary>
    Authority,

    /// <summary>A frame that is agreed and clear.</summary>
    Frame,

    /// <summary>Time with clients.</summary>
    Time,

    /// <summary>A core performance that can be delivered.</summary>
    CorePerformance,

    /// <summary>Less pressure to sell.</summary>
    PushPressure,
}

/// <summary>One thing people can tap, as the weekly card counts it: somebody tapped it who tapped any of its codes in the period.</summary>
/// <param name="Id">Stays: snapshots name it.</param>
/// <param name="Lane">Where it stands.</param>
/// <param name="Codes">As in <see cref="Turns.Contribution.Code"/>.</param>
/// <param name="Question">Field of the question of which one answer only can be given; null: several can.</param>
/// <param name="Ask">Which ask of management it feeds; null: none.</param>
public sealed record VoiceCell(string Id, VoiceLane Lane, ImmutableList<string> Codes, string? Question = null, VoiceAsk? Ask = null)
{
    /// <summary>Whether somebody who tapped those codes tapped the cell.</summary>
    public bool IsIn(IReadOnlySet<string> codes) => Codes.Exists(codes.Contains);
}

/// <summary>
/// What feeds which lane (guides B.17). No code stands in two cells: were a whole and its parts both on a card, what is
/// hidden of one could be read off the others.
/// </summary>
public static class VoiceCells
{
    public const string NeedField = "needs.theirsGuess";

    /// <summary>Id of the vocabulary of needs.</summary>
    public const string NeedVocabulary = "needs";

    /// <summary>Somebody took part in what is counted, whatever they tapped. In no cell: it makes contributors of those who did not tap a cell.</summary>
    public const string TookPart = "took-part";

    private const string Match = "fit.match";
    private const string How = "fit.how";

    private static readonly ImmutableList<VoiceCell> Fixed =
    [
        new("match-yes", VoiceLane.Need, ["fit.match:yes"], Match),
        new("match-partly", VoiceLane.Need, ["fit.match:partly"], Match),
        new("match-no", VoiceLane.Need, ["fit.match:no"], Match),
        new("how-other", VoiceLane.Possibility, ["fit.how:other"], How),
        new("how-later", VoiceLane.Possibility, ["fit.how:later"], How),
        .. new[] { "promise", "script", "chase", "perks", "extras" }.Select(stop => new VoiceCell($"stop-{stop}", VoiceLane.Possibility, [$"disarm.stop:{stop}"])),
        new("process", VoiceLane.Obstacle, ["checkin.source:process"]),
        new("frame", VoiceLane.Obstacle, ["checkin.frame:out", "checkin.frame:unclear"], null, VoiceAsk.Frame),
        new("authority", VoiceLane.Obstacle, ["checkin.authority:no", "disarm.missing:auth"], null, VoiceAsk.Authority),
        new("core", VoiceLane.Obstacle, ["checkin.authority:core", "disarm.missing:core"], null, VoiceAsk.CorePerformance),
        new("contact", VoiceLane.Obstacle, ["disarm.missing:contact"], null, VoiceAsk.Time),
        new("room", VoiceLane.Obstacle, ["disarm.missing:room"]),
        new("info", VoiceLane.Obstacle, ["disarm.missing:info"]),
        new("permission", VoiceLane.Obstacle, ["disarm.permission:not"]),
        new("push", VoiceLane.AskOnly, ["disarm.push:once", "disarm.push:often"], null, VoiceAsk.PushPressure),
    ];

    /// <summary>The cell of a need.</summary>
    /// <param name="need">Its id in the vocabulary.</param>
    public static string NeedCell(string need) => $"need-{need}";

    /// <summary>All there are.</summary>
    public static ImmutableList<VoiceCell> Of(GuideShelf guides) => With(guides.Vocabularies[NeedVocabulary].Options.Select(o => o.Id));

    /// <param name="needs">Ids of the vocabulary of needs.</param>
    public static ImmutableList<VoiceCell> With(IEnumerable<string> needs) =>
        [.. needs.Select(need => new VoiceCell(NeedCell(need), VoiceLane.Need, [$"{NeedField}:{need}"])), .. Fixed];
}
