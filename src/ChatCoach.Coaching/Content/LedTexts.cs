using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences of a led session. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record LedTexts
{
    public required Phrase Added { get; init; }

    public required Phrase AddedRule { get; init; }

    public required Phrase AddExample { get; init; }

    public required Phrase AddMany { get; init; }

    public required Phrase AddQuestion { get; init; }

    public required Phrase AddWrong { get; init; }

    public required Phrase AgainNo { get; init; }

    public required Phrase AgainQuestion { get; init; }

    public required Phrase AgainYes { get; init; }

    public required Phrase Alone { get; init; }

    public required Phrase Away { get; init; }

    public required Phrase ButtonAdd { get; init; }

    public required Phrase ButtonAddYes { get; init; }

    public required Phrase ButtonAgainNo { get; init; }

    public required Phrase ButtonAgainYes { get; init; }

    public required Phrase ButtonBegin { get; init; }

    public required Phrase ButtonChangeMine { get; init; }

    public required Phrase ButtonClose { get; init; }

    public required Phrase ButtonDecision { get; init; }

    public required Phrase ButtonExperiment { get; init; }

    public required Phrase ButtonFollow { get; init; }

    public required Phrase ButtonFor { get; init; }

    public required Phrase ButtonLeave { get; init; }

    public required Phrase ButtonLook { get; init; }

    public required Phrase ButtonNewcomerYes { get; init; }

    public required Phrase ButtonNextDate { get; init; }

    public required Phrase ButtonNextStep { get; init; }

    public required Phrase ButtonNo { get; init; }

    public required Phrase ButtonOpen { get; init; }

    public required Phrase ButtonOut { get; init; }

    public required Phrase ButtonPeople { get; init; }

    public required Phrase ButtonRejoin { get; init; }

    public required Phrase ButtonYes { get; init; }

    public required Phrase Changed { get; init; }

    public required Phrase CloseAlone { get; init; }

    public required Phrase ClosedKept { get; init; }

    public required Phrase ClosedNothing { get; init; }

    public required Phrase CloseQuestion { get; init; }

    public required Phrase CloseYes { get; init; }

    public required Phrase Coach { get; init; }

    public required Phrase DatesFell { get; init; }

    public required Phrase DatesWillFall { get; init; }

    public required Phrase Done { get; init; }

    public required Phrase Experiment { get; init; }

    public required Phrase ForScreen { get; init; }

    public required Phrase GoneAnswer { get; init; }

    public required Phrase Kept { get; init; }

    public required Phrase LeaveQuestion { get; init; }

    public required Phrase LeaveYes { get; init; }

    public required Phrase Left { get; init; }

    public required Phrase LogShown { get; init; }

    public required Phrase MirrorOf { get; init; }

    public required Phrase Needs { get; init; }

    public required Phrase NewcomerNo { get; init; }

    public required Phrase NewcomerQuestion { get; init; }

    public required Phrase NewcomerYes { get; init; }

    public required Phrase News { get; init; }

    public required Phrase NewsCoach { get; init; }

    public required Phrase NewsOver { get; init; }

    public required Phrase NewsThrough { get; init; }

    public required Phrase NextDate { get; init; }

    public required Phrase NotBegun { get; init; }

    public required Phrase Noted { get; init; }

    public required Phrase NotYet { get; init; }

    public required Phrase Outcome { get; init; }

    public required Phrase OutQuestion { get; init; }

    public required Phrase OutYes { get; init; }

    public required Phrase People { get; init; }

    public required Phrase Preview { get; init; }

    public required Phrase PreviewHow { get; init; }

    public required Phrase Rules { get; init; }

    public required Phrase RulesLate { get; init; }

    public required Phrase RulesMany { get; init; }

    public required Phrase Screen { get; init; }

    public required Phrase Shown { get; init; }

    public required Phrase ShowStep { get; init; }

    public required Phrase Summary { get; init; }

    public required Phrase Through { get; init; }

    public required Phrase TimeUp { get; init; }

    public required Phrase Until { get; init; }

    public required Phrase ViewOf { get; init; }

    public required Phrase Wait { get; init; }

    public required Phrase Waits { get; init; }

    public required Phrase WaitYes { get; init; }

    public required Phrase WhoSees { get; init; }

    public required Phrase Words { get; init; }
}
