using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Load.Talking;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Load.Filling;

/// <summary>Somebody whose records fill the store.</summary>
/// <param name="Name">As <see cref="Place.Name"/>.</param>
/// <param name="Relationships">How many.</param>
/// <param name="Entries">Agreements, extras and events of the one most check-ins are about; the others have <see cref="FewEntries"/>.</param>
/// <param name="LogLines">Of the access log.</param>
/// <param name="Days">Which days of the year they check in.</param>
internal sealed record Filled(string Name, int Relationships, int Entries, int LogLines, Func<int, bool> Days)
{
    public const int FewEntries = 2;

    /// <summary>One check-in in so many is written with its reminder and its counted tap.</summary>
    public int Whole { get; init; } = 4;

    public PersonKey Who => new(Activities.Tenant, $"oid-{Name}");

    public string? PersonId { get; set; }

    public DataKey? Key { get; set; }

    /// <summary>The newest stands first in the person's list; most check-ins are about it.</summary>
    public string Main => Local(Relationships - 1);

    public static string Local(int number) => $"relationship{number.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>
/// Fills a store. Every person, with key, settings, relationships and access log, comes by a real turn commit. Their
/// check-ins, a million of them, would take hours that way: they are sealed by the product's code and written by the
/// turn's own statements, thousands to a transaction, in the order of the days, so that those of one person lie
/// scattered as after a real year.
/// </summary>
internal sealed class Filler(Memory memory, Samples samples, DateTimeOffset now)
{
    public const int Year = 365;

    private const int Together = 5000;
    private const int AtOnce = 16;
    private const int Units = 40;

    /// <summary>Transactions on their way while the next is sealed; SQLite has one writer and takes them one after the other.</summary>
    private const int Writers = 3;

    private readonly List<Task> writing = [];
    private List<Func<SqlSession, Task>> waiting = [];

    public async Task ComeAsync(IReadOnlyList<Filled> people)
    {
        var units = Enumerable.Range(0, Units).Select(n => new OrgUnit(UnitOf(n), $"Team {n.ToString(CultureInfo.InvariantCulture)}")).ToList();
        await memory.People.ImportAsync(units, [.. people.Select((p, n) => new OrgPerson(p.Who, UnitOf(n), []))], CancellationToken.None);
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, ct) => await CommitAsync(person, ct));
    }

    /// <summary>Returns how many check-ins were written.</summary>
    /// <param name="measured">All their check-ins are written.</param>
    /// <param name="others">Theirs are written until there are enough.</param>
    /// <param name="records">What is enough.</param>
    public async Task<int> CheckInAsync(IReadOnlyList<Filled> measured, IReadOnlyList<Filled> others, int records)
    {
        var written = 0;
        for (var day = 0; day < Year; day++)
        {
            foreach (var (person, number) in measured.Concat(others).Select((p, n) => (p, n)).Where(p => p.p.Days(day)))
            {
                if (number >= measured.Count && written >= records)
                    break;
                await CheckInAsync(person, UnitOf(number), day, whole: written++ % person.Whole == 0);
            }
        }

        await FlushAsync();
        await Task.WhenAll(writing);
        return written;
    }

    private static string UnitOf(int person) => $"unit{(person % Units).ToString(CultureInfo.InvariantCulture)}";

    private async Task CommitAsync(Filled person, CancellationToken ct)
    {
        var before = await memory.Turns.LoadAsync(new PersonQuery(person.Who), ct);
        var local = Enumerable.Range(0, person.Relationships).Select(Filled.Local).ToList();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        TurnCommit commit;
        lock (samples)
        {
            commit = new TurnCommit
            {
                Who = person.Who,
                Before = before,
                Now = now,
                Host = "filling",
                State = samples.State with { Relationships = [.. local.Select((id, n) => new Relationship(id, $"Nordlicht {n.ToString(CultureInfo.InvariantCulture)}"))] },
                Relationships = [.. local.Select(id => (RelationshipChange)new RelationshipChange.Put(id, samples.Relationship(id == person.Main ? person.Entries : Filled.FewEntries, today)))],
                Log = [.. Enumerable.Range(0, person.LogLines).Select(n => new LogEntry(samples.NewId(), now.AddHours(-n), LogEvent.LinkOpened, LogWho.Self, FileKind.Page))],
            };
        }

        if (await memory.Turns.CommitAsync(commit, ct) is not CommitOutcome.Committed)
            throw new InvalidOperationException("A person of the filling was refused.");
        var after = await memory.Turns.LoadAsync(new PersonQuery(person.Who), ct);
        (person.PersonId, person.Key) = (after.PersonId, await memory.Storage.Keys.OpenableAsync(after.KeyId!, ct));
    }

    private async Task CheckInAsync(Filled person, string unit, int day, bool whole)
    {
        var (id, key) = (person.PersonId!, person.Key!);
        var at = now.AddDays(day - Year + 1).AddMinutes(-samples.Random.Next(60, 600));
        // Every second one about the same relationship, the rest about all in turn.
        var about = day % 2 == 0 ? person.Main : Filled.Local(day / 2 % person.Relationships);
        var run = samples.Draw(at, about);
        var tag = HeldRelationship.TagOf(about, key);
        var piece = key.Seal(StoredJson.Write(run, StateJson.Default.Run, null), SealPlace.Run(id, run.Id));
        waiting.Add(sql => TurnSql.RunAsync(sql, id, run, tag, piece));
        if (whole)
        {
            var nudge = new Nudge(samples.NewId(), NudgeKind.Retain, at.AddDays(Year), run.Id);
            var reminder = key.Seal(JsonSerializer.SerializeToUtf8Bytes(nudge, StateJson.Default.Nudge), SealPlace.Nudge(id, nudge.Id));
            waiting.Add(sql => TurnSql.NudgeAsync(sql, id, nudge, reminder));
            var tapped = Samples.TapOf(run);
            var tap = CountedTap.Of(tapped, unit, VoicePeriod.WeekOf(tapped.Day).Id, key);
            waiting.Add(sql => TurnSql.CountAsync(sql, tap));
        }

        if (waiting.Count >= Together)
            await FlushAsync();
    }

    private async Task FlushAsync()
    {
        var full = waiting;
        waiting = [];
        writing.Add(Task.Run(() => memory.Storage.Sql.WriteAsync(
            async sql =>
            {
                foreach (var statement in full)
                    await statement(sql);
                return full.Count;
            },
            CancellationToken.None)));
        if (writing.Count >= Writers)
        {
            var done = await Task.WhenAny(writing);
            writing.Remove(done);
            await done;
        }
    }
}
