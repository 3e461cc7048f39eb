using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What happens to a run: it is started, answered, handed over, finished.</summary>
internal static class RunMoves
{
    public const string FirstGuide = "G0";
    public const string SettingsGuide = "G0S";
    public const string CheckInGuide = "G1";
    public const string SosGuide = "SOS";
    public const string GentleGuide = "ASK";
    private const string NoticeStep = "privacy";

    /// <summary>A short pause, as the option says.</summary>
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromMinutes(5);

    /// <summary>When on the next morning a check-in reminder comes: after the first mails, before the meetings.</summary>
    private static readonly TimeOnly NextMorning = new(9, 30);

    /// <summary>Starts a guide. Before the notice was agreed to, only guides that keep nothing can start.</summary>
    public static Reply Start(Turn turn, Guide guide, GuideStep? entry = null, string? left = null, string? lead = null)
    {
        if (guide.Keeps != Keeps.Nothing && turn.State.AgreedAt is null && !Is(guide, FirstGuide))
            return Welcome(turn, turn.Text(turn.Content.Texts.AgreeFirst));
        if (turn.Active is { } same && string.Equals(same.Guide, guide.Id, StringComparison.Ordinal) && same.Answers.Count == 0 && entry is null)
            return Speech.Ask(turn, same, lead);
        var run = new Run
        {
            Id = turn.NextId(),
            Guide = guide.Id,
            Version = guide.Version,
            StartedAt = turn.Now,
            UsedAt = turn.Now,
            Entry = entry?.Id,
            Left = left ?? Leaving(turn, guide),
        };
        turn.Put(run);
        return Speech.Ask(turn, run, lead);
    }

    /// <summary>The first contact, or the notice again for somebody who has not agreed yet.</summary>
    public static Reply Welcome(Turn turn, string? lead = null)
    {
        if (turn.Active is { } run && string.Equals(run.Guide, FirstGuide, StringComparison.Ordinal))
            return Speech.Ask(turn, run, lead);
        var guide = turn.Content.Guides.Find(FirstGuide)!;
        turn.State = turn.State with { GreetedAt = turn.State.GreetedAt ?? turn.Now };
        return turn.State.Language is null ? Start(turn, guide) : Start(turn, guide, guide.Find(NoticeStep), lead: lead);
    }

    /// <summary>A guide that helps at once remembers what was left for it.</summary>
    private static string? Leaving(Turn turn, Guide guide)
    {
        if (guide.Keeps != Keeps.Nothing || turn.Active is not { } active)
            return null;
        return turn.GuideOf(active).Keeps == Keeps.Nothing ? active.Left : active.Id;
    }

    /// <summary>Writes one answer and goes where it leads.</summary>
    /// <param name="typed">True: the next question comes alone.</param>
    public static Reply Answer(Turn turn, Run run, GuideStep step, int visit, ImmutableList<string> values, bool typed)
    {
        run = Write(turn, run, step, visit, values);
        return GoOn(turn, run, step, values, typed, SaidOf(turn, run, step, values));
    }

    /// <summary>Writes one answer: its effects on settings and reminders included, orphaned answers gone.</summary>
    public static Run Write(Turn turn, Run run, GuideStep step, int visit, ImmutableList<string> values)
    {
        var guide = turn.GuideOf(run);
        run = run.With(new Answer(step.Id, visit, values, turn.Now)) with { Reopened = null, UsedAt = turn.Now };
        run = run with { Answers = GuidePath.Walk(turn.Content.Guides, guide, run).Keep() };
        turn.Put(run);
        if (guide.Keeps == Keeps.Settings && step.Field is { } field && values is [var value])
            SettingMoves.Apply(turn, field, value);
        foreach (var option in Chosen(turn, guide, step, values))
            if (option.Nudge is { } nudge)
                Remind(turn, nudge);
        turn.OldCardLine = Speech.AnsweredLine(turn, turn.PathOf(run)) ?? turn.Text(turn.Content.Texts.AnsweredPlain);
        return run;
    }

