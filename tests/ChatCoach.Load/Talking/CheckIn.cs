namespace ChatCoach.Load.Talking;

/// <summary>One answer a person means to give.</summary>
/// <param name="Step">Step of the guide.</param>
/// <param name="Sent">What a card sends.</param>
/// <param name="Typed">What a person types instead.</param>
/// <param name="Label">How the summary names it; null: it is not kept.</param>
/// <param name="Shown">How the summary shows it.</param>
public sealed record MeantAnswer(string Step, string Sent, string Typed, string? Label, string Shown);

/// <summary>A check-in as somebody means to give it, from the first answer to the last, and what has to be stored of it.</summary>
public sealed record CheckIn(IReadOnlyList<MeantAnswer> Answers)
{
    private const double LowState = 0.4;

    /// <summary>What the coach has to show of it afterwards, label by value.</summary>
    public IEnumerable<(string Label, string Value)> Facts => Answers.Where(a => a.Label is not null).Select(a => (a.Label!, a.Shown));

    public string Alias => Answers[0].Sent;

    /// <summary>A check-in about a relationship of its own, so that a doubled or mixed-up answer shows.</summary>
    public static CheckIn Draw(Random random, string alias)
    {
        var strain = random.NextDouble() < LowState ? Choices.Strain[random.Next(2)] : Choices.Strain[2 + random.Next(3)];
        List<MeantAnswer> answers =
        [
            new("client", alias, alias, "Beziehung", alias),
            new("strain", strain.Id, strain.Id, "Befinden", strain.Word),
        ];
        if (strain.Id is "1" or "2")
        {
            var safe = One(random, Choices.Safe);
            answers.Add(Of("safe", null, safe));
            if (safe.Id == "pause")
                answers.Add(Of("breathe", null, Choices.Breathe[0]));
        }

        answers.Add(Of("feel", "Gefühle", Some(random, Choices.Feel, 3)));
        answers.Add(Of("body", "Körper", One(random, Choices.Body)));
        answers.Add(Of("source", "Ursprung", One(random, Choices.Source)));
        answers.Add(Of("need", "Bedürfnisse", Some(random, Choices.Need, 2)));
        answers.Add(Of("frame", "Rahmen", One(random, Choices.Frame)));
        answers.Add(Of("power", "Entscheidung", One(random, Choices.Power)));
        answers.Add(Of("close", "Nächster Schritt", Choices.Close[0]));
        return new CheckIn(answers);
    }

    public MeantAnswer? To(string step) => Answers.FirstOrDefault(a => a.Step == step);

    /// <summary>The step that has to be asked after this one; null: the guide is through.</summary>
    public string? After(string step)
    {
        var at = Answers.TakeWhile(a => a.Step != step).Count();
        return at + 1 < Answers.Count ? Answers[at + 1].Step : null;
    }

    private static Choice One(Random random, Choice[] choices) => choices[random.Next(choices.Length)];

    private static Choice[] Some(Random random, Choice[] choices, int most)
    {
        var count = 1 + random.Next(most);
        var first = random.Next(choices.Length - count + 1);
        return choices[first..(first + count)];
    }

    private static MeantAnswer Of(string step, string? label, params Choice[] chosen) => new(
        step,
        string.Join(',', chosen.Select(c => c.Id)),
        string.Join(", ", chosen.Select(c => c.Word)),
        label,
        string.Join(" · ", chosen.Select(c => c.Word)));
}
