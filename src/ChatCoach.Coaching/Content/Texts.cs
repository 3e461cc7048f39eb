using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>
/// Every sentence of the coach that belongs to no guide. One property a sentence: a missing or an unknown one is
/// refused when the content is loaded, so no sentence can be absent at run time.
/// </summary>
public sealed record Texts
{
    public required Phrase AgreeFirst { get; init; }

    public required Phrase AliasExample { get; init; }

    public required Phrase AliasHint { get; init; }

    public required Phrase AliasTaken { get; init; }

    public required Phrase AnsweredLine { get; init; }

    public required Phrase AnsweredPlain { get; init; }

    public required Phrase ButtonBack { get; init; }

    public required Phrase ButtonChange { get; init; }

    public required Phrase ButtonCheckIn { get; init; }

    public required Phrase ButtonDelete { get; init; }

    public required Phrase ButtonEarlier { get; init; }

    public required Phrase ButtonEnough { get; init; }

    public required Phrase ButtonForget { get; init; }

    public required Phrase ButtonFurther { get; init; }

    public required Phrase ButtonGoOn { get; init; }

    public required Phrase ButtonGuideWaits { get; init; }

    public required Phrase ButtonHelp { get; init; }

    public required Phrase ButtonKeep { get; init; }

    public required Phrase ButtonMore { get; init; }

    public required Phrase ButtonMyCheckIns { get; init; }

    public required Phrase ButtonMyData { get; init; }

    public required Phrase ButtonNever { get; init; }

    public required Phrase ButtonNewer { get; init; }

    public required Phrase ButtonNext { get; init; }

    public required Phrase ButtonNothing { get; init; }

    public required Phrase ButtonOlder { get; init; }

    public required Phrase ButtonPause { get; init; }

    public required Phrase ButtonReadNotice { get; init; }

    public required Phrase ButtonRemind { get; init; }

    public required Phrase ButtonRemindTomorrow { get; init; }

    public required Phrase ButtonResume { get; init; }

    public required Phrase ButtonSkip { get; init; }

    public required Phrase ButtonSomethingElse { get; init; }

    public required Phrase ButtonSos { get; init; }

    public required Phrase ButtonSummary { get; init; }

    public required Phrase ButtonThreeQuestions { get; init; }

    public required Phrase ButtonWhoSees { get; init; }

    public required Phrase ButtonWhy { get; init; }

    public required Phrase CardGone { get; init; }

    public required Phrase ChangeWhich { get; init; }

    public required Phrase Changed { get; init; }

    public required Phrase ChooseAlias { get; init; }

    public required Phrase ComeBack { get; init; }

    public required Phrase ComplaintBodyMissing { get; init; }

    public required Phrase CountingOff { get; init; }

    public required Phrase DateIsPast { get; init; }

    public required Phrase DateNotUnderstood { get; init; }

    public required Phrase DeleteQuestion { get; init; }

    public required Phrase DeliveryUnclear { get; init; }

    public required Phrase EmergencyMissing { get; init; }

    public required Phrase FinishedEmpty { get; init; }

    public required Phrase FinishedKept { get; init; }

    public required Phrase ForgetEverything { get; init; }

    public required Phrase ForgetNothing { get; init; }

    public required Phrase ForgetQuestion { get; init; }

    public required Phrase ForgetRuns { get; init; }

    public required Phrase ForgetSureEverything { get; init; }

    public required Phrase ForgetSureRuns { get; init; }

    public required Phrase ForgetYes { get; init; }

    public required Phrase GroupChat { get; init; }

    public required Phrase GuideRemoved { get; init; }

    public required Phrase HelloAgain { get; init; }

    public required Phrase HintAlways { get; init; }

    public required Phrase HintChoice { get; init; }

    public required Phrase HintDate { get; init; }

    public required Phrase HintOwnWords { get; init; }

    public required Phrase HintRelationship { get; init; }

    public required Phrase HintScale { get; init; }

    public required Phrase HintSeveral { get; init; }

    public required Phrase KeepOrChangeQuestion { get; init; }

    public required Phrase LanguageSwitched { get; init; }

    public required Phrase ListAnd { get; init; }

    public required Phrase ManyDays { get; init; }

    public required Phrase ManyWeeks { get; init; }

    public required Phrase MenuAlways { get; init; }

    public required Phrase MenuSos { get; init; }

    public required Phrase MenuTitle { get; init; }

    public required Phrase MyData { get; init; }

    public required Phrase NameChange { get; init; }

    public required Phrase NameKeep { get; init; }

    public required Phrase NameQuestion { get; init; }

    public required Phrase NewAlias { get; init; }

    public required Phrase NextDay { get; init; }

    public required Phrase NoCheckIns { get; init; }

    public required Phrase NoMoreCheckIns { get; init; }

    public required Phrase NoSuchDay { get; init; }

    public required Phrase NotUnderstood { get; init; }

    public required Phrase NotUnderstoodStep { get; init; }

    public required Phrase NothingBefore { get; init; }

    public required Phrase NothingChanged { get; init; }

    public required Phrase NothingChosen { get; init; }

    public required Phrase NothingDeleted { get; init; }

    public required Phrase NothingOpen { get; init; }

    public required Phrase NothingToChange { get; init; }

    public required Phrase NumbersMissing { get; init; }

    public required Phrase OneDay { get; init; }

    public required Phrase OneWeek { get; init; }

    public required Phrase OnlyText { get; init; }

    public required Phrase PagePlace { get; init; }

    public required Phrase Paused { get; init; }

    public required Phrase PrivateOpener { get; init; }

    public required Phrase ReceiptEverything { get; init; }

    public required Phrase ReceiptOne { get; init; }

    public required Phrase ReceiptRuns { get; init; }

    public required Phrase ReminderSet { get; init; }

    public required Phrase ReminderSetTomorrow { get; init; }

    public required Phrase RemindersOff { get; init; }

    public required Phrase RemovedLine { get; init; }

    public required Phrase ResumeLabel { get; init; }

    public required Phrase ResumeQuestion { get; init; }

    public required Phrase ResumeReminder { get; init; }

    public required Phrase ScaleValue { get; init; }

    public required Phrase SettingsKept { get; init; }

    public required Phrase SettingsOffer { get; init; }

    public required Phrase ShownOnWish { get; init; }

    public required Phrase SimilarNew { get; init; }

    public required Phrase SimilarQuestion { get; init; }

    public required Phrase SomethingFailed { get; init; }

    public required Phrase StillThere { get; init; }

    public required Phrase StopDelete { get; init; }

    public required Phrase StopKeep { get; init; }

    public required Phrase StopQuestion { get; init; }

    public required Phrase Stopped { get; init; }

    public required Phrase StoppedDeleted { get; init; }

    public required Phrase StoppedLine { get; init; }

    public required Phrase SummarySmallPrint { get; init; }

    public required Phrase SummaryTitle { get; init; }

    public required Phrase TakeCare { get; init; }

    public required Phrase TooLong { get; init; }

    public required Phrase TooMany { get; init; }

    public required Phrase TooMuchText { get; init; }

    public required Phrase WhoSeesCoded { get; init; }

    public required Phrase WhoSeesNobody { get; init; }

    public required Phrase WhoSeesNote { get; init; }

    public required Phrase WhoSeesRelationship { get; init; }

    public required Phrase WhoSeesSentence { get; init; }

    public required Phrase WhoSeesTeam { get; init; }

    public required Phrase WishLead { get; init; }

    public required Phrase WishTitle { get; init; }
}
