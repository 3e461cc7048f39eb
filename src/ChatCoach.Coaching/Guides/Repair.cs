namespace ChatCoach.Coaching.Guides;

/// <summary>What a person can do at any time, by word or by card (guides B.20).</summary>
public enum Repair
{
    Back,
    Change,
    Skip,
    Pause,
    Stop,
    Why,
    WhoSees,
    Forget,
    MyData,
    Help,
    Sos,
    German,
    English,
    MyCheckIns,
    Relationships,
    Settings,
    Resume,
    Restart,
    Hello,
    WhoHasSeen,
    MyReleases,
    ReleasedToMe,
    MySessions,
    Desk,
    WeeklyCard,
    TeamAsks,
    WorksCouncil,
}

/// <summary>The words of one repair. They count only when they are the whole message.</summary>
public sealed record RepairWords(Repair Repair, WordList Words);
