using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>A person who talks with the engine; what the host would store is kept in plain lists.</summary>
public sealed class Talk
{
    /// <summary>A turn that needs more rounds than this goes round in circles.</summary>
    private const int MostRounds = 4;

    private int turns;

    /// <summary>Which person of the firm this is: no two of them have the same ids.</summary>
    private int number;

    public PersonState State { get; private set; } = PersonState.New;

    public Dictionary<string, Run> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>Reminders that wait.</summary>
    public List<Nudge> Nudges { get; } = [];

    /// <summary>Putting away that waits; nobody hears of it.</summary>
    public List<Nudge> Retentions { get; } = [];

    public List<Contribution> Contributions { get; } = [];

    /// <summary>What the coach says; the product's own, when nothing else is said.</summary>
    public CoachContent Content { get; init; } = RealContent.Coach;

    /// <summary>What is held in common about relationships, by the person's own id.</summary>
    public Dictionary<string, RelationshipRecord> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>The people of the same firm; nobody else, when nothing is said.</summary>
    public Firm Firm { get; init; } = new();

    /// <summary>Others on relationships of a person whose firm was not copied with them.</summary>
    private Dictionary<string, (int Others, bool Owner)> Company { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The person's place in the organisation.</summary>
    public OrgPlace Place { get; set; } = OrgPlace.None;

    /// <summary>When the person, a coach, holds sessions.</summary>
    public CoachHours? Hours { get; private set; }

    /// <summary>When the coach of the person's sessions holds them.</summary>
    public CoachHours? CoachHours { get; set; }

    /// <summary>The access log, oldest first.</summary>
    public List<LogEntry> Log { get; } = [];

    /// <summary>One-time links that were made.</summary>
    public List<NewLink> Links { get; } = [];

    /// <summary>What the person released, oldest first.</summary>
    public List<ReleaseChange.Give> Given { get; } = [];

    /// <summary>Sessions with coaches the person asked for.</summary>
    public List<CoachSession> Sessions { get; } = [];

    /// <summary>Which part the person has in a session; who asked for it, when nothing else is said.</summary>
    public Func<CoachSession, HeldSession> Hold { get; set; } = session => new HeldSession(session, Part.Owner, Stake.None);

    /// <summary>Weeks of the unit the person leads, the newest first.</summary>
    public ImmutableList<VoiceSnapshot> Weeks { get; set; } = [];

    /// <summary>Weeks of the whole organisation, the newest first.</summary>
    public ImmutableList<VoiceSpread> Spread { get; set; } = [];

    /// <summary>What the team asks of management, and how fast it goes in the whole organisation.</summary>
    public TeamAsks Asks { get; set; } = TeamAsks.None;

    /// <summary>What the works council stopped.</summary>
    public ImmutableList<Pausable> Paused { get; set; } = [];

    /// <summary>What changed of the configuration, the newest first.</summary>
    public ImmutableList<SetupChange> Changes { get; set; } = [];

    /// <summary>Where links begin; null: the host has no address.</summary>
    public string? LinkBase { get; init; }

    public Reply? Reply { get; private set; }

    public bool Erased { get; private set; }

    /// <summary>Somebody takes that long to say or tap something.</summary>
    public static readonly TimeSpan ATurn = TimeSpan.FromSeconds(10);

    public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public ClientHints Hints { get; set; } = new(Language.De, "Europe/Berlin");

    public TurnResult? Result { get; private set; }

    /// <summary>What the last turn was decided from; decided again, it comes out the same.</summary>
    public (PersonMemory Memory, TurnInput Input, Moment Moment)? Decided { get; private set; }

    /// <summary>The run that typed text answers.</summary>
    public Run Open => Runs[State.ActiveRun!];

    /// <summary>The answers that lie on the way of a run, as "step:visit=values".</summary>
    public IEnumerable<string> Way(Run run) => GuidePath.Walk(Content.Guides, Content.Guides.Find(run.Guide, run.Version)!, run).Answered
        .Select(p => $"{p.Step.Id}:{p.Answer.Visit}={string.Join(',', p.Answer.Values)}");

    public IEnumerable<Run> Finished => Runs.Values.Where(r => r.FinishedAt is not null).OrderByDescending(r => r.FinishedAt);

    public string Text => Reply is null ? "" : CardText.Of(Reply, Content);

    /// <summary>The steps that are asked now; empty when no question is.</summary>
    public IEnumerable<string> Asked => Reply is Reply.Question question ? question.Items.Select(i => i.Step) : [];

    /// <summary>Everything that can be tapped, by label.</summary>
    public IEnumerable<CardButton> Buttons => [.. Reply!.Buttons, .. Reply.Footer, .. Reply is Reply.Question { Change: { } change } ? (CardButton[])[change] : []];

    public DrawnCard Card => new(RealContent.Draw(Reply!, Content));

    /// <summary>A person who has said yes to the notice and stands at the first question of a check-in.</summary>
    public static Talk Agreed(Language language = Language.De, CoachContent? content = null, Firm? firm = null)
    {
        var talk = new Talk { Hints = new ClientHints(language, "Europe/Berlin"), Content = content ?? RealContent.Coach, Firm = firm ?? new Firm() };
        talk.Do(new TurnInput.Arrived());
        talk.Say(language == Language.De ? "Deutsch" : "English");
        return talk.Say(language == Language.De ? "Einverstanden" : "Agreed");
    }

    /// <summary>A person at the end of a check-in that kept something, by typing.</summary>
    public static Talk CheckedIn(Firm? firm = null) => Agreed(firm: firm)
        .Say("Montagsrunde").Say("4").Say("genervt").Say("Hitze").Say("2").Say("Klarheit").Say("nein").Say("ja").Say("Das reicht so");

    public Talk Say(string text) => Do(new TurnInput.Text(text));

    /// <summary>Taps a button of the present card by its label, with what stands in the inputs.</summary>
    public Talk Tap(string label, params (string Step, string Value)[] inputs) => Do(Click(label, inputs));

    /// <summary>The click of a button that is on the present card; it may be sent now or later.</summary>
    public TurnInput Click(string label, params (string Step, string Value)[] inputs)
    {
        var button = Buttons.FirstOrDefault(b => string.Equals(b.Label, label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"There is no \"{label}\" among: {string.Join(" | ", Buttons.Select(b => b.Label))}\n{Text}");
        return new TurnInput.Click(new CardAction(
            button.Do,
            Reply!.Ref.Token,
            button.Run ?? Reply.Ref.Run,
            Reply.Ref.Step,
            button.Arg,
            inputs.ToImmutableDictionary(i => i.Step, i => i.Value, StringComparer.Ordinal),
            Reply.Ref.Guide));
    }

    public Talk Do(TurnInput input)
    {
        Now += ATurn;
        Result = Step(input);
        Take(Result);
        return this;
    }

    /// <summary>The same person at the same place; what one does from here leaves the other alone. Others on a relationship stay a number.</summary>
    public Talk Copy()
    {
        var copy = new Talk { Hints = Hints, Content = Content, State = State, Reply = Reply, Now = Now, turns = turns, number = number, Result = Result, Erased = Erased, Place = Place, LinkBase = LinkBase, Hours = Hours, CoachHours = CoachHours, Hold = Hold, Weeks = Weeks, Asks = Asks };
        copy.Log.AddRange(Log);
        copy.Given.AddRange(Given);
        copy.Sessions.AddRange(Sessions);
        foreach (var (id, run) in Runs)
            copy.Runs.Add(id, run);
        foreach (var (id, record) in Records)
            copy.Records.Add(id, record);
        foreach (var relationship in State.Relationships)
            if (With(relationship.Id) is { Others: > 0 } company)
                copy.Company.Add(relationship.Id, company);
        copy.Nudges.AddRange(Nudges);
        copy.Retentions.AddRange(Retentions);
        copy.Contributions.AddRange(Contributions);
        return copy;
    }

    /// <summary>The same person, of whom something else is stored.</summary>
    public Talk With(PersonState state)
    {
        var copy = Copy();
        copy.State = state;
        return copy;
    }

    public Talk At(OrgPlace place)
    {
        Place = place;
        return this;
    }

    /// <summary>The moment a reminder is due.</summary>
    public Talk At(Nudge due)
    {
        Now = due.Due;
        return this;
    }

    public Talk Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    private TurnResult Step(TurnInput input)
    {
        turns++;
        number = number == 0 ? Firm.NextNumber() : number;
        var moment = new Moment(Now, [.. BitConverter.GetBytes((long)turns), .. BitConverter.GetBytes((long)number)]);
        var named = input switch
        {
            TurnInput.Click { Action.Run: { } id } => Runs.GetValueOrDefault(id),
            TurnInput.Again { Run: { } id } => Runs.GetValueOrDefault(id),
            TurnInput.ClickAgain { Action.Run: { } id } => Runs.GetValueOrDefault(id),
            TurnInput.Due { Nudge.Run: { } id } => Runs.GetValueOrDefault(id),
            _ => null,
        };
        var memory = new PersonMemory(State, [.. Runs.Values.Where(r => r.FinishedAt is null)], named is { FinishedAt: not null } ? named : null) { Place = Place, LinkBase = LinkBase };
        var wants = TurnWants.Nothing;
        for (var round = 0; ; round++)
        {
            var known = With(memory, wants);
            var result = GuideEngine.Step(Content, known, Hints, input, moment);
            if (result.Wants is not { } more)
            {
                Decided = (known, input, moment);
                return result;
            }

            Assert.True(round < MostRounds && more.Exceeds(wants), "It asks for the same again and again.");
            wants = wants.And(more);
        }
    }

    /// <summary>The memory with what the engine asked for.</summary>
    private PersonMemory With(PersonMemory memory, TurnWants wants)
    {
        if (wants == TurnWants.Nothing)
            return memory;
        var finished = Finished.ToList();
        return memory with
        {
            Named = wants.Run is { } id && Runs.GetValueOrDefault(id) is { FinishedAt: not null } run ? run : memory.Named,
            LookedFor = wants.Run,
            History = wants.Page is { } page ? new HistoryPage(page, finished.Count, finished.ElementAtOrDefault(page)) : null,
            About = wants.Relationships.ToImmutableDictionary(id => id, About),
            Log = wants.Log ? [.. Log] : null,
            Recipients = wants.Recipients ? Firm.Recipients : null,
            Given = wants.Given ? [.. Given.Select(g => new GivenRelease(g.Release.Id, null))] : null,
            Received = wants.Received ? [] : null,
            TeamAsks = wants.TeamAsks ? Asks : null,
            Pauses = wants.Pauses ? Paused : null,
            SetupChanges = wants.SetupChanges ? Changes : null,
            Voice = wants.Voice ? new VoiceWeeks(Weeks, Spread) : null,
            Sessions = wants.Sessions ? [.. Sessions.Select(Hold)] : null,
            Coaches = wants is { CoachesAbout: null, CoachesOf: null } ? null : [.. Firm.Recipients.Where(r => r.Role == RecipientRole.Coach).Select(r => new CoachCandidate(r, 0))],
            Hours = Hours,
            Calendar = wants.CalendarOf is { } session ? SessionCalendar.Empty(session) with { Hours = CoachHours } : null,
            Invitation = wants.Invitation is { } code ? Firm.Look(this, code) : null,
        };
    }

    private (int Others, bool Owner) With(string id) => Company.TryGetValue(id, out var company) ? company : (Firm.Others(this, id).Count, Firm.Owns(this, id));

    private AboutRelationship About(string id)
    {
        var runs = Finished.Where(r => string.Equals(r.About, id, StringComparison.Ordinal)).ToList();
        var (others, owner) = With(id);
        return AboutRelationship.Empty with { Others = others, Owner = owner, Record = Records.GetValueOrDefault(id) ?? RelationshipRecord.New, Runs = [.. runs.Take(30)], RunCount = runs.Count };
    }

    private void Take(TurnResult result)
    {
        State = result.State;
        Reply = result.Reply;
        Paused = result.Paused is { } stopped ? stopped.On ? Paused.Remove(stopped.What).Add(stopped.What) : Paused.Remove(stopped.What) : Paused;
        Asks = result.Answered is { } answer ? Asks with { OfUnit = Asks.OfUnit.ConvertAll(a => a.Key == answer.Key ? answer : a) } : Asks;
        if (result.ForgetRuns || result.Erase)
        {
            Runs.Clear();
            Records.Clear();
            Company.Clear();
            Firm.LeaveAll(this);
        }

        if (result.Erase || result.ForgetRuns || result.UncountAll)
            Contributions.Clear();
        if (result.Erase)
        {
            State = PersonState.New;
            Nudges.Clear();
            Log.Clear();
            Links.Clear();
            Retentions.Clear();
            Erased = true;
        }

        if (result.ForgetRuns || result.Erase)
        {
            Given.Clear();
            Sessions.Clear();
        }

        foreach (var put in result.Sessions.OfType<SessionChange.Put>())
        {
            Sessions.RemoveAll(s => s.Id == put.Session.Id);
            Sessions.Add(put.Session);
            Firm.Tell(this, put);
        }

        Hours = result.Sessions.OfType<SessionChange.Hours>().LastOrDefault()?.Value ?? Hours;
        Given.AddRange(result.Releases.OfType<ReleaseChange.Give>());
        Given.RemoveAll(g => result.Releases.OfType<ReleaseChange.Withdraw>().Any(w => w.Id == g.Release.Id));
        Log.AddRange(result.Log);
        Links.AddRange(result.Links);
        Place = Place with { Frame = result.Frame ?? Place.Frame };
        foreach (var change in result.Relationships)
        {
            if (change is RelationshipChange.Leave or RelationshipChange.AloneAgain)
                Company.Remove(change is RelationshipChange.Leave leave ? leave.Id : ((RelationshipChange.AloneAgain)change).Id);
            Firm.Take(this, change);
        }

        foreach (var change in result.Runs)
        {
            if (change is RunChange.Put put)
                Runs[put.Run.Id] = put.Run;
            else if (change is RunChange.Remove remove)
                Runs.Remove(remove.RunId);
        }

        Nudges.RemoveAll(n => result.Nudges.Exists(m => m.Id == n.Id));
        Nudges.AddRange(result.Nudges.Where(n => n.Kind != NudgeKind.Retain));
        Retentions.RemoveAll(n => result.Nudges.Exists(m => m.Id == n.Id));
        Retentions.AddRange(result.Nudges.Where(n => n.Kind == NudgeKind.Retain));
        Contributions.RemoveAll(c => result.Uncounted.Contains(c.Run, StringComparer.Ordinal));
        Contributions.AddRange(result.Contributions);
    }
}
