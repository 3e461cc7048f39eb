using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>The working memory of one turn. It lives inside one call of the engine and never leaves it.</summary>
internal sealed class Turn
{
    /// <summary>A repetition of a click comes within seconds, at the latest after some minutes; later it is a new wish (pitfalls D1).</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromMinutes(10);

    /// <summary>Tokens of used cards outside guides that are remembered: more than anybody taps within the window.</summary>
    private const int SpentKept = 30;

    private readonly Dictionary<string, Run> records;
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly List<string> removed = [];
    private readonly List<Nudge> nudges = [];
    private readonly List<Contribution> contributions = [];
    private readonly List<string> uncounted = [];
    private readonly MomentIds ids;
    private readonly ClientHints hints;
    private readonly PersonMemory memory;

    public Turn(CoachContent content, PersonMemory memory, ClientHints hints, Moment moment)
    {
        Content = content;
        this.memory = memory;
        this.hints = hints;
        ids = new MomentIds(moment);
        State = memory.State with { TimeZone = hints.TimeZone ?? memory.State.TimeZone };
        records = memory.OpenRuns.Concat(memory.Named is { } named ? [named] : []).DistinctBy(r => r.Id, StringComparer.Ordinal)
            .ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    public CoachContent Content { get; }

    public PersonState State { get; set; }

    public DateTimeOffset Now => ids.Now;

    public HistoryPage? History => memory.History;

    public HistoryWish? Wants { get; set; }

    public bool Erase { get; set; }

    public bool ForgetRuns { get; set; }

    /// <summary>Set when an answer was accepted: the card above is done with.</summary>
    public string? OldCardLine { get; set; }

    public Language Language => State.Language ?? hints.Language ?? Language.De;

    public TimeZoneInfo Zone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(State.TimeZone ?? Content.Values.TimeZone, out var zone)
            ? zone : TimeZoneInfo.FindSystemTimeZoneById(Content.Values.TimeZone);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    public IEnumerable<Run> OpenRuns => records.Values.Where(r => r.FinishedAt is null);

    public AnswerReading Reading => new(Content.Guides, State.Relationships, Today);

    public string NextId() => ids.NextId();

    public string Text(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Content.Fill(phrase, Language, values);

    /// <summary>Day and time in the person's zone.</summary>
    public string When(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Dates.Write(DateOnly.FromDateTime(local.DateTime), Language)}, {time}";
    }

    public Run? Find(string? id) =>
        id is null ? null : records.GetValueOrDefault(id) ?? State.LightRuns.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    /// <summary>The run that typed text answers, while it is open.</summary>
    public Run? Active => Find(State.ActiveRun) is { FinishedAt: null } run ? run : null;

    public Guide GuideOf(Run run) =>
        Content.Guides.Find(run.Guide, run.Version) ?? Content.Guides.Find(run.Guide)
        ?? throw new InvalidOperationException($"Guide {run.Guide} version {run.Version} is not on the shelf.");

    public GuidePath PathOf(Run run)
    {
        var guide = GuideOf(run);
        var path = GuidePath.Walk(Content.Guides, guide, run);
        if (run.Reopened is not { } again)
            return path;
        var point = path.Answered.FirstOrDefault(p => p.Answer.Visit == again.Visit && string.Equals(p.Step.Id, again.Step, StringComparison.Ordinal));
        return point is null ? path : path with { Open = point.Step, Visit = again.Visit };
    }

    public void Put(Run run)
    {
        if (GuideOf(run).Keeps == Keeps.Record)
        {
            records[run.Id] = run;
            touched.Add(run.Id);
            return;
        }

        var at = State.LightRuns.FindIndex(r => string.Equals(r.Id, run.Id, StringComparison.Ordinal));
        State = State with { LightRuns = at < 0 ? State.LightRuns.Add(run) : State.LightRuns.SetItem(at, run) };
    }

    public void Remove(Run run)
    {
        if (records.Remove(run.Id))
        {
            touched.Remove(run.Id);
            removed.Add(run.Id);
            uncounted.Add(run.Id);
        }

        State = State with
        {
            LightRuns = State.LightRuns.RemoveAll(r => string.Equals(r.Id, run.Id, StringComparison.Ordinal)),
            ActiveRun = string.Equals(State.ActiveRun, run.Id, StringComparison.Ordinal) ? null : State.ActiveRun,
        };
    }

    public void Remind(NudgeKind kind, TimeSpan after, string? run = null) => Remind(kind, Now + after, run);

    public void Remind(NudgeKind kind, DateTimeOffset due, string? run = null) => nudges.Add(new Nudge(NextId(), kind, due, run));

    public void Later(Nudge nudge, TimeSpan by) => nudges.Add(nudge with { Due = Now + by });

    /// <summary>Replaces what the run counted before.</summary>
    public void Count(Run run, IEnumerable<string> codes)
    {
        uncounted.Add(run.Id);
        contributions.AddRange(codes.Select(code => new Contribution(run.Id, code, Today)));
    }

    /// <summary>True when this very click was made a moment ago; else it is noted.</summary>
    public bool Repeats(string token, string hash)
    {
        var fresh = State.Spent.RemoveAll(s => s.At + RepeatWindow < Now);
        if (fresh.Any(s => string.Equals(s.Token, token, StringComparison.Ordinal) && string.Equals(s.Hash, hash, StringComparison.Ordinal)))
            return true;
        var spent = fresh.Add(new SpentToken(token, hash, Now));
        State = State with { Spent = spent.Count > SpentKept ? spent.RemoveRange(0, spent.Count - SpentKept) : spent };
        return false;
    }

    public TurnResult Result(Reply? reply) => new()
    {
        State = State,
        Reply = reply,
        Runs = [.. removed.Select(id => (RunChange)new RunChange.Remove(id)), .. touched.Select(id => (RunChange)new RunChange.Put(records[id]))],
        Nudges = [.. nudges],
        Contributions = [.. contributions],
        Uncounted = [.. uncounted],
        Erase = Erase,
        ForgetRuns = ForgetRuns,
        Wants = Wants,
    };
}
