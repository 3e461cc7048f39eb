using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Council;
using ChatCoach.Storage.Erasing;
using ChatCoach.Storage.Files;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Releases;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Voice;
using ChatCoach.Storage.Waking;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Turns;

/// <summary>
/// The statements of one turn. This is the one hot path, so they are written by hand and prepared; both databases take
/// the same text. The order matters: what can refuse the turn comes first, and always in the same order, so that two
/// turns of a person never wait for each other crosswise.
/// </summary>
internal static class TurnSql
{
    public static async Task<CommitOutcome> WriteAsync(SqlSession sql, SealedTurn turn)
    {
        if (await RefusalAsync(sql, turn) is { } refusal)
        {
            sql.Undo();
            return refusal;
        }

        var commit = turn.Commit;
        if (commit.Erase)
            await ErasureSql.WipeAsync(sql, commit.Before.PersonId, turn.Key, turn.KeyId, commit.Now);
        else
            await RecordsAsync(sql, turn);
        foreach (var (tag, until, link) in turn.Links)
            await LinkSql.AddAsync(sql, commit.Before.PersonId, tag, until, link);
        foreach (var line in turn.Accesses)
            await AccessSql.AddAsync(sql, line);
        if (commit.Paused is { } paused && commit.Before.Roles.Contains(OrgPlace.WorksCouncil))
            await PauseSql.WriteAsync(sql, paused, commit.Who.Tenant, commit.Now);
        await EndedRelationships.PlanAsync(sql, turn.Leaving, commit.Now);
        foreach (var news in turn.News)
            await NewsAsync(sql, news);
        if (commit.Conversation is { } place && (commit.Erase || !commit.Before.SeenHere))
            await ConversationAsync(sql, place, commit.Who, commit.Now);
        return new CommitOutcome.Committed(await OutboxAsync(sql, turn));
    }

    private static async Task<CommitOutcome?> RefusalAsync(SqlSession sql, SealedTurn turn)
    {
        var commit = turn.Commit;
        if (commit.Seen is { } seen && await sql.RunAsync(
            $"INSERT INTO seen (conversation_id, activity_id, at) VALUES ({seen.ConversationId}, {seen.ActivityId}, {commit.Now}) ON CONFLICT DO NOTHING") == 0)
            return new CommitOutcome.AlreadySeen();
        if (await PersonAsync(sql, turn) == 0)
            return new CommitOutcome.Conflict();
        if (commit.NudgeDone is { } nudge && await sql.RunAsync(
            $"DELETE FROM nudges WHERE person_id = {commit.Before.PersonId} AND id = {nudge} AND leased_by = {commit.Host}") == 0)
            return new CommitOutcome.AlreadySeen();
        return (commit.Erase ? await ErasedPeople.WriteAsync(sql, turn.Without) : await RelationshipSql.WriteAsync(sql, turn) && await ReleaseSql.WriteAsync(sql, turn) && await SessionSql.WriteAsync(sql, turn) && await FrameAsync(sql, turn) && await TeamAskSql.WriteAsync(sql, turn)) ? null : new CommitOutcome.Conflict();
    }

    private static async Task<bool> FrameAsync(SqlSession sql, SealedTurn turn) =>
        turn.Frame is not { } frame || await FrameSql.WriteAsync(sql, turn.Commit.Before.Unit!, frame, turn.Commit.Now);

    /// <summary>The key is compared beside the version: someone erased and come back counts from 1 again.</summary>
    private static async Task<int> PersonAsync(SqlSession sql, SealedTurn turn)
    {
        var commit = turn.Commit;
        var before = commit.Before;
        var tidyAt = commit.Tidied ? (long?)null : Untidy.DueAfter(commit.Now).UtcTicks;
        if (before.Version > 0 && before.TidyAt == tidyAt)
        {
            // An index that does not change is not written.
            return await sql.RunAsync(
                $"""
                UPDATE people SET version = version + 1, state = {turn.State}
                WHERE id = {before.PersonId} AND version = {before.Version} AND key_id = {before.KeyId}
                """);
        }

        if (before.Version > 0)
        {
            return await sql.RunAsync(
                $"""
                UPDATE people SET version = version + 1, state = {turn.State}, tidy_at = {tidyAt}
                WHERE id = {before.PersonId} AND version = {before.Version} AND key_id = {before.KeyId}
                """);
        }

        return await sql.RunAsync(
            $"""
            INSERT INTO people (id, tenant, object_id, roles, key_id, version, state, tidy_at)
            VALUES ({before.PersonId}, {commit.Who.Tenant}, {commit.Who.ObjectId}, '', {turn.KeyId}, 1, {turn.State}, {tidyAt})
            ON CONFLICT (tenant, object_id) DO UPDATE
            SET key_id = excluded.key_id, version = 1, state = excluded.state, tidy_at = excluded.tidy_at
            WHERE people.version = 0 AND people.id = excluded.id
            """);
    }

