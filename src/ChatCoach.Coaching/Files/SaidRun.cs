using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Files;

/// <summary>One question and what was answered, in words.</summary>
public sealed record SaidAnswer(string Question, string Answer, DateTimeOffset At);

/// <summary>One run in words.</summary>
/// <param name="Guide">Title of the guide.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="FinishedAt">UTC; null: it is open.</param>
/// <param name="Answers">In the order of the questions.</param>
public sealed record SaidRun(string Guide, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ImmutableList<SaidAnswer> Answers)
{
    internal static SaidRun Of(Turn turn, Run run) => new(
        turn.Text(turn.GuideOf(run).Title),
        run.StartedAt,
        run.FinishedAt,
        [.. turn.PathOf(run).Answered.Where(p => p.Answer.Values.Count > 0).Select(p => new SaidAnswer(
            OwnWords.Plain(StepWords.Say(turn, run, p.Step.Ask, p.Step.Without)), OwnWords.Plain(ClosingMoves.ValueText(turn, run, p)), p.Answer.At))]);
}
