namespace ChatCoach.Coaching.Guides;

/// <summary>Reminders a guide can ask for.</summary>
public enum NudgeKind
{
    /// <summary>"I'll be back in five minutes."</summary>
    ComeBack,

    /// <summary>A check-in reminder on the next morning.</summary>
    NextDay,

    /// <summary>A paused guide is offered again in an hour, because the person asked for it.</summary>
    Resume,

    /// <summary>Not a message: answers of a run whose time is over go (privacy rule P12). No option can ask for it.</summary>
    Retain,

    /// <summary>A look at what was agreed in a relationship, weeks later. No option can ask for it.</summary>
    FollowUp,

    /// <summary>Somebody released something to the person. No option can ask for it.</summary>
    Released,

    /// <summary>Something about a session with a coach is new or due. No option can ask for it.</summary>
    Session,

    /// <summary>A new weekly card is there. No option can ask for it.</summary>
    Voice,

    /// <summary>Management answered what the team asked. No option can ask for it.</summary>
    TeamAsk,
}
