namespace ChatCoach.Coaching.Council;

/// <summary>What the works council can stop for everybody in the organisation (privacy rule P24).</summary>
public enum Pausable
{
    /// <summary>The weekly card is neither sent nor shown, and nobody is told of answers to it. Counting goes on as each person said, so that no week is missing.</summary>
    WeeklyCard,

    /// <summary>Reminders of check-ins, paused guides and agreements wait. Dates with a coach and what others give somebody do not: other people rely on them.</summary>
    Reminders,
}

/// <summary>Stops it, or lets it go on.</summary>
public sealed record PauseChange(Pausable What, bool On);
