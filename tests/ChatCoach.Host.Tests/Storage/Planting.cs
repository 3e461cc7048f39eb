using System.Collections.Immutable;
using System.Text;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using static ChatCoach.Host.Tests.Storage.TurnWords;

namespace ChatCoach.Host.Tests.Storage;

/// <summary>Texts in every place a person's words can get to.</summary>
internal static class Planting
{
    /// <returns>A thousand texts, each in the memory once or more.</returns>
    public static async Task<List<string>> PlantAsync(TestStore store, PersonKey who)
    {
        var texts = Enumerable.Range(0, 1000).Select(number => $"planted-{number:0000}-{Guid.NewGuid():N}").ToList();
        var left = new Queue<string>(texts);
        string Next() => left.Dequeue();
        for (var turn = 0; left.Count > 0; turn++)
        {
            var item = Assert.Single(await store.CommittedAsync(who, commit => commit with
            {
                State = commit.State with
                {
                    Relationships = commit.State.Relationships.Add(new Relationship($"{turn}", Next())),
                    Offers = commit.State.Offers.Add(new Offer(Next(), "start")),
                    LightRuns = commit.State.LightRuns.Add(RunOf($"light{turn}", Next())),
                },
                Runs =
                [
                    new RunChange.Put(RunOf($"done{turn}", Next(), TestStore.Now)),
                    new RunChange.Put(RunOf($"open{turn}") with { Answers = [.. Answers(Next, 4)] }),
                ],
                Nudges = [new Nudge($"{turn}", NudgeKind.Resume, TestStore.Now, Next())],
                Outbox = [Reply(who, $"{{\"text\":\"{Next()}\"}}") with { Run = turn % 2 == 0 ? null : "run" }],
            }));
            if (turn % 2 == 1)
                continue;
            await store.Outbox.RetryAsync(item, TestStore.Now.AddDays(1), default);
        }

        return texts;
    }

    /// <summary>The raw bytes of every file of a SQLite store; empty on PostgreSQL, whose files are not ours to read.</summary>
    public static string FilesOf(TestStore store) => store.Options.Provider == StorageProvider.Postgres
        ? ""
        : string.Concat(Directory.EnumerateFiles(store.Folder).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(path => Encoding.UTF8.GetString(ReadShared(path))));

    /// <summary>The raw bytes of the key store's table and log, in hex.</summary>
    public static async Task<string> KeyFilesAsync(TestStore store)
    {
        if (store.Options.Provider == StorageProvider.Sqlite)
            return string.Concat(Directory.EnumerateFiles(store.Folder, "keys.db*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Select(path => Convert.ToHexString(ReadShared(path))));
        await store.Storage.KeyRows.ReadAsync(sql => sql.RunAsync($"CHECKPOINT"), default);
        var bytes = await store.Storage.KeyRows.ReadAsync($"SELECT pg_read_binary_file(pg_relation_filepath('keys'))", row => row.GetFieldValue<byte[]>(0), default);
        return Convert.ToHexString(bytes[0]);
    }

    private static IEnumerable<Answer> Answers(Func<string> next, int count) =>
        Enumerable.Range(0, count).Select(visit => new Answer("note", visit, ImmutableList.Create(next()), TestStore.Now));

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
