using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>What happens to a run: it is started, answered, handed over, finished.</summary>
internal static class RunMoves
{
    public const string FirstGuide = "G0";
    public const string SettingsGuide = "G0S";
    public const string CheckInGuide = "G1";
    public const string SosGuide = "SOS";
    public const string GentleGuide = "ASK";
    public const string FrameGuide = "GT";
    private const string NoticeStep = "privacy";

    /// <summary>Starts a guide. Before the notice was agreed to, only guides that keep nothing can start.</summary>
    /// <param name="left">The run that is offered again when this one ends.</param>
    /// <param name="about">The person's own id of the relationship it is about; no question for it is asked.</param>
    public static Reply Start(Turn turn, Guide guide, GuideStep? entry = null, string? left = null, string? lead = null, string? about = null)
    {
        about = guide.Keeps == Keeps.Record ? about : null;
        if (about is not null)
            FollowUpMoves.Heard(turn, about);
        if (guide.Keeps != Keeps.Nothing && turn.State.AgreedAt is null && !Is(guide.Id, FirstGuide))
            return Welcome(turn, turn.Text(turn.Content.Texts.AgreeFirst));
        if (guide.Keeps == Keeps.Session)
            return LedMoves.Start(turn);
        if (FrameMoves.IsClosed(turn, guide))
            return FrameMoves.Show(turn, lead);
        if (guide.Who == Audience.Coach && !DeskMoves.IsCoach(turn))
            return Speech.Say(turn, [turn.Text(turn.Content.Sessions.NoCoach)], MenuMoves.Doors(turn));
        if (Is(guide.Id, SettingsGuide))
            lead ??= CouncilMoves.OfSettings(turn);
        if (Untouched(turn, guide, entry, about) is { } same)
            return Speech.Ask(turn, same with { Left = left ?? same.Left }, lead);
        foreach (var older in turn.State.LightRuns.Where(r => Is(r.Guide, guide.Id)).ToList())
            turn.Remove(older);
        var run = new Run
        {
            Id = turn.NextId(),
            Guide = guide.Id,
            Version = guide.Version,
            StartedAt = turn.Now,
            UsedAt = turn.Now,
            Entry = entry?.Id,
            Left = left ?? (guide.Keeps == Keeps.Nothing ? turn.Active?.Id : null),
            About = about,
            Drafts = guide.Who == Audience.Manager ? FrameMoves.Drafts(turn, guide) : ImmutableDictionary<string, string>.Empty,
        };
        turn.Put(run);
        return Speech.Ask(turn, run, lead);
    }

    /// <summary>The first contact, or the notice again for somebody who has not agreed yet.</summary>
    public static Reply Welcome(Turn turn, string? lead = null)
    {
        turn.State = turn.State with { GreetedAt = turn.State.GreetedAt ?? turn.Now };
        var guide = turn.Content.Guides.Find(FirstGuide)!;
        if (turn.State.LightRuns.FirstOrDefault(r => Is(r.Guide, FirstGuide)) is { } begun && turn.PathOf(begun).Open is { } open
            && (turn.State.Language is null || Is(open.Id, NoticeStep)))
            return Speech.Ask(turn, begun, lead);
        return turn.State.Language is null ? Start(turn, guide, lead: lead) : Start(turn, guide, guide.Find(NoticeStep), lead: lead);
    }

    /// <summary>A run of the guide that was begun and in which nothing was said yet.</summary>
    private static Run? Untouched(Turn turn, Guide guide, GuideStep? entry, string? about) =>
        turn.OpenRuns.Concat(turn.State.LightRuns).FirstOrDefault(r =>
            Is(r.Guide, guide.Id) && r.Version == guide.Version && r.Answers.Count == 0 && string.Equals(r.Entry, entry?.Id, StringComparison.Ordinal)
            && string.Equals(r.About, about, StringComparison.Ordinal)
            && (guide.Keeps == Keeps.Record || turn.Active == r));

    /// <summary>Writes one answer: its effects on settings and reminders included.</summary>
    public static Run Write(Turn turn, Run run, GuideStep step, int visit, ImmutableList<string> values)
    {
        var guide = turn.GuideOf(run);
        var before = run;
        run = run.With(new Answer(step.Id, visit, turn.Content.Guides.Remembered(guide, step, values), turn.Now)) with { Reopened = null, UsedAt = turn.Now, Drafts = run.Drafts.Remove(Run.DraftOf(step.Id, visit)) };
        if (step.Kind == StepKind.Relationship)
            run = run with { About = values is [var about] ? about : null };
        if (run.FinishedAt is not null)
            run = ChangeMoves.Settled(turn, before, run);
        turn.Put(run);
        if (guide.Keeps == Keeps.Record)
            RetentionMoves.Plan(turn, before, run);
        RecordMoves.Written(turn, before, run);
        if (run.About is { } subject)
            FollowUpMoves.Heard(turn, subject);
        if (run.FinishedAt is not null)
            Count(turn, run);
        if (guide.Keeps == Keeps.Settings && step.Field is { } field && values is [var value])
            SettingMoves.Apply(turn, field, value);
        foreach (var option in Chosen(turn, guide, step, values))
            if (option.Nudge is { } nudge)
                NudgeMoves.Remind(turn, nudge);
        // A guide that keeps nothing changes no older card either: the row for it would be a trace (privacy rule P20).
        if (guide.Keeps != Keeps.Nothing)
            turn.OldCardLine = Speech.AnsweredLine(turn, turn.PathOf(run)) ?? turn.Text(turn.Content.Texts.AnsweredPlain);
        return run;
    }

