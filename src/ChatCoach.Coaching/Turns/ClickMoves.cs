using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Turns;

/// <summary>A card's button. Who clicked is known from the activity; everything in the card is only a claim (pitfalls D35).</summary>
internal static class ClickMoves
{
    /// <param name="typed">True when a typed label picked the button.</param>
    public static Reply? Click(Turn turn, CardAction action, bool typed = false)
    {
        var repair = RepairOf(action);
        if (repair is { } always && !RepairMoves.NeedsRun(always))
            return Always(turn, action, always, typed);
        var run = turn.Find(action.Run);
        if (action.Run is { } id && run is null)
            return typed && turn.Wanted(id) ? null : Gone(turn, action);
        return action.Do switch
        {
            Verbs.Answer => AnswerMoves.Answer(turn, action),
            Verbs.More when run is { Asks: true } => More(turn, run, action),
            Verbs.Repair when repair is { } word => InRun(turn, action, run, word, typed),
            Verbs.Summary when run is not null => ClosingMoves.Summary(turn, run),
            Verbs.Relationship => RelationshipMoves.Show(turn, action.Arg),
            Verbs.List => ListMoves.Show(turn, action.Arg),
            Verbs.Invite or Verbs.Rename or Verbs.Leave or Verbs.Alone => RelationshipMoves.Ask(turn, action.Do, action.Arg),
            Verbs.Page => HistoryMoves.Page(turn, Index(action.Arg)),
            Verbs.Change when run is not null => ChangeMoves.Which(turn, AnswerMoves.Keep(turn, run, action), typed, Index(action.Arg)),
            Verbs.Reopen when run is not null => ChangeMoves.Reopen(turn, run, action.Arg),
            Verbs.Delete when run is not null => AsideMoves.Put(turn, new Aside { Kind = AsideMoves.DeleteSure, Run = run.Id }),
            Verbs.Release when run is { FinishedAt: not null } => ReleaseMoves.Ask(turn, run, action.Arg),
            Verbs.Released => MyReleaseMoves.Page(turn, Index(action.Arg)),
            Verbs.Received => ReceivedMoves.Page(turn, Index(action.Arg)),
            Verbs.Session => SessionMoves.Look(turn, action.Arg),
            Verbs.Voice => VoiceMoves.Do(turn, action.Arg),
            Verbs.Council => CouncilMoves.Do(turn, action.Arg),
            Verbs.TeamAsk => TeamAskMoves.Do(turn, action.Arg),
            Verbs.Notice => Notice(turn),
            Verbs.File => DataMoves.File(turn, action.Arg),
            Verbs.Client => ClientMoves.Show(turn, action.Arg),
            Verbs.Menu => MenuMoves.Open(turn, action.Arg),
            Verbs.Resume when run is not null => Resume(turn, run),
            _ => Once(turn, action, typed),
        };
    }

    /// <summary>
    /// The run of the card is no more. The same click again, because its answer got lost, is no news; the card of a guide
    /// whose position is forgotten on purpose (privacy rule P20) begins that guide anew, and that of a guide which is not for
    /// this person shows what there is to read.
    /// </summary>
    private static Reply Gone(Turn turn, CardAction action)
    {
        if (turn.WasMade(action.Token, Hash(action)))
            return CurrentMoves.Show(turn);
        var guide = turn.State.Aside is null && action.Guide is { } id ? turn.Content.Guides.Find(id) : null;
        return guide is { Keeps: Keeps.Nothing or Keeps.Session } || (guide is not null && FrameMoves.IsClosed(turn, guide)) ? RunMoves.Start(turn, guide) : CurrentMoves.Gone(turn);
    }

    /// <summary>Buttons that do something: the same one again within minutes does nothing more.</summary>
    private static Reply? Once(Turn turn, CardAction action, bool typed)
    {
        if (!typed && turn.WasMade(action.Token, Hash(action)))
            return Done(turn, action);
        if (!typed)
            turn.Made(action.Token, Hash(action));
        return action.Do switch
        {
            Verbs.Start when turn.Content.Guides.Find(StartArg.Read(turn, action.Arg).Guide) is { } guide => RunMoves.Start(turn, guide, about: StartArg.Read(turn, action.Arg).About),
            Verbs.Later when RelationshipMoves.Find(turn, action.Arg) is { } relationship => FollowUpMoves.Later(turn, relationship.Id),
            Verbs.Quiet when RelationshipMoves.Find(turn, action.Arg) is { } relationship => FollowUpMoves.Quiet(turn, relationship.Id),
            Verbs.Entry => ListMoves.Do(turn, action.Arg),
            Verbs.Aside => AsideMoves.Take(turn, action, typed),
            Verbs.Remind when turn.Find(action.Run) is { FinishedAt: null } run => NudgeMoves.RemindOf(turn, run, action.Arg),
            Verbs.SessionDo => SessionMoves.Do(turn, action.Arg),
            Verbs.Withdraw => MyReleaseMoves.Withdraw(turn, action.Arg),
            Verbs.Remind when IsOf(action, ReceivedRelease.NudgeId) => ReceivedMoves.Tomorrow(turn),
            Verbs.Close when IsOf(action, ReceivedMoves.Untold) => ReceivedMoves.NoMore(turn),
            Verbs.Remind when action.Run is null && NudgeMoves.IsTomorrow(action.Arg) => NudgeMoves.RemindOf(turn, null, action.Arg),
            Verbs.Close => Close(turn, action.Arg),
            _ => CurrentMoves.Gone(turn),
        };
    }

