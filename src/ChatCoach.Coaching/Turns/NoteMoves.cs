using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Sessions;

namespace ChatCoach.Coaching.Turns;

/// <summary>A coach's own note about a session: nobody else reads it, and it goes with the session.</summary>
internal static class NoteMoves
{
    /// <summary>A page of notes to remember between two dates; more is a file nobody asked for.</summary>
    public const int Most = 2000;

    private const string Kind = "coach-note";
    private const string Go = "go";
    private const string Delete = "delete";
    private const string Nothing = "nothing";

    /// <summary>The card's input, and what was put in that is too long.</summary>
    private const string Words = "words";

    public static CardButton Button(Turn turn, HeldSession held) => new(turn.Text(turn.Content.Sessions.ButtonNote), Verbs.Session, $"note:{held.Session.Id}");

    /// <summary>The note, to be written, changed or deleted. Null while the engine waits.</summary>
    public static Reply? Ask(Turn turn, string session)
    {
        if (!AskMoves.Find(turn, session, mine: false, out var held))
            return null;
        return held is { Stake: Stake.None, Session.State: not SessionState.Asked } ? AsideMoves.Put(turn, new Aside { Kind = Kind, Scope = session }) : DeskMoves.Page(turn, 0, turn.Text(turn.Content.Sessions.Gone));
    }

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        var sessions = turn.Content.Sessions;
        SessionMoves.Held(turn);
        var note = turn.Sessions.NoteOf(aside.Scope!);
        List<string> said = lead is null ? [] : [lead];
        if (note is not null)
            said.AddRange([turn.Text(sessions.NoteNow, ("words", OwnWords.Mark(note))), turn.Text(turn.Content.Texts.ShownOnWish)]);
        CardButton[] buttons =
        [
            new CardButton(turn.Text(sessions.ButtonNoteKeep), Verbs.Aside, $"{Kind}.{Go}", Primary: true),
            .. note is null ? (CardButton[])[] : [new CardButton(turn.Text(sessions.ButtonNoteDelete), Verbs.Aside, $"{Kind}.{Delete}")],
            new CardButton(turn.Text(turn.Content.Texts.ButtonNothing), Verbs.Aside, $"{Kind}.{Nothing}"),
        ];
        return Speech.Say(turn, said, buttons, token: aside.Token, field: new AliasField(Words, turn.Text(sessions.NoteQuestion), aside.Values.GetValueOrDefault(Words) ?? note, turn.Text(sessions.NoteExample), Most));
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice, IReadOnlyDictionary<string, string>? inputs)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        if (choice is not (Go or Delete))
            return DeskMoves.Show(turn) ?? CurrentMoves.Show(turn);
        var words = inputs?.GetValueOrDefault(Words)?.Trim() ?? "";
        if (choice is Go && SafetyMoves.GuideFor(turn, words) is { } help)
            return SafetyMoves.Start(turn, help);
        return choice is Go && words.Length == 0 ? AsideMoves.Put(turn, aside) : Taken(turn, aside, choice is Delete ? null : words);
    }

    /// <summary>Whatever is typed while the note is asked for is one; null: it is not asked for.</summary>
    public static Reply? Typed(Turn turn, Aside aside, string text) => Is(aside.Kind, Kind) ? Taken(turn, aside, text.Trim()) : null;

    private static Reply Taken(Turn turn, Aside aside, string? words)
    {
        var sessions = turn.Content.Sessions;
        if (!AskMoves.Find(turn, aside.Scope, mine: false, out var held))
            return CurrentMoves.Show(turn);
        if (held is not { Stake: Stake.None, Session.State: not SessionState.Asked })
            return DeskMoves.Page(turn, 0, turn.Text(sessions.Gone)) ?? CurrentMoves.Show(turn);
        if (words?.Length > Most)
        {
            turn.State = turn.State with { Aside = aside with { Token = turn.NextId(), Values = aside.Values.SetItem(Words, words[..Most]) } };
            return Show(turn, turn.State.Aside, turn.Text(turn.Content.Texts.TooLong, ("max", Most.ToString(CultureInfo.InvariantCulture))))!;
        }

        turn.State = turn.State with { Aside = null };
        turn.Sessions.Change(new SessionChange.Note(held.Session.Id, words));
        return Speech.Say(turn, [turn.Text(words is null ? sessions.NoteDeleted : sessions.NoteKept)], [Speech.Repairing(turn, sessions.ButtonDesk, Repair.Desk), .. MenuMoves.Doors(turn)]);
    }

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
