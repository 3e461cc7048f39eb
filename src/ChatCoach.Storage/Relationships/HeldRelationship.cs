using ChatCoach.Coaching.Relationships;
using ChatCoach.Storage.Keys;

namespace ChatCoach.Storage.Relationships;

/// <summary>A relationship as a turn met it.</summary>
/// <param name="Id">Id of its record, the same for everybody on it.</param>
/// <param name="Version">Counts what was done to it.</param>
/// <param name="Secret">Its key. Outside memory it lies only in member rows, each under that member's key, and so goes with the last of them.</param>
/// <param name="Owner">The person owns it.</param>
/// <param name="Record">What is held in common.</param>
internal sealed record HeldRelationship(string Id, int Version, byte[] Secret, bool Owner, RelationshipRecord Record)
{
    public DataKey Key => new(Id, Secret);

    /// <summary>What stands beside a run instead of the relationship: only who has the person's key can recognise it.</summary>
    public static string TagOf(string localId, DataKey personKey) => personKey.TagOf("about", localId);
}
