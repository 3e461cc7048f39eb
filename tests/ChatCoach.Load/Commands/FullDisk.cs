using ChatCoach.Load.Hosts;
using ChatCoach.Load.Measuring;
using ChatCoach.Load.Stores;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Commands;

/// <summary>The disk of the SQLite files is full for a while: a sentence, not a damaged store, and nothing that was taken in is lost.</summary>
internal static class FullDisk
{
    private const int Megabytes = 8;
    private const int Tries = 20;

    public static async Task RunAsync(string program, Random random, Findings findings)
    {
        await using var disk = await SmallDisk.MountAsync(Megabytes);
        var store = new SqliteStore(Directory.CreateDirectory(Path.Combine(disk.Folder, "data")).FullName);
        await using var coach = await Coach.StartAsync(new CoachStart(program, store, 1));
        var around = new Surroundings(coach, new Delivery(coach, findings, new Random(random.Next())), findings);
        var crowd = new Crowd(around, random, people: 1, typing: 0.5);
        await crowd.EverybodyAsync(m => m.ComeAsync());
        disk.Fill();
        await WhileFullAsync(coach, findings);
        disk.Free();
        await crowd.EverybodyAsync(m => m.ComeAgainAsync());
        await crowd.CompareAsync();
        findings.Expect(await store.DamageAsync() is null, "The store is damaged after the disk was full.");
        coach.NoteComplaints(findings);
    }

    /// <summary>What still fits is taken in; then a message is refused with 503 and the person gets a sentence.</summary>
    private static async Task WhileFullAsync(Coach coach, Findings findings)
    {
        var sentences = 0;
        var refused = 0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var place = new Place($"full-{attempt}", coach.Connector.ServiceUrl);
            coach.Connector.Listen(place.ConversationId, posted =>
            {
                sentences += posted.Card is null && posted.Text.Length > 0 ? 1 : 0;
                return Task.CompletedTask;
            });
            var answer = await coach.PostAsync(Activities.ToUtf8(Activities.Said(place, "hallo")), 0);
            findings.Count($"disk full: {answer.Kind}");
            findings.Expect(answer.Status is 200 or 503, $"With a full disk a message was {answer.Kind}.");
            refused += answer.Status == 503 ? 1 : 0;
        }

        findings.Expect(refused > 0, "The disk was meant to be full, but everything was taken in.");
        findings.Expect(sentences > 0, "With a full disk nobody got a kind sentence.");
    }
}
