using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Storage;
using Xunit.Abstractions;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>
/// Random play of several people on two hosts over one PostgreSQL: request, accept, decline, counter, reschedule, cancel,
/// reminders, handing on, ending, with stale cards among them. CHATCOACH_SESSIONS says how many sequences.
/// </summary>
public sealed class SessionModelTests(ITestOutputHelper output)
{
    /// <summary>Some seconds in CI; the long form is in docs/sessions.md.</summary>
    private const int Sequences = 150;

    /// <summary>Rounds of a sequence, mostly of two people at once.</summary>
    private const int Rounds = 5;

    /// <summary>A firm is left after so many: what its people did grows, and the next one begins anew.</summary>
    private const int SequencesOfAFirm = 150;

    /// <summary>Nobody reads the log of this play, and writing it all costs more than the play.</summary>
    private const string Quiet = "--Logging:LogLevel:Default=Warning";

    [Theory]
    [OnPostgres]
    public async Task Nobody_is_in_two_sessions_reads_what_is_not_theirs_is_reminded_in_vain_or_gets_stuck(Database database)
    {
        var wanted = int.TryParse(Environment.GetEnvironmentVariable("CHATCOACH_SESSIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Sequences;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CHATCOACH_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 20261120;
        var (turns, reminded, planned, raced, invited) = (0, 0, 0, 0, 0);
        for (var done = 0; done < wanted; done += SequencesOfAFirm)
        {
            var random = new Random(seed + done);
            await using var host = await CoachHost.StartAsync(database, Quiet);
            await using var other = await CoachHost.OnAsync(host.Databases, host.FarEnd, host.Clock, null, Quiet);
            var play = new SessionPlay(host, other, await PlayersAsync(host), random);
            for (var sequence = 0; sequence < Math.Min(SequencesOfAFirm, wanted - done); sequence++)
                await play.SequenceAsync(Rounds);
            (turns, reminded, planned, raced, invited) = (turns + play.Turns, reminded + play.Reminded, planned + play.Planned, raced + play.Raced, invited + play.Invited);
        }

        output.WriteLine($"{wanted} sequences, {turns} turns, {planned} dates standing at their ends, {raced} times tapped by two at once, {invited} colleagues invited, {reminded} reminders.");
        Assert.True(planned > 0 && reminded > 0 && raced > 0 && invited > 0, "Nothing was ever planned, nobody reminded, nothing tapped by two or nobody invited.");
    }

    private static async Task<ImmutableList<SessionPlayer>> PlayersAsync(CoachHost host)
    {
        var (anna, coaches) = await Companions.FirmAsync(host, "cora", "dina");
        foreach (var coach in coaches)
            await Companions.HoursAsync(coach, "Vier Stunden");
        var others = new List<Person>();
        // More than there are coaches, so that some share one and can tap the same time.
        foreach (var name in new[] { "ben", "carl", "dora", "emil" })
            others.Add(await host.Person(name).AgreedAsync());
        return [new SessionPlayer(anna, false), .. others.Select(p => new SessionPlayer(p, false)), .. coaches.Select(c => new SessionPlayer(c, true))];
    }
}
