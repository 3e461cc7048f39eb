using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>The relationship check as people meet it: four bars, the lowest by name, feelings beside and not in it.</summary>
public sealed class RelationshipCheckTests
{
    private static readonly Guide Check8 = RealContent.Coach.Guides.Find("G8")!;

    private static readonly ImmutableArray<GuideOption> Feelings = [.. RealContent.Vocabularies.Single(v => v.Id == "feelings").Options];

    [Fact]
    public void The_bars_stand_above_the_question_with_their_words_in_the_card_and_in_text()
    {
        var talk = Walked("1 3 5 5 5 5 2 2 4 4 4 4", ["tense", "calm"], "", card: false, Language.De);

        Assert.Contains("Bedürfnisse ■■■□□ wackelig\nLebendigkeit ■■■■■ trägt\nKlarheit ■■□□□ wackelig\nGleichwertigkeit ■■■■□ trägt\n", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Am niedrigsten ist gerade: Klarheit.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Oft dabei: angespannt, ruhig.", talk.Text, StringComparison.Ordinal);
        var columns = DrawnCard.Find(talk.Card.Json, "ColumnSet").Select(s => string.Join('|', DrawnCard.Find(s, "TextBlock").Select(t => t["text"]))).ToList();
        Assert.Contains("Klarheit|■■□□□|wackelig", columns);
        Assert.Contains("die Karte bleibt im Chat", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void English_names_stand_small_in_the_sentence_and_large_before_the_bar()
    {
        var talk = Walked("2 2 2 4 4 4 2 2 2 4 4 4", [], "", card: true, Language.En);

        Assert.Contains("Lowest right now: needs and clarity.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Needs ■■□□□ shaky", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Often around", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0", "offen")]
    [InlineData("5 5 5 5 5 5 5 5 5 5 5 5", "trägt")]
    public void Without_a_lowest_group_the_question_names_none(string answers, string word)
    {
        var talk = Walked(answers, [], "ein Lachen", card: true, Language.De);

        Assert.DoesNotContain("Am niedrigsten", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Woran möchtest du arbeiten?", talk.Text, StringComparison.Ordinal);
        Assert.All(Assert.IsType<Reply.Question>(talk.Reply).Bars, b => Assert.Equal(word, b.Word));
    }

    [Fact]
    public void The_summary_shows_the_bars_again_and_what_was_answered()
    {
        var talk = Walked("1 3 5 5 5 5 2 2 4 4 4 4", ["tense"], "ein Lachen", card: true, Language.De).Tap("Nur mal schauen").Tap("Zusammenfassung");

        var summary = Assert.IsType<Reply.Summary>(talk.Reply);
        Assert.Equal(["■■■□□", "■■■■■", "■■□□□", "■■■■□"], summary.Bars.Select(b => b.Drawn));
        Assert.Contains(summary.Facts, f => f is { Value: "ein Lachen" });
        Assert.Contains(summary.Facts, f => f is { Label: "Gefühle", Value: "angespannt" });
        Assert.Empty(Talk.CheckedIn().Tap("Zusammenfassung").Reply is Reply.Summary other ? other.Bars : []);
    }

    [Fact]
    public void A_changed_answer_changes_its_bar()
    {
        var talk = Walked("1 3 5 5 5 5 2 2 4 4 4 4", [], "", card: false, Language.De).Say("zurück").Say("weiter");
        Assert.Equal(2, Assert.IsType<Reply.Question>(talk.Reply).Bars[2].Filled);

        talk.Say("ändern").Say(RealContent.Fill(Check8.Find("frame")!.Label, Language.De));
        talk.Say("5");

        Assert.Equal(4, Assert.IsType<Reply.Question>(talk.Reply).Bars[2].Filled);
    }

    [Fact]
    public void Before_the_last_question_no_bar_is_shown()
    {
        var talk = Begun(Language.De).Say("Montagsrunde");
        for (var i = 0; i < 12; i++)
        {
            Assert.Empty(Assert.IsType<Reply.Question>(talk.Reply).Bars);
            talk.Say("1");
        }
    }

    /// <summary>Unpleasant feelings are no proof against a relationship: no choice of them changes anything but the line that names them.</summary>
    [Fact]
    public void No_choice_of_feelings_changes_a_profile()
    {
        var feelings = Gen.Choose(0, 3).SelectMany(n => Gen.Shuffle(Feelings.Select(f => f.Id).ToArray()).Select(all => all.Take(n).ToArray()));
        var words = Gen.Elements("", "ein Lachen", "alles furchtbar, nur Ärger");
        var samples = from answers in Gen.Choose(0, 5).ArrayOf(12)
                      from one in feelings from other in feelings from t1 in words from t2 in words
                      from card in Gen.Elements(true, false) from language in Gen.Elements(Language.De, Language.En)
                      select (answers, one, other, t1, t2, card, language);

        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(samples), s =>
        {
            var answers = string.Join(' ', s.answers);
            var one = Walked(answers, s.one, s.t1, s.card, s.language);
            var other = Walked(answers, s.other, s.t2, s.card, s.language);
            Assert.Equal(Seen(one), Seen(other));
            Assert.Equal(Kept(one), Kept(other));
        }));
    }

    private static string Seen(Talk talk)
    {
        var question = Assert.IsType<Reply.Question>(talk.Reply);
        var item = Assert.Single(question.Items);
        return string.Join('\n', [.. question.Bars.Select(b => $"{b}"), item.Ask, .. item.Choices.Select(c => $"{c}"), .. question.Buttons.Select(b => $"{b.Label} {b.Do} {b.Arg}"), question.Lead ?? ""]);
    }

    /// <summary>What is kept beside the run itself, once it is through.</summary>
    private static string Kept(Talk talk)
    {
        var after = talk.Copy().Tap(talk.Reply!.Language == Language.De ? "Nur mal schauen" : "Just looking");
        return string.Join('\n', [.. after.Records.Values.Select(r => r.ToString()), .. after.Contributions.Select(c => c.Code), .. after.Nudges.Select(n => $"{n.Kind}")]);
    }

    private static Talk Begun(Language language) => Talk.Agreed(language).Do(new TurnInput.Click(new CardAction(Verbs.Start, "start", Arg: "G8")));

    /// <summary>A person at the last question.</summary>
    /// <param name="answers">Twelve numbers, 0 for one that is left out.</param>
    private static Talk Walked(string answers, string[] feelings, string bright, bool card, Language language)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["check.feelings"] = string.Join(',', feelings), ["check.bright"] = bright };
        foreach (var (step, answer) in Check8.Steps.Where(s => s.Kind == StepKind.Scale5).Zip(answers.Split(' ')))
            fields[step.Field!] = answer == "0" ? "" : answer;
        var talk = Begun(language);
        while (talk.Asked.First() != "next")
        {
            var values = talk.Asked.Select(s => (Step: s, Value: fields.GetValueOrDefault(Check8.Find(s)!.Field!, ""))).ToArray();
            var (next, skip) = language == Language.De ? ("Weiter", "Überspringen") : ("Next", "Skip");
            if (card && values.Any(v => v.Value.Length > 0))
                talk.Tap(next, [.. values.Where(v => v.Value.Length > 0)]);
            else if (card)
                talk.Tap(skip);
            else
                talk.Say(values[0].Value.Length == 0 ? skip : Typed(values[0].Step, values[0].Value, language));
        }

        return talk;
    }

    private static string Typed(string step, string value, Language language) => step == "feel"
        ? string.Join(", ", value.Split(',').Select(id => Feelings.Single(f => f.Id == id).Label.In(language))) : value;
}
