using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>What works at any time (guides B.20).</summary>
internal static class RepairMoves
{
    /// <summary>Whether the repair is about an open question; any other works on every card, be it ever so old.</summary>
    public static bool NeedsRun(Repair repair) =>
        repair is Repair.Back or Repair.Change or Repair.Skip or Repair.Pause or Repair.Stop or Repair.Why or Repair.WhoSees;

    public static Reply? Do(Turn turn, Repair repair, bool typed) => repair switch
    {
        Repair.Sos => SafetyMoves.Start(turn, RunMoves.SosGuide),
        Repair.Help => MenuMoves.Show(turn),
        Repair.German => Speak(turn, Language.De),
        Repair.English => Speak(turn, Language.En),
        Repair.Hello => Hello(turn),
        Repair.Restart => Restart(turn),
        Repair.MyCheckIns => HistoryMoves.Page(turn, 0),
        Repair.Relationships => RelationshipMoves.All(turn, 0),
        Repair.Settings => RunMoves.Start(turn, turn.Content.Guides.Find(RunMoves.SettingsGuide)!),
        Repair.Forget => AsideMoves.Put(turn, new Aside { Kind = AsideMoves.ForgetScope }),
        Repair.MyData => DataMoves.Show(turn),
        Repair.WhoHasSeen => DataMoves.WhoHasSeen(turn),
        Repair.MyReleases => MyReleaseMoves.Page(turn, 0),
        Repair.ReleasedToMe => ReceivedMoves.Page(turn, 0),
        Repair.MySessions => AskMoves.Page(turn, 0),
        Repair.Desk => DeskMoves.Show(turn),
        Repair.WeeklyCard => VoiceMoves.Show(turn),
        Repair.TeamAsks => TeamAskMoves.Show(turn),
        Repair.WorksCouncil => CouncilMoves.Show(turn),
        Repair.Resume => Resume(turn),
        Repair.WhoSees when turn.Active is null => ClickMoves.Notice(turn),
        Repair.Back or Repair.Skip when turn.State.Aside is not null => BackFromAside(turn),
        _ => turn.Active is { } run ? InRun(turn, run, repair, typed) : MenuMoves.Show(turn, turn.Text(turn.Content.Texts.NothingOpen)),
    };

    private static Reply InRun(Turn turn, Run run, Repair repair, bool typed) => repair switch
    {
        _ when turn.PathOf(run).Open is null => RunMoves.Finish(turn, run),
        Repair.Back => ChangeMoves.Back(turn, run, typed),
        Repair.Change => ChangeMoves.Which(turn, run, typed),
        Repair.Skip => Skip(turn, run, typed),
        Repair.Pause => Pause(turn, run),
        Repair.Stop => Stop(turn, run),
        Repair.Why => Speech.Ask(turn, run, Why(turn, run, typed), typed),
        _ => Speech.Ask(turn, run, turn.Text(WhoSees(turn, run)), typed),
    };

    /// <summary>A question beside the guide is left unanswered: nothing comes of it.</summary>
    private static Reply BackFromAside(Turn turn)
    {
        turn.State = turn.State with { Aside = null };
        return CurrentMoves.Show(turn);
    }

    /// <summary>Not given. A step that was opened again keeps its answer.</summary>
    private static Reply Skip(Turn turn, Run run, bool typed) => run.Reopened is null
        ? FillMoves.Fill(turn, run, [turn.PathOf(run).Open!.Id], new Dictionary<string, string>(StringComparer.Ordinal), typed)
        : ChangeMoves.Leave(turn, run, typed);

    /// <summary>The purpose of what is asked: of each question on the card, or of the one asked alone.</summary>
    private static string Why(Turn turn, Run run, bool alone)
    {
        var steps = Speech.StepsOf(turn, run, alone);
        return steps.Count == 1 ? turn.Text(steps[0].Why) : string.Join("\n\n", steps.Select(s => $"{turn.Text(s.Label)}: {turn.Text(s.Why)}"));
    }

