using System.Collections.Immutable;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Waking;

/// <summary>People whose last turn is a day ago, an hour more or less: what must not lie around any longer is put away (privacy rule P20).</summary>
public sealed class Untidy(CoachStorage storage)
{
    /// <summary>How long after a turn.</summary>
    public static readonly TimeSpan After = TimeSpan.FromHours(24);

    /// <summary>When a turn now makes the person due: on the hour, so that most turns of a day's walk leave it as it is.</summary>
    public static DateTimeOffset DueAfter(DateTimeOffset now)
    {
        var due = now + After;
        var over = due.UtcTicks % TimeSpan.TicksPerHour;
        return over == 0 ? due : due.AddTicks(TimeSpan.TicksPerHour - over);
    }

    /// <summary>How long one host may take over a person before any other takes them.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Leases people who are due. Their turn is committed with <see cref="TurnCommit.Tidied"/>.</summary>
    public async Task<ImmutableList<PersonKey>> ClaimAsync(DateTimeOffset now, int max, CancellationToken ct) =>
    [
        .. await storage.Sql.WriteAsync(
            sql => sql.ReadAsync(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT id AS due_id FROM people WHERE tidy_at <= {now} ORDER BY tidy_at LIMIT {max} {storage.Sql.SkipLocked})
                UPDATE people SET tidy_at = {now + Lease} FROM due WHERE id = due_id
                RETURNING tenant, object_id
                """,
                row => new PersonKey(row.GetString(0), row.GetString(1))),
            ct),
    ];
}
