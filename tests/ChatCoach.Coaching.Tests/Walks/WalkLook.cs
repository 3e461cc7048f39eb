using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Walks;

/// <summary>Looks closely at what came of an input: what is said, and which answers changed.</summary>
public sealed class WalkLook(Talk talk, bool draws)
{
    private const string Own = "Wort ";

    private static readonly GuideShelf Shelf = RealContent.Coach.Guides;

    private PersonState state = talk.State;
    private Run[] runs = [];
    private bool repeated;

    /// <summary>Own words that name the place they are for.</summary>
    public string WordsFor(int number, string step, CardRef card) =>
        string.Create(CultureInfo.InvariantCulture, $"{Own}{number} zu {step} {Find(card.Run)?.Cards.Find(c => c.Token == card.Token)?.Visit ?? 0}");

    /// <summary>Remembers how everything stood.</summary>
    /// <param name="said">The same words are said once more: the next question may take them, whatever place they name.</param>
    public void Before(bool said)
    {
        repeated = said;
        state = talk.State;
        runs = [.. talk.Runs.Values, .. talk.State.LightRuns];
    }

    public void After(TurnInput input)
    {
        if (talk.Reply is { } reply)
            LookAt(reply);
        else
            Assert.True(input is TurnInput.Due, "Nothing was said.");
        if (talk.Result is { Erase: false, ForgetRuns: false })
            foreach (var before in runs)
                LookAt(before, input);
        foreach (var now in talk.State.LightRuns.Concat(talk.Runs.Values))
            if (Array.TrueForAll(runs, r => r.Id != now.Id))
                Assert.True(now.Answers.IsEmpty, "A run began with an answer.");
    }

    private Run? Find(string? id) => id is null ? null : talk.Runs.GetValueOrDefault(id) ?? talk.State.LightRuns.Find(r => r.Id == id);

    private void LookAt(Reply reply)
    {
        foreach (var text in TextsOf(reply))
        {
            if (string.IsNullOrWhiteSpace(text))
                throw Amiss("A text is missing.");
            if (text.Contains('{', StringComparison.Ordinal) && Placeholders.In(text).Any())
                throw Amiss($"Not filled: {text}");
        }

        Assert.True(reply.Buttons.Count > 0, "No way on.");
        Assert.True(reply.Buttons.Exists(IsSos) || reply.Footer.Exists(IsSos), "No way to help.");
        Assert.True(talk.Erased || reply.Language == (talk.State.Language ?? talk.Hints.Language), "The wrong language.");
        if (!draws)
            return;
        var problems = CardLint.Problems(RealContent.Draw(reply));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.NotEmpty(talk.Text);
    }

    private static bool IsSos(CardButton button) => button.Arg == nameof(Repair.Sos);

    private static IEnumerable<string> TextsOf(Reply reply)
    {
        foreach (var button in reply.Buttons)
            yield return button.Label;
        foreach (var link in reply.Footer)
            yield return link.Label;
        switch (reply)
        {
            case Reply.Question question:
                yield return question.Title;
                yield return question.Lead ?? question.Title;
                yield return question.Answered ?? question.Title;
                foreach (var item in question.Items)
                {
                    yield return item.Ask;
                    yield return item.Label;
                    foreach (var choice in item.Choices)
                        yield return choice.Label;
                }

                break;
            case Reply.Message message:
                foreach (var paragraph in message.Paragraphs)
                    yield return paragraph;
                yield return message.Field?.Ask ?? reply.Buttons[0].Label;
                break;
            case Reply.Menu menu:
                yield return menu.Title;
                yield return menu.SmallPrint;
                break;
            case Reply.Summary summary:
                yield return summary.Title;
                foreach (var fact in summary.Facts)
                    yield return fact.Label + fact.Value;
                break;
        }
    }

    /// <summary>Only what was asked about in this input may have changed, and only to what it says.</summary>
    private void LookAt(Run before, TurnInput input)
    {
        var guide = Shelf.Find(before.Guide, before.Version)!;
        if (Find(before.Id) is not { } after)
        {
            var asked = state.Aside is { Kind: "stop" or "delete-sure" };
            Assert.True(asked || guide.Keeps != Keeps.Record || before.Answers.All(a => !Says(guide, a) || Answers(input, before, a)), "A run vanished.");
            return;
        }

        if (ReferenceEquals(before.Answers, after.Answers))
            return;
        foreach (var answer in after.Answers)
            if (before.Find(answer.Step, answer.Visit) is not { } old || (!ReferenceEquals(old, answer) && !old.Values.SequenceEqual(answer.Values)))
                LookAt(before, after, guide, answer, input);
        foreach (var answer in before.Answers)
            if (after.FinishedAt is null && after.Find(answer.Step, answer.Visit) is null && !Answers(input, before, answer))
                throw Amiss($"The answer to \"{answer.Step}\" was lost.");
        if (after.FinishedAt is null || after.Reopened is not null)
            return;
        var way = GuidePath.Walk(Shelf, guide, after).Answered.Select(p => p.Answer).ToHashSet(ReferenceEqualityComparer.Instance);
        if (after.Answers.Find(a => a.Values.Count > 0 && !way.Contains(a)) is { } lost)
            throw Amiss($"The answer to \"{lost.Step}\" lies beside the way.");
    }

