using System.Globalization;
using ChatCoach.Coaching.Cards;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>A person in the guide that goes round: <see cref="LoopContent"/>.</summary>
public static class LoopTalk
{
    /// <summary>At the question for another one, after that many times.</summary>
    public static Talk Passed(int passes)
    {
        var talk = Begun();
        for (var pass = 1; pass <= passes; pass++)
        {
            if (pass > 1)
                talk.Tap("Ja");
            Fill(talk, pass);
        }

        return talk;
    }

    public static Talk Begun() => LoopContent.Agreed().Say("extras klären").Tap("Überspringen");

    public static Talk Fill(Talk talk, int pass)
    {
        var n = pass.ToString(CultureInfo.InvariantCulture);
        return talk.Tap("Weiter", ("extra", "Extra " + n), ("note", "Notiz " + n), ("who", pass % 2 == 1 ? "me" : "us"), ("rule", pass % 2 == 1 ? "price" : "drop"));
    }

    public static IEnumerable<string?> Values(Talk talk) => Assert.IsType<Reply.Question>(talk.Reply).Items.Select(i => i.Value);
}
