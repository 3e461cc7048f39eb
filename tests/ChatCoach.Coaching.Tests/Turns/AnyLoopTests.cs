using System.Globalization;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>
/// In a loop, in whatever order old and new cards, typed words, back and change come: own words stand at the step and the
/// time round for which they were given, or nowhere.
/// </summary>
public sealed class AnyLoopTests
{
    private const int Runs = 150;

    [Fact]
    public void No_word_ever_stands_under_another_step_or_another_time()
    {
        var move = from kind in Gen.Choose(0, 99) from a in Gen.Choose(0, 9999) select (kind, a);
        var moves = move.ListOf().Select(m => m.ToList()).Resize(50).Where(m => m.Count > 0);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), Prop.ForAll(Arb.From(moves, Shorter), Holds));
    }

    private static IEnumerable<List<(int Kind, int A)>> Shorter(List<(int Kind, int A)> moves)
    {
        for (var i = 0; i < moves.Count && moves.Count > 1; i++)
            yield return [.. moves.Where((_, at) => at != i)];
    }

    private static void Holds(List<(int Kind, int A)> moves)
    {
        var writer = new Writer();
        foreach (var (kind, a) in moves)
            writer.Do(kind, a);
    }

    /// <summary>Writes another word each time, and remembers where it was asked for.</summary>
    private sealed class Writer
    {
        private readonly Talk talk = LoopContent.Agreed().Say("extras klären").Tap("Überspringen");
        private readonly List<(DrawnCard Card, Dictionary<string, int> Visits)> seen = [];
        private readonly Dictionary<string, (string Step, int Visit)> given = new(StringComparer.Ordinal);
        private readonly List<string> story = [];
        private int words;

        public Writer() => See();

        public void Do(int kind, int a)
        {
            var input = Input(kind, a);
            story.Add(input is TurnInput.Text text ? text.Value : input.ToString());
            talk.Do(input);
            See();
            foreach (var run in talk.Runs.Values)
                foreach (var answer in run.Answers.Where(x => x.Values is [var word] && given.ContainsKey(word)))
                    Assert.True(given[answer.Values[0]] == (answer.Step, answer.Visit), $"{answer.Values[0]} was given for {given[answer.Values[0]]} and stands at {(answer.Step, answer.Visit)} after\n{string.Join('\n', story)}");
            var problems = CardLint.Problems(seen[^1].Card.Json);
            Assert.True(problems.Count == 0, string.Join('\n', problems));
        }

        private TurnInput Input(int kind, int a) => kind switch
        {
            < 30 => Click(seen[^1], a),
            < 50 => Click(seen[a % seen.Count], a),
            < 70 => Typed(),
            < 75 => new TurnInput.Text("zurück"),
            < 80 => new TurnInput.Text("ändern"),
            < 90 => new TurnInput.Text((1 + (a % 14)).ToString(CultureInfo.InvariantCulture)),
            < 94 => new TurnInput.Text("weiter"),
            < 96 => new TurnInput.Again(talk.State.ActiveRun),
            < 98 => new TurnInput.Text("extras klären"),
            _ => new TurnInput.Text("pause"),
        };

        /// <summary>Which step and which time round each input on the card is about, worked out from the way and not from the card.</summary>
        private void See()
        {
            var visits = new Dictionary<string, int>(StringComparer.Ordinal);
            if (talk.Reply is Reply.Question { Ref.Run: { } id } question && talk.Runs.TryGetValue(id, out var run))
            {
                var guide = LoopContent.Coach.Guides.Find(run.Guide, run.Version)!;
                var answered = GuidePath.Walk(LoopContent.Coach.Guides, guide, run).Answered;
                foreach (var item in question.Items)
                    visits[item.Step] = run.Reopened?.Visit ?? answered.Count(p => p.Step.Id == item.Step);
            }

            seen.Add((talk.Card, visits));
        }

        private TurnInput.Text Typed()
        {
            if (talk.Reply is not Reply.Question { Items: [{ Kind: StepKind.Text } item, ..] } || seen[^1].Visits.Count == 0)
                return new TurnInput.Text("2");
            var word = NewWord();
            given[word] = (item.Step, seen[^1].Visits[item.Step]);
            return new TurnInput.Text(word);
        }

        private TurnInput.Click Click((DrawnCard Card, Dictionary<string, int> Visits) shown, int a)
        {
            var answers = shown.Card.Actions.Where(x => x["verb"]!.GetValue<string>() == Verbs.Answer).ToList();
            var actions = answers.Count == 0 || a % 5 == 0 ? shown.Card.Actions : answers;
            var inputs = shown.Card.Inputs.Select(i => KeyValuePair.Create(i["id"]!.GetValue<string>(), Value(i, shown.Visits, a))).Where(p => p.Value.Length > 0);
            return new TurnInput.Click(DrawnCard.Click(actions[a % actions.Count], inputs.ToList()));
        }

        private string Value(JsonObject input, Dictionary<string, int> visits, int a)
        {
            if (a % 7 == 0)
                return input["value"]?.GetValue<string>() ?? "";
            if (input["choices"] is JsonArray { Count: > 0 } choices)
                return choices[a % choices.Count]!["value"]!.GetValue<string>();
            if (input["id"]!.GetValue<string>() is var id && !visits.ContainsKey(id))
                return "";
            var word = NewWord();
            given[word] = (id, visits[id]);
            return word;
        }

        private string NewWord() => "Wort" + (++words).ToString(CultureInfo.InvariantCulture);
    }
}
