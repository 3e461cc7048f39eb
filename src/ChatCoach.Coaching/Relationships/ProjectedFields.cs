using System.Collections.Frozen;

namespace ChatCoach.Coaching.Relationships;

/// <summary>
/// The fields whose answers are laid into the record of the relationship a run is about, and no others. All have the
/// privacy class relationship; whatever else has that class stays in the person's own run.
/// </summary>
public static class ProjectedFields
{
    public static FrozenSet<string> All { get; } = new[]
    {
        "relationship.kind", "relationship.carriers", "relationship.since", "relationship.needs", "relationship.cadence", "relationship.closeness",
        "relationship.horizon", "relationship.updateContent",
        "frame.scope", "extras[].what", "extras[].rule",
        "agreements[].what", "agreements[].who", "agreements[].until", "agreements[].promise",
        "events[].how", "events[].what", "events[].on",
        "program.entrenchment", "program.sessionsPlanned", "program.nextAt", "talk.newDate",
        "followup.plan", "followup.spacing", "followup.state", "followup.next",
        "decision.choice", "decision.by", "part.can",
    }.ToFrozenSet(StringComparer.Ordinal);
}
