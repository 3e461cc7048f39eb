using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>One thing that was said about a relationship.</summary>
/// <param name="Value">Option id, or the words.</param>
/// <param name="On">The day it was said; a newer day wins.</param>
/// <param name="Source">Id of the run it comes from, so that the run can replace it; opaque to everybody else.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record Said(string Value, DateOnly On, string Source);

/// <summary>Several things of one kind.</summary>
/// <param name="Values">Option ids.</param>
/// <param name="On">As in <see cref="Said"/>.</param>
/// <param name="Source">As in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record SaidList(ImmutableList<string> Values, DateOnly On, string Source);
