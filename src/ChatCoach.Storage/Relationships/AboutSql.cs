using System.Collections.Immutable;
using System.Data.Common;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Relationships;

/// <summary>What is stored of a relationship a person is on.</summary>
internal sealed record SealedMembership(string RelationshipId, int Version, bool Owner, int Others, byte[] Key, byte[] Record)
{
    public HeldRelationship Open(string person, string localId, DataKey personKey, ImmutableDictionary<string, StrangeMembers>.Builder strange)
    {
        var secret = personKey.Open(Key, SealPlace.Member(person, localId));
        var record = StoredJson.Read(new DataKey(RelationshipId, secret).Open(Record, SealPlace.Relationship(RelationshipId)), StateJson.Default.RelationshipRecord, out var unknown);
        if (unknown is not null)
            strange[RelationshipId] = unknown;
        return new HeldRelationship(RelationshipId, Version, secret, Owner, record);
    }
}

/// <summary>What was asked about one relationship, still sealed.</summary>
internal sealed record SealedAbout(string LocalId, SealedMembership? Member, ImmutableList<SealedRun> Runs, int RunCount)
{
    public AboutRelationship Open(string person, HeldRelationship? held, DataKey personKey, ImmutableDictionary<string, StrangeMembers>.Builder strange) => new(
        held?.Record ?? RelationshipRecord.New,
        Member?.Others ?? 0,
        held?.Owner ?? true,
        [.. Runs.Select(run => run.Open(person, personKey, strange))],
        RunCount);
}

/// <summary>Reads what a turn wants to know of relationships. After the person: had a turn come between, the commit over the older version would be refused.</summary>
internal static class AboutSql
{
    /// <summary>Own finished runs about one relationship that a turn is given, the newest: what a card shows and what the pattern rule looks at.</summary>
    private const int MostRuns = 30;

    /// <summary>An id that is not the person's leads to nothing, whoever's it is.</summary>
    public static async Task<SealedAbout> ReadAsync(SqlSession sql, string person, string localId, DataKey personKey)
    {
        var members = await sql.ReadAsync(
            $"""
            SELECT r.id, r.version, m.owner, m.sealed, r.sealed,
                (SELECT COUNT(*) FROM relationship_members o WHERE o.relationship_id = m.relationship_id AND o.person_id <> m.person_id)
            FROM relationship_members m JOIN relationships r ON r.id = m.relationship_id
            WHERE m.person_id = {person} AND m.local_id = {localId}
            """,
            Membership);
        var tag = HeldRelationship.TagOf(localId, personKey);
        var runs = await sql.ReadAsync(
            $"""
            SELECT id, open, sealed, (SELECT COUNT(*) FROM runs n WHERE n.person_id = {person} AND n.about = {tag} AND n.finished_at IS NOT NULL)
            FROM runs WHERE person_id = {person} AND about = {tag} AND finished_at IS NOT NULL
            ORDER BY finished_at DESC, id DESC LIMIT {MostRuns}
            """,
            row => (Run: LoadSql.Run(row, 0), Count: row.GetInt32(3)));
        return new SealedAbout(localId, members.FirstOrDefault(), [.. runs.Select(r => r.Run)], runs.Count == 0 ? 0 : runs[0].Count);
    }

    /// <summary>All the person is on, without their runs: the longest first.</summary>
    public static Task<List<(string LocalId, DateTimeOffset Since, SealedMembership Member)>> AllAsync(SqlSession sql, string person) => sql.ReadAsync(
        $"""
        SELECT r.id, r.version, m.owner, m.sealed, r.sealed,
            (SELECT COUNT(*) FROM relationship_members o WHERE o.relationship_id = m.relationship_id AND o.person_id <> m.person_id), m.local_id, m.since
        FROM relationship_members m JOIN relationships r ON r.id = m.relationship_id
        WHERE m.person_id = {person} ORDER BY m.since, m.local_id
        """,
        row => (row.GetString(6), row.Time(7), Membership(row)));

    private static SealedMembership Membership(DbDataReader row) =>
        new(row.GetString(0), row.GetInt32(1), row.GetBoolean(2), row.GetInt32(5), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4));
}
