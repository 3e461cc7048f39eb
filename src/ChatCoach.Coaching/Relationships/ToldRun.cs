using System.Collections.Immutable;

namespace ChatCoach.Coaching.Relationships;

/// <summary>What one run says about its relationship: its answers with a projecting field, in their order.</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="Guide">Its guide.</param>
/// <param name="EndedOn">The day it was walked to its end; null: it is open or was stopped on the way.</param>
/// <param name="Answers">Left-out ones are not among them.</param>
public sealed record ToldRun(string Id, string Guide, DateOnly? EndedOn, ImmutableList<ToldAnswer> Answers)
{
    /// <summary>The values given for a field at its first visit; null: left out or not asked.</summary>
    public ToldAnswer? Of(string field) => Answers.FirstOrDefault(a => string.Equals(a.Field, field, StringComparison.Ordinal));

    /// <summary>The one value of a field at that visit; null: left out.</summary>
    public string? Of(string field, int visit) =>
        Answers.FirstOrDefault(a => a.Visit == visit && string.Equals(a.Field, field, StringComparison.Ordinal))?.Values[0];
}

/// <summary>One answer of it.</summary>
/// <param name="Field">For example "extras[].what".</param>
/// <param name="Step">Id of the step.</param>
/// <param name="Visit">Which time round a loop.</param>
/// <param name="Values">At least one; see <see cref="Turns.Answer"/>.</param>
/// <param name="At">When it was given.</param>
/// <param name="On">The day of that in the person's zone.</param>
public sealed record ToldAnswer(string Field, string Step, int Visit, ImmutableList<string> Values, DateTimeOffset At, DateOnly On);
