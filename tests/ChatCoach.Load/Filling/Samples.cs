using System.Buffers.Text;
using System.Collections.Immutable;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Load.Filling;

/// <summary>Check-ins that were really given to a host, and copies of them on other days; records of relationships of a realistic size.</summary>
/// <param name="State">Of the person who gave them.</param>
/// <param name="Runs">As they are stored.</param>
/// <param name="Random">Draws ids and choices.</param>
internal sealed record Samples(PersonState State, ImmutableList<Run> Runs, Random Random)
{
    private const string ClientStep = "client";
    private const string FrameStep = "frame";
    private const string Words = "Der Bericht kommt jeden zweiten Freitag, auch wenn nichts Neues darin steht";
    private const int IdBytes = 16;

    private static readonly string[] Hows = ["call", "mail", "visit", "meeting"];
    private static readonly string[] Whos = ["us", "them", "both"];

    public static async Task<Samples> ReadAsync(Memory memory, PersonKey who, int runs, Random random)
    {
        var read = ImmutableList.CreateBuilder<Run>();
        for (var page = 0; page < runs; page++)
        {
            var loaded = await memory.Turns.LoadAsync(new PersonQuery(who) { Wants = new TurnWants { Page = page } }, CancellationToken.None);
            read.Add(loaded.Memory.History!.Run!);
        }

        var state = (await memory.Turns.LoadAsync(new PersonQuery(who), CancellationToken.None)).Memory.State;
        return new Samples(state with { ActiveRun = null, Held = null, Aside = null, Offers = [], Spent = [], Awaited = [], FollowUps = [] }, read.ToImmutable(), random);
    }

    public string NewId()
    {
        var bytes = new byte[IdBytes];
        Random.NextBytes(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>A check-in of another day, about one of the person's own relationships.</summary>
    public Run Draw(DateTimeOffset at, string about)
    {
        var sample = Runs[Random.Next(Runs.Count)];
        var shift = at - sample.StartedAt;
        return sample with
        {
            Id = NewId(),
            StartedAt = at,
            UsedAt = sample.UsedAt + shift,
            FinishedAt = sample.FinishedAt + shift,
            About = about,
            Answers = sample.Answers.ConvertAll(a => a with { At = a.At + shift, Values = a.Step == ClientStep ? [about] : a.Values }),
        };
    }

    /// <summary>The tap of a check-in that counts for the weekly card.</summary>
    public static Contribution TapOf(Run run) => new(
        run.Id, $"checkin.frame:{run.Answers.First(a => a.Step == FrameStep).Values[0]}", DateOnly.FromDateTime(run.StartedAt.UtcDateTime));

    /// <summary>What is held of a relationship.</summary>
    /// <param name="entries">Agreements, extras and events, each so many.</param>
    /// <param name="today">The newest of them.</param>
    public RelationshipRecord Relationship(int entries, DateOnly today)
    {
        var source = NewId();
        var days = Enumerable.Range(0, entries).Select(n => today.AddDays(-n * 365 / entries)).ToList();
        return new RelationshipRecord
        {
            Kind = new Said("b2b", today, source),
            Carriers = new Said("1-n", today, source),
            Since = new Said("y2", today, source),
            Cadence = new Said("weekly", today, source),
            Needs = new SaidList(["clarity", "respect"], today, source),
            Scope = new Said(Words, today, source),
            Agreements = [.. days.Select((on, n) => new Agreement(NewId(), on, Words, Whos[n % Whos.Length], on.AddDays(14), "yes", AgreementState.Promised, source))],
            Extras = [.. days.Select(on => new Extra(NewId(), on, Words, "include", source))],
            Events = [.. days.Select((on, n) => new RelationshipEvent(NewId(), on, Hows[n % Hows.Length], Words, source))],
        };
    }
}
