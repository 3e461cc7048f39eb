using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>What whoever leads a unit writes to an ask: words, seen once more before the team gets them, and who takes care of it by when.</summary>
internal static class TeamAskAnswers
{
    private const string WordsKind = "team-ask-words";
    private const string SureKind = "team-ask-sure";
    private const string OwnerKind = "team-ask-owner";
    private const string UntilKind = "team-ask-until";

    /// <summary>What the words are: an answer, a decision, or why not. They stand in the argument of a button before the key of the ask.</summary>
    private const string Words = "words";
    private const string Decided = "decided";
    private const string Declined = "declined";
    private const string Owner = "owner";
    private const string Question = "question";
    private const string Unquestion = "unquestion";

    private const string Go = "go";
    private const string Again = "again";
    private const string Nothing = "nothing";

    /// <summary>The card's input.</summary>
    private const string Field = "words";

    /// <summary>The version of the ask that the preview showed.</summary>
    private const string Seen = "seen";

    /// <summary>Weeks in which one can want to have answered.</summary>
    private static readonly ImmutableArray<int> Weeks = [1, 2, 4];

    /// <summary>Buttons that close it.</summary>
    public static IEnumerable<CardButton> Closing(Turn turn, TeamAsk ask) =>
    [
        new CardButton(turn.Text(turn.Content.TeamAsks.ButtonDecided), Verbs.TeamAsk, $"{Decided}:{ask.Key}"),
        new CardButton(turn.Text(turn.Content.TeamAsks.ButtonDeclined), Verbs.TeamAsk, $"{Declined}:{ask.Key}"),
    ];

    /// <summary>Buttons that leave it as it is.</summary>
    public static IEnumerable<CardButton> Buttons(Turn turn, TeamAsk ask) =>
    [
        new CardButton(turn.Text(turn.Content.TeamAsks.ButtonWords), Verbs.TeamAsk, $"{Words}:{ask.Key}"),
        .. ask.IsOpen ? [new CardButton(turn.Text(turn.Content.TeamAsks.ButtonOwner), Verbs.TeamAsk, $"{Owner}:{ask.Key}")] : (CardButton[])[],
        .. ask.Question is { Result: null } waits
            ? waits.Begins > turn.Now ? [new CardButton(turn.Text(turn.Content.TeamAsks.ButtonUnquestion), Verbs.TeamAsk, $"{Unquestion}:{ask.Key}")] : (CardButton[])[]
            : ask.IsOpen && !TeamQuestions.IsBusy(turn) ? [new CardButton(turn.Text(turn.Content.TeamAsks.ButtonQuestion), Verbs.TeamAsk, $"{Question}:{ask.Key}")] : [],
    ];

