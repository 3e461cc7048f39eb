using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>
/// Two people on one relationship who do this and that. Of what one says, the other meets nothing but what is held in
/// common: no check-in, feeling or note, no alias, no id, and nothing that says who it was (privacy rules P2, P11).
/// </summary>
public sealed partial class OthersOnItTests
{
    private const string Alias = "Montagsrunde";
    private const int Walks = 150;
    private const int Steps = 40;

    /// <summary>Own words in these fields are held in common; no others are.</summary>
    private static readonly HashSet<string> Shared = new(["frame.scope", "extras[].what", "agreements[].what", "events[].what"], StringComparer.Ordinal);

    private static readonly Guide[] Guides = [.. RealContent.Coach.Guides.Newest.Where(g => g is { Keeps: Keeps.Record, Who: Audience.Employee })];

    private static readonly string[] Said =
        ["vereinbarungen", "sonderlocken", "meine beziehungen", "meine check-ins", "hilfe", "zurück", "ändern", "1", "2", "pause", "fortsetzen", "beziehungs-check", "nachfragen", "english", "deutsch", "ABCD-EFGH-2345-6789"];

    [Fact]
    public void Only_what_is_held_in_common_reaches_the_other()
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Walks; seed++)
            met.UnionWith(new Pair(seed).Walk());

        Assert.Equal(Shared.Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
    }

    /// <summary>Anna and Ben, and what they wrote where.</summary>
    private sealed partial class Pair
    {
        private readonly int seed;
        private readonly Random random;
        private readonly List<string> fields = [];
        private readonly HashSet<string> met = new(StringComparer.Ordinal);
        private readonly Member anna;
        private readonly Member ben;

        public Pair(int seed)
        {
            this.seed = seed;
            random = new Random(seed);
            var owner = Talk.CheckedIn();
            anna = new Member("Anna", owner, owner.IdOf(Alias));
            for (var before = random.Next(4); before > 0; before--)
                Walked(anna);
            var joined = anna.Talk.Joined();
            ben = new Member("Ben", joined, joined.IdOf(Alias));
            foreach (var member in new[] { anna, ben })
                member.Talk.Say("pause").Do(new TurnInput.Click(new CardAction(Verbs.Rename, "token", Arg: member.Id))).Say($"{member.Name}sname");
        }

        /// <summary>Walks, and gives the fields whose words the other met.</summary>
        public HashSet<string> Walk()
        {
            for (var step = 0; step < Steps; step++)
            {
                var (member, other) = random.Next(2) == 0 ? (anna, ben) : (ben, anna);
                if (member.Talk.Erased)
                    continue;
                if (random.Next(6) == 0)
                    Walked(member, other);
                else if (member.Talk.Reply is Reply.Question question)
                    Answer(member, question);
                else
                    Any(member);
                Look(member, other);
            }

            return met;
        }

        private void Any(Member member)
        {
            var buttons = member.Talk.Reply?.Buttons.Where(b => b.Arg != nameof(Repair.Sos)).ToList() ?? [];
            switch (random.Next(4))
            {
                case 0:
                    member.Talk.Say(Said[random.Next(Said.Length)]);
                    break;
                case 1:
                    member.Talk.Do(new TurnInput.Click(new CardAction(random.Next(3) == 0 ? Verbs.List : Verbs.Relationship, "token", Arg: member.Id)));
                    break;
                default:
                    member.Talk.Tap(buttons[random.Next(buttons.Count)].Label);
                    break;
            }
        }

        /// <summary>A guide about the relationship from its beginning to its end, with own words wherever there is room for them.</summary>
        private void Walked(Member member, Member? other = null)
        {
            var guide = Guides[random.Next(Guides.Length)];
            member.Talk.Begin(guide.Id, member.Id);
            for (var asked = 0; asked < 60 && member.Talk.Reply is Reply.Question question && question.Ref.Guide == guide.Id; asked++)
            {
                Answer(member, question);
                if (other is not null)
                    Look(member, other);
            }
        }

        private void Answer(Member member, Reply.Question question)
        {
            var inputs = question.Items.Select(i => (i.Step, Value: Value(member, question, i))).ToArray();
            if (question.Buttons.FirstOrDefault(b => b.Do == Verbs.Answer && b.Arg == inputs[0].Value) is { } button)
                member.Talk.Tap(button.Label);
            else
                member.Talk.Tap(question.Buttons.First(b => b.Do == Verbs.Answer).Label, inputs);
        }

        private string Value(Member member, Reply.Question question, QuestionItem item)
        {
            switch (item.Kind)
            {
                case StepKind.Text:
                    fields.Add(RealContent.Coach.Guides.Find(question.Ref.Guide!)!.Find(item.Step)!.Field!);
                    return string.Create(CultureInfo.InvariantCulture, $"Pflanze{member.Name}{fields.Count - 1}x");
                case StepKind.Date:
                    return "2030-05-03";
                case StepKind.Relationship:
                    return member.Id;
                default:
                    return item.Choices[random.Next(item.Choices.Count)].Value;
            }
        }

        /// <summary>What the member has before them.</summary>
        private void Look(Member member, Member other)
        {
            if (member.Talk.Reply is not { } reply)
                return;
            var seen = $"{member.Talk.Text}\n{RealContent.Draw(reply).ToJsonString()}";
            foreach (Match planted in Planted().Matches(seen))
            {
                var field = fields[int.Parse(planted.Groups["n"].Value, CultureInfo.InvariantCulture)];
                if (planted.Groups["who"].Value == member.Name)
                    continue;
                Assert.True(Shared.Contains(field), $"Walk {seed}: {member.Name} met {field} in\n{member.Talk.Text}");
                met.Add(field);
            }

            IEnumerable<string> theirs = [$"{other.Name}sname", other.Id, .. other.Talk.Runs.Keys, .. other.Talk.Runs.Values.SelectMany(r => r.Cards).Select(c => c.Token)];
            Assert.All(theirs, t => Assert.DoesNotContain(t, seen, StringComparison.Ordinal));
            if (reply is Reply.Timeline timeline)
                Owned(member, timeline);
        }

        /// <summary>Check-ins and checks on a card are those of whoever looks.</summary>
        private static void Owned(Member member, Reply.Timeline timeline)
        {
            var own = member.Talk.Finished.Where(r => r.About == member.Id).ToList();
            Assert.True(timeline.Dots.Count <= own.Count(r => r.Guide == "G1"));
            var check = RealContent.Coach.Guides.Find("G8")!.Title.In(timeline.Language);
            Assert.True(timeline.Entries.Count(e => e.What == check) <= own.Count(r => r.Guide == "G8"));
        }

        [GeneratedRegex(@"Pflanze(?<who>Anna|Ben)(?<n>\d+)x", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
        private static partial Regex Planted();
    }

    /// <summary>Somebody on it, and what they call it themselves.</summary>
    private sealed record Member(string Name, Talk Talk, string Id);
}
