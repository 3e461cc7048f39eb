using System.Collections.Immutable;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Sending;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Privacy rules P3 and P28: a card is made of those who said yes; who says no changes nothing of it by being there.</summary>
public sealed class SaidNoTests
{
    private const int Teams = 40;

    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
    private static readonly string[] Codes = ["checkin.frame:out", "checkin.frame:in", "checkin.authority:no", "checkin.authority:yes"];

    /// <summary>Each team is there twice, with and without colleagues who say no: some never said yes, some took it back.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Colleagues_who_say_no_change_no_card(Database database)
    {
        var random = new Random(31);
        await using var store = await TestStore.StartedAsync(database);
        var teams = Enumerable.Range(0, Teams).Select(n => (Name: $"t{n}", Yes: random.Next(0, 26), No: random.Next(1, 30), Taken: random.Next(0, 12))).ToList();
        await ImportAsync(store, teams);
        foreach (var (name, yes, no, taken) in teams)
        {
            for (var person = 0; person < yes; person++)
            {
                var codes = Codes.Where(_ => random.Next(2) == 0).Append(VoiceCells.TookPart).ToList();
                foreach (var twin in new[] { name, name + "+" })
                    await CountedAsync(store, Of(twin, person), codes);
            }

            for (var person = yes; person < yes + no; person++)
                await store.CommittedAsync(Of(name + "+", person), turn => turn);
            for (var person = yes + no; person < yes + no + taken; person++)
            {
                await CountedAsync(store, Of(name + "+", person), Codes);
                await store.CommittedAsync(Of(name + "+", person), turn => turn with { UncountAll = true });
            }
        }

        Assert.True(await store.Get<Snapshots>().MakeAsync(Day, VoiceCells.With([]), new VoiceRules(), Monday, default));

        var shown = 0;
        foreach (var (name, _, _, _) in teams)
        {
            var (without, with) = (await NewestAsync(store, name), await NewestAsync(store, name + "+"));
            Assert.Equal((without.Stands is null, without.Threshold), (with.Stands is null, with.Threshold));
            Assert.Equal(without.Cells, with.Cells);
            shown += with.Cells.Count;
        }

        Assert.True(shown > Teams / 2, "Hardly a card shows anything: the comparison says nothing.");
    }

    private static Task<ImportReport> ImportAsync(TestStore store, List<(string Name, int Yes, int No, int Taken)> teams) => store.People.ImportAsync(
        [.. teams.SelectMany(t => new[] { t.Name, t.Name + "+" }).Select(unit => new OrgUnit(unit, unit, null, null))],
        [
            .. teams.SelectMany(t => Enumerable.Range(0, t.Yes).Select(n => new OrgPerson(Of(t.Name, n), t.Name, []))),
            .. teams.SelectMany(t => Enumerable.Range(0, t.Yes + t.No + t.Taken).Select(n => new OrgPerson(Of(t.Name + "+", n), t.Name + "+", []))),
        ],
        default);

    private static Task<ImmutableList<OutboxItem>> CountedAsync(TestStore store, PersonKey who, IEnumerable<string> codes) =>
        store.CommittedAsync(who, turn => turn with { Contributions = [.. codes.Select(code => new Contribution("run", code, Day))] });

    private static async Task<VoiceSnapshot> NewestAsync(TestStore store, string unit) => Assert.Single(await store.Get<Snapshots>().OfAsync(unit, 1, default));

    private static PersonKey Of(string unit, int n) => new("tenant", $"{unit}-{n}");
}
