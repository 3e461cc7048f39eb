using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Relationships;

/// <summary>An invitation as stored.</summary>
/// <param name="RelationshipId">Where it leads.</param>
/// <param name="Version">Of the relationship.</param>
/// <param name="KeyId">The inviter's key.</param>
/// <param name="Sealed">Under that key, and inside it under the code's.</param>
internal sealed record SealedInvitation(string RelationshipId, int Version, string? KeyId, byte[] Sealed);

/// <summary>Invitations by the tag of their code.</summary>
internal static class InvitationSql
{
    /// <summary>Null: there is none, it is past its time, of another firm, or the person is on that relationship already.</summary>
    public static async Task<SealedInvitation?> ReadAsync(SqlSession sql, PersonQuery query, string person, string tag)
    {
        var found = await sql.ReadAsync(
            $"""
            SELECT i.relationship_id, r.version, p.key_id, i.sealed
            FROM invitations i
                JOIN relationships r ON r.id = i.relationship_id
                JOIN people p ON p.id = i.person_id
            WHERE i.tag = {tag} AND i.tenant = {query.Who.Tenant} AND i.until > {query.Now}
                AND NOT EXISTS (SELECT 1 FROM relationship_members m WHERE m.relationship_id = i.relationship_id AND m.person_id = {person})
            """,
            row => new SealedInvitation(row.GetString(0), row.GetInt32(1), row.Text(2), row.GetFieldValue<byte[]>(3)));
        return found.FirstOrDefault();
    }

    /// <summary>It counts once. Returns 0 when it does not any more.</summary>
    public static Task<int> UseAsync(SqlSession sql, string tag, string tenant, DateTimeOffset now) =>
        sql.RunAsync($"DELETE FROM invitations WHERE tag = {tag} AND tenant = {tenant} AND until > {now}");
}
