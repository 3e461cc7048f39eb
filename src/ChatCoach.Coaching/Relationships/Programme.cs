using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>Where a client therapy stands.</summary>
/// <param name="Entrenchment">1 to 5; null: left out.</param>
/// <param name="Planned">Number of sessions.</param>
/// <param name="NextOn">The next one.</param>
/// <param name="Done">Parts that were walked to their end, in that order.</param>
/// <param name="Source">Run that planned it; as in <see cref="Said"/>. Empty: nobody planned, parts were walked all the same.</param>
/// <param name="NextSource">Run that named <paramref name="NextOn"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record Programme(int? Entrenchment, int Planned, DateOnly? NextOn, ImmutableList<PartDone> Done, string Source, string? NextSource = null);

/// <summary>A part that was walked.</summary>
/// <param name="Guide">For example "G2.2".</param>
/// <param name="On">The day it ended.</param>
/// <param name="Source">The run that walked it; as in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record PartDone(string Guide, DateOnly On, string Source = "");
