using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>Something that happened, as a camera would have seen it (requirement B63).</summary>
/// <param name="Id">As in <see cref="Extra"/>.</param>
/// <param name="On">The day it happened, else the day it was written down.</param>
/// <param name="How">The channel as option id; null: not said.</param>
/// <param name="What">In own words.</param>
/// <param name="Source">As in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record RelationshipEvent(string Id, DateOnly On, string? How, string What, string Source);
