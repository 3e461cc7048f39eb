using ChatCoach.Coaching.Files;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Files;

/// <summary>
/// What the others on a relationship read in their logs when somebody comes or goes (privacy rule P23): each line lies
/// under the key of the one who reads it. Looked up before the commit, since only here every key can be had.
/// </summary>
internal static class AccessPlan
{
    public static async Task<List<SealedAccess>> OfAsync(CoachStorage storage, TurnCommit commit, IReadOnlyCollection<RelationshipWrite> writes, CancellationToken ct)
    {
        var lines = new List<SealedAccess>();
        var person = commit.Before.PersonId;
        if (commit.Erase || commit.ForgetRuns)
            foreach (var id in await storage.Sql.ReadAsync($"SELECT relationship_id FROM relationship_members WHERE person_id = {person}", row => row.GetString(0), ct))
                await TellAsync(id, LogEvent.Left, null);
        foreach (var write in writes)
        {
            if (write is RelationshipWrite.Leave or RelationshipWrite.AloneAgain)
                await TellAsync(write.Id, write is RelationshipWrite.Leave ? LogEvent.Left : LogEvent.Alone, null);
            else if (write is RelationshipWrite.Join join)
                await TellAsync(join.Id, LogEvent.Joined, await InviterAsync(join.Tag));
        }

        return lines;

        async Task TellAsync(string relationship, LogEvent what, string? inviter)
        {
            var members = await storage.Sql.ReadAsync(
                $"""
                SELECT m.person_id, m.local_id, p.key_id FROM relationship_members m JOIN people p ON p.id = m.person_id
                WHERE m.relationship_id = {relationship} AND m.person_id <> {person} AND p.key_id IS NOT NULL
                """,
                row => (Person: row.GetString(0), LocalId: row.GetString(1), Key: row.GetString(2)),
                ct);
            foreach (var member in members)
            {
                if (await storage.Keys.OpenableAsync(member.Key, ct) is not { } key)
                    continue;
                var told = string.Equals(member.Person, inviter, StringComparison.Ordinal) ? LogEvent.CodeUsed : what;
                lines.Add(SealedAccess.Of(new LogEntry(Guid.NewGuid().ToString("N"), commit.Now, told, LogWho.Member, About: member.LocalId), member.Person, key));
            }
        }

        async Task<string?> InviterAsync(string tag) =>
            (await storage.Sql.ReadAsync($"SELECT person_id FROM invitations WHERE tag = {tag}", row => row.GetString(0), ct)).FirstOrDefault();
    }
}
