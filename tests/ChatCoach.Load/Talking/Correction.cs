using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Talking;

/// <summary>Somebody clicks, and within a second clicks the same card again with another answer.</summary>
/// <param name="member">Who.</param>
/// <param name="around">The run.</param>
/// <param name="random">When and how.</param>
public sealed class Correction(Member member, Surroundings around, Random random)
{
    private const string Change = "keep-or-change.change";
    private const string Keep = "keep-or-change.keep";

    /// <summary>Milliseconds; the requirement speaks of a second.</summary>
    private const int LongestPause = 900;

    /// <summary>Both states lead the same way, so that only the value differs.</summary>
    private static readonly Choice First = Choices.Strain[2];
    private static readonly Choice Second = Choices.Strain[4];

    private static readonly IReadOnlyDictionary<string, string> NoInputs = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The correction has to be asked about; then the check-in goes on with what the person decided.</summary>
    public async Task RunAsync()
    {
        await member.Dialogue.BeginAsync();
        var drawn = member.Draw();
        while (drawn.To("safe") is not null)
            drawn = member.Draw();
        var first = With(drawn, First);
        var second = With(drawn, Second);
        var (asked, won, lost) = random.Next(2) == 0 ? await OneAfterTheOtherAsync(first, second) : await AtOnceAsync(first, second);
        if (asked.Find("aside", Change) is null)
            throw new ViolationException($"{member.Name}: a correction was swallowed: \"{string.Join(" | ", asked.Texts.Take(3))}\"");
        member.Person.See(asked);
        var changes = random.Next(2) == 0;
        await member.Person.ClickAsync(asked.Find("aside", changes ? Change : Keep)!, NoInputs);
        var meant = changes ? lost : won;
        await member.Dialogue.GoOnAsync(meant, "feel");
        member.Gave(meant);
    }

    private async Task<(Card Asked, CheckIn Won, CheckIn Lost)> OneAfterTheOtherAsync(CheckIn first, CheckIn second)
    {
        var card = member.Person.Current;
        await member.Dialogue.ClickAnswerAsync(first);
        await Task.Delay(random.Next(LongestPause));
        member.Person.See(card);
        return (await ClickAsync(second, 1), first, second);
    }

    /// <summary>Whichever came second has to be asked about.</summary>
    private async Task<(Card Asked, CheckIn Won, CheckIn Lost)> AtOnceAsync(CheckIn first, CheckIn second)
    {
        var cards = await Task.WhenAll(ClickAsync(first, 0), ClickAsync(second, 1));
        return cards[0].Find("aside", Change) is null ? (cards[1], first, second) : (cards[0], second, first);
    }

    private async Task<Card> ClickAsync(CheckIn meant, int host)
    {
        var click = Activities.Clicked(member.Person.Place, member.Dialogue.AnswerButton(meant), member.Dialogue.InputsOf(meant));
        var answer = await around.Delivery.PostAsync(click, host);
        return Card.OfInvokeAnswer(answer.Body) ?? throw new ViolationException($"{member.Name}: a click was answered {answer.Status} without a card.");
    }

    private static CheckIn With(CheckIn meant, Choice strain) =>
        new([.. meant.Answers.Select(a => a.Step == "strain" ? a with { Sent = strain.Id, Typed = strain.Id, Shown = strain.Word } : a)]);
}
