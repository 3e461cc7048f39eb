using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

public sealed class CheckInTests
{
    [Fact]
    public void Two_cards_of_hello_come_before_the_first_question()
    {
        var talk = new Talk();

        var hello = Assert.IsType<Reply.Question>(talk.Do(new TurnInput.Arrived()).Reply);
        var notice = Assert.IsType<Reply.Question>(talk.Tap("Deutsch").Reply);
        var first = Assert.IsType<Reply.Question>(talk.Tap("Einverstanden").Reply);

        Assert.Contains("German or English", hello.Items[0].Ask, StringComparison.Ordinal);
        Assert.Contains("Microsoft 365", notice.Items[0].Ask, StringComparison.Ordinal);
        Assert.Equal(["client", "strain"], first.Items.Select(i => i.Step));
    }

    [Fact]
    public void A_check_in_by_tapping_takes_at_most_seven_cards()
    {
        var talk = Talk.Agreed();
        var cards = 1;
        void Tap(string label, params (string, string)[] inputs)
        {
            talk.Tap(label, inputs);
            cards++;
        }

        Tap("Weiter", ("client", "Montagsrunde"), ("strain", "1"));
        Tap("Ich brauche erst eine Pause");
        Tap("Weiter");
        Tap("Weiter", ("feel", "annoyed,exhausted"), ("body", "shoulders"));
        Tap("Weiter", ("source", "process"), ("need", "clarity"));
        Tap("Weiter", ("frame", "out"), ("power", "no"));
        talk.Tap("Das reicht so");

        Assert.Equal(7, cards);
        var run = Assert.Single(talk.Finished);
        Assert.Equal(Answers(run), Answers(Typed().Finished.Single()));
    }

    [Fact]
    public void A_check_in_by_typing_takes_eleven_answers()
    {
        var talk = Typed();

        var run = Assert.Single(talk.Finished);
        Assert.Equal(11, run.Answers.Count);
        Assert.Contains(("frame", "out"), Answers(run));
        Assert.DoesNotContain(Answers(run), a => a.Item1 is "safe" or "breathe");
    }

    private static Talk Typed() => Talk.Agreed()
        .Say("Montagsrunde").Say("1").Say("Ich brauche erst eine Pause").Say("weiter")
        .Say("genervt, erschöpft").Say("Schultern/Nacken").Say("2").Say("Klarheit").Say("zwei").Say("nein").Say("Das reicht so");

    private static List<(string, string)> Answers(Run run) =>
        [.. run.Answers.Where(a => a.Values.Count > 0 && a.Step != "client").Select(a => (a.Step, string.Join(',', a.Values)))];

    [Theory]
    [InlineData("Verlässlichkeit, Zeit und Ruhe", "reliability,time")]
    [InlineData("Zeit und Ruhe und Klarheit", "time,clarity")]
    [InlineData("Klarheit und Verlässlichkeit", "clarity,reliability")]
    [InlineData("zeit und ruhe", "time")]
    public void A_label_that_holds_an_and_stays_whole_in_a_typed_list(string typed, string expected)
    {
        var talk = Talk.Agreed().Tap("Weiter", ("strain", "4")).Tap("Weiter", ("feel", "annoyed")).Say("1").Say(typed);

        Assert.Equal(expected, string.Join(',', talk.Runs.Values.Single().Answers.Single(a => a.Step == "need").Values));
    }
}
