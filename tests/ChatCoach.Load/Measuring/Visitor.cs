using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Measuring;

/// <summary>What of the two people is compared.</summary>
public enum Visit
{
    History,
    DeepHistory,
    Relationship,
    Timeline,
    Links,
    Door,
    PageFirstByte,
    PageWhole,
    DataFirstByte,
    DataWhole,
}

/// <summary>One of the two people: opens check-ins, a relationship and the export by real turns, and takes the time of each.</summary>
public sealed partial class Visitor(Person person, Findings findings)
{
    private static readonly IReadOnlyDictionary<string, string> NoInputs = new Dictionary<string, string>(StringComparer.Ordinal);
    private static readonly HttpClient Browser = new();

    private readonly Dictionary<Visit, Latencies> times = Enum.GetValues<Visit>().ToDictionary(v => v, _ => new Latencies());
    private CardButton deep = null!;
    private CardButton relationship = null!;
    private CardButton timeline = null!;

    public string Name => person.Place.Name;

    public long PageBytes { get; private set; }

    public long DataBytes { get; private set; }

    public double Median(Visit visit) => times[visit].Percentile(0.5);

    /// <summary>Warming up is over.</summary>
    public void Forget()
    {
        foreach (var visit in times.Keys.ToList())
            times[visit] = new Latencies();
    }

    /// <summary>Finds its way once to the buttons that are clicked again and again.</summary>
    /// <param name="page">The page of check-ins that is turned to, from 0.</param>
    /// <param name="main">The person's own id of the relationship.</param>
    /// <param name="entries">The page of its timeline, from 0.</param>
    public async Task FindWayAsync(int page, string main, int entries)
    {
        await person.SayAsync("Meine Check-ins");
        for (var index = 1; index <= Math.Max(page, 1); index++)
            await person.ClickAsync(deep = Button("page", Text(index)), NoInputs);
        if (page == 0)
            deep = Button("page", Text(0));
        await person.SayAsync("Meine Beziehungen");
        await person.ClickAsync(timeline = relationship = Button("relationship", main), NoInputs);
        for (var index = 1; index <= entries; index++)
            await person.ClickAsync(timeline = Button("relationship", $"{main}:{Text(index)}"), NoInputs);
        PlaceOfDeep = $"{Text(page + 1)} von ";
    }

    private string PlaceOfDeep { get; set; } = "";

    public async Task VisitAsync()
    {
        await TimedAsync(Visit.History, () => person.SayAsync("Meine Check-ins"));
        Expect(person.Current.Texts.Any(t => t.StartsWith("1 von ", StringComparison.Ordinal)), "the newest check-in");
        await TimedAsync(Visit.DeepHistory, () => person.ClickAsync(deep, NoInputs));
        Expect(person.Current.Texts.Any(t => t.StartsWith(PlaceOfDeep, StringComparison.Ordinal)), PlaceOfDeep);
        await TimedAsync(Visit.Relationship, () => person.ClickAsync(relationship, NoInputs));
        Expect(person.Current.Facts.Count > 0, "what is known of the relationship");
        await TimedAsync(Visit.Timeline, () => person.ClickAsync(timeline, NoInputs));
        await person.SayAsync("Meine Daten");
        var export = Button("file", "Page");
        await TimedAsync(Visit.Links, () => person.ClickAsync(export, NoInputs));
        var links = Address().Matches(string.Join('\n', person.Current.Texts)).Select(m => m.Value).ToList();
        if (links is not [var page, var data])
            throw new ViolationException($"{Name}: the export came without its two links.");
        await TimedAsync(Visit.Door, () => Browser.GetByteArrayAsync(new Uri(page)));
        PageBytes = await FetchAsync(page, Visit.PageFirstByte, Visit.PageWhole);
        DataBytes = await FetchAsync(data, Visit.DataFirstByte, Visit.DataWhole);
    }

    private async Task TimedAsync(Visit visit, Func<Task> work)
    {
        var from = Stopwatch.GetTimestamp();
        await work();
        times[visit].Add(from, Stopwatch.GetTimestamp());
    }

    /// <summary>Returns how many bytes came.</summary>
    private async Task<long> FetchAsync(string link, Visit first, Visit whole)
    {
        var from = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, link);
        using var answer = await Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Expect(answer.IsSuccessStatusCode, "a file");
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[65536];
        long bytes = await body.ReadAsync(buffer);
        times[first].Add(from, Stopwatch.GetTimestamp());
        while (await body.ReadAsync(buffer) is > 0 and var more)
            bytes += more;
        times[whole].Add(from, Stopwatch.GetTimestamp());
        return bytes;
    }

    private CardButton Button(string verb, string argument) => person.Current.Find(verb, argument)
        ?? throw new ViolationException($"{Name}: no way to {verb} {argument} on \"{string.Join(" | ", person.Current.Texts.Take(3))}\"");

    private void Expect(bool holds, string what) => findings.Expect(holds, $"{Name}: expected {what}, met \"{string.Join(" | ", person.Current.Texts.Take(3))}\"");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"https?://[^\s()]+/d/[A-Za-z0-9_-]{43}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
