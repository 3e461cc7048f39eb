using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Tests.Walks;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Cards and text are equal.</summary>
public sealed class CardsAndTextTests
{
    /// <summary>How many ways there are at least, counted by hand; of a guide not named here, one.</summary>
    private static readonly Dictionary<string, int> Ways = new(StringComparer.Ordinal) { ["G0"] = 4, ["G1"] = 66, ["GI"] = 3, ["SOS"] = 10, ["ASK"] = 3 };

    public static TheoryData<string, Language> Guides
    {
        get
        {
            var all = new TheoryData<string, Language>();
            foreach (var guide in RealContent.Guides)
            {
                all.Add(guide.Id, Language.De);
                all.Add(guide.Id, Language.En);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_same_answers_are_stored_by_tapping_and_by_typing_on_every_way(string guide, Language language)
    {
        var ways = 0;
        foreach (var way in Walk.All(guide, language))
        {
            var (tapped, typed) = (Stored.Of(way.Tapped), Stored.Of(way.ByTyping()));
            Assert.True(tapped == typed, $"{way}\n{tapped}\n--- typed ---\n{typed}");
            ways++;
        }

        Assert.True(ways >= Ways.GetValueOrDefault(guide, 1), $"Only {ways} ways were walked.");
    }

    [Fact]
    public void On_the_ways_through_a_check_in_every_answer_is_given_at_least_once()
    {
        var given = Walk.All("G1", Language.De).SelectMany(w => w.Tapped.Runs.Values).SelectMany(r => r.Answers).SelectMany(a => a.Values.Select(v => $"{a.Step}:{v}")).ToHashSet(StringComparer.Ordinal);
        var guide = RealContent.Coach.Guides.Find("G1")!;
        var all = guide.Steps.Where(s => s.Field is not null && s.Kind == StepKind.Choice).SelectMany(s => RealContent.Coach.Guides.OptionsOf(guide, s).Select(o => $"{s.Id}:{o.Id}"));

        Assert.Empty(all.Except(given, StringComparer.Ordinal));
    }
}
