using System.Globalization;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Tests.Transcripts;

/// <summary>Plays transcripts against a running coach.</summary>
public static class Player
{
    /// <summary>A person reads before they answer.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    private static readonly string[] Names = ["Mira Wolf", "Jan Sommer", "Pia Berg"];

    private static int plays;

    /// <summary>Plays one with people the coach never met, and compares every line.</summary>
    /// <returns>Who played, the first one first.</returns>
    public static async Task<IReadOnlyList<Person>> PlayAsync(CoachHost host, Transcript transcript)
    {
        host.Clock.Now = PlayClock.Start;
        var cast = await CastAsync(host, transcript);
        foreach (var step in transcript.Steps)
        {
            host.Clock.Now += Pace;
            var lines = await DoAsync(cast, step);
            if (Transcript.Recording)
                Replace(step.Expected, lines);
            else
                Assert.True(step.Expected.SequenceEqual(lines), $"{transcript.Name}, after \"{step.Line}\"\n\nexpected:\n{string.Join('\n', step.Expected)}\n\ncame:\n{string.Join('\n', lines)}\n");
        }

        if (Transcript.Recording)
            transcript.Save();
        return cast.People;
    }

    private static async Task<Cast> CastAsync(CoachHost host, Transcript transcript)
    {
        var name = $"{transcript.Name}-{Interlocked.Increment(ref plays)}";
        string[] names = [name, $"{name}-second", $"{name}-third"];
        var people = names.Take(transcript.Steps.Max(s => s.Who) + 1).Select((n, at) => new Person(host, n) { Locale = transcript.Locale, Channel = transcript.Channel, OnlySubmits = transcript.OnlySubmits, Called = Names[at], TenantId = transcript.Coaches ? name : Person.Tenant }).ToList();
        if (transcript.Manages)
            await host.Get<People>().ImportAsync([new OrgUnit(name, "Nord")], [.. people.Select(p => new OrgPerson(p.Key, name, p == people[0] ? ["manager"] : [], p.Called))], default);
        if (transcript.Coaches)
            await host.Get<People>().ImportAsync([new OrgUnit(name, "Nord"), new OrgUnit($"{name}-2", "Süd")], [.. people.Select(p => new OrgPerson(p.Key, p == people[0] ? name : $"{name}-2", p == people[0] ? ["coach"] : [], p.Called))], default);
        return new Cast(people);
    }

    private static async Task<List<string>> DoAsync(Cast cast, TranscriptStep step)
    {
        var person = cast.Of(step);
        var before = person.History.Count;
        var what = cast.WithCode(step.Line[2..]);
        switch (step.Line[0])
        {
            case '>':
                await person.SayAsync(what);
                break;
            case '!':
                await TapAsync(person, what);
                break;
            case '%':
                await cast.ClaimAsync(step);
                break;
            case '+':
                await person.InstallAsync();
                break;
            case '@':
                person.Cause = null;
                await person.Host.PassAsync(Time(what));
                break;
            case '?' when what == "news":
                before = cast.Read(person);
                break;
            default:
                return [.. (await Stored.OfAsync(person)).Select(l => $"= {l}")];
        }

        cast.Reads(person);

        // The answer to a tap and what is sent beside it race; the answer is written first.
        return [.. person.History.Skip(before).OrderBy(s => s.Way == Way.InPlace ? 0 : 1).SelectMany(Lines).Select(cast.WithoutCode)];
    }

    private static async Task TapAsync(Person person, string what)
    {
        var parts = what.Split(" | ");
        var inputs = parts.Length == 1 ? [] : parts[1].Split("; ").Select(p => (p[..p.IndexOf('=', StringComparison.Ordinal)], p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        await person.TapAsync(parts[0], [.. inputs]);
    }

    /// <summary>"&lt;" what stands there new, "~" what an older card became.</summary>
    private static IEnumerable<string> Lines(Seen seen) => seen.Shown.Lines.Where(l => l.Length > 0).Select(l => $"{(seen.Way == Way.Replaced ? "~" : "<")} {l}");

    private static TimeSpan Time(string text)
    {
        var parts = text.Split(' ');
        var n = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts[1].TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(n),
            "hour" => TimeSpan.FromHours(n),
            "day" => TimeSpan.FromDays(n),
            _ => throw new InvalidDataException($"\"{text}\" is no time."),
        };
    }

    private static void Replace(List<string> old, List<string> lines)
    {
        old.Clear();
        old.AddRange(lines);
    }
}