    private void LookAt(Run before, Run after, Guide guide, Answer answer, TurnInput input)
    {
        if (guide.Find(answer.Step) is not { } step)
            throw Amiss($"There is no step \"{answer.Step}\".");
        var closed = after.FinishedAt is not null;
        var position = closed && answer.Values.IsEmpty && (step.Field is null || before.FinishedAt is not null);
        var known = closed && step.Kind == StepKind.Relationship && answer.Values is [var about] && about == before.About;
        if (!position && !known && !Answers(input, before, answer))
            throw Amiss($"\"{answer.Step}\" ({answer.Visit}) was not asked about and is now {string.Join(',', answer.Values)}.");
        if (!IsLegal(guide, step, answer.Values))
            throw Amiss($"\"{string.Join(',', answer.Values)}\" is no answer to \"{answer.Step}\".");
        if (!repeated && step.Kind == StepKind.Text && answer.Values is [var words] && words.StartsWith(Own, StringComparison.Ordinal)
            && !words.EndsWith(string.Create(CultureInfo.InvariantCulture, $" zu {answer.Step} {answer.Visit}"), StringComparison.Ordinal))
            throw Amiss($"\"{words}\" stands at {answer.Step} {answer.Visit}.");
    }

    /// <summary>Not an assertion with a message: that would write one for each of millions of good turns.</summary>
    private static InvalidOperationException Amiss(string what) => new(what);

    private static bool Says(Guide guide, Answer answer) => answer.Values.Count > 0 && guide.Find(answer.Step) is { Field: not null, Kind: not StepKind.Confirm };

    /// <summary>Whether this input is about that step of the run, that time round.</summary>
    private bool Answers(TurnInput input, Run run, Answer answer) => input switch
    {
        TurnInput.Click { Action: { Do: Verbs.Aside } } => InAside(run, answer),
        TurnInput.Click { Action: var action } => action.Run == run.Id && run.Cards.Exists(c => c.Token == action.Token && c.Steps.Contains(answer.Step) && (c.Visit == answer.Visit || IsLight(run))),
        TurnInput.Text => InAside(run, answer) || (state.ActiveRun == run.Id && IsOpen(run, answer)),
        _ => false,
    };

    private bool InAside(Run run, Answer answer) =>
        state.Aside is { } aside && aside.Run == run.Id && aside.Values.ContainsKey(answer.Step) && (IsLight(run) || answer.Visit == (aside.Kind == "keep-or-change" || aside.Scope is not null ? aside.Visit : PathOf(run).Visit));

    /// <summary>Of a guide that keeps no record, only the newest answer counts.</summary>
    private static bool IsLight(Run run) => Shelf.Find(run.Guide)!.Keeps != Keeps.Record;

    private static bool IsOpen(Run run, Answer answer) => PathOf(run) is { Open: { } open } path && open.Id == answer.Step && path.Visit == answer.Visit;

    private static GuidePath PathOf(Run run)
    {
        var path = GuidePath.Walk(Shelf, Shelf.Find(run.Guide, run.Version)!, run);
        return run.Reopened is { } again && path.Answered.FirstOrDefault(p => p.Step.Id == again.Step && p.Answer.Visit == again.Visit) is { } point
            ? path with { Open = point.Step, Visit = again.Visit } : path;
    }

    private bool IsLegal(Guide guide, GuideStep step, ImmutableList<string> values) => values.IsEmpty || step.Kind switch
    {
        StepKind.Choice or StepKind.Confirm => values is [var id] && IsOption(guide, step, id),
        StepKind.Multi => values.Count <= step.Max && values.Distinct(StringComparer.Ordinal).Count() == values.Count && values.TrueForAll(v => IsOption(guide, step, v)),
        StepKind.Scale5 => values is ["1" or "2" or "3" or "4" or "5"],
        StepKind.Date => values is [var day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        StepKind.Relationship => values is [var relationship] && talk.State.Relationships.Exists(r => r.Id == relationship),
        _ => values is [var words] && words.Length is > 0 and <= GuideCheck.MaxFreeText && words == CleanText.Of(words).Trim(),
    };

    private static bool IsOption(Guide guide, GuideStep step, string id) => Shelf.OptionsOf(guide, step).Any(o => o.Id == id && o.Does is null);
}
