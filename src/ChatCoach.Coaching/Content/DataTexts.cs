using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences about a person's data and the files that reach them. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record DataTexts
{
    public required Phrase AgreementOf { get; init; }

    public required Phrase AgreementTitle { get; init; }

    public required Phrase AppointmentTitle { get; init; }

    public required Phrase ButtonClientAgreement { get; init; }

    public required Phrase ButtonClientAppointment { get; init; }

    public required Phrase ButtonClientSide { get; init; }

    public required Phrase ButtonClientText { get; init; }

    public required Phrase ButtonExport { get; init; }

    public required Phrase ButtonGetCalendar { get; init; }

    public required Phrase ButtonGetPage { get; init; }

    public required Phrase ButtonWhoHasSeen { get; init; }

    public required Phrase ClientSide { get; init; }

    public required Phrase ClientTextHow { get; init; }

    public required Phrase DoorButton { get; init; }

    public required Phrase DoorHow { get; init; }

    public required Phrase DoorTitle { get; init; }

    public required Phrase ExportReady { get; init; }

    public required Phrase FileAgreement { get; init; }

    public required Phrase FileAppointment { get; init; }

    public required Phrase FileData { get; init; }

    public required Phrase FilePage { get; init; }

    public required Phrase FileReady { get; init; }

    public required Phrase GoneRelationship { get; init; }

    public required Phrase HeadUntil { get; init; }

    public required Phrase HeadWhat { get; init; }

    public required Phrase HeadWho { get; init; }

    public required Phrase Invitation { get; init; }

    public required Phrase InvitationOn { get; init; }

    public required Phrase LinkAgreement { get; init; }

    public required Phrase LinkAppointment { get; init; }

    public required Phrase LinkData { get; init; }

    public required Phrase LinkHow { get; init; }

    public required Phrase LinkPage { get; init; }

    public required Phrase LogAlone { get; init; }

    public required Phrase LogAloneSelf { get; init; }

    public required Phrase LogCodeMade { get; init; }

    public required Phrase LogCodeUsed { get; init; }

    public required Phrase LogErased { get; init; }

    public required Phrase LogJoined { get; init; }

    public required Phrase LogJoinedSelf { get; init; }

    public required Phrase LogLeft { get; init; }

    public required Phrase LogLeftSelf { get; init; }

    public required Phrase LogLinkMade { get; init; }

    public required Phrase LogLinkOpened { get; init; }

    public required Phrase NoAddress { get; init; }

    public required Phrase NoAddressExport { get; init; }

    public required Phrase NobodyElse { get; init; }

    public required Phrase NobodyHasSeen { get; init; }

    public required Phrase NoNextDate { get; init; }

    public required Phrase NoOpenAgreements { get; init; }

    public required Phrase PageChats { get; init; }

    public required Phrase PageCounted { get; init; }

    public required Phrase PageRelationships { get; init; }

    public required Phrase PageReminders { get; init; }

    public required Phrase PageRuns { get; init; }

    public required Phrase PageSettings { get; init; }

    public required Phrase PageSmall { get; init; }

    public required Phrase PageTitle { get; init; }

    public required Phrase PreviewHow { get; init; }

    public required Phrase ReminderFollowUp { get; init; }

    public required Phrase ReminderRun { get; init; }

    public required Phrase RoleBoth { get; init; }

    public required Phrase RoleDecider { get; init; }

    public required Phrase RoleOpen { get; init; }

    public required Phrase RoleThem { get; init; }

    public required Phrase RoleUs { get; init; }

    public required Phrase SettingAgreed { get; init; }

    public required Phrase SettingCounts { get; init; }

    public required Phrase SettingEnglish { get; init; }

    public required Phrase SettingGerman { get; init; }

    public required Phrase SettingLanguage { get; init; }

    public required Phrase SettingNo { get; init; }

    public required Phrase SettingPlain { get; init; }

    public required Phrase SettingReminders { get; init; }

    public required Phrase SettingRoles { get; init; }

    public required Phrase SettingTone { get; init; }

    public required Phrase SettingUnit { get; init; }

    public required Phrase SettingWarm { get; init; }

    public required Phrase SettingYes { get; init; }

    public required Phrase SettingZone { get; init; }

    public required Phrase ShutHow { get; init; }

    public required Phrase ShutTitle { get; init; }

    public required Phrase SignatureThem { get; init; }

    public required Phrase SignatureUs { get; init; }

    public required Phrase WhoHasSeenTitle { get; init; }
}
