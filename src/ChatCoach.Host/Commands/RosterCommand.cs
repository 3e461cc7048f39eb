using System.CommandLine;
using ChatCoach.Protocol;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Host.Commands;

/// <summary>Which unit is to be filled, from which roster, and how.</summary>
/// <param name="Unit">Id of a unit that an import named; null: it was not said.</param>
/// <param name="Team">Id of a Teams team the app is in; null: it was not said.</param>
public sealed record RosterRequest(string? Unit, string? Team)
{
    /// <summary>Say what would change and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whom this roster filled in and who is not in it any more leaves the unit.</summary>
    public bool Leavers { get; init; }

    /// <summary>So many may leave; null: a fifth of the people known.</summary>
    public int? LeaversMost { get; init; }
}

/// <summary>
/// The verb <c>org roster</c>: the roster of a Teams team fills a unit that an administrator named. It puts people into the
/// unit who are in none, and does nothing else: the first unit wins, no role comes with it. All of it or, with exit code 1, nothing.
/// </summary>
public static class RosterCommand
{
    public static Command Create()
    {
        var unit = new Option<string?>("--unit") { Description = "Id of the unit to fill; org import named it." };
        var team = new Option<string?>("--team") { Description = "Id of the Teams team; without it the teams the coach is in are listed." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change and change nothing." };
        var leavers = new Option<bool>("--leavers") { Description = "Take the unit from whom this roster filled in and who is not in the team any more." };
        var roster = new Command("roster", "Put the people of a Teams team into a unit, as far as they are in none.") { unit, team, dryRun, leavers };
        var most = OrgVerb.AddLeaversMost(roster, leavers);
        roster.SetAction((parsed, ct) => OrgVerb.WithServicesAsync(
            parsed.InvocationConfiguration,
            RosterLines.Nothing,
            (services, _) => FillAsync(
                new RosterRequest(parsed.GetValue(unit), parsed.GetValue(team)) { DryRun = parsed.GetValue(dryRun), Leavers = parsed.GetValue(leavers), LeaversMost = parsed.GetValue(most) },
                services, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct),
            // One more that calls Teams, beside the hosts.
            (services, settings) => services.AddSingleton(TeamsLimits.SharedBy(settings.SendingHosts + 1)).AddProtocol(settings.Bot)));
        return roster;
    }

    /// <summary>Reads the whole roster and fills the unit, or changes nothing.</summary>
    /// <param name="request">Which unit and team.</param>
    /// <param name="services">The memory and the wire.</param>
    /// <param name="output">What was done, or what is wrong.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="ct">Ends it; nothing is changed then.</param>
    public static Task<int> FillAsync(RosterRequest request, IServiceProvider services, TextWriter output, TextWriter progress, CancellationToken ct) =>
        OrgVerb.OrSentenceAsync(output, RosterLines.Nothing, async () =>
        {
            var start = services.GetRequiredService<StorageStart>();
            if (!request.DryRun)
                await start.ApplyAsync(ct);
            else if (!await start.IsThereAsync(ct))
                return await RefuseAsync(output, ["Nothing is stored yet, so no unit and no team is known."]);
            var (people, teams) = (services.GetRequiredService<People>(), await services.GetRequiredService<Teams>().AllAsync(ct));
            var problems = RosterLines.Problems(request, await people.UnitsAsync(ct), teams);
            if (problems.Count > 0)
                return await RefuseAsync(output, problems);
            var team = teams.First(one => string.Equals(one.Id, request.Team, StringComparison.Ordinal));
            var roster = new TeamRoster(services.GetRequiredService<ConnectorClient>(), services.GetRequiredService<TimeProvider>());
            return await roster.ReadAsync(team, OrgVerb.Progress(progress, "read"), ct) switch
            {
                RosterRead.Whole whole => await FillAsync(request, team, RosterPeople.Of(team, whole.Members), people, output, progress, ct),
                RosterRead.Failed failed => await RefuseAsync(output, [failed.Why]),
                _ => throw new InvalidOperationException("A roster is there or not."),
            };
        });

    private static async Task<int> FillAsync(RosterRequest request, KnownTeam team, RosterPeople members, People people, TextWriter output, TextWriter progress, CancellationToken ct)
    {
        var fill = new RosterFill(request.Unit!, team, members.People) { Leavers = request.Leavers, LeaversMost = request.LeaversMost, Written = OrgVerb.Progress(progress, "written") };
        var report = request.DryRun ? await people.CompareAsync(fill, ct) : await people.FillAsync(fill, ct);
        if (report.TooMany is null || request.DryRun)
            await OrgReport.ShowAsync(output, RosterLines.Of(report, members, fill.Unit));
        if (report.TooMany is { } many)
            return await RefuseAsync(output, [OrgReport.TooMany(many)]);
        if (request.DryRun)
            await output.WriteLineAsync(OrgReport.DryRun);
        foreach (var line in RosterLines.Sum(report, members, fill.Unit))
            await output.WriteLineAsync(line);
        return 0;
    }

    private static Task<int> RefuseAsync(TextWriter output, IReadOnlyList<string> problems) => OrgReport.RefuseAsync(output, problems, problems.Count, RosterLines.Nothing);
}