    /// <summary>After an answer: another guide, the end, or the next question.</summary>
    public static Reply GoOn(Turn turn, Run run, GuideStep step, ImmutableList<string> values, bool typed, string? lead)
    {
        var guide = turn.GuideOf(run);
        var through = run.FinishedAt is not null || turn.PathOf(run).Open is null;
        if (turn.Content.Guides.Resolve(guide, GuideShelf.Leads(step, values)) is Target.ToGuide other)
        {
            if (through)
                Close(turn, run);
            return Start(turn, other.Guide, other.Step, through ? run.Left : run.Id, lead, run.About);
        }

        if (run is { FinishedAt: not null, Asks: false })
            return ChangeMoves.Changed(turn, run, lead);
        return turn.PathOf(run).Open is null ? Finish(turn, run, lead) : Speech.Ask(turn, run, lead, typed || run.FinishedAt is not null);
    }

    /// <summary>The guide is through.</summary>
    public static Reply Finish(Turn turn, Run run, string? lead = null)
    {
        Close(turn, run);
        return ClosingMoves.Show(turn, turn.Find(run.Id) ?? run, lead);
    }

    /// <summary>
    /// Puts a run away. Answers that lie on no way any more go, what is not to be stored is blanked, a run in which
    /// nothing was said goes, and coded taps are counted with the person's yes.
    /// </summary>
    public static void Close(Turn turn, Run run)
    {
        var guide = turn.GuideOf(run);
        turn.Leave(run);
        if (guide.Keeps != Keeps.Record)
        {
            turn.Remove(run);
            return;
        }

        var kept = GuidePath.Walk(turn.Content.Guides, guide, run).Keep();
        var (before, said) = (run, Says(turn, run));
        run = Blanked(guide, run with { Answers = kept }) with
        {
            FinishedAt = run.FinishedAt ?? turn.Now,
            Reopened = null,
            UsedAt = turn.Now,
            Drafts = ImmutableDictionary<string, string>.Empty,
        };
        if (!said)
        {
            turn.Remove(run);
            return;
        }

        turn.Put(run);
        RetentionMoves.Plan(turn, before, run);
        RecordMoves.Written(turn, run.About, run);
        FollowUpMoves.Try(turn, run);
        Count(turn, run);
    }

    /// <summary>True when something would stay of the run: an answer on its way that is more than a place, and not what the run was begun with.</summary>
    public static bool Says(Turn turn, Run run) => turn.PathOf(run).Answered
        .Any(p => p is { Step: { Field: not null, Kind: not StepKind.Confirm }, Answer.Values.Count: > 0 } && run.Find(p.Step.Id, p.Answer.Visit) is not null);

    /// <summary>Answers that have no field are position only: their value goes, the way stays.</summary>
    public static Run Blanked(Guide guide, Run run) => run with
    {
        Answers = [.. run.Answers.Select(a => guide.Find(a.Step)?.Field is null ? a with { Values = [] } : a)],
    };

    /// <summary>A tap counts when the check-in ended while the person's yes held; changed later, it counts for that same day.</summary>
    private static void Count(Turn turn, Run run)
    {
        var guide = turn.GuideOf(run);
        var day = turn.DayOf(run.FinishedAt ?? turn.Now);
        var counts = turn.State.CountsFrom is { } from && day >= from && (guide.CountsWhen is not { } when || run.Answers.Any(a => Agrees(when, a.Step, a.Values)));
        var asked = run.Answers.SelectMany(a => a.Values.Select(v => (Step: guide.Find(a.Step), Value: v))).Where(p => p.Step is { Field: not null, Counts.Count: > 0 }).ToList();
        var codes = asked.Where(p => p.Step!.Counts.Contains(p.Value, StringComparer.Ordinal) || p.Step.Counts.Contains(GuideShelf.Otherwise, StringComparer.Ordinal)).Select(p => $"{p.Step!.Field}:{p.Value}");
        // Whoever answered something else takes part as well: only with them it is known how many did not tap it.
        turn.Count(run.Id, day, counts && asked.Count > 0 ? codes.Append(VoiceCells.TookPart) : []);
    }

    public static IEnumerable<GuideOption> Chosen(Turn turn, Guide guide, GuideStep step, ImmutableList<string> values) =>
        step.Kind is StepKind.Choice or StepKind.Confirm or StepKind.Multi
            ? turn.Content.Guides.OptionsOf(guide, step).Where(o => values.Contains(o.Id)) : [];

    /// <summary>What is said above the next question after this answer.</summary>
    public static string? SaidOf(Turn turn, Run run, GuideStep step, ImmutableList<string> values)
    {
        var guide = turn.GuideOf(run);
        var said = Chosen(turn, guide, step, values).Where(o => o.Say is not null).Select(o => StepWords.Say(turn, run, o.Say!)).ToList();
        if (guide.CountsWhen is { } when && Agrees(when, step.Id, values) && turn.State.CountsFrom is null)
            said.Add(turn.Text(turn.Content.Texts.CountingOff));
        return said.Count == 0 ? null : string.Join("\n\n", said);
    }

    private static bool Agrees(CountsWhen when, string step, ImmutableList<string> values) =>
        Is(when.Step, step) && values.Contains(when.Value);

    private static bool Is(string id, string expected) => string.Equals(id, expected, StringComparison.Ordinal);
}
