using System.Collections.Immutable;
using ChatCoach.Coaching.Council;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Council;

/// <summary>The change log of the configuration.</summary>
internal static class SetupChangeSql
{
    /// <summary>Entries that are read: years of changes.</summary>
    private const int Most = 200;

    /// <param name="sql">The transaction.</param>
    /// <param name="tenant">Of whose organisation it is; null: of every one.</param>
    /// <param name="change">What became other.</param>
    public static Task<int> AddAsync(SqlSession sql, string? tenant, SetupChange change) => sql.RunAsync(
        $"INSERT INTO setup_changes (id, at, tenant, what, before, after) VALUES ({Guid.NewGuid().ToString("N")}, {change.At}, {tenant}, {change.What}, {change.Before}, {change.After})");

    /// <summary>Of the organisation, the newest first.</summary>
    public static async Task<ImmutableList<SetupChange>> ReadAsync(SqlSession sql, string tenant) =>
    [
        .. await sql.ReadAsync(
            $"SELECT at, what, before, after FROM setup_changes WHERE tenant IS NULL OR tenant = {tenant} ORDER BY at DESC, what LIMIT {Most}",
            row => new SetupChange(row.Time(0), row.GetString(1), row.Text(2), row.Text(3))),
    ];
}