    /// <summary>Asks for what is to be written; null: there is nothing of the kind, or it is not to be written now.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="ask">Which.</param>
    /// <param name="what">What kind of words.</param>
    public static Reply? Ask(Turn turn, TeamAsk ask, string what) => what switch
    {
        Decided or Declined when ask.IsOpen => AsideMoves.Put(turn, new Aside { Kind = WordsKind, Scope = $"{what}:{ask.Key}" }),
        Words => AsideMoves.Put(turn, new Aside { Kind = WordsKind, Scope = $"{what}:{ask.Key}" }),
        Question when ask is { IsOpen: true } && TeamQuestions.IsBusy(turn) => TeamAskMoves.Page(turn, ask, turn.Text(turn.Content.TeamAsks.QuestionBusy)),
        Question when ask.IsOpen => AsideMoves.Put(turn, new Aside { Kind = WordsKind, Scope = $"{what}:{ask.Key}" }),
        Unquestion when ask.Question is { Result: null } waits && waits.Begins > turn.Now => TeamQuestions.Keep(turn, ask with { Question = null }, turn.Content.TeamAsks.Unquestioned),
        Owner when ask.IsOpen => AsideMoves.Put(turn, new Aside { Kind = OwnerKind, Scope = $"{what}:{ask.Key}" }),
        _ => null,
    };

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var teamAsks = turn.Content.TeamAsks;
        var written = aside.Values.GetValueOrDefault(Field);
        return aside.Kind switch
        {
            WordsKind when What(aside) is Question => Written(turn, aside, lead, teamAsks.QuestionQuestion, teamAsks.QuestionExample, written, TeamAsk.MostQuestion),
            WordsKind => Written(turn, aside, lead, What(aside) switch { Decided => teamAsks.DecidedQuestion, Declined => teamAsks.DeclinedQuestion, _ => teamAsks.WordsQuestion }, teamAsks.WordsExample, written ?? TeamAskMoves.Find(turn, Key(aside))?.Words, TeamAsk.MostWords),
            OwnerKind => Written(turn, aside, lead, teamAsks.OwnerQuestion, teamAsks.OwnerExample, written ?? TeamAskMoves.Find(turn, Key(aside))?.Owner, TeamAsk.MostOwner),
            SureKind when What(aside) is Question => AsideMoves.Ask(turn, aside, lead, [TeamQuestions.Preview(turn, TeamQuestions.Next(turn, written ?? "")), turn.Text(turn.Content.Texts.ShownOnWish)],
                (Go, teamAsks.ButtonQuestionSend), (Again, teamAsks.ButtonRewrite), (Nothing, turn.Content.Texts.ButtonNothing)),
            SureKind => AsideMoves.Ask(turn, aside, lead, [turn.Text(teamAsks.Preview), TeamAskWords.Line(turn, With(turn, aside)), turn.Text(turn.Content.Texts.ShownOnWish)],
                (Go, teamAsks.ButtonSend), (Again, teamAsks.ButtonRewrite), (Nothing, turn.Content.Texts.ButtonNothing)),
            UntilKind => AsideMoves.Ask(turn, aside, lead, [turn.Text(teamAsks.UntilQuestion, ("who", OwnWords.Mark(written ?? "")))],
                ("1", teamAsks.Until1), ("2", teamAsks.Until2), ("4", teamAsks.Until4), (Nothing, turn.Content.Texts.ButtonNothing)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice, IReadOnlyDictionary<string, string>? inputs)
    {
        if (aside.Kind is not (WordsKind or SureKind or OwnerKind or UntilKind))
            return null;
        if (aside.Kind is WordsKind or OwnerKind && SafetyMoves.GuideFor(turn, inputs?.GetValueOrDefault(Field) ?? "") is { } help)
            return SafetyMoves.Start(turn, help);
        if (Waits(turn) is { } waits)
            return waits;
        if (TeamAskMoves.Find(turn, Key(aside)) is not { } ask || (What(aside) is not Words && !ask.IsOpen))
            return TeamAskMoves.Show(turn, turn.Text(turn.Content.TeamAsks.Gone)) ?? CurrentMoves.Show(turn);
        return (aside.Kind, choice) switch
        {
            (WordsKind or OwnerKind, Go) => Taken(turn, aside, inputs?.GetValueOrDefault(Field)),
            (SureKind, Go) when What(aside) is Question => TeamQuestions.IsBusy(turn) ? TeamAskMoves.Page(turn, ask, turn.Text(turn.Content.TeamAsks.QuestionBusy))
                : TeamQuestions.Keep(turn, ask with { Question = TeamQuestions.Next(turn, aside.Values.GetValueOrDefault(Field) ?? "") }, turn.Content.TeamAsks.QuestionPlanned),
            // Somebody else who leads the unit changed it meanwhile: what would be sent is not what was seen.
            (SureKind, Go) when !Is(aside.Values.GetValueOrDefault(Seen), Number(ask.Version)) => Sure(turn, aside, ask, turn.Text(turn.Content.TeamAsks.Changed)),
            (SureKind, Go) => TeamAskMoves.Keep(turn, With(turn, aside)),
            (SureKind, Again) => AsideMoves.Put(turn, aside with { Kind = WordsKind }),
            (UntilKind, _) when Weeks.Any(w => Is(choice, Number(w))) => TeamAskMoves.Keep(turn, ask with
            {
                Owner = aside.Values.GetValueOrDefault(Field),
                Until = turn.Today.AddDays(7 * int.Parse(choice, CultureInfo.InvariantCulture)),
            }),
            _ => TeamAskMoves.Page(turn, ask),
        };
    }

    /// <summary>Whatever is typed while words are asked for is them; null: they are not asked for.</summary>
    public static Reply? Typed(Turn turn, Aside aside, string text) => aside.Kind is WordsKind or OwnerKind ? Waits(turn) ?? Taken(turn, aside, text) : null;

    /// <summary>Any reply while the engine waits, as the turn is decided again then; the list where nothing can be answered: the person leads no unit any more, or cards are stopped. Null: go on.</summary>
    private static Reply? Waits(Turn turn)
    {
        if (CouncilMoves.IsPaused(turn, Pausable.WeeklyCard) is { } paused && turn.Asked.Asks is not null)
            return paused || !FrameMoves.Manages(turn) ? TeamAskMoves.Show(turn) ?? CurrentMoves.Show(turn) : null;
        turn.Want(new TurnWants { TeamAsks = true });
        return CurrentMoves.Show(turn);
    }

    private static Reply Taken(Turn turn, Aside aside, string? typed)
    {
        var (words, most) = (typed?.Trim() ?? "", Is(aside.Kind, OwnerKind) ? TeamAsk.MostOwner : What(aside) is Question ? TeamAsk.MostQuestion : TeamAsk.MostWords);
        if (words.Length == 0)
            return AsideMoves.Put(turn, aside);
        var kept = aside with { Token = turn.NextId(), Values = aside.Values.SetItem(Field, words[..Math.Min(words.Length, most)]) };
        turn.State = turn.State with { Aside = kept };
        if (words.Length > most)
            return Show(turn, kept, turn.Text(turn.Content.Texts.TooLong, ("max", Number(most))))!;
        return Is(aside.Kind, OwnerKind) ? AsideMoves.Put(turn, kept with { Kind = UntilKind }) : Sure(turn, kept, TeamAskMoves.Find(turn, Key(kept)));
    }

    /// <summary>Shows what would be sent, and notes what it was shown with.</summary>
    private static Reply Sure(Turn turn, Aside aside, TeamAsk? ask, string? lead = null)
    {
        turn.State = turn.State with { Aside = aside with { Kind = SureKind, Token = turn.NextId(), Values = aside.Values.SetItem(Seen, Number(ask?.Version ?? 0)) } };
        return AsideMoves.Show(turn, turn.State.Aside, lead);
    }

    private static Reply Written(Turn turn, Aside aside, string? lead, Phrase question, Phrase example, string? value, int most)
    {
        CardButton[] buttons =
        [
            new CardButton(turn.Text(turn.Content.Texts.ButtonNext), Verbs.Aside, $"{aside.Kind}.{Go}", Primary: true),
            new CardButton(turn.Text(turn.Content.Texts.ButtonNothing), Verbs.Aside, $"{aside.Kind}.{Nothing}"),
        ];
        return Speech.Say(turn, lead is null ? [] : [lead], buttons, token: aside.Token, field: new AliasField(Field, turn.Text(question), value, turn.Text(example), most));
    }

    /// <summary>The ask as it is when the words are sent. An answer to what nobody heard yet is that it was heard.</summary>
    private static TeamAsk With(Turn turn, Aside aside)
    {
        var ask = TeamAskMoves.Find(turn, Key(aside)) ?? new TeamAsk("", default, Key(aside).Split('.')[1], "");
        return ask with
        {
            Words = aside.Values.GetValueOrDefault(Field),
            State = What(aside) switch { Decided => AskState.Decided, Declined => AskState.Declined, _ when ask.State is AskState.Raised => AskState.Heard, _ => ask.State },
        };
    }

    private static string What(Aside aside) => aside.Scope!.Split(':')[0];

    private static string Key(Aside aside) => aside.Scope![(aside.Scope!.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
