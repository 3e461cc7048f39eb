using System.Collections.Immutable;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Org;

/// <summary>A Teams team the app is in.</summary>
/// <param name="Id">Of the team, which is a conversation.</param>
/// <param name="Tenant">Whose team it is.</param>
/// <param name="ServiceUrl">As last seen.</param>
/// <param name="Name">As the channel calls it; null: it did not say, and a stored name stays.</param>
public sealed record KnownTeam(string Id, string Tenant, string ServiceUrl, string? Name);

/// <summary>The Teams teams the app is in, so that an administrator can have a roster fill a unit.</summary>
public sealed class Teams(CoachStorage storage)
{
    /// <summary>Remembers a team as it is now. Returns false when that is known, or the team is another tenant's.</summary>
    public async Task<bool> NoteAsync(KnownTeam team, CancellationToken ct) => await storage.Sql.WriteAsync(
        $"""
        INSERT INTO teams (id, tenant, service_url, name) VALUES ({team.Id}, {team.Tenant}, {team.ServiceUrl}, {team.Name})
        ON CONFLICT (id) DO UPDATE SET service_url = excluded.service_url, name = COALESCE(excluded.name, teams.name)
        WHERE teams.tenant = excluded.tenant
            AND (teams.service_url <> excluded.service_url OR teams.name IS DISTINCT FROM COALESCE(excluded.name, teams.name))
        """,
        ct) > 0;

    /// <summary>The app is not in it any more. Whom its roster filled in stays in the unit.</summary>
    public Task RemoveAsync(string id, CancellationToken ct) => storage.Sql.WriteAsync($"DELETE FROM teams WHERE id = {id}", ct);

    /// <summary>By name.</summary>
    public async Task<ImmutableList<KnownTeam>> AllAsync(CancellationToken ct) =>
        [.. await storage.Sql.ReadAsync($"SELECT id, tenant, service_url, name FROM teams ORDER BY name, id", row => new KnownTeam(row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3)), ct)];
}
