using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>Walks a guide by its cards with given answers; whatever has none is left out.</summary>
public static class Going
{
    /// <summary>More than any guide asks on any way.</summary>
    private const int MostQuestions = 60;

    /// <summary>Starts the guide about the relationship and walks it to its end, or to where it hands over.</summary>
    /// <param name="answers">Step and value; a step of a loop may stand several times, in the order of its visits.</param>
    public static Talk Through(this Talk talk, string guide, string? alias, params (string Step, string Value)[] answers) =>
        talk.Begin(guide, alias is null ? null : talk.IdOf(alias)).Answers(guide, answers);

    /// <summary>Starts a guide as a button of a card does.</summary>
    public static Talk Begin(this Talk talk, string guide, string? about = null) =>
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Start, talk.Reply!.Ref.Token + guide, Arg: about is null ? guide : $"{guide}@{about}")));

    public static Talk Answers(this Talk talk, string guide, params (string Step, string Value)[] answers)
    {
        var left = answers.ToList();
        for (var asked = 0; talk.Reply is Reply.Question question && question.Ref.Guide == guide; asked++)
        {
            Assert.True(asked < MostQuestions, $"{guide} never ends.");
            var inputs = question.Items.Select(i => (i.Step, Value: Next(left, i.Step))).Where(i => i.Value.Length > 0).ToArray();
            if (inputs.Length == 0)
                talk.Tap(T(talk, RealContent.Coach.Texts.ButtonSkip));
            else if (question.Buttons.FirstOrDefault(b => b.Do == Verbs.Answer && b.Arg == inputs[0].Value) is { } button)
                talk.Tap(button.Label);
            else
                talk.Tap(T(talk, RealContent.Coach.Texts.ButtonNext), inputs);
        }

        return talk;
    }

    /// <summary>The person's own id of the relationship they call so.</summary>
    public static string IdOf(this Talk talk, string alias) => talk.State.Relationships.Single(r => r.Alias == alias).Id;

    /// <summary>What is held in common of the relationship they call so.</summary>
    public static RelationshipRecord RecordOf(this Talk talk, string alias) => talk.Records.GetValueOrDefault(talk.IdOf(alias)) ?? RelationshipRecord.New;

    private static string Next(List<(string Step, string Value)> left, string step)
    {
        var at = left.FindIndex(a => a.Step == step);
        if (at < 0)
            return "";
        var value = left[at].Value;
        left.RemoveAt(at);
        return value;
    }

    private static string T(Talk talk, Phrase phrase) => phrase.In(talk.Reply!.Language);
}
