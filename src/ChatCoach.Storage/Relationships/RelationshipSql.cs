using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Relationships;

/// <summary>
/// The statements of what a turn does to relationships. Whatever it is, the record's row is taken first and its version
/// raised: so of two people who write at once, or one who writes while another goes, the second loads again.
/// </summary>
internal static class RelationshipSql
{
    /// <returns>False: somebody else was there in between, and nothing of the turn may be kept.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, SealedTurn turn)
    {
        var commit = turn.Commit;
        if (commit.ForgetRuns)
            await MemberSql.LeaveAllAsync(sql, commit.Before.PersonId);
        foreach (var write in turn.Relationships)
        {
            if (!await OneAsync(sql, commit, write))
                return false;
        }

        return true;
    }

    private static Task<bool> OneAsync(SqlSession sql, TurnCommit commit, RelationshipWrite write) => write switch
    {
        RelationshipWrite.New made => NewAsync(sql, commit, made),
        RelationshipWrite.Change change => RecordAsync(sql, change.Id, change.Version, change.Record, change.GoesAt),
        RelationshipWrite.Leave leave => LeaveAsync(sql, commit.Before.PersonId, leave),
        RelationshipWrite.AloneAgain alone => AloneAgainAsync(sql, commit.Before.PersonId, alone),
        RelationshipWrite.Invite invite => InviteAsync(sql, commit, invite),
        RelationshipWrite.Join join => JoinAsync(sql, commit, join),
        _ => throw new InvalidOperationException($"Unknown write {write.GetType().Name}."),
    };

    private static async Task<bool> NewAsync(SqlSession sql, TurnCommit commit, RelationshipWrite.New made)
    {
        await sql.RunAsync($"INSERT INTO relationships (id, version, sealed, goes_at) VALUES ({made.Id}, 1, {made.Record}, {made.GoesAt})");
        await MemberSql.AddAsync(sql, commit.Before.PersonId, made.LocalId, made.Id, owner: true, commit.Now, made.Member);
        return true;
    }

    private static async Task<bool> RecordAsync(SqlSession sql, string id, int version, byte[] record, DateTimeOffset? goesAt) =>
        await sql.RunAsync($"UPDATE relationships SET version = version + 1, sealed = {record}, goes_at = {goesAt} WHERE id = {id} AND version = {version}") > 0;

    private static async Task<bool> TakeAsync(SqlSession sql, string id, int version) =>
        await sql.RunAsync($"UPDATE relationships SET version = version + 1 WHERE id = {id} AND version = {version}") > 0;

    private static async Task<bool> LeaveAsync(SqlSession sql, string person, RelationshipWrite.Leave leave)
    {
        await MemberSql.LeaveAsync(sql, person, leave.Id);
        return true;
    }

    private static async Task<bool> AloneAgainAsync(SqlSession sql, string person, RelationshipWrite.AloneAgain alone)
    {
        if (!await RecordAsync(sql, alone.Id, alone.Version, alone.Record, alone.GoesAt))
            return false;
        await sql.RunAsync($"DELETE FROM relationship_members WHERE relationship_id = {alone.Id} AND person_id <> {person}");
        await sql.RunAsync($"DELETE FROM invitations WHERE relationship_id = {alone.Id}");
        return await sql.RunAsync($"UPDATE relationship_members SET sealed = {alone.Member} WHERE person_id = {person} AND local_id = {alone.LocalId}") > 0;
    }

    private static async Task<bool> InviteAsync(SqlSession sql, TurnCommit commit, RelationshipWrite.Invite invite)
    {
        if (!await TakeAsync(sql, invite.Id, invite.Version))
            return false;
        // A code that was given to the wrong person is made useless by asking for another.
        await sql.RunAsync($"DELETE FROM invitations WHERE relationship_id = {invite.Id} AND person_id = {commit.Before.PersonId}");
        await sql.RunAsync(
            $"""
            INSERT INTO invitations (tag, relationship_id, person_id, tenant, until, sealed)
            VALUES ({invite.Tag}, {invite.Id}, {commit.Before.PersonId}, {commit.Who.Tenant}, {invite.Until}, {invite.Content})
            """);
        return true;
    }

    private static async Task<bool> JoinAsync(SqlSession sql, TurnCommit commit, RelationshipWrite.Join join)
    {
        if (!await TakeAsync(sql, join.Id, join.Version) || await InvitationSql.UseAsync(sql, join.Tag, commit.Who.Tenant, commit.Now) == 0)
            return false;
        await MemberSql.AddAsync(sql, commit.Before.PersonId, join.LocalId, join.Id, owner: false, commit.Now, join.Member);
        return true;
    }
}
