using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>Somebody who plays at random: opens their page, taps what stands on a card, old cards too, and writes times and words.</summary>
internal sealed class SessionPlayer(Person person, bool coach)
{
    /// <summary>Older cards lie further up in the chat than anybody scrolls.</summary>
    private const int CardsKept = 8;

    private static readonly string[] Times = ["Mi 9 Uhr", "Do 14:30", "Fr 10 Uhr", "Mo 8 Uhr", "Di 19 Uhr", "morgen um 11 Uhr", "gestern", "31.02. um 9 Uhr", "28.03.2027 um 2:30", "Sa 10 Uhr", "irgendwann"];

    private readonly List<Reply> cards = [];
    private int said;

    public Person Person => person;

    public bool IsCoach => coach;

    /// <summary>Begins of what the player wrote for a coach; nobody else writes so.</summary>
    public string Mark => $"Zeichen-{person.Name}-";

    /// <summary>What they do next.</summary>
    public TurnInput.Click Next(Random random)
    {
        if (cards.Count == 0 || random.Next(100) < 8)
            return Clicked(new CardAction(Verbs.Repair, Token(random), Arg: coach ? nameof(Repair.Desk) : nameof(Repair.MySessions)));
        var reply = random.Next(100) < 12 ? cards[random.Next(cards.Count)] : cards[^1];
        return reply is Reply.Question question ? Answered(question, random) : Tapped(reply, random);
    }

    public void Saw(Reply reply)
    {
        cards.Add(reply);
        if (cards.Count > CardsKept)
            cards.RemoveAt(0);
    }

    private TurnInput.Click Tapped(Reply reply, Random random)
    {
        var buttons = reply.Buttons.Where(b => Weight(b) > 0).SelectMany(b => Enumerable.Repeat(b, Weight(b))).ToList();
        if (buttons.Count == 0)
            return Clicked(new CardAction(Verbs.Repair, Token(random), Arg: coach ? nameof(Repair.Desk) : nameof(Repair.MySessions)));
        var button = buttons[random.Next(buttons.Count)];
        ImmutableDictionary<string, string>? inputs = reply is Reply.Message { Field: { } field } ? ImmutableDictionary<string, string>.Empty.Add(field.Id, Times[random.Next(Times.Length)]) : null;
        return Clicked(new CardAction(button.Do, reply.Ref.Token, button.Run, Arg: button.Arg, Inputs: inputs));
    }

    /// <summary>What leads away from sessions, or ends them, is tapped seldom: otherwise nobody ever comes far.</summary>
    private static int Weight(CardButton button) => (button.Do, button.Arg ?? "") switch
    {
        (Verbs.SessionDo, "takes:no") or (Verbs.Aside, "session-ask.no" or "session-neutral.no") => 1,
        (Verbs.SessionDo, var arg) when arg.StartsWith("pass:", StringComparison.Ordinal) => 1,
        (Verbs.Session, var arg) when arg.StartsWith("end:", StringComparison.Ordinal) => 1,
        (Verbs.Session or Verbs.SessionDo or Verbs.Aside or Verbs.Answer, _) or (Verbs.Start, "GC") => 10,
        (Verbs.Repair, nameof(Repair.MySessions) or nameof(Repair.Desk)) => 3,
        _ => 0,
    };

    private TurnInput.Click Answered(Reply.Question question, Random random)
    {
        var inputs = question.Items.ToImmutableDictionary(i => i.Step, i => i.Choices.Count > 0 ? i.Choices[random.Next(i.Choices.Count)].Value : i.Kind == StepKind.Text ? $"{Mark}{said++}" : "");
        return Clicked(new CardAction(Verbs.Answer, question.Ref.Token, question.Ref.Run, question.Ref.Step, Inputs: inputs, Guide: question.Ref.Guide));
    }

    private static TurnInput.Click Clicked(CardAction action) => new TurnInput.Click(action);

    private static string Token(Random random) => random.NextInt64().ToString("x16", CultureInfo.InvariantCulture);
}
