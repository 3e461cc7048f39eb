using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences about sessions with a coach. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record SessionTexts
{
    public required Phrase Accepted { get; init; }

    public required Phrase AcceptedNoHours { get; init; }

    public required Phrase Asked { get; init; }

    public required Phrase BarredManager { get; init; }

    public required Phrase BarredMember { get; init; }

    public required Phrase BarredNoCoach { get; init; }

    public required Phrase ButtonAccept { get; init; }

    public required Phrase ButtonAsk { get; init; }

    public required Phrase ButtonAskAgain { get; init; }

    public required Phrase ButtonAskNo { get; init; }

    public required Phrase ButtonAskYes { get; init; }

    public required Phrase ButtonDesk { get; init; }

    public required Phrase ButtonEnd { get; init; }

    public required Phrase ButtonEndYes { get; init; }

    public required Phrase ButtonHandBack { get; init; }

    public required Phrase ButtonMine { get; init; }

    public required Phrase ButtonNoRequests { get; init; }

    public required Phrase ButtonNote { get; init; }

    public required Phrase ButtonNoteDelete { get; init; }

    public required Phrase ButtonNoteKeep { get; init; }

    public required Phrase ButtonPass { get; init; }

    public required Phrase ButtonRequests { get; init; }

    public required Phrase ButtonShow { get; init; }

    public required Phrase ButtonShowNo { get; init; }

    public required Phrase ButtonShowYes { get; init; }

    public required Phrase ButtonShown { get; init; }

    public required Phrase ButtonTakeBack { get; init; }

    public required Phrase ButtonUnshow { get; init; }

    public required Phrase DeskAccepted { get; init; }

    public required Phrase DeskAsked { get; init; }

    public required Phrase DeskClosed { get; init; }

    public required Phrase DeskEmpty { get; init; }

    public required Phrase DeskHow { get; init; }

    public required Phrase DeskTitle { get; init; }

    public required Phrase EndQuestion { get; init; }

    public required Phrase Ended { get; init; }

    public required Phrase Gone { get; init; }

    public required Phrase GoneRun { get; init; }

    public required Phrase HandBackQuestion { get; init; }

    public required Phrase HandBackYes { get; init; }

    public required Phrase LogRead { get; init; }

    public required Phrase MineTitle { get; init; }

    public required Phrase NeutralHow { get; init; }

    public required Phrase NeutralNo { get; init; }

    public required Phrase NeutralQuestion { get; init; }

    public required Phrase NeutralYes { get; init; }

    public required Phrase NewsAccepted { get; init; }

    public required Phrase NewsAsked { get; init; }

    public required Phrase NewsEnded { get; init; }

    public required Phrase NewsGone { get; init; }

    public required Phrase NewsNobody { get; init; }

    public required Phrase NoCoach { get; init; }

    public required Phrase NewsPassedOn { get; init; }

    public required Phrase NobodyNow { get; init; }

    public required Phrase NoneOfMine { get; init; }

    public required Phrase NotAsked { get; init; }

    public required Phrase NoteDeleted { get; init; }

    public required Phrase NoteExample { get; init; }

    public required Phrase NoteKept { get; init; }

    public required Phrase NoteNow { get; init; }

    public required Phrase NoteQuestion { get; init; }

    public required Phrase OverviewCapacity { get; init; }

    public required Phrase OverviewFollowUps { get; init; }

    public required Phrase OverviewOpen { get; init; }

    public required Phrase OverviewRequest { get; init; }

    public required Phrase OverviewRequests { get; init; }

    public required Phrase OverviewToday { get; init; }

    public required Phrase OverviewWeek { get; init; }

    public required Phrase Passed { get; init; }

    public required Phrase PreviewHow { get; init; }

    public required Phrase PreviewIntro { get; init; }

    public required Phrase RequestsOff { get; init; }

    public required Phrase RequestsOn { get; init; }

    public required Phrase ShowCheck { get; init; }

    public required Phrase ShowFrame { get; init; }

    public required Phrase ShowGoal { get; init; }

    public required Phrase ShowHow { get; init; }

    public required Phrase ShowNeeds { get; init; }

    public required Phrase ShowPreview { get; init; }

    public required Phrase ShowProblem { get; init; }

    public required Phrase ShownDone { get; init; }

    public required Phrase ShownIntro { get; init; }

    public required Phrase ShownLapsed { get; init; }

    public required Phrase ShownNoRelationship { get; init; }

    public required Phrase ShownNone { get; init; }

    public required Phrase ShownNothing { get; init; }

    public required Phrase ShownRead { get; init; }

    public required Phrase ShownTitle { get; init; }

    public required Phrase ShownUnread { get; init; }

    public required Phrase ShownUntil { get; init; }

    public required Phrase Somebody { get; init; }

    public required Phrase StandsAccepted { get; init; }

    public required Phrase StandsAsked { get; init; }

    public required Phrase StandsMember { get; init; }

    public required Phrase StandsNoCoach { get; init; }

    public required Phrase StandsNobody { get; init; }

    public required Phrase TooMany { get; init; }
}
