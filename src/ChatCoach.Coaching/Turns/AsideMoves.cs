using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>Questions beside the guide: stop, forget, delete, keep or change, the name of a person.</summary>
internal static class AsideMoves
{
    public const string Stop = "stop";
    public const string KeepOrChange = "keep-or-change";
    public const string Name = "name";
    public const string ForgetScope = "forget-scope";
    public const string ForgetSure = "forget-sure";
    public const string DeleteSure = "delete-sure";

    private const string Keep = "keep";
    private const string Change = "change";
    private const string Delete = "delete";
    private const string GoOn = "go-on";
    private const string Runs = "runs";
    private const string Everything = "everything";

    /// <summary>Puts the question and shows it.</summary>
    public static Reply Put(Turn turn, Aside aside)
    {
        turn.State = turn.State with { Aside = aside };
        return Show(turn, aside);
    }

    public static Reply Show(Turn turn, Aside aside, string? lead = null)
    {
        var texts = turn.Content.Texts;
        return aside.Kind switch
        {
            Stop => Ask(turn, aside, lead, texts.StopQuestion, (Keep, texts.StopKeep), (Delete, texts.StopDelete), (GoOn, texts.ButtonGoOn)),
            KeepOrChange => Ask(turn, aside, lead, texts.KeepOrChangeQuestion, (Keep, texts.ButtonKeep), (Change, texts.ButtonChange)),
            Name => Ask(turn, aside, lead, texts.NameQuestion, (Change, texts.NameChange), (Keep, texts.NameKeep)),
            ForgetScope => Ask(turn, aside, lead, texts.ForgetQuestion, (Runs, texts.ForgetRuns), (Everything, texts.ForgetEverything), (GoOn, texts.ForgetNothing)),
            ForgetSure when Is(aside.Scope, Everything) => Ask(turn, aside, lead, texts.ForgetSureEverything, (Delete, texts.ForgetYes), (GoOn, texts.ForgetNothing)),
            ForgetSure => Ask(turn, aside, lead, texts.ForgetSureRuns, (Delete, texts.ForgetYes), (GoOn, texts.ForgetNothing)),
            _ => Ask(turn, aside, lead, texts.DeleteQuestion, (Delete, texts.ForgetYes), (GoOn, texts.ForgetNothing)),
        };
    }

    private static Reply Ask(Turn turn, Aside aside, string? lead, Phrase question, params ReadOnlySpan<(string Choice, Phrase Label)> choices)
    {
        var buttons = ImmutableList.CreateBuilder<CardButton>();
        foreach (var (choice, label) in choices)
            buttons.Add(new CardButton(turn.Text(label), Verbs.Aside, $"{aside.Kind}.{choice}"));
        return Speech.Say(turn, lead is null ? [turn.Text(question)] : [lead, turn.Text(question)], buttons);
    }

    /// <summary>Takes the answer. One for a question that is no longer open changes nothing.</summary>
    /// <param name="arg">Kind and choice, joined by a dot.</param>
    public static Reply Take(Turn turn, string? arg, bool typed)
    {
        if (turn.State.Aside is not { } aside || arg is null || !arg.StartsWith(aside.Kind + ".", StringComparison.Ordinal))
            return CurrentMoves.Show(turn);
        var choice = arg[(aside.Kind.Length + 1)..];
        turn.State = turn.State with { Aside = null };
        return aside.Kind switch
        {
            Stop => Stopped(turn, turn.Find(aside.Run), choice, typed),
            KeepOrChange => Kept(turn, aside, choice, typed),
            Name => Named(turn, aside, choice, typed),
            ForgetScope => Is(choice, GoOn) ? CurrentMoves.Show(turn) : Put(turn, new Aside { Kind = ForgetSure, Scope = choice }),
            ForgetSure => Forgotten(turn, aside, choice),
            _ => Deleted(turn, turn.Find(aside.Run), choice),
        };
    }

    private static Reply Stopped(Turn turn, Run? run, string choice, bool typed)
    {
        if (run is null || Is(choice, GoOn))
            return run is null ? MenuMoves.Show(turn) : Speech.Ask(turn, run, alone: typed);
        turn.OldCardLine = turn.Text(turn.Content.Texts.StoppedLine);
        if (Is(choice, Keep))
            return RunMoves.Finish(turn, run);
        turn.Remove(run);
        return Speech.Say(turn, [turn.Text(turn.Content.Texts.StoppedDeleted)], MenuMoves.Doors(turn));
    }

    private static Reply Kept(Turn turn, Aside aside, string choice, bool typed)
    {
        if (turn.Find(aside.Run) is not { } run)
            return MenuMoves.Show(turn);
        if (Is(choice, Change))
            return ChangeMoves.Overwrite(turn, run, aside.Values, typed);
        return CurrentMoves.Show(turn, turn.Text(turn.Content.Texts.NothingChanged));
    }

    private static Reply Named(Turn turn, Aside aside, string choice, bool typed)
    {
        if (turn.Find(aside.Run) is not { FinishedAt: null } run)
            return MenuMoves.Show(turn);
        return Is(choice, Keep)
            ? FillMoves.Fill(turn, run, [.. aside.Values.Keys], aside.Values, typed, nameChecked: true)
            : Speech.Ask(turn, run, turn.Text(turn.Content.Texts.AliasHint), typed, aside.Values);
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
            return Speech.Say(turn, [turn.Text(texts.ReceiptEverything, ("when", turn.When(turn.Now)))]);
        }

        turn.ForgetRuns = true;
        turn.State = turn.State with { ActiveRun = null, Relationships = [] };
        return Speech.Say(turn, [turn.Text(texts.ReceiptRuns, ("when", turn.When(turn.Now)))], MenuMoves.Doors(turn));
    }

    private static Reply Deleted(Turn turn, Run? run, string choice)
    {
        var texts = turn.Content.Texts;
        if (run is null || !Is(choice, Delete))
            return CurrentMoves.Show(turn, turn.Text(texts.NothingDeleted));
        turn.OldCardLine = turn.Text(texts.RemovedLine);
        turn.Remove(run);
        return Speech.Say(turn, [turn.Text(texts.ReceiptOne, ("when", turn.When(turn.Now)))], MenuMoves.Doors(turn));
    }

    private static bool Is(string? choice, string expected) => string.Equals(choice, expected, StringComparison.Ordinal);
}
