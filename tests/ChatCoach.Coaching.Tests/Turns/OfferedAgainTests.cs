using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>Every answer that leads into another guide: the one that was left, when it was not through, is offered again at the end.</summary>
public sealed class OfferedAgainTests
{
    private const string Alias = "Montagsrunde";

    /// <summary>Answers that leave a guide on its way, with the first question after it is taken up again.</summary>
    public static TheoryData<string, string, string, string> Left { get; } = new()
    {
        { "G2.1", "future", "none", "entrench" },
        { "G2.6", "held", "refused", "surprise" },
        { "G3", "safe", "harm", "contrast" },
        { "G3", "payback", "needed", "plan" },
        { "G5", "sentence", "no", "decided" },
        { "G5", "decided", "insist", "cadence" },
        { "G7", "tried", "no", "reason" },
    };

    /// <summary>Answers at the end of a guide; it is through, and there is nothing to come back to.</summary>
    private static readonly string[] Through =
    [
        "G1.close=human", "G1.close=talk", "G1.close=therapy", "G2.0.intro=go", "G2.8.choose=continue", "G2.8.choose=part", "G2.8.choose=renegotiate",
        "G4.close=expect", "G4.close=health", "G8.next=disarm", "G8.next=expect", "G8.next=frame", "G8.next=human", "G8.next=therapy", "G10.next=decide",
    ];

    /// <summary>A way to help in the middle of a check-in; its own tests tell of it.</summary>
    private static readonly string[] Help = ["G1.safe=harm", "G1.safe=me"];

    [Fact]
    public void These_are_all_there_are()
    {
        var shelf = RealContent.Coach.Guides;
        var leading = from guide in shelf.Newest
                      where guide.Keeps == Keeps.Record
                      from step in guide.Steps
                      from way in step.Go
                      where shelf.Resolve(guide, way.Value) is Target.ToGuide
                      select $"{guide.Id}.{step.Id}={way.Key}";

        var known = Left.Select(row => $"{row[0]}.{row[1]}={row[2]}").Concat(Through).Concat(Help);

        Assert.Equal(known.Order(StringComparer.Ordinal), leading.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Left))]
    public void What_was_left_is_the_first_offer_and_goes_on_with_the_next_question(string guide, string step, string answer, string next)
    {
        var talk = Talk.CheckedIn().Through(guide, Alias, (step, answer));
        var title = RealContent.Coach.Guides.Find(guide)!.Title.De;
        var other = Assert.IsType<Reply.Question>(talk.Reply).Ref.Guide!;
        Assert.NotEqual(guide, other);

        talk.Answers(other);

        var first = talk.Reply!.Buttons[0];
        Assert.Equal((Verbs.Resume, true), (first.Do, first.Primary));
        Assert.Contains(first.Label, new[] { $"Weitermachen: {title}", "Weitermachen" });
        Assert.Equal(next, talk.Copy().Tap(first.Label).Asked.First());
        Assert.Equal(next, talk.Say(first.Label).Asked.First());
    }
}