    /// <summary>It was done. Where nothing began since, the same is said of it; otherwise what stands open is shown.</summary>
    private static Reply? Done(Turn turn, CardAction action) => action.Do switch
    {
        Verbs.SessionDo when IsQuiet(turn) => SessionMoves.Done(turn, action.Arg),
        Verbs.Withdraw when IsQuiet(turn) => MyReleaseMoves.Page(turn, 0),
        Verbs.Aside when IsQuiet(turn) && ReleaseMoves.IsYes(action.Arg) => MyReleaseMoves.Page(turn, 0),
        Verbs.Aside when IsQuiet(turn) && (AskMoves.IsYes(action.Arg) || GuestMoves.IsYes(action.Arg)) => AskMoves.Page(turn, 0),
        Verbs.Remind when IsQuiet(turn) => NudgeMoves.Noted(turn, IsOf(action, ReceivedRelease.NudgeId) ? NudgeMoves.Tomorrow : action.Arg),
        Verbs.Close when IsQuiet(turn) && IsOf(action, ReceivedMoves.Untold) => ReceivedMoves.NoMoreNoted(turn),
        Verbs.Close when IsQuiet(turn) => Closed(turn, action.Arg),
        Verbs.Later when IsQuiet(turn) => FollowUpMoves.LaterNoted(turn),
        Verbs.Quiet when IsQuiet(turn) => FollowUpMoves.QuietNoted(turn),
        Verbs.Entry when IsQuiet(turn) => ListMoves.Done(turn, action.Arg),
        _ => CurrentMoves.Again(turn, turn.Find(action.Run)),
    };

    private static bool IsQuiet(Turn turn) => turn.Active is null && turn.State.Aside is null;

    private static Reply? Always(Turn turn, CardAction action, Repair repair, bool typed)
    {
        if (turn.Find(action.Run) is { Asks: true } run)
        {
            AnswerMoves.Keep(turn, run, action);
            if (!turn.TookOver(run))
                turn.State = turn.State with { ActiveRun = run.Id };
        }

        return RepairMoves.Do(turn, repair, typed);
    }

    /// <summary>A repair of a card acts on the card's own run, whatever else is open.</summary>
    private static Reply? InRun(Turn turn, CardAction action, Run? run, Repair repair, bool typed)
    {
        if (run is null)
            return RepairMoves.Do(turn, repair, typed);
        if (!run.Asks)
            return repair == Repair.Change ? ChangeMoves.Which(turn, run, typed) : CurrentMoves.Show(turn, run: run);
        turn.State = turn.State with { ActiveRun = run.Id, Aside = null };
        if (repair == Repair.Skip)
            return AnswerMoves.Skip(turn, action);
        if (repair == Repair.Back && turn.WasMade(action.Token, Hash(action)))
            return CurrentMoves.Show(turn, run: run);
        if (repair == Repair.Back)
            turn.Made(action.Token, Hash(action));
        AnswerMoves.Keep(turn, run, action);
        return RepairMoves.Do(turn, repair, typed);
    }

    private static Reply More(Turn turn, Run run, CardAction action)
    {
        if (action.Arg is not { } step || turn.GuideOf(run).Find(step) is null)
            return CurrentMoves.Gone(turn);
        run = AnswerMoves.Keep(turn, run, action);
        if (!run.MoreShown.Contains(step))
            turn.Put(run = run with { MoreShown = run.MoreShown.Add(step) });
        return CurrentMoves.Show(turn, run: run);
    }

    private static Reply Resume(Turn turn, Run run)
    {
        turn.State = turn.State with { Aside = null };
        return CurrentMoves.Show(turn, run: run);
    }

    /// <summary>What happens with what a person says.</summary>
    public static Reply Notice(Turn turn)
    {
        var notice = turn.Content.Notice;
        return Speech.Say(turn, notice.Paragraphs.Select(p => turn.Text(p)), MenuMoves.Doors(turn), turn.Text(notice.Title));
    }

    private static Reply Close(Turn turn, string? arg)
    {
        turn.State = turn.State with { ActiveRun = null, Aside = null };
        if (EndsReminders(arg))
            turn.State = turn.State with { Reminders = Reminders.None, NewsUntold = true, Awaited = [], FollowUps = [] };
        return Closed(turn, arg);
    }

    private static Reply Closed(Turn turn, string? arg) =>
        Speech.Say(turn, [turn.Text(EndsReminders(arg) ? turn.Content.Texts.RemindersOff : turn.Content.Texts.TakeCare)], MenuMoves.Doors(turn));

    private static bool IsOf(CardAction action, string arg) => string.Equals(action.Arg, arg, StringComparison.Ordinal);

    private static bool EndsReminders(string? arg) => string.Equals(arg, NudgeMoves.Never, StringComparison.Ordinal);

    private static Repair? RepairOf(CardAction action) =>
        string.Equals(action.Do, Verbs.Repair, StringComparison.Ordinal) && Enum.TryParse<Repair>(action.Arg, out var repair) && Enum.IsDefined(repair) ? repair : null;

    private static int Index(string? arg) => int.TryParse(arg, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    /// <summary>What a card sent, to tell a repetition from a correction.</summary>
    public static string Hash(CardAction action) => MomentIds.Hash(
        string.Join('\n', (action.Inputs ?? ImmutableDictionary<string, string>.Empty).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")
            .Prepend(action.Arg ?? "").Prepend(action.Run ?? "").Prepend(action.Do)));
}
