using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Talking;

/// <summary>Walks a person through the guides and looks after every turn whether the coach asks what is due.</summary>
/// <param name="person">Who walks.</param>
/// <param name="random">Decides which answers are typed and which clicked.</param>
/// <param name="typing">Share of the answers that are typed.</param>
public sealed class Dialogue(Person person, Random random, double typing)
{
    private const string CheckInGuide = "G1";

    private static readonly IReadOnlyDictionary<string, string> NoInputs = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Turns taken.</summary>
    public int Turns { get; private set; }

    /// <summary>Hello, German, agreed: the first question of a check-in stands there.</summary>
    public async Task AgreeAsync()
    {
        await person.ArriveAsync();
        Turns++;
        await ChooseAsync("lang", "de", "Deutsch");
        await ChooseAsync("privacy", "ok", "Einverstanden");
    }

    /// <summary>A further check-in, asked for by typing.</summary>
    public async Task BeginAsync()
    {
        await person.SayAsync("check-in");
        Turns++;
    }

    /// <summary>Gives all answers of a check-in; the coach has to end with the closing card.</summary>
    public Task CheckInAsync(CheckIn meant) => GoOnAsync(meant, meant.Answers[0].Step);

    /// <summary>Likewise from a step on.</summary>
    public async Task GoOnAsync(CheckIn meant, string first)
    {
        var due = first;
        while (due is not null)
            due = meant.After(await AnswerAsync(meant, due));
        if (person.Current.Find("summary") is null)
            throw Wrong("the closing card");
    }

    /// <summary>Asks for all check-ins and compares them with what was meant: each once, none else.</summary>
    public async Task CompareAsync(IReadOnlyList<CheckIn> meant)
    {
        await person.SayAsync("Meine Check-ins");
        for (var index = 0; index < meant.Count; index++)
        {
            var expected = meant[meant.Count - 1 - index].Facts;
            var place = $"{index + 1} von {meant.Count}";
            if (!person.Current.Texts.Contains(place, StringComparer.Ordinal))
                throw Wrong($"\"{place}\" among \"{string.Join("|", person.Current.Texts.Take(2))}\"");
            if (!person.Current.Facts.SequenceEqual(expected))
                throw Wrong($"the stored answers of check-in {index + 1}: {Difference(expected, person.Current.Facts)}");
            if (index + 1 < meant.Count)
                await person.ClickAsync(person.Current.Find("page", $"{index + 1}") ?? throw Wrong("a way to the older check-in"), NoInputs);
        }
    }

    /// <summary>Clicks the answer of a card with everything that is meant.</summary>
    public Task ClickAnswerAsync(CheckIn meant) => person.ClickAsync(AnswerButton(meant), InputsOf(meant));

    /// <summary>The button that sends the answer.</summary>
    public CardButton AnswerButton(CheckIn meant) => person.Current.Inputs.Count > 0
        ? person.Current.Find("answer") ?? throw Wrong("a button to answer")
        : person.Current.Find("answer", meant.To(person.Current.Steps[0])!.Sent) ?? throw Wrong("the option");

    /// <summary>What the person puts into the inputs.</summary>
    public Dictionary<string, string> InputsOf(CheckIn meant)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in person.Current.Inputs)
        {
            var isNew = input.EndsWith("New", StringComparison.Ordinal);
            var hasNew = person.Current.Inputs.Contains(input + "New", StringComparer.Ordinal);
            if (!hasNew && meant.To(isNew ? input[..^3] : input) is { } answer)
                inputs[input] = answer.Sent;
        }

        return inputs;
    }

    /// <summary>Answers by typing or by clicking. Returns the last step that was answered.</summary>
    private async Task<string> AnswerAsync(CheckIn meant, string due)
    {
        var steps = person.Current.Steps;
        if (person.Current.Guide != CheckInGuide || steps.Count == 0 || steps[0] != due)
            throw Wrong($"the question {due}");
        Turns++;
        if (random.NextDouble() < typing)
        {
            await person.SayAsync(meant.To(due)!.Typed);
            return due;
        }

        await ClickAnswerAsync(meant);
        return steps[^1];
    }

    private async Task ChooseAsync(string step, string option, string word)
    {
        Turns++;
        if (person.Current.Steps is not [var asked] || asked != step)
            throw Wrong($"the question {step}");
        if (random.NextDouble() < typing)
            await person.SayAsync(word);
        else
            await person.ClickAsync(person.Current.Find("answer", option) ?? throw Wrong(option), NoInputs);
    }

    private static string Difference(IEnumerable<(string Label, string Value)> meant, IEnumerable<(string Label, string Value)> stored) =>
        $"meant but not stored {string.Join(", ", meant.Except(stored))}; stored but not meant {string.Join(", ", stored.Except(meant))}";

    private ViolationException Wrong(string expected) => new(
        $"{person.Place.Name}: expected {expected}, met {person.Current.Guide}/{string.Join('+', person.Current.Steps)} \"{string.Join(" | ", person.Current.Texts.Take(3))}\"");
}
