using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Whatever comes in, in whatever order: no crash, no answer lost, always a way on, always a good card.</summary>
public sealed class AnySequenceTests
{
    private const int Runs = 300;

    /// <summary>Taps that counted, in all plays.</summary>
    private int counted;

    [Fact]
    public void Any_sequence_of_inputs_never_throws_loses_no_answer_and_leaves_a_way_on()
    {
        var move = from kind in Gen.Choose(0, 99) from a in Gen.Choose(0, 9999) from b in Gen.Choose(0, 9999) select (kind, a, b);
        var moves = move.ListOf().Select(m => m.ToList()).Resize(60).Where(m => m.Count > 0);
        var property = Prop.ForAll(Arb.From(moves, Shorter), Holds);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs), property);
        Assert.True(counted > 0, "Nobody was counted: that nobody is without a yes says nothing.");
    }

    /// <summary>A failure is told by as few inputs as it takes.</summary>
    private static IEnumerable<List<(int Kind, int A, int B)>> Shorter(List<(int Kind, int A, int B)> moves)
    {
        if (moves.Count > 3)
        {
            yield return [.. moves.Take(moves.Count / 2)];
            yield return [.. moves.Skip(moves.Count / 2)];
        }

        for (var i = 0; i < moves.Count && moves.Count > 1; i++)
            yield return [.. moves.Where((_, at) => at != i)];
    }

    private static string Tell(TurnInput input) => input switch
    {
        TurnInput.Click { Action: var c } => $"click {c.Do} {c.Arg} run={c.Run} token={c.Token} {string.Join(' ', (c.Inputs ?? []).Select(p => $"{p.Key}={p.Value}"))}",
        TurnInput.Text { Value: var text } => $"type \"{text}\"",
        _ => input.ToString(),
    };

    private void Holds(List<(int Kind, int A, int B)> moves)
    {
        var person = new AnyPerson(moves[0].A % 2 == 0, moves[0].A % 4 == 0);
        foreach (var (kind, a, b) in moves)
            person.Do(kind, a, b);
        counted += person.Counted;
    }

    /// <summary>Somebody who does anything, and looks closely at what came of it.</summary>
    private sealed class AnyPerson
    {
        private readonly Talk talk;
        private readonly List<DrawnCard> seen = [];
        private readonly List<Nudge> nudges = [];
        private readonly List<string> story = [];

        public AnyPerson(bool agreed, bool counts)
        {
            talk = agreed ? Talk.Agreed() : new Talk();
            if (counts)
                talk = talk.With(talk.State with { CountsFrom = new DateOnly(2020, 1, 6) });
            if (agreed)
                talk.Place = Places.Manager;
            if (talk.Reply is not null)
                seen.Add(talk.Card);
        }

        public int Counted { get; private set; }

        public void Do(int kind, int a, int b)
        {
            if (kind >= 96)
                talk.Wait(TimeSpan.FromMinutes(a % 3000));
            var input = Input(kind, a, b);
            var before = talk.Runs.Values.ToList();
            var state = talk.State;
            story.Add(Tell(input));
            try
            {
                talk.Do(input);
                Look(input, before, state);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{e.Message}\nafter\n{string.Join('\n', story.Select(s => s[..Math.Min(160, s.Length)]))}", e);
            }
        }

        private TurnInput Input(int kind, int a, int b) => kind switch
        {
            < 35 when seen.Count > 0 => Click(seen[^1], a, b, Verbs.Answer),
            < 50 when seen.Count > 0 => Click(seen[^1], a, b),
            < 65 when seen.Count > 0 => Click(seen[b % seen.Count], a, b),
            < 85 => new TurnInput.Text(Words.All[a % Words.All.Count]),
            < 88 when nudges.Count > 0 => new TurnInput.Due(nudges[a % nudges.Count]),
            < 90 => new TurnInput.Tidy(),
            < 92 => new TurnInput.Again(a % 2 == 0 ? talk.State.ActiveRun : talk.Runs.Keys.FirstOrDefault()),
            < 94 when seen.Count > 0 => new TurnInput.ClickAgain(Click(seen[b % seen.Count], a, b).Action),
            < 96 => Garbage(a, b),
            _ => new TurnInput.Arrived(),
        };

        private static TurnInput.Click Click(DrawnCard card, int a, int b, string? verb = null)
        {
            var wanted = card.Actions.Where(x => x["verb"]!.GetValue<string>() == verb).ToList();
            var actions = wanted.Count == 0 ? card.Actions : wanted;
            var action = actions[a % actions.Count];
            var inputs = card.Inputs.Select((input, i) => KeyValuePair.Create(input["id"]!.GetValue<string>(), Value(input, b + i))).Where(p => p.Value.Length > 0);
            return new TurnInput.Click(DrawnCard.Click(action, inputs));
        }

        private static string Value(JsonObject input, int seed)
        {
            if (seed % 5 == 0)
                return input["value"]?.GetValue<string>() ?? "";
            if (seed % 17 == 0)
                return Words.All[seed % Words.All.Count];
            if (input["choices"] is JsonArray { Count: > 0 } choices)
                return string.Join(',', Enumerable.Range(0, input["isMultiSelect"] is null ? 1 : 1 + (seed % 4)).Select(i => choices[(seed + i) % choices.Count]!["value"]!.GetValue<string>()));
            return Words.Aliases[seed % Words.Aliases.Length];
        }

        private TurnInput.Click Garbage(int a, int b)
        {
            var verbs = new[] { Verbs.Answer, Verbs.More, Verbs.Repair, Verbs.Start, Verbs.Resume, Verbs.Summary, Verbs.Page, Verbs.Change, Verbs.Reopen, Verbs.Delete, Verbs.Aside, Verbs.Notice, Verbs.Remind, Verbs.Close, Verbs.Menu, "nonsense", "" };
            var args = new[] { null, "", "G1", "G9", "strain:0", "strain:-1", "strain", "ok", "stop.delete", "stop.xyz", "forget-sure.delete", "Back", "12345", "-3", "team", "paused.2", new string('x', 3000), "${text}", "Sos" };
            var runs = new[] { null, "", "of somebody else", talk.State.ActiveRun, talk.Runs.Keys.FirstOrDefault() };
            var tokens = new[] { null, "", "wrong", talk.Reply?.Ref.Token, new string('t', 5000) };
            return new TurnInput.Click(new CardAction(verbs[a % verbs.Length], tokens[b % tokens.Length], runs[(a + b) % runs.Length], "strain", args[b % args.Length], null, a % 3 == 0 ? "SOS" : "G7"));
        }

        private void Look(TurnInput input, List<Run> before, PersonState state)
        {
            nudges.AddRange(talk.Result!.Nudges);
            if (input is not (TurnInput.Due or TurnInput.Tidy or TurnInput.Arrived))
                Assert.NotNull(talk.Reply);
            if (talk.Reply is { } reply)
                LookAtCard(reply);
            if (input is TurnInput.ClickAgain)
                Assert.True(talk.Result is { Erase: false, ForgetRuns: false, Nudges: [] } && talk.Runs.Count <= before.Count, "A repetition did something.");
            if (talk.Result is { Erase: false, ForgetRuns: false })
                foreach (var run in before)
                    LookAtAnswers(run, state);
            LookAtCounted(state);
            Assert.True(JsonSerializer.Serialize(talk.State).Length < 64 * 1024, "The state grows.");
        }

        /// <summary>Privacy rule P3: nothing counts without the person's yes, nor of a day before it.</summary>
        private void LookAtCounted(PersonState before)
        {
            var counts = talk.Result!.Contributions;
            Assert.True(before.CountsFrom is { } from ? counts.All(c => c.Day >= from) : counts.IsEmpty, "Somebody was counted without a yes.");
            Counted += counts.Count;
        }

        private void LookAtCard(Reply reply)
        {
            var card = talk.Card;
            seen.Add(card);
            var problems = CardLint.Problems(card.Json);
            Assert.True(problems.Count == 0, string.Join('\n', problems));
            Assert.NotEmpty(talk.Text);
            Assert.True(reply.Buttons.Count > 0, "No way on.");
            Assert.Contains(card.Actions, a => a["data"]!["arg"]?.GetValue<string>() == nameof(Repair.Sos));
        }

        /// <summary>An answer goes only with its run, by a branch that changed once the run ends, or when it was opened again or asked about.</summary>
        private void LookAtAnswers(Run before, PersonState state)
        {
            if (!talk.Runs.TryGetValue(before.Id, out var after))
            {
                Assert.True(before.Answers.All(a => a.Values.Count == 0) || state.Aside?.Kind is "stop" or "delete-sure", "A run vanished.");
                return;
            }

            var guide = RealContent.Coach.Guides.Find(before.Guide)!;
            var onTheWay = GuidePath.Walk(RealContent.Coach.Guides, guide, after).Answered.Select(p => p.Step.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var answer in before.Answers.Where(a => a.Values.Count > 0 && guide.Find(a.Step)!.Field is not null))
            {
                var now = after.Find(answer.Step, answer.Visit);
                var same = now is not null && now.Values.SequenceEqual(answer.Values);
                var left = after.FinishedAt is not null && now is null && !onTheWay.Contains(answer.Step);
                Assert.True(same || left || WasOpened(before, state, guide, answer.Step), $"The answer to \"{answer.Step}\" was lost.");
            }

            Assert.True(before.FinishedAt is null || after.FinishedAt == before.FinishedAt, "A finished run is no longer found as such.");
        }

        private static bool WasOpened(Run run, PersonState state, Guide guide, string step) =>
            (run.Reopened is { } again && (again.Step == step || (again.Whole && guide.Find(step)!.Card is { } card && guide.Find(again.Step)!.Card == card)))
            || (state.Aside is { Kind: "keep-or-change" or "name" } aside && aside.Run == run.Id && aside.Values.ContainsKey(step));
    }
}
