using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>Something good goes on the weekly card, word for word as the preview shows it and without a name, and comes off it at any time.</summary>
internal static class CardWordMoves
{
    /// <summary>In place of a recipient.</summary>
    public const string ToCard = "card";

    private const string Kind = "card-word";
    private const string Go = "go";
    private const string Nothing = "nothing";

    /// <summary>The words the preview showed: the yes is to those and to no others.</summary>
    private const string Shown = "shown";

    /// <summary>The way to the preview; none: it is not something good, it is too long for a line, or the person has no unit.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="run">Where it was said.</param>
    /// <param name="point">The answer.</param>
    /// <param name="arg">Of the answer.</param>
    public static IEnumerable<CardButton> Option(Turn turn, Run run, PathPoint point, string arg) =>
        turn.Place.Unit is not null && CardWord.IsGood(point.Step.Field) && WordsOf(turn, run, point).Length <= CardWord.MostLetters && Live(turn).All(w => !IsOf(w, run, point))
            ? [new CardButton(turn.Text(turn.Content.Voice.ToCard), Verbs.Release, $"{arg}:{ToCard}", Run: run.Id)] : [];

    public static Reply Preview(Turn turn, Run run, PathPoint point) => Live(turn).Count() >= CardWord.Most
        ? Speech.Say(turn, [turn.Text(turn.Content.Voice.WordsTooMany, ("max", CardWord.Most.ToString(CultureInfo.InvariantCulture)))], [Speech.Repairing(turn, turn.Content.Releases.ButtonMine, Guides.Repair.MyReleases), .. MenuMoves.Doors(turn)])
        : AsideMoves.Put(turn, new Aside { Kind = Kind, Run = run.Id, Step = point.Step.Id, Visit = point.Answer.Visit, Values = ImmutableDictionary<string, string>.Empty.Add(Shown, WordsOf(turn, run, point)) });

    /// <summary>The preview; null: the question is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        var voice = turn.Content.Voice;
        return AsideMoves.Ask(turn, aside, lead,
            [turn.Text(voice.WordsPreview), turn.Text(voice.WordsLine, ("words", OwnWords.Mark(aside.Values[Shown]))), turn.Text(voice.WordsHow, ("n", turn.Content.Values.MinimumGroupForText.ToString(CultureInfo.InvariantCulture))), turn.Text(turn.Content.Texts.ShownOnWish)],
            (Go, voice.WordsYes), (Nothing, turn.Content.Releases.ButtonNot));
    }

    /// <summary>Takes the yes or no; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        if (!Is(choice, Go))
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Releases.NotGiven));
        if (turn.Find(aside.Run) is not { } run || ReleaseMoves.PointOf(turn, run, aside.Step!, aside.Visit) is not { } point || turn.Place.Unit is null)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Releases.GoneItem));
        // Somebody changed the answer while the preview stood there.
        if (!Is(aside.Values[Shown], WordsOf(turn, run, point)))
            return Preview(turn, run, point);
        var word = new CardWord(turn.NextId(), run.Id, point.Step.Id, point.Answer.Visit, ChangeMoves.LabelOf(turn, point), turn.Now + CardWord.Life);
        turn.State = turn.State with { CardWords = [.. Live(turn).Where(w => !IsOf(w, run, point)), word] };
        turn.Releases.Change(new CardWordChange.Put(word, aside.Values[Shown]));
        return Speech.Say(turn, [turn.Text(turn.Content.Voice.WordsGiven)], [Speech.Repairing(turn, turn.Content.Releases.ButtonMine, Guides.Repair.MyReleases), .. MenuMoves.Doors(turn)]);
    }

    /// <summary>A page of "my releases" about one.</summary>
    public static ImmutableList<string> Page(Turn turn, CardWord word) => [turn.Text(turn.Content.Voice.WordsMine, ("label", word.Label), ("until", turn.When(word.Until)))];

    /// <summary>Takes one back; null: it is none.</summary>
    public static Reply? Withdraw(Turn turn, string? id)
    {
        if (turn.State.CardWords.Find(w => Is(w.Id, id)) is not { } word)
            return null;
        Off(turn, word);
        return Speech.Say(turn, [turn.Text(turn.Content.Voice.WordsTaken)], [Speech.Repairing(turn, turn.Content.Releases.ButtonMine, Guides.Repair.MyReleases), .. MenuMoves.Doors(turn)]);
    }

    /// <summary>It goes from every card.</summary>
    public static void Off(Turn turn, CardWord word)
    {
        turn.State = turn.State with { CardWords = turn.State.CardWords.Remove(word) };
        turn.Releases.Change(new CardWordChange.Take(word.Id));
    }

    public static IEnumerable<CardWord> Live(Turn turn) => turn.State.CardWords.Where(w => w.Until > turn.Now);

    private static bool IsOf(CardWord word, Run run, PathPoint point) => Is(word.Run, run.Id) && Is(word.Step, point.Step.Id) && word.Visit == point.Answer.Visit;

    private static string WordsOf(Turn turn, Run run, PathPoint point) => OwnWords.Plain(ClosingMoves.ValueText(turn, run, point)).ReplaceLineEndings(" ").Trim();

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
