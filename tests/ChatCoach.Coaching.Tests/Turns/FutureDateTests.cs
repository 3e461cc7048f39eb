using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

/// <summary>What cannot be taken as a date is said in one clear sentence, and nothing is lost.</summary>
public sealed class FutureDateTests
{
    [Theory]
    [InlineData("31.02.", "Diesen Tag gibt es nicht. Welcher ist gemeint?")]
    [InlineData("31.12.9999", "Diesen Tag gibt es nicht. Welcher ist gemeint?")]
    [InlineData("3.5.1026", "Diesen Tag gibt es nicht. Welcher ist gemeint?")]
    [InlineData("3.5.2026", "Dieser Tag ist vorbei. Welcher kommt?")]
    [InlineData("2026-05-03", "Dieser Tag ist vorbei. Welcher kommt?")]
    [InlineData("next Tuesday at 25:00", "Dieses Datum verstehe ich nicht. Schreib es zum Beispiel so: 3.5.2027")]
    public void It_is_refused_by_typing_and_by_card(string date, string said)
    {
        var typed = AtTheDate().Say(date);
        Assert.Contains(said, typed.Text, StringComparison.Ordinal);
        Assert.Equal(["until"], typed.Asked);

        var tapped = AtTheDate();
        tapped.Do(tapped.Click("Weiter", ("until", date)));
        Assert.Contains(said, tapped.Text, StringComparison.Ordinal);
        Assert.Equal(["until"], tapped.Asked);
        Assert.Equal("ours:0=passt", tapped.Way(tapped.Open).Last());
    }

    [Theory]
    [InlineData("heute", "2026-05-04")]
    [InlineData("nächsten Montag um 10 Uhr", "2026-05-11")]
    [InlineData("in 2 weeks", "2026-05-18")]
    public void A_day_to_come_is_taken(string date, string stored)
    {
        var talk = AtTheDate().Say(date);

        Assert.Equal($"until:0={stored}", talk.Way(talk.Open).Last());
    }

    private static Talk AtTheDate() => LoopContent.Agreed().Say("entscheidung").Say("weiter").Say("Es hält").Say("passt");
}
