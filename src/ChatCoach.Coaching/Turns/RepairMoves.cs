using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What works at any time (guides B.20).</summary>
internal static class RepairMoves
{
    public static Reply? Do(Turn turn, Repair repair, bool typed) => repair switch
    {
        Repair.Sos => SafetyMoves.Start(turn, RunMoves.SosGuide),
        Repair.Help => Help(turn),
        Repair.German => Speak(turn, Language.De),
        Repair.English => Speak(turn, Language.En),
        Repair.Hello => Hello(turn),
        Repair.Restart => Restart(turn),
        Repair.MyCheckIns => HistoryMoves.Page(turn, 0),
        Repair.Settings => RunMoves.Start(turn, turn.Content.Guides.Find(RunMoves.SettingsGuide)!),
        Repair.Forget => AsideMoves.Put(turn, new Aside { Kind = AsideMoves.ForgetScope }),
        Repair.MyData => MyData(turn),
        Repair.Resume => Resume(turn),
        _ => turn.Active is { } run ? InRun(turn, run, repair, typed) : MenuMoves.Show(turn, turn.Text(turn.Content.Texts.NothingOpen)),
    };

    private static Reply InRun(Turn turn, Run run, Repair repair, bool typed)
    {
        var texts = turn.Content.Texts;
        var open = turn.PathOf(run).Open;
        return repair switch
        {
            _ when open is null => RunMoves.Finish(turn, run),
            Repair.Back => ChangeMoves.Back(turn, run, typed),
            Repair.Change => ChangeMoves.Which(turn, run, typed),
            Repair.Skip => FillMoves.Fill(turn, run, [open.Id], Nothing, typed),
            Repair.Pause => Pause(turn, run),
            Repair.Stop => Stop(turn, run),
            Repair.Why => Speech.Ask(turn, run, turn.Text(open.Why), typed),
            _ => Speech.Ask(turn, run, turn.Text(WhoSees(texts, open)), typed),
        };
    }

    private static readonly Dictionary<string, string> Nothing = [];

    private static Phrase WhoSees(Content.Texts texts, GuideStep step) => step.Privacy switch
    {
        PrivacyClass.Note => texts.WhoSeesNote,
        PrivacyClass.Coded => texts.WhoSeesCoded,
        PrivacyClass.Sentence => texts.WhoSeesSentence,
        PrivacyClass.Relationship => texts.WhoSeesRelationship,
        PrivacyClass.Team => texts.WhoSeesTeam,
        _ => texts.WhoSeesNobody,
    };

    private static Reply Help(Turn turn) => MenuMoves.Show(turn);

    /// <summary>Switches at once and keeps every answer.</summary>
    private static Reply Speak(Turn turn, Language language)
    {
        if (turn.Active is { } run && turn.State.Language is null && string.Equals(run.Guide, RunMoves.FirstGuide, StringComparison.Ordinal)
            && turn.PathOf(run).Open is { } open)
            return FillMoves.Fill(turn, run, [open.Id], new Dictionary<string, string>(StringComparer.Ordinal) { [open.Id] = language == Language.De ? "de" : "en" }, typed: true);
        turn.State = turn.State with { Language = language };
        return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.LanguageSwitched));
    }

    private static Reply Hello(Turn turn)
    {
        if (turn.State.AgreedAt is null)
            return RunMoves.Welcome(turn);
        return MenuMoves.Show(turn, turn.Text(turn.Content.Texts.HelloAgain));
    }

    /// <summary>Always works: whatever is open is left, nothing is lost.</summary>
    private static Reply Restart(Turn turn)
    {
        turn.State = turn.State with { ActiveRun = null, Aside = null };
        return turn.State.AgreedAt is null ? RunMoves.Welcome(turn) : MenuMoves.Show(turn);
    }

    private static Reply MyData(Turn turn)
    {
        var texts = turn.Content.Texts;
        return Speech.Say(turn, [turn.Text(texts.MyData)],
        [
            Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns),
            new CardButton(turn.Text(texts.ButtonReadNotice), Verbs.Notice),
            Speech.Repairing(turn, texts.ButtonForget, Repair.Forget),
        ]);
    }

    private static Reply Resume(Turn turn)
    {
        var run = turn.Active ?? turn.OpenRuns.MaxBy(r => r.UsedAt);
        return run is null ? MenuMoves.Show(turn, turn.Text(turn.Content.Texts.NothingOpen)) : Speech.Ask(turn, run);
    }

    private static Reply Pause(Turn turn, Run run)
    {
        var texts = turn.Content.Texts;
        turn.State = turn.State with { ActiveRun = null };
        return Speech.Say(turn, [turn.Text(texts.Paused)],
        [
            new CardButton(turn.Text(texts.ButtonResume), Verbs.Resume, Primary: true, Run: run.Id),
            new CardButton(turn.Text(texts.ButtonRemind), Verbs.Remind, Run: run.Id),
        ]);
    }

    private static Reply Stop(Turn turn, Run run)
    {
        if (turn.GuideOf(run).Keeps == Keeps.Record && run.Answers.Any(a => a.Values.Count > 0))
            return AsideMoves.Put(turn, new Aside { Kind = AsideMoves.Stop, Run = run.Id });
        turn.Remove(run);
        if (turn.Find(run.Left) is { FinishedAt: null } left)
            return Speech.Ask(turn, left);
        return Speech.Say(turn, [turn.Text(turn.Content.Texts.Stopped)], MenuMoves.Doors(turn));
    }
}
