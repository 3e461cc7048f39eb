using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>Something done beyond what was agreed ("Sonderlocke"), and the rule for it.</summary>
/// <param name="Id">Hash of run, step and visit: the same entry again has the same id.</param>
/// <param name="On">The day it was written down.</param>
/// <param name="What">In own words.</param>
/// <param name="Rule">Option id: include, price, gift or no; null: not decided.</param>
/// <param name="Source">As in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record Extra(string Id, DateOnly On, string What, string? Rule, string Source);