    /// <summary>After an answer: another guide, the end, or the next question.</summary>
    public static Reply GoOn(Turn turn, Run run, GuideStep step, ImmutableList<string> values, bool typed, string? lead)
    {
        var guide = turn.GuideOf(run);
        var through = turn.PathOf(run).Open is null;
        if (turn.Content.Guides.Resolve(guide, GuideShelf.Leads(step, values)) is Target.ToGuide other)
        {
            if (through)
                Close(turn, run);
            return Start(turn, other.Guide, other.Step, through ? run.Left : run.Id, lead);
        }

        return through ? Finish(turn, run, lead) : Speech.Ask(turn, run, lead, typed);
    }

    /// <summary>The guide is through.</summary>
    public static Reply Finish(Turn turn, Run run, string? lead = null)
    {
        Close(turn, run);
        return ClosingMoves.Show(turn, run, lead);
    }

    /// <summary>
    /// Puts a run away. What is not to be stored is blanked, a run in which nothing was said goes, and coded taps are
    /// counted with the person's yes.
    /// </summary>
    public static void Close(Turn turn, Run run)
    {
        var guide = turn.GuideOf(run);
        if (guide.Keeps != Keeps.Record)
        {
            turn.Remove(run);
            return;
        }

        run = Blanked(guide, run) with { FinishedAt = turn.Now, Reopened = null, UsedAt = turn.Now };
        if (run.Answers.All(a => a.Values.Count == 0))
        {
            turn.Remove(run);
            return;
        }

        turn.Put(run);
        Count(turn, guide, run);
        turn.State = turn.State with { ActiveRun = null };
    }

    /// <summary>Answers that have no field are position only: their value goes, the way stays.</summary>
    public static Run Blanked(Guide guide, Run run) => run with
    {
        Answers = [.. run.Answers.Select(a => guide.Find(a.Step)?.Field is null ? a with { Values = [] } : a)],
    };

    private static void Count(Turn turn, Guide guide, Run run)
    {
        if (turn.State.CountsFrom is not { } from || turn.Today < from)
            return;
        turn.Count(run, run.Answers
            .SelectMany(a => a.Values.Select(v => (Step: guide.Find(a.Step), Value: v)))
            .Where(p => p.Step is { Field: not null } step && step.Counts.Contains(p.Value, StringComparer.Ordinal))
            .Select(p => $"{p.Step!.Field}:{p.Value}"));
    }

    public static IEnumerable<GuideOption> Chosen(Turn turn, Guide guide, GuideStep step, ImmutableList<string> values) =>
        step.Kind is StepKind.Choice or StepKind.Confirm or StepKind.Multi
            ? turn.Content.Guides.OptionsOf(guide, step).Where(o => values.Contains(o.Id, StringComparer.Ordinal)) : [];

    public static string? SaidOf(Turn turn, Run run, GuideStep step, ImmutableList<string> values)
    {
        var said = Chosen(turn, turn.GuideOf(run), step, values).Where(o => o.Say is not null).Select(o => turn.Text(o.Say!)).ToList();
        return said.Count == 0 ? null : string.Join("\n\n", said);
    }

    private static void Remind(Turn turn, NudgeKind kind)
    {
        if (kind == NudgeKind.ComeBack)
            turn.Remind(kind, ComeBackAfter);
        else
            turn.Remind(kind, NextMorningOf(turn));
    }

    /// <summary>Wall-clock time in the person's zone; a time that the change of clocks skips moves on by the gap.</summary>
    private static DateTimeOffset NextMorningOf(Turn turn)
    {
        var local = turn.Today.AddDays(1).ToDateTime(NextMorning);
        var wall = turn.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(wall, turn.Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    private static bool Is(Guide guide, string id) => string.Equals(guide.Id, id, StringComparison.Ordinal);
}