    private static async Task RecordsAsync(SqlSession sql, SealedTurn turn)
    {
        var person = turn.Commit.Before.PersonId;
        var counted = await InTheirPlaceAsync(sql, turn);
        await UncountAsync(sql, turn);
        if (turn.Commit.UncountAll)
            await ErasureSql.UncountAsync(sql, turn.Key);
        if (turn.Commit.ForgetRuns)
            await sql.RunAsync($"DELETE FROM runs WHERE person_id = {person}");
        foreach (var removed in turn.Commit.Runs.OfType<RunChange.Remove>())
            await sql.RunAsync($"DELETE FROM runs WHERE person_id = {person} AND id = {removed.RunId}");
        foreach (var (run, about, sealedRun) in turn.Runs)
        {
            if (run.FinishedAt is not null || await OpenRunAsync(sql, person, run, about, sealedRun) == 0)
                await RunAsync(sql, person, run, about, sealedRun);
        }

        foreach (var (nudge, sealedNudge) in turn.Nudges)
            await NudgeAsync(sql, person, nudge, sealedNudge);
        foreach (var tap in counted)
            await CountAsync(sql, tap);
        foreach (var word in turn.CardWords)
            await CardWordSql.WriteAsync(sql, word);
    }

    /// <summary>A run that counted already goes on counting where it did: were somebody in another unit now, with other periods, an answer they change could come onto a second card (privacy rule P5).</summary>
    private static async Task<List<CountedTap>> InTheirPlaceAsync(SqlSession sql, SealedTurn turn)
    {
        var places = new Dictionary<string, (string Unit, string Period, string Pseudonym)>(StringComparer.Ordinal);
        foreach (var run in turn.Counted.Select(tap => tap.RunTag).Distinct(StringComparer.Ordinal))
            await sql.EachAsync($"SELECT unit, period, pseudonym FROM contributions WHERE run_tag = {run} LIMIT 1", row => places[run] = (row.GetString(0), row.GetString(1), row.GetString(2)));
        return turn.Counted.ConvertAll(tap => places.TryGetValue(tap.RunTag, out var place) ? tap with { Unit = place.Unit, Period = place.Period, Pseudonym = place.Pseudonym } : tap).ToList();
    }

    private static async Task UncountAsync(SqlSession sql, SealedTurn turn)
    {
        var tags = turn.UncountedTags;
        if (turn.Commit.ForgetRuns || turn.Commit.UncountAll)
        {
            var runs = await sql.ReadAsync($"SELECT id FROM runs WHERE person_id = {turn.Commit.Before.PersonId}", row => row.GetString(0));
            tags = tags.AddRange(runs.Select(run => CountedTap.TagOfRun(run, turn.Key)));
        }

        foreach (var tag in tags)
            await sql.RunAsync($"DELETE FROM contributions WHERE run_tag = {tag}");
    }

    /// <summary>A run that was open and stays so, as in most turns: no index changes.</summary>
    private static Task<int> OpenRunAsync(SqlSession sql, string person, Run run, string? about, byte[] sealedRun) => sql.RunAsync(
        $"UPDATE runs SET sealed = {sealedRun} WHERE person_id = {person} AND id = {run.Id} AND open AND finished_at IS NULL AND about IS NOT DISTINCT FROM {about}");

