using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Questions beside the guide: stop, forget, delete, keep or change, the name of a person.</summary>
internal static class AsideMoves
{
    public const string Stop = "stop";
    public const string Removed = "removed";
    public const string KeepOrChange = "keep-or-change";
    public const string Name = "name";
    public const string Similar = "similar";
    public const string ForgetScope = "forget-scope";
    public const string ForgetSure = "forget-sure";
    public const string DeleteSure = "delete-sure";

    private const string Keep = "keep";
    private const string Change = "change";
    private const string Delete = "delete";
    private const string GoOn = "go-on";
    private const string Runs = "runs";
    private const string Everything = "everything";

    /// <summary>The choice of an alias that is like others and yet one of its own.</summary>
    private const string New = "new";

    /// <summary>Aliases to choose from at once; whoever has more alike calls the new one otherwise.</summary>
    private const int MostAlike = 7;

    /// <summary>Puts the question and shows it.</summary>
    public static Reply Put(Turn turn, Aside aside)
    {
        turn.State = turn.State with { Aside = aside with { Token = turn.NextId() } };
        return Show(turn, turn.State.Aside);
    }

    public static Reply Show(Turn turn, Aside aside, string? lead = null)
    {
        var texts = turn.Content.Texts;
        return aside.Kind switch
        {
            Stop => Ask(turn, aside, lead, texts.StopQuestion, (Keep, texts.StopKeep), (Delete, texts.StopDelete), (GoOn, texts.ButtonGoOn)),
            Removed => Ask(turn, aside, lead, texts.GuideRemoved, (Keep, texts.StopKeep), (Delete, texts.StopDelete), (GoOn, texts.ButtonGuideWaits)),
            KeepOrChange => Ask(turn, aside, lead, texts.KeepOrChangeQuestion, (Keep, texts.ButtonKeep), (Change, texts.ButtonChange)),
            Name => Ask(turn, aside, lead, texts.NameQuestion, (Change, texts.NameChange), (Keep, texts.NameKeep)),
            Similar => Ask(turn, aside, lead, [turn.Text(texts.SimilarQuestion)], [.. Alike(turn, aside), (New, turn.Text(texts.SimilarNew))]),
            ForgetScope => Ask(turn, aside, lead, texts.ForgetQuestion, (Runs, texts.ForgetRuns), (Everything, texts.ForgetEverything), (GoOn, texts.ForgetNothing)),
            ForgetSure when Is(aside.Scope, Everything) => Ask(turn, aside, lead, texts.ForgetSureEverything, (Delete, texts.ForgetYes), (GoOn, texts.ForgetNothing)),
            ForgetSure => Ask(turn, aside, lead, texts.ForgetSureRuns, (Delete, texts.ForgetYes), (GoOn, texts.ForgetNothing)),
            _ => InviteMoves.Show(turn, aside, lead) ?? LeaveMoves.Show(turn, aside, lead) ?? RenameMoves.Show(turn, aside, lead) ?? ReleaseMoves.Show(turn, aside, lead) ?? CardWordMoves.Show(turn, aside, lead) ?? CouncilMoves.Show(turn, aside, lead)
                ?? AskMoves.Show(turn, aside, lead) ?? DeskMoves.Show(turn, aside, lead) ?? VoiceMoves.Show(turn, aside, lead) ?? TeamAskAnswers.Show(turn, aside, lead) ?? OwnTimeMoves.Show(turn, aside, lead) ?? ShowMoves.Show(turn, aside, lead) ?? NoteMoves.Show(turn, aside, lead)
                ?? LedPeople.Show(turn, aside, lead) ?? LedClosing.Question(turn, aside, lead) ?? ColleagueMoves.Show(turn, aside, lead) ?? GuestMoves.Show(turn, aside, lead)
                ?? Ask(turn, aside, lead, texts.DeleteQuestion, (Delete, texts.ForgetYes), (GoOn, texts.ForgetNothing)),
        };
    }

    /// <summary>One question with its choices.</summary>
    public static Reply Ask(Turn turn, Aside aside, string? lead, Phrase question, params ReadOnlySpan<(string Choice, Phrase Label)> choices) =>
        Ask(turn, aside, lead, [turn.Text(question)], choices);

    /// <summary>A question of several sentences.</summary>
    public static Reply Ask(Turn turn, Aside aside, string? lead, ImmutableList<string> said, params ReadOnlySpan<(string Choice, Phrase Label)> choices)
    {
        var labels = new List<(string, string)>();
        foreach (var (choice, label) in choices)
            labels.Add((choice, turn.Text(label)));
        return Ask(turn, aside, lead, said, labels);
    }

