using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Erasing;

/// <summary>Takes a person out of the memory. What the organisation named (unit, roles) stays as the import left it.</summary>
internal static class ErasureSql
{
    /// <param name="sql">In a transaction.</param>
    /// <param name="person">Our id of the person.</param>
    /// <param name="key">The person's key, which leads to what they counted; null when it is gone already.</param>
    /// <param name="keyId">Id of that key.</param>
    /// <param name="now">UTC.</param>
    public static async Task WipeAsync(SqlSession sql, string person, DataKey? key, string keyId, DateTimeOffset now)
    {
        await sql.RunAsync($"INSERT INTO erased_keys (key_id, at) VALUES ({keyId}, {now}) ON CONFLICT (key_id) DO NOTHING");
        if (key is not null)
        {
            await UncountAsync(sql, key);
            await CardWordSql.RemoveAsync(sql, key);
        }

        await MemberSql.LeaveAllAsync(sql, person);
        await sql.RunAsync($"DELETE FROM runs WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM nudges WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM links WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM accesses WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM releases WHERE person_id = {person} OR recipient_id = {person}");
        await CalendarOrderSql.TakeOutAsync(sql, person, now);
        await CalendarOrderSql.LeaveAsync(sql, person, now);
        await sql.RunAsync($"DELETE FROM sessions WHERE owner_id = {person}");
        await sql.RunAsync($"UPDATE sessions SET version = version + 1, coach_id = NULL WHERE coach_id = {person}");
        await sql.RunAsync($"DELETE FROM booked_slots WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM session_people WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM coach_notes WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM coaches WHERE person_id = {person}");
        await sql.RunAsync($"DELETE FROM outbox WHERE person_id = {person}");
        await sql.RunAsync($"UPDATE conversations SET card_activity_id = NULL, card_key_id = NULL, card_run = NULL WHERE card_key_id = {keyId}");
        await sql.RunAsync($"DELETE FROM people WHERE id = {person} AND unit IS NULL AND roles = ''");
        await sql.RunAsync($"UPDATE people SET key_id = NULL, state = NULL, version = 0, tidy_at = NULL WHERE id = {person}");
    }

    /// <summary>The weeks in which anybody counts, the oldest first: from one to the next by an index, not through all that counts.</summary>
    public static Task<List<string>> PeriodsAsync(SqlSession sql) => sql.ReadAsync(
        $"""
        WITH RECURSIVE weeks(period) AS (
            SELECT MIN(period) FROM contributions
            UNION ALL
            SELECT (SELECT MIN(c.period) FROM contributions c WHERE c.period > weeks.period) FROM weeks WHERE weeks.period IS NOT NULL)
        SELECT period FROM weeks WHERE period IS NOT NULL ORDER BY period
        """,
        row => row.GetString(0));

    /// <summary>Erasing takes back the yes to counting: what no weekly card has shown yet goes too.</summary>
    public static async Task UncountAsync(SqlSession sql, DataKey key)
    {
        foreach (var period in await PeriodsAsync(sql))
            await sql.RunAsync($"DELETE FROM contributions WHERE pseudonym = {CountedTap.PseudonymIn(period, key)} AND period = {period}");
    }
}
