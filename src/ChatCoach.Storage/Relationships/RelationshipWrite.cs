namespace ChatCoach.Storage.Relationships;

/// <summary>One thing a turn does to a relationship, sealed beforehand.</summary>
/// <param name="LocalId">The person's own id of it.</param>
/// <param name="Id">Id of its record.</param>
internal abstract record RelationshipWrite(string LocalId, string Id)
{
    /// <summary>A record nobody had; the person owns it.</summary>
    public sealed record New(string LocalId, string Id, byte[] Record, DateTimeOffset? GoesAt, byte[] Member) : RelationshipWrite(LocalId, Id);

    /// <summary>The record changes.</summary>
    public sealed record Change(string LocalId, string Id, int Version, byte[] Record, DateTimeOffset? GoesAt) : RelationshipWrite(LocalId, Id);

    /// <summary>The person leaves; with the last one it goes.</summary>
    public sealed record Leave(string LocalId, string Id) : RelationshipWrite(LocalId, Id);

    /// <summary>Everybody else goes, and with a new key nothing they were given opens it any more.</summary>
    public sealed record AloneAgain(string LocalId, string Id, int Version, byte[] Record, DateTimeOffset? GoesAt, byte[] Member) : RelationshipWrite(LocalId, Id);

    public sealed record Invite(string LocalId, string Id, int Version, string Tag, DateTimeOffset Until, byte[] Content) : RelationshipWrite(LocalId, Id);

    public sealed record Join(string LocalId, string Id, int Version, string Tag, byte[] Member) : RelationshipWrite(LocalId, Id);
}
