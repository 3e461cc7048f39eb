using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>Two people of one firm who come to share a relationship, as people do.</summary>
public static class Sharing
{
    private static readonly RelationshipTexts Texts = RealContent.Coach.Relationships;

    /// <summary>The code the coach shows to somebody who invites.</summary>
    public static string Code(this Talk talk, string alias = "Montagsrunde") =>
        talk.Do(new TurnInput.Click(new CardAction(Verbs.Relationship, null, Arg: $"{talk.IdOf(alias)}:more"))).On(Texts.ButtonInvite).On(Texts.ButtonShowCode).ShownCode();

    /// <summary>The code on the present card.</summary>
    public static string ShownCode(this Talk talk) => ((Reply.Message)talk.Reply!).Paragraphs.Single(p => InviteCode.Read(p) is not null);

    /// <summary>Somebody who has just come in on the relationship of the other.</summary>
    public static Talk Joined(this Talk owner, string alias = "Montagsrunde")
    {
        var talk = Talk.Agreed(firm: owner.Firm);
        talk.Now = owner.Now;
        return talk.Say("pause").Joins(owner.Code(alias));
    }

    public static Talk Joins(this Talk talk, string code) => talk.Say(code).On(Texts.ButtonJoin);

    private static Talk On(this Talk talk, Phrase label) => talk.Tap(label.In(talk.Reply!.Language));
}