    private static Reply Ask(Turn turn, Aside aside, string? lead, ImmutableList<string> said, IEnumerable<(string Choice, string Label)> choices)
    {
        var buttons = choices.Select(c => new CardButton(c.Label, Verbs.Aside, $"{aside.Kind}.{c.Choice}"));
        return Speech.Say(turn, lead is null ? said : [lead, .. said], buttons, token: aside.Token);
    }

    /// <summary>The relationships of the list that what was typed may mean.</summary>
    private static IEnumerable<(string Id, string Alias)> Alike(Turn turn, Aside aside) =>
        turn.Find(aside.Run) is { } run && turn.GuideOf(run).Find(aside.Step!) is { } step && turn.ReadingOf(run).Sent(turn.GuideOf(run), step, aside.Values.GetValueOrDefault(step.Id)) is Reading.Similar similar
            ? turn.State.Relationships.Where(r => similar.Ids.Contains(r.Id, StringComparer.Ordinal)).Select(r => (r.Id, r.Alias)).TakeLast(MostAlike) : [];

    /// <summary>Takes the answer. One for a question that is no longer open changes nothing.</summary>
    /// <param name="action">Its argument is kind and choice, joined by a dot.</param>
    public static Reply Take(Turn turn, CardAction action, bool typed)
    {
        if (turn.State.Aside is not { } aside || action.Arg is not { } arg || !arg.StartsWith(aside.Kind + ".", StringComparison.Ordinal)
            || (!typed && !Is(action.Token, aside.Token!)))
            return CurrentMoves.Show(turn);
        var choice = arg[(aside.Kind.Length + 1)..];
        turn.State = turn.State with { Aside = null };
        return aside.Kind switch
        {
            Stop => Stopped(turn, turn.Find(aside.Run), choice, typed),
            Removed => choice is Keep or Delete ? Stopped(turn, turn.Find(aside.Run), choice, typed) : MenuMoves.Show(turn),
            KeepOrChange => Kept(turn, aside, choice, typed),
            Name => Named(turn, aside, choice, typed),
            Similar => Taken(turn, aside, choice, typed),
            ForgetScope => choice is Runs or Everything ? Put(turn, new Aside { Kind = ForgetSure, Scope = choice }) : CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.NothingDeleted)),
            ForgetSure => Forgotten(turn, aside, choice),
            _ => InviteMoves.Take(turn, aside, choice) ?? LeaveMoves.Take(turn, aside, choice) ?? RenameMoves.Take(turn, aside, choice, action.Inputs) ?? ReleaseMoves.Take(turn, aside, choice) ?? CardWordMoves.Take(turn, aside, choice) ?? CouncilMoves.Take(turn, aside, choice)
                ?? AskMoves.Take(turn, aside, choice) ?? DeskMoves.Take(turn, aside, choice) ?? VoiceMoves.Take(turn, aside, choice) ?? TeamAskAnswers.Take(turn, aside, choice, action.Inputs) ?? OwnTimeMoves.Take(turn, aside, choice, action.Inputs) ?? ShowMoves.Take(turn, aside, choice) ?? NoteMoves.Take(turn, aside, choice, action.Inputs)
                ?? LedPeople.Take(turn, aside, choice, action.Inputs) ?? LedClosing.Take(turn, aside, choice) ?? ColleagueMoves.Take(turn, aside, choice) ?? GuestMoves.Take(turn, aside, choice)
                ?? Deleted(turn, turn.Find(aside.Run), choice),
        };
    }

    /// <summary>Something else was typed than what is asked: another alias is taken as one, the rest is asked again.</summary>
    public static Reply Otherwise(Turn turn, Aside aside, string text)
    {
        if (RenameMoves.Typed(turn, aside, text) is { } renamed)
            return renamed;
        if ((OwnTimeMoves.Typed(turn, aside, text) ?? NoteMoves.Typed(turn, aside, text) ?? LedPeople.Typed(turn, aside, text) ?? TeamAskAnswers.Typed(turn, aside, text)) is { } written)
            return written;
        if (aside.Kind is not (Name or Similar) || aside.Step is null || turn.Find(aside.Run) is not { Asks: true } run)
            return Show(turn, aside, turn.Text(turn.Content.Texts.NotUnderstoodStep));
        turn.State = turn.State with { Aside = null };
        return FillMoves.Fill(turn, run, [.. aside.Values.Keys], aside.Values.SetItem(aside.Step, text), typed: true);
    }

    private static Reply Stopped(Turn turn, Run? run, string choice, bool typed)
    {
        if (run is null || choice is not (Keep or Delete))
            return run is null ? MenuMoves.Show(turn) : Speech.Ask(turn, run, alone: typed);
        turn.OldCardLine = turn.Text(turn.Content.Texts.StoppedLine);
        if (Is(choice, Keep))
            return RunMoves.Finish(turn, run);
        turn.Remove(run);
        return ClosingMoves.Ended(turn, run, turn.Text(turn.Content.Texts.StoppedDeleted));
    }

    private static Reply Kept(Turn turn, Aside aside, string choice, bool typed)
    {
        if (turn.Find(aside.Run) is not { } run)
            return MenuMoves.Show(turn);
        if (!Is(choice, Change))
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.NothingChanged));
        var alias = aside.Values.FirstOrDefault(v => turn.GuideOf(run).Find(v.Key)?.Kind == StepKind.Relationship);
        return alias.Key is not null && turn.State.Relationships.All(r => !Is(r.Id, alias.Value)) && turn.Content.Names.Is(alias.Value)
            ? Put(turn, new Aside { Kind = Name, Run = run.Id, Step = alias.Key, Visit = aside.Visit, Scope = Change, Values = aside.Values })
            : ChangeMoves.Overwrite(turn, run, aside.Visit, aside.Values, typed);
    }

    private static Reply Named(Turn turn, Aside aside, string choice, bool typed)
    {
        if (turn.Find(aside.Run) is not { } run)
            return MenuMoves.Show(turn);
        if (Is(aside.Scope, Change))
            return Is(choice, Keep) ? ChangeMoves.Overwrite(turn, run, aside.Visit, aside.Values, typed) : CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.NothingChanged));
        return Is(choice, Keep)
            ? FillMoves.Fill(turn, run, [.. aside.Values.Keys], aside.Values, typed, nameChecked: true)
            : CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.AliasHint), run);
    }

    private static Reply Taken(Turn turn, Aside aside, string choice, bool typed)
    {
        if (turn.Find(aside.Run) is not { Asks: true } run)
            return MenuMoves.Show(turn);
        if (Is(choice, New))
            turn.Put(run = run with { AskedBack = run.AskedBack.Add(FillMoves.SimilarTaken) });
        var values = Is(choice, New) ? aside.Values : aside.Values.SetItem(aside.Step!, choice);
        return FillMoves.Fill(turn, run, [.. aside.Values.Keys], values, typed);
    }

    private static Reply Forgotten(Turn turn, Aside aside, string choice)
    {
        var texts = turn.Content.Texts;
        if (!Is(choice, Delete))
            return CurrentMoves.Show(turn, turn.Text(texts.NothingDeleted));
        turn.OldCardLine = turn.Text(texts.RemovedLine);
        if (Is(aside.Scope, Everything))
        {
            turn.Erase = true;
            return Speech.Say(turn, [turn.Text(texts.ReceiptEverything), turn.Text(turn.Content.Relationships.StaysWithOthers)], [MenuMoves.CheckIn(turn)]);
        }

        turn.ForgetRuns = true;
        turn.Handout.Note(LogEvent.Erased);
        foreach (var word in turn.State.CardWords)
            CardWordMoves.Off(turn, word);
        turn.State = turn.State with { ActiveRun = null, Relationships = [], LightRuns = [], Awaited = [], FollowUps = [], FollowedUp = [], Releases = [] };
        return Speech.Say(turn, [turn.Text(texts.ReceiptRuns), turn.Text(turn.Content.Relationships.StaysWithOthers)], MenuMoves.Doors(turn));
    }

    private static Reply Deleted(Turn turn, Run? run, string choice)
    {
        var texts = turn.Content.Texts;
        if (run is null || !Is(choice, Delete))
            return CurrentMoves.Show(turn, turn.Text(texts.NothingDeleted));
        turn.OldCardLine = turn.Text(texts.RemovedLine);
        AskMoves.Deleted(turn, run);
        string[] stays = RecordMoves.StaysElsewhere(turn, run) ? [turn.Text(turn.Content.Relationships.StaysWithOthers)] : [];
        turn.Remove(run);
        return Speech.Say(turn, [turn.Text(texts.ReceiptOne), .. stays], MenuMoves.Doors(turn));
    }

    private static bool Is(string? choice, string expected) => string.Equals(choice, expected, StringComparison.Ordinal);
}
