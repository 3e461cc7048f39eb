using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Content;

/// <summary>Sentences about the dates of a session. As in <see cref="Texts"/>: one property a sentence, none can be absent.</summary>
public sealed record DateTexts
{
    public required Phrase Booked { get; init; }

    public required Phrase ButtonDates { get; init; }

    public required Phrase ButtonFile { get; init; }

    public required Phrase ButtonFileOff { get; init; }

    public required Phrase ButtonFind { get; init; }

    public required Phrase ButtonHeld { get; init; }

    public required Phrase ButtonHours { get; init; }

    public required Phrase ButtonKeepOld { get; init; }

    public required Phrase ButtonLate { get; init; }

    public required Phrase ButtonMissed { get; init; }

    public required Phrase ButtonMove { get; init; }

    public required Phrase ButtonNext { get; init; }

    public required Phrase ButtonOff { get; init; }

    public required Phrase ButtonOffer { get; init; }

    public required Phrase ButtonOthers { get; init; }

    public required Phrase ButtonOwn { get; init; }

    public required Phrase ButtonSend { get; init; }

    public required Phrase ButtonSeries { get; init; }

    public required Phrase ButtonUnoffer { get; init; }

    public required Phrase CalledOff { get; init; }

    public required Phrase Changed { get; init; }

    public required Phrase Choose { get; init; }

    public required Phrase ChooseAnew { get; init; }

    public required Phrase ChooseOffer { get; init; }

    public required Phrase FileDescription { get; init; }

    public required Phrase FileHow { get; init; }

    public required Phrase FileLink { get; init; }

    public required Phrase FileOff { get; init; }

    public required Phrase FileTitle { get; init; }

    public required Phrase GuestHow { get; init; }

    public required Phrase Held { get; init; }

    public required Phrase HeldDone { get; init; }

    public required Phrase HoursNoZone { get; init; }

    public required Phrase HoursSet { get; init; }

    public required Phrase HoursWrong { get; init; }

    public required Phrase JoinLink { get; init; }

    public required Phrase JustTaken { get; init; }

    public required Phrase Kept { get; init; }

    public required Phrase KeptMine { get; init; }

    public required Phrase Late { get; init; }

    public required Phrase LateDone { get; init; }

    public required Phrase Missed { get; init; }

    public required Phrase MissedDone { get; init; }

    public required Phrase Moved { get; init; }

    public required Phrase NewsDates { get; init; }

    public required Phrase NewsDay { get; init; }

    public required Phrase NewsLate { get; init; }

    public required Phrase NewsMissed { get; init; }

    public required Phrase NewsOffered { get; init; }

    public required Phrase NewsSoon { get; init; }

    public required Phrase NewsToday { get; init; }

    public required Phrase NoHours { get; init; }

    public required Phrase NoHoursCoach { get; init; }

    public required Phrase None { get; init; }

    public required Phrase NothingFree { get; init; }

    public required Phrase NothingFreeCoach { get; init; }

    public required Phrase OffClash { get; init; }

    public required Phrase OffDone { get; init; }

    public required Phrase OffIll { get; init; }

    public required Phrase OffKeep { get; init; }

    public required Phrase OffNotNeeded { get; init; }

    public required Phrase OffPrivate { get; init; }

    public required Phrase OffQuestion { get; init; }

    public required Phrase OfferedByMe { get; init; }

    public required Phrase OfferedToMe { get; init; }

    public required Phrase Outside { get; init; }

    public required Phrase OwnExample { get; init; }

    public required Phrase OwnNothing { get; init; }

    public required Phrase OwnQuestion { get; init; }

    public required Phrase Planned { get; init; }

    public required Phrase PlannedMore { get; init; }

    public required Phrase ReadDayOnly { get; init; }

    public required Phrase ReadNoSuchDay { get; init; }

    public required Phrase ReadNot { get; init; }

    public required Phrase ReadOtherWeekday { get; init; }

    public required Phrase ReadPast { get; init; }

    public required Phrase ReadSkipped { get; init; }

    public required Phrase ReadTwice { get; init; }

    public required Phrase RefusedHoliday { get; init; }

    public required Phrase RefusedOutsideDay { get; init; }

    public required Phrase RefusedOutsideHours { get; init; }

    public required Phrase RefusedTaken { get; init; }

    public required Phrase RefusedTooFar { get; init; }

    public required Phrase RefusedTooSoon { get; init; }

    public required Phrase RefusedWeekFull { get; init; }

    public required Phrase Series3 { get; init; }

    public required Phrase Series4 { get; init; }

    public required Phrase Series6 { get; init; }

    public required Phrase Series8 { get; init; }

    public required Phrase SeriesDone { get; init; }

    public required Phrase SeriesHint { get; init; }

    public required Phrase SeriesHintNone { get; init; }

    public required Phrase SeriesLess { get; init; }

    public required Phrase SeriesNo { get; init; }

    public required Phrase SeriesNone { get; init; }

    public required Phrase SeriesPreview { get; init; }

    public required Phrase SeriesQuestion { get; init; }

    public required Phrase SeriesYes { get; init; }

    public required Phrase StillStands { get; init; }

    public required Phrase Time { get; init; }

    public required Phrase Title { get; init; }

    public required Phrase TooMany { get; init; }

    public required Phrase WaitsChoice { get; init; }

    public required Phrase WhyClash { get; init; }

    public required Phrase WhyIll { get; init; }

    public required Phrase WhyNotNeeded { get; init; }

    public required Phrase Zone { get; init; }
}
