using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>People in one session with a coach, each in their own chat. Everybody has the same time.</summary>
public sealed class Circle
{
    public const string Id = "session-1";

    private static readonly DateTimeOffset Begin = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly Language language;

    public Circle(bool guest = true, Language language = Language.De)
    {
        this.language = language;
        Owner = Sit("anna", language, s => new HeldSession(s, Part.Owner, Stake.None, "anna"));
        Coach = Sit("cora", language, s => new HeldSession(s, s.Coach?.Id == "cora" ? Part.Coach : Part.Guest, Stake.None, "cora"), Places.Coach);
        Guest = Sit("gerd", language, s => new HeldSession(s, Part.Guest, Stake.None, "gerd"));
        Talk[] all = guest ? [Owner, Coach, Guest] : [Owner, Coach];
        if (!guest)
            Firm.Seated.Remove("gerd");
        var session = new CoachSession
        {
            Id = Id, State = SessionState.Accepted, Owner = "Anna", AskedAt = Begin, ReadAt = Begin, Mode = SessionMode.Both,
            Coach = new Recipient("cora", RecipientRole.Coach, "Cora", null), People = guest ? [new Participant("p1", "gerd", "Gerd")] : [],
        };
        foreach (var talk in all)
            talk.Sessions.Add(session);
    }

    public Firm Firm { get; } = new() { Recipients = [new Recipient("dina", RecipientRole.Coach, "Dina", null)] };

    public Talk Owner { get; }

    public Talk Coach { get; }

    public Talk Guest { get; }

    public CoachSession Session => Owner.Sessions.Single(s => s.Id == Id);

    public LedSession Led => Session.Led!;

    /// <summary>Another coach of the firm, who was not there so far.</summary>
    public Talk Dina()
    {
        var dina = Sit("dina", Language.De, s => new HeldSession(s, s.Coach?.Id == "dina" ? Part.Coach : Part.Guest, Stake.None, "dina"), Places.Coach);
        dina.Sessions.Add(Session);
        Coach.Hold = s => new HeldSession(s, s.Coach?.Id == "cora" ? Part.Coach : Part.Guest, Stake.None, "cora");
        return dina;
    }

    /// <summary>What waits for a person is said to them.</summary>
    public Circle Wake(Talk talk)
    {
        talk.Now = Firm.Seated.Values.Max(t => t.Now);
        foreach (var nudge in talk.Nudges.Where(n => n.Kind == NudgeKind.Session && n.Due <= talk.Now + TimeSpan.FromSeconds(10)).ToList())
        {
            talk.Nudges.Remove(nudge);
            talk.Do(new TurnInput.Due(nudge));
        }

        return this;
    }

    /// <summary>The same word in the language of all.</summary>
    public string In(string german, string english) => language == Language.De ? german : english;

    /// <summary>The coach begins, reads the agenda, and all agree to the rules.</summary>
    public Circle Begun()
    {
        Coach.Say(In("sitzung beginnen", "begin the session")).Say(In("Los geht’s", "Let’s begin")).Say(Agrees);
        foreach (var talk in Others)
            Enter(talk).Say(Agrees);
        return GoOn();
    }

    /// <summary>As after <see cref="Begun"/>; owner and guest tell their views, and what they heard, and name needs. Then the coach is asked for the experiment.</summary>
    public Circle AtExperiment()
    {
        Begun();
        foreach (var said in Answers)
            All(said);
        return this;
    }

    /// <summary>What can be said to the steps after <see cref="Begun"/>, in their order: views, what was heard, needs.</summary>
    public IReadOnlyList<string> Answers => [In("Sicht", "View"), In("Gehört", "Heard"), In("Klarheit", "Clarity")];

    /// <summary>Owner and guest say this at the card of the present step and show it; then the coach goes on.</summary>
    public Circle All(string said)
    {
        foreach (var talk in Others)
            Enter(talk).Say(said).Say(In("Allen zeigen", "Show to everybody"));
        return GoOn();
    }

    /// <summary>The person looks at the session.</summary>
    public Talk Enter(Talk talk) => talk.Say(In("zur sitzung", "to the session"));

    private string Agrees => In("Einverstanden", "I agree");

    private IEnumerable<Talk> Others => Firm.Seated.Values.Where(t => t != Coach);

    private Circle GoOn()
    {
        Enter(Coach).Say(In("Nächster Schritt", "Next step"));
        return this;
    }

    private Talk Sit(string id, Language language, Func<CoachSession, HeldSession> hold, OrgPlace? place = null)
    {
        var talk = Talk.Agreed(language, firm: Firm);
        talk.Say(language == Language.De ? "Pause" : "pause");
        talk.Hold = hold;
        talk.Place = place ?? OrgPlace.None;
        Firm.Seated[id] = talk;
        return talk;
    }
}
