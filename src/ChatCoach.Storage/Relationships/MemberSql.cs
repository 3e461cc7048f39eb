using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Relationships;

/// <summary>Coming to a relationship and going.</summary>
internal static class MemberSql
{
    public static Task<int> AddAsync(SqlSession sql, string person, string localId, string id, bool owner, DateTimeOffset now, byte[] sealedKey) => sql.RunAsync(
        $"""
        INSERT INTO relationship_members (person_id, local_id, relationship_id, owner, since, sealed)
        VALUES ({person}, {localId}, {id}, {owner}, {now}, {sealedKey})
        """);

    /// <summary>A person leaves everything they are on; always in the same order, so that two who go never wait for each other crosswise.</summary>
    public static async Task LeaveAllAsync(SqlSession sql, string person)
    {
        var ids = await sql.ReadAsync($"SELECT relationship_id FROM relationship_members WHERE person_id = {person}", row => row.GetString(0));
        foreach (var id in ids.Order(StringComparer.Ordinal))
            await LeaveAsync(sql, person, id);
    }

    /// <summary>
    /// What was held in common stays with the others, and the one of them who has been on it longest owns it; with the
    /// last one it goes. The record's row is taken first: of two who go at once the second sees that the first is gone.
    /// </summary>
    public static async Task LeaveAsync(SqlSession sql, string person, string id)
    {
        await sql.RunAsync($"UPDATE relationships SET version = version + 1 WHERE id = {id}");
        await sql.RunAsync($"DELETE FROM relationship_members WHERE person_id = {person} AND relationship_id = {id}");
        await sql.RunAsync($"DELETE FROM invitations WHERE relationship_id = {id} AND person_id = {person}");
        await sql.RunAsync(
            $"""
            DELETE FROM relationships
            WHERE id = {id} AND NOT EXISTS (SELECT 1 FROM relationship_members m WHERE m.relationship_id = {id})
            """);
        await sql.RunAsync(
            $"""
            UPDATE relationship_members SET owner = {true}
            WHERE relationship_id = {id}
                AND person_id = (SELECT m.person_id FROM relationship_members m WHERE m.relationship_id = {id} ORDER BY m.since, m.person_id LIMIT 1)
                AND NOT EXISTS (SELECT 1 FROM relationship_members o WHERE o.relationship_id = {id} AND o.owner)
            """);
    }
}
