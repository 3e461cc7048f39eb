using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using ChatCoach.Host.Tests.Transcripts;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>All transcripts played one after the other on one coach, with everything that went out, was logged and is stored.</summary>
public sealed class AllPlayed : IAsyncLifetime
{
    /// <summary>Own words that people of the transcripts give; nobody else ever writes them.</summary>
    public static IReadOnlyList<string> OwnWords { get; } = ["Dienstagsanruf", "Linie 9", "Nordlicht", "Frau Meier", "Leuchtturm", "nur Notfälle", "Only emergencies"];

    public CoachHost Host { get; private set; } = null!;

    public List<(Transcript Transcript, Person Person)> Played { get; } = [];

    public async Task InitializeAsync()
    {
        Host = await CoachHost.StartAsync(Database.Sqlite);
        foreach (var name in Transcript.Names)
        {
            var transcript = Transcript.Load(name);
            Played.AddRange((await Player.PlayAsync(Host, transcript)).Select(person => (transcript, person)));
        }
    }

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();
}