    internal static Task<int> RunAsync(SqlSession sql, string person, Run run, string? about, byte[] sealedRun) => sql.RunAsync(
        $"""
        INSERT INTO runs (person_id, id, guide, guide_version, open, started_at, finished_at, about, sealed)
        VALUES ({person}, {run.Id}, {run.Guide}, {run.Version}, {run.FinishedAt is null}, {run.StartedAt}, {run.FinishedAt?.UtcTicks}, {about}, {sealedRun})
        ON CONFLICT (person_id, id) DO UPDATE SET open = excluded.open, finished_at = excluded.finished_at, about = excluded.about, sealed = excluded.sealed
        """);

    internal static Task<int> CountAsync(SqlSession sql, CountedTap tap) => sql.RunAsync(
        $"""
        INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym)
        VALUES ({tap.Id}, {tap.RunTag}, {tap.Unit}, {tap.Period}, {tap.Code}, {tap.Pseudonym}) ON CONFLICT (id) DO NOTHING
        """);

    internal static Task<int> NudgeAsync(SqlSession sql, string person, Nudge nudge, byte[] sealedNudge) => sql.RunAsync(
        $"""
        INSERT INTO nudges (person_id, id, due_at, attempts, sealed) VALUES ({person}, {nudge.Id}, {nudge.Due}, 0, {sealedNudge})
        ON CONFLICT (person_id, id) DO UPDATE
        SET due_at = excluded.due_at, sealed = excluded.sealed, attempts = 0, leased_by = NULL, leased_until = NULL
        """);

    /// <summary>Nothing is written for a person who was erased meanwhile. What is told already and lies with a host comes again: better twice than never.</summary>
    internal static Task<int> NewsAsync(SqlSession sql, SealedNews news) => sql.RunAsync(
        $"""
        INSERT INTO nudges (person_id, id, due_at, attempts, sealed)
        SELECT p.id, {news.Nudge.Id}, {news.Nudge.Due}, 0, {news.Sealed} FROM people p WHERE p.id = {news.PersonId} AND p.key_id = {news.KeyId}
        ON CONFLICT (person_id, id) DO UPDATE
        SET due_at = excluded.due_at, sealed = excluded.sealed, attempts = 0, leased_by = NULL, leased_until = NULL
        """);

    private static Task<int> ConversationAsync(SqlSession sql, ConversationPlace place, PersonKey who, DateTimeOffset now) => sql.RunAsync(
        $"""
        INSERT INTO conversations (conversation_id, channel_id, tenant, object_id, service_url, bot_id, user_id, conversation_tenant, status, last_seen_at)
        VALUES ({place.ConversationId}, {place.ChannelId}, {who.Tenant}, {who.ObjectId}, {place.ServiceUrl}, {place.BotId}, {place.UserId}, {place.Tenant}, 'active', {now})
        ON CONFLICT (conversation_id, channel_id) DO UPDATE
        SET service_url = excluded.service_url, bot_id = excluded.bot_id, user_id = excluded.user_id,
            conversation_tenant = excluded.conversation_tenant, status = 'active', last_seen_at = excluded.last_seen_at
        WHERE conversations.tenant = excluded.tenant AND conversations.object_id = excluded.object_id
        """);

    /// <summary>Born leased to the committing host; what is for later waits free.</summary>
    private static async Task<ImmutableList<OutboxItem>> OutboxAsync(SqlSession sql, SealedTurn turn)
    {
        var commit = turn.Commit;
        var born = ImmutableList.CreateBuilder<OutboxItem>();
        foreach (var (item, body) in turn.Outbox)
        {
            var message = item.Message;
            var later = message.NotBefore > commit.Now;
            await NewRow.AddAsync(sql, item, body, commit.Erase ? null : commit.Before.PersonId, later ? null : commit.Host, commit.Now);
            if (!later)
                born.Add(item with { To = await RecipientAsync(sql, commit, message) });
        }

        return born.ToImmutable();
    }

    private static async Task<Recipient?> RecipientAsync(SqlSession sql, TurnCommit commit, OutboxMessage message) =>
        commit.Conversation is { } place && place.ConversationId == message.ConversationId && place.ChannelId == message.ChannelId
            ? new Recipient(commit.Who, place)
            : await RecipientSql.FindAsync(sql, message.ConversationId, message.ChannelId);
}
