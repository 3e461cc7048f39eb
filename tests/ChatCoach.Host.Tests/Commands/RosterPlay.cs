using ChatCoach.Host.Commands;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace ChatCoach.Host.Tests.Commands;

/// <summary>The verb <c>org roster</c> on the memory and the wire of a host.</summary>
internal static class RosterPlay
{
    public static async Task<Imported> RosterAsync(
        this CoachHost host, string? unit, string? team, bool dryRun = false, bool leavers = false, int? most = null, SwiftClock? clock = null, CancellationToken ct = default)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(host.Get<StorageStart>()).AddSingleton(host.Get<People>()).AddSingleton(host.Get<Teams>()).AddSingleton(host.Get<ConnectorClient>())
            .AddSingleton<TimeProvider>(clock ?? new SwiftClock()).BuildServiceProvider();
        await using StringWriter output = new(), progress = new();
        var run = RosterCommand.FillAsync(new RosterRequest(unit, team) { DryRun = dryRun, Leavers = leavers, LeaversMost = most }, services, output, progress, ct);
        await host.WithRoomAsync(run);
        return new Imported(await run, Lines(output), Lines(progress));
    }

    /// <summary>Who is in a unit, and of whose roster; the demo organisation aside.</summary>
    public static async Task<string> UnitsAsync(this CoachHost host) => string.Join(' ', (await host.Get<People>().AllAsync(default))
        .Where(person => person.Who.Tenant is Person.Tenant or "tenant-2")
        .Select(person => $"{person.Who.ObjectId}{(person.Who.Tenant == Person.Tenant ? "" : "@2")}:{person.Unit ?? "-"}{(person.Team is null ? "" : "*")}{string.Concat(person.Roles.Select(role => "+" + role))}").Order(StringComparer.Ordinal));

    private static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
