using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Relationships;

/// <summary>Something both sides agreed on.</summary>
/// <param name="Id">As in <see cref="Extra"/>.</param>
/// <param name="On">The day it was written down.</param>
/// <param name="What">In own words.</param>
/// <param name="Who">A role as option id: us, them, both or decider; null: not said.</param>
/// <param name="Until">By when; may be past.</param>
/// <param name="Promise">Whether it can be kept: yes, ask or no; null: not said.</param>
/// <param name="State">How it stands.</param>
/// <param name="Source">As in <see cref="Said"/>.</param>
[StoredFor(Purpose.Relationship, Keeping.Shared)]
public sealed record Agreement(string Id, DateOnly On, string What, string? Who, DateOnly? Until, string? Promise, AgreementState State, string Source);

/// <summary>How an agreement stands.</summary>
public enum AgreementState
{
    /// <summary>It can be kept.</summary>
    Promised,

    /// <summary>Somebody has to be asked first.</summary>
    Asked,

    /// <summary>Not promised: it is open.</summary>
    Open,

    Kept,

    /// <summary>It is settled otherwise.</summary>
    Dropped,
}
