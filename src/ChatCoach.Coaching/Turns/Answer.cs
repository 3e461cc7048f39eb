using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What was answered at one visit of a step.
/// Values: option ids for choice, confirm and multi; "1" to "5" for a scale; yyyy-MM-dd for a date; the text itself;
/// the id of a relationship. Empty: skipped.
/// </summary>
/// <param name="Step">Id of the step.</param>
/// <param name="Visit">0 for the first visit; a step in a loop is visited again.</param>
/// <param name="Values">See above.</param>
/// <param name="At">When it was given.</param>
[StoredFor(Purpose.Support, Keeping.Answer)]
public sealed record Answer(string Step, int Visit, ImmutableList<string> Values, DateTimeOffset At);
