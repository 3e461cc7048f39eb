using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>A look at what was agreed, weeks later.</summary>
/// <param name="Id">As in <see cref="Extra"/>.</param>
/// <param name="Due">The day.</param>
/// <param name="State">How it stands.</param>
/// <param name="AnsweredOn">The day it was answered.</param>
/// <param name="Answer">Option id: holds, partly, back or moot.</param>
/// <param name="AnsweredBy">Id of the run that answered it, so that the run can take it back.</param>
/// <param name="Source">Run that planned it; as in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record FollowUp(string Id, DateOnly Due, FollowUpState State, DateOnly? AnsweredOn, string? Answer, string? AnsweredBy, string Source);

/// <summary>How a follow-up stands.</summary>
public enum FollowUpState
{
    Planned,
    Answered,

    /// <summary>Nobody asks any more.</summary>
    Closed,
}