    private static Phrase WhoSees(Turn turn, Run run)
    {
        var texts = turn.Content.Texts;
        var open = turn.PathOf(run).Open!;
        if (run.Session is not null)
            return turn.Content.Led.WhoSees;
        return open.Privacy switch
        {
            PrivacyClass.Note => texts.WhoSeesNote,
            PrivacyClass.Coded => texts.WhoSeesCoded,
            PrivacyClass.Sentence => texts.WhoSeesSentence,
            PrivacyClass.Relationship => ProjectedFields.All.Contains(open.Field!) ? texts.WhoSeesRelationship : turn.Content.Relationships.WhoSeesOwn,
            PrivacyClass.Team => texts.WhoSeesTeam,
            _ => texts.WhoSeesNobody,
        };
    }

    /// <summary>Switches at once and keeps every answer.</summary>
    private static Reply Speak(Turn turn, Language language)
    {
        if (turn.Active is { } run && turn.State.Language is null && string.Equals(run.Guide, RunMoves.FirstGuide, StringComparison.Ordinal)
            && turn.PathOf(run).Open is { } open)
            return FillMoves.Fill(turn, run, [open.Id], new Dictionary<string, string>(StringComparer.Ordinal) { [open.Id] = language == Language.De ? "de" : "en" }, typed: true);
        turn.State = turn.State with { Language = language };
        return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.LanguageSwitched));
    }

    private static Reply Hello(Turn turn) =>
        turn.State.AgreedAt is null ? RunMoves.Welcome(turn) : MenuMoves.Show(turn, turn.Text(turn.Content.Texts.HelloAgain));

    /// <summary>Always works: whatever is open is left, nothing is lost.</summary>
    private static Reply Restart(Turn turn)
    {
        turn.State = turn.State with { ActiveRun = null, Aside = null };
        return turn.State.AgreedAt is null ? RunMoves.Welcome(turn) : MenuMoves.Show(turn);
    }

    private static Reply Resume(Turn turn)
    {
        turn.State = turn.State with { Aside = null };
        var run = turn.Active ?? turn.OpenRuns.Concat(turn.State.LightRuns.Where(r => r.Answers.Count > 0 || r.Session is not null)).MaxBy(r => r.UsedAt);
        return run is null ? MenuMoves.Show(turn, turn.Text(turn.Content.Texts.NothingOpen)) : CurrentMoves.Show(turn, run: run);
    }

    private static Reply Pause(Turn turn, Run run)
    {
        if (run.FinishedAt is not null)
            return ChangeMoves.Unchanged(turn, run);
        var texts = turn.Content.Texts;
        turn.State = turn.State with { ActiveRun = null, Aside = null };
        return Speech.Say(turn, [turn.Text(texts.Paused)],
        [
            new CardButton(turn.Text(texts.ButtonResume), Verbs.Resume, Primary: true, Run: run.Id),
            new CardButton(turn.Text(texts.ButtonRemind), Verbs.Remind, Run: run.Id),
            new CardButton(turn.Text(texts.ButtonRemindTomorrow), Verbs.Remind, NudgeMoves.Tomorrow, Run: run.Id),
        ]);
    }

    /// <summary>Ends a run. What a check-in holds is kept or deleted as the person says; a guide that helps says its last word.</summary>
    private static Reply Stop(Turn turn, Run run)
    {
        turn.State = turn.State with { Aside = null };
        if (run.FinishedAt is not null)
            return ChangeMoves.Unchanged(turn, run);
        if (run.Session is { } session)
            return LedPeople.AskToLeave(turn, session) ?? CurrentMoves.Show(turn);
        var keeps = turn.GuideOf(run).Keeps;
        if (keeps == Keeps.Record && RunMoves.Says(turn, run))
            return AsideMoves.Put(turn, new Aside { Kind = AsideMoves.Stop, Run = run.Id });
        if (keeps == Keeps.Nothing || (keeps == Keeps.Settings && run.Answers.Count > 0))
            return RunMoves.Finish(turn, run);
        turn.Remove(run);
        return ClosingMoves.Ended(turn, run, turn.Text(turn.Content.Texts.Stopped));
    }
}
