using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>How a relationship goes on.</summary>
/// <param name="Choice">Option id: continue, renegotiate, part or wait.</param>
/// <param name="On">The day it was said.</param>
/// <param name="By">Until when it is to be decided, after "wait".</param>
/// <param name="Source">As in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record Decision(string Choice, DateOnly On, DateOnly? By, string Source);
