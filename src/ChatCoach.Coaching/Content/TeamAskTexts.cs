using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of what teams ask of management. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record TeamAskTexts
{
    public required Phrase AnswerKept { get; init; }

    public required Phrase AnswerNo { get; init; }

    public required Phrase AnswerNotCounted { get; init; }

    public required Phrase AnswerPartly { get; init; }

    public required Phrase AnswerTaken { get; init; }

    public required Phrase AnswerYes { get; init; }

    public required Phrase ButtonAll { get; init; }

    public required Phrase ButtonAsked { get; init; }

    public required Phrase ButtonAsks { get; init; }

    public required Phrase ButtonDecided { get; init; }

    public required Phrase ButtonDeclined { get; init; }

    public required Phrase ButtonHeard { get; init; }

    public required Phrase ButtonOwner { get; init; }

    public required Phrase ButtonQuestion { get; init; }

    public required Phrase ButtonQuestionSend { get; init; }

    public required Phrase ButtonRead { get; init; }

    public required Phrase ButtonReopen { get; init; }

    public required Phrase ButtonRewrite { get; init; }

    public required Phrase ButtonSend { get; init; }

    public required Phrase ButtonSettings { get; init; }

    public required Phrase ButtonUnanswer { get; init; }

    public required Phrase ButtonUnquestion { get; init; }

    public required Phrase ButtonWords { get; init; }

    public required Phrase ButtonWorking { get; init; }

    public required Phrase By { get; init; }

    public required Phrase Changed { get; init; }

    public required Phrase DecidedQuestion { get; init; }

    public required Phrase DeclinedQuestion { get; init; }

    public required Phrase Gone { get; init; }

    public required Phrase HowManager { get; init; }

    public required Phrase HowTeam { get; init; }

    public required Phrase Line { get; init; }

    public required Phrase Median { get; init; }

    public required Phrase News { get; init; }

    public required Phrase NobodyLeads { get; init; }

    public required Phrase None { get; init; }

    public required Phrase NoUnit { get; init; }

    public required Phrase OneDay { get; init; }

    public required Phrase Owner { get; init; }

    public required Phrase OwnerExample { get; init; }

    public required Phrase OwnerQuestion { get; init; }

    public required Phrase Preview { get; init; }

    public required Phrase QuestionAsked { get; init; }

    public required Phrase QuestionBusy { get; init; }

    public required Phrase QuestionDone { get; init; }

    public required Phrase QuestionExample { get; init; }

    public required Phrase QuestionHow { get; init; }

    public required Phrase QuestionLine { get; init; }

    public required Phrase QuestionNews { get; init; }

    public required Phrase QuestionNothing { get; init; }

    public required Phrase QuestionOver { get; init; }

    public required Phrase QuestionPlanned { get; init; }

    public required Phrase QuestionPreview { get; init; }

    public required Phrase QuestionQuestion { get; init; }

    public required Phrase Sent { get; init; }

    public required Phrase SomeDays { get; init; }

    public required Phrase StateDecided { get; init; }

    public required Phrase StateDeclined { get; init; }

    public required Phrase StateHeard { get; init; }

    public required Phrase StateRaised { get; init; }

    public required Phrase StateWorking { get; init; }

    public required Phrase Title { get; init; }

    public required Phrase Unquestioned { get; init; }

    public required Phrase Until1 { get; init; }

    public required Phrase Until2 { get; init; }

    public required Phrase Until4 { get; init; }

    public required Phrase UntilQuestion { get; init; }

    public required Phrase Waiting { get; init; }

    public required Phrase WasDue { get; init; }

    public required Phrase WholeOpen { get; init; }

    public required Phrase WordsExample { get; init; }

    public required Phrase WordsLine { get; init; }

    public required Phrase WordsQuestion { get; init; }
}
