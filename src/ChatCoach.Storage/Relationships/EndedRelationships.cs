using System.Collections.Immutable;
using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Relationships;

/// <summary>
/// Six months after the end of a relationship what is held in common goes, and what each person on it answered about it for
/// themselves (privacy rule P12). For who is no longer on it, it ended on that day.
/// </summary>
internal static class EndedRelationships
{
    /// <summary>Those who come off a relationship by a turn, with what their answers lie under.</summary>
    public static async Task<ImmutableList<Member>> LeavingAsync(CoachStorage storage, TurnCommit commit, DataKey key, IReadOnlyCollection<RelationshipWrite> writes, CancellationToken ct)
    {
        var leaving = ImmutableList.CreateBuilder<Member>();
        foreach (var write in writes)
        {
            if (write is RelationshipWrite.Leave leave)
                leaving.Add(new Member(commit.Before.PersonId, leave.LocalId, key));
            else if (write is RelationshipWrite.AloneAgain alone)
                leaving.AddRange((await MembersAsync(storage, alone.Id, ct)).Where(m => !string.Equals(m.Person, commit.Before.PersonId, StringComparison.Ordinal)));
        }

        return leaving.ToImmutable();
    }

    /// <summary>What they answered about it goes six months after they came off it.</summary>
    public static async Task PlanAsync(SqlSession sql, IEnumerable<Member> leaving, DateTimeOffset now)
    {
        foreach (var member in leaving)
            await PlanAsync(sql, member, now.AddMonths(Lives.MonthsAfterRelationship));
    }

    /// <returns>How many went.</returns>
    public static async Task<int> SweepAsync(CoachStorage storage, DateTimeOffset now, CancellationToken ct)
    {
        var swept = 0;
        var over = await storage.Sql.ReadAsync($"SELECT id, version FROM relationships WHERE goes_at <= {now}", row => (Id: row.GetString(0), Version: row.GetInt32(1)), ct);
        foreach (var (id, version) in over)
        {
            var members = await MembersAsync(storage, id, ct);
            swept += await storage.Sql.WriteAsync(sql => SweepAsync(sql, id, version, members, now), ct);
        }

        return swept;
    }

    /// <summary>With its rows goes the key that lay in them: nothing held in common can be read again.</summary>
    /// <returns>0: somebody came, went or wrote in between; it is for the next round.</returns>
    private static async Task<int> SweepAsync(SqlSession sql, string id, int version, List<Member> members, DateTimeOffset now)
    {
        if (await sql.RunAsync($"DELETE FROM relationships WHERE id = {id} AND version = {version} AND goes_at <= {now}") == 0)
            return 0;
        foreach (var member in members)
            await PlanAsync(sql, member, now);
        return 1;
    }

    private static async Task PlanAsync(SqlSession sql, Member member, DateTimeOffset due)
    {
        var runs = await sql.ReadAsync($"SELECT id FROM runs WHERE person_id = {member.Person} AND about = {HeldRelationship.TagOf(member.LocalId, member.Key)}", row => row.GetString(0));
        foreach (var run in runs)
            await HaveBlankedAsync(sql, member, new Nudge(MomentIds.Hash($"over:{run}"), NudgeKind.Retain, due, run, member.LocalId));
    }

    /// <summary>Which answers of the run are about the relationship, its guide knows: a silent turn of the person sees to it.</summary>
    private static Task<int> HaveBlankedAsync(SqlSession sql, Member member, Nudge nudge) => sql.RunAsync(
        $"""
        INSERT INTO nudges (person_id, id, due_at, attempts, sealed)
        SELECT p.id, {nudge.Id}, {nudge.Due}, 0, {member.Key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(member.Person, nudge.Id))}
        FROM people p WHERE p.id = {member.Person} AND p.key_id = {member.Key.Id}
        ON CONFLICT (person_id, id) DO NOTHING
        """);

    private static async Task<List<Member>> MembersAsync(CoachStorage storage, string id, CancellationToken ct)
    {
        var rows = await storage.Sql.ReadAsync(
            $"SELECT m.person_id, m.local_id, p.key_id FROM relationship_members m JOIN people p ON p.id = m.person_id WHERE m.relationship_id = {id} AND p.key_id IS NOT NULL",
            row => (Person: row.GetString(0), LocalId: row.GetString(1), Key: row.GetString(2)),
            ct);
        var members = new List<Member>();
        foreach (var row in rows)
            if (await storage.Keys.OpenableAsync(row.Key, ct) is { } key)
                members.Add(new Member(row.Person, row.LocalId, key));
        return members;
    }

    /// <summary>Somebody on a relationship, or who was.</summary>
    public sealed record Member(string Person, string LocalId, DataKey Key);
}
