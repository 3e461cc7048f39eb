using System.Collections.Immutable;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice.Attack;

/// <summary>Cells that are attacked together, and what one person can have given in a period.</summary>
/// <param name="Cells">One that goes by itself, or all of one question.</param>
/// <param name="Answers">Each the cells of one answer, as numbers in <paramref name="Cells"/>; that none was given is none of them.</param>
internal sealed record AttackedQuestion(IReadOnlyList<VoiceCell> Cells, ImmutableList<ImmutableHashSet<int>> Answers)
{
    public string Name => $"{string.Join(',', Cells.Select(c => c.Id))}/{Answers.Count}";

    /// <summary>One answer of the question a person.</summary>
    public static AttackedQuestion Once(IReadOnlyList<VoiceCell> cells) => new(cells, [.. Enumerable.Range(0, cells.Count).Select(ImmutableHashSet.Create)]);

    /// <summary>Over several weeks a person can have given any of them.</summary>
    public static AttackedQuestion Often(IReadOnlyList<VoiceCell> cells) =>
        new(cells, [.. Enumerable.Range(1, (1 << cells.Count) - 1).Select(bits => Enumerable.Range(0, cells.Count).Where(cell => (bits >> cell & 1) == 1).ToImmutableHashSet())]);

    /// <summary>Number of what a person gave; -1: none.</summary>
    public int AnswerOf(IReadOnlySet<string> codes) => Answers.FindIndex(answer => Enumerable.Range(0, Cells.Count).All(cell => Cells[cell].IsIn(codes) == answer.Contains(cell)));

    /// <summary>As a person who gave it would be counted.</summary>
    public ImmutableHashSet<string> CodesOf(int answer) => [.. Answers[answer].Select(cell => Cells[cell].Codes[0])];
}
