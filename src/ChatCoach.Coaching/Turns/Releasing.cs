using System.Collections.Immutable;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>Releases in one turn: what was loaded of them, and what the turn does.</summary>
internal sealed class Releasing(PersonMemory memory)
{
    public ImmutableList<ReleaseChange> Changes { get; private set; } = [];

    /// <summary>Who can be given something; null: it was not loaded yet.</summary>
    public ImmutableList<Recipient>? Recipients => memory.Recipients;

    /// <summary>The person's releases that are stored; null: they were not loaded yet.</summary>
    public ImmutableList<GivenRelease>? Given => memory.Given;

    /// <summary>What was released to the person, the newest first; null: it was not loaded yet.</summary>
    public ImmutableList<ReceivedRelease>? Received => memory.Received;

    /// <summary>What comes on weekly cards, and off them.</summary>
    public ImmutableList<CardWordChange> CardWords { get; private set; } = [];

    public void Change(ReleaseChange change) => Changes = Changes.Add(change);

    public void Change(CardWordChange change) => CardWords = CardWords.Add(change);
}
