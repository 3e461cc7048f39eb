using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>The working memory of one turn. It lives inside one call of the engine and never leaves it.</summary>
internal sealed class Turn
{
    private readonly Dictionary<string, Run> records = new(StringComparer.Ordinal);
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);
    private readonly List<string> removed = [];
    private readonly List<Nudge> nudges = [];
    private readonly List<Contribution> contributions = [];
    private readonly List<string> uncounted = [];
    private readonly List<RelationshipChange> relationships = [];
    private readonly MomentIds ids;
    private readonly ClientHints hints;
    private readonly PersonMemory memory;
    private (Run Run, GuidePath Path)? walked;
    private string? letGo;

    public Turn(CoachContent content, PersonMemory memory, ClientHints hints, Moment moment)
    {
        Content = content;
        this.memory = memory;
        this.hints = hints;
        Handout = new Handout(memory, ids = new MomentIds(moment));
        Releases = new Releasing(memory);
        Sessions = new Sessioning(memory);
        Asked = new TeamAsking(memory);
        Pausing = new Pausing(memory);
        State = string.Equals(memory.State.TimeZone, hints.TimeZone, StringComparison.Ordinal) || !IsZone(hints.TimeZone) ? memory.State : memory.State with { TimeZone = hints.TimeZone };
        Zone = ZoneOf(State);
        ZoneBefore = ZoneOf(memory.State);
        Window = new ContactWindow(Zone, memory.Place.FederalState);
        Today = DayOf(Now);
        Frame = memory.Place.Frame ?? TeamFrame.Default;
        foreach (var run in memory.OpenRuns)
            records.TryAdd(run.Id, run);
        foreach (var run in (ReadOnlySpan<Run?>)[memory.Named, memory.History?.Run, memory.State.Held])
            if (run is not null)
                records.TryAdd(run.Id, run);
    }

    public CoachContent Content { get; }

    public PersonState State { get; set; }

    public DateTimeOffset Now => ids.Now;

    public HistoryPage? History => memory.History;

    /// <summary>What has to be loaded before this turn can be decided; null: nothing.</summary>
    public TurnWants? Wants { get; private set; }

    /// <summary>The frame of the person's unit; set by its manager.</summary>
    public TeamFrame Frame { get; set; }

    public OrgPlace Place => memory.Place;

    /// <summary>The invitation that was asked for with <see cref="Want"/>; null: it was not loaded yet.</summary>
    public Invitation? Invitation => memory.Invitation;

    /// <summary>Weekly cards the person may read; null: they were not loaded yet.</summary>
    public VoiceWeeks? Voice => memory.Voice;

    /// <summary>Files and lines of the access log.</summary>
    public Handout Handout { get; }

    public Releasing Releases { get; }

    public Sessioning Sessions { get; }

    public TeamAsking Asked { get; }

    public Pausing Pausing { get; }

    /// <summary>What the person is called by their client; null: it did not say.</summary>
    public string? Name => hints.Name;

    public bool Erase { get; set; }

    public bool ForgetRuns { get; set; }

    public bool UncountAll { get; set; }

    /// <summary>Set when an answer was accepted: the card above is done with.</summary>
    public string? OldCardLine { get; set; }

    public Language Language => State.Language ?? hints.Language ?? Language.De;

    public TimeZoneInfo Zone { get; }

    /// <summary>The person's zone until this turn.</summary>
    public TimeZoneInfo ZoneBefore { get; }

    /// <summary>When the coach may write first.</summary>
    public ContactWindow Window { get; }

    public DateOnly Today { get; }

    public IEnumerable<Run> OpenRuns => records.Values.Where(r => r.FinishedAt is null);

    /// <summary>Reads answers of a run: the labels of its options are as they are shown in it.</summary>
    public AnswerReading ReadingOf(Run run) => new(Content.Guides, State.Relationships, Today)
    {
        Names = (option, language) => OwnWords.Plain(StepWords.Say(this, run, option.Label, option.Without, language)),
        NamesAreNew = run.AskedBack.Contains(FillMoves.SimilarTaken, StringComparer.Ordinal),
    };

    /// <summary>The run that typed text answers.</summary>
    public Run? Active => Find(State.ActiveRun) is { Asks: true } run ? run : null;

    /// <summary>True when this run was left for the guide that is active now, and waits behind it.</summary>
    public bool TookOver(Run? run) => run is not null && Active is { Left: { } left } && string.Equals(left, run.Id, StringComparison.Ordinal);

    /// <summary>True when this turn removed that run.</summary>
    public bool IsRemoved(string run) => removed.Contains(run, StringComparer.Ordinal);

    public string NextId() => ids.NextId();

    public string Text(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Text(phrase, Language, values);

    public string Text(Phrase phrase, Language language, ReadOnlySpan<(string Name, string Value)> values) => phrase.In(language).Contains('{', StringComparison.Ordinal)
        ? Content.Fill(phrase, language, [.. values, Term("stem", language), Term("people", language), Term("yours", language)])
        : phrase.In(language);

    /// <summary>Has something loaded; what this turn decides is thrown away and decided again with it.</summary>
    public void Want(TurnWants more) => Wants = (Wants ?? TurnWants.Nothing).And(more);

    /// <summary>Has the finished run loaded that a typed label is about; false: it was looked for and is no more.</summary>
    public bool Wanted(string run)
    {
        if (IsRemoved(run) || string.Equals(memory.LookedFor, run, StringComparison.Ordinal))
            return false;
        Want(new TurnWants { Run = run });
        return true;
    }

    /// <summary>The copy of a finished run is no longer kept with the state.</summary>
    public void LetGo(Run held) => letGo = held.Id;

    /// <summary>
    /// What is known of a relationship of the person, with what this turn changed. Until it is loaded it is empty, so that
    /// nobody has to tell the two apart: the turn is decided again anyway.
    /// </summary>
    public AboutRelationship About(string id)
    {
        if (!memory.State.Relationships.Any(r => string.Equals(r.Id, id, StringComparison.Ordinal)))
            return Changed(id, AboutRelationship.Empty);
        if (memory.About.TryGetValue(id, out var about))
            return Changed(id, about);
        Want(new TurnWants { Relationships = [id] });
        return AboutRelationship.Empty;
    }

    public void Change(RelationshipChange change)
    {
        if (change is RelationshipChange.Put put)
            relationships.RemoveAll(c => c is RelationshipChange.Put earlier && string.Equals(earlier.Id, put.Id, StringComparison.Ordinal));
        relationships.Add(change);
    }

    private AboutRelationship Changed(string id, AboutRelationship about) =>
        relationships.OfType<RelationshipChange.Put>().FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal)) is { } put ? about with { Record = put.Record } : about;

    /// <summary>What the unit calls the people it is there for; a star in it is no Markdown.</summary>
    private (string Name, string Value) Term(string name, Language language) => (name, OwnWords.Mark(Content.Terms.ValueOf(name, Frame, language)));

    /// <summary>The day in the person's zone.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>Day and time in the person's zone.</summary>
    public string When(DateTimeOffset at)
    {
        var time = TimeZoneInfo.ConvertTime(at, Zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Dates.Write(DayOf(at), Language)}, {time}";
    }

    public Run? Find(string? id) =>
        id is null ? null : records.GetValueOrDefault(id) ?? State.LightRuns.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    public Guide GuideOf(Run run) =>
        Content.Guides.Find(run.Guide, run.Version) ?? Content.Guides.Find(run.Guide)
        ?? throw new InvalidOperationException($"Guide {run.Guide} version {run.Version} is not on the shelf.");

    public GuidePath PathOf(Run run)
    {
        var path = Walked(run);
        if (run.Reopened is not { } again)
            return path;
        var point = path.Answered.FirstOrDefault(p => p.Answer.Visit == again.Visit && string.Equals(p.Step.Id, again.Step, StringComparison.Ordinal));
        return point is null ? path : path with { Open = point.Step, Visit = again.Visit };
    }

    /// <summary>A turn asks many times where one run stands; it is walked again when what decides that has changed.</summary>
    private GuidePath Walked(Run run)
    {
        if (walked is not { } last || !ReferenceEquals(last.Run.Answers, run.Answers) || !string.Equals(last.Run.Id, run.Id, StringComparison.Ordinal) || !string.Equals(last.Run.About, run.About, StringComparison.Ordinal))
            walked = last = (run, GuidePath.Walk(Content.Guides, GuideOf(run), run));
        return last.Path;
    }

    public void Put(Run run)
    {
        if (GuideOf(run).Keeps == Keeps.Record)
        {
            ReleaseMoves.Changed(this, run);
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
            contributions.RemoveAll(c => string.Equals(c.Run, run.Id, StringComparison.Ordinal));
            RecordMoves.Removed(this, run);
            FollowUpMoves.NoTry(this, run);
            ReleaseMoves.Removed(this, run.Id);
        }

        State = State with { LightRuns = State.LightRuns.RemoveAll(r => string.Equals(r.Id, run.Id, StringComparison.Ordinal)) };
        Leave(run);
    }

    /// <summary>Typed text no longer answers this run.</summary>
    public void Leave(Run run) => State = string.Equals(State.ActiveRun, run.Id, StringComparison.Ordinal) ? State with { ActiveRun = null } : State;

    /// <summary>Work on a run for later, which the person does not wait for; the same id again takes the place of the earlier.</summary>
    public void Plan(Nudge nudge)
    {
        nudges.RemoveAll(n => string.Equals(n.Id, nudge.Id, StringComparison.Ordinal));
        nudges.Add(nudge);
    }

    /// <summary>Replaces what the run counted before.</summary>
    /// <param name="run">Id of the run, or of what else is answered.</param>
    /// <param name="day">The day that decides the period.</param>
    /// <param name="codes">Field and value of each tap that counts.</param>
    /// <param name="unit">Where it counts; null: in the person's own.</param>
    public void Count(string run, DateOnly day, IEnumerable<string> codes, string? unit = null)
    {
        if (!uncounted.Contains(run, StringComparer.Ordinal))
            uncounted.Add(run);
        contributions.RemoveAll(c => string.Equals(c.Run, run, StringComparison.Ordinal));
        contributions.AddRange(codes.Select(code => new Contribution(run, code, day) { Unit = unit }));
    }

    public TurnResult Result(Reply? reply)
    {
        if (!Erase && !ForgetRuns)
            ChangeMoves.PutAway(this, Find(memory.State.ActiveRun));
        return new TurnResult
        {
            State = State with { Held = Held() },
            Reply = reply,
            Runs = [.. removed.Select(id => (RunChange)new RunChange.Remove(id)), .. touched.Select(id => (RunChange)new RunChange.Put(records[id]))],
            Nudges = [.. nudges],
            Contributions = [.. contributions],
            Uncounted = [.. uncounted],
            UncountAll = UncountAll,
            Erase = Erase,
            ForgetRuns = ForgetRuns,
            Relationships = [.. relationships],
            Releases = Releases.Changes,
            CardWords = Releases.CardWords,
            Paused = Pausing.Change,
            Sessions = Sessions.Changes,
            Frame = Frame == (memory.Place.Frame ?? TeamFrame.Default) ? null : Frame,
            Answered = Asked.Answer,
            Links = Handout.Links,
            Log = Handout.Lines,
            Wants = Wants,
        };
    }

    /// <summary>The finished run that what stands open is about.</summary>
    private Run? Held() => ForgetRuns ? null : State.Offers.Select(o => o.Run).Prepend(State.Aside?.Run).Prepend(State.ActiveRun).OfType<string>().Select(id => records.GetValueOrDefault(id))
        .FirstOrDefault(r => r is { FinishedAt: not null } && !string.Equals(r.Id, letGo, StringComparison.Ordinal));

    private TimeZoneInfo ZoneOf(PersonState state) => TimeZoneInfo.TryFindSystemTimeZoneById(state.TimeZone ?? Content.Values.TimeZone, out var zone)
        ? zone : TimeZoneInfo.FindSystemTimeZoneById(Content.Values.TimeZone);

    private static bool IsZone(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
}
