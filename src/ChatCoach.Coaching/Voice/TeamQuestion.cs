using System.Collections.Immutable;

namespace ChatCoach.Coaching.Voice;

/// <summary>
/// A question of management back to everybody in the unit (guides B.17). It runs for one whole week, which begins after it
/// was asked, so that whoever says yes to counting because of it counts. Each answer is a contribution like any other and
/// comes back under the same thresholds, among those who answered; it is in no line of the card and makes nobody a
/// contributor of it.
/// </summary>
/// <param name="Words">As management wrote it.</param>
/// <param name="Week">ISO week it runs in.</param>
/// <param name="Result">What may be shown of the answers; null: the week is not over. Empty: nothing may be.</param>
public sealed record TeamQuestion(string Words, string Week, ImmutableList<ShownCell>? Result = null)
{
    public const string Yes = "yes";
    public const string Partly = "partly";
    public const string No = "no";

    /// <summary>Codes of answers begin so.</summary>
    public const string Prefix = "asked.";

    public static ImmutableArray<string> Answers { get; } = [Yes, Partly, No];

    /// <summary>UTC, in the night before the first day: reminders wait for each person's morning.</summary>
    public DateTimeOffset Begins => new(VoicePeriod.Parse(Week).First.ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero);

    public bool IsOn(DateOnly day) => string.Equals(VoicePeriod.WeekOf(day).Id, Week, StringComparison.Ordinal);

    /// <summary>As in <see cref="Turns.Contribution.Code"/>.</summary>
    public static string Code(VoiceAsk ask, string answer) => $"{Prefix}{char.ToLowerInvariant($"{ask}"[0])}{$"{ask}"[1..]}:{answer}";

    /// <summary>What may be shown of the answers. Only who answered counts: everybody else is known not to have tapped.</summary>
    /// <param name="ask">What it was about.</param>
    /// <param name="rules">k.</param>
    /// <param name="contributors">For each contributor of the unit the codes they tapped in the week.</param>
    public static ImmutableList<ShownCell> Show(VoiceAsk ask, VoiceRules rules, IEnumerable<IReadOnlySet<string>> contributors)
    {
        ImmutableList<VoiceCell> cells = [.. Answers.Select(a => new VoiceCell(a, VoiceLane.AskOnly, [Code(ask, a)], Prefix))];
        return rules.Show(cells, [.. contributors.Where(codes => cells.Exists(cell => cell.IsIn(codes)))]);
    }
}
