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

    public Circle(bool guest = true, Language language = Language.De)
    {
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

    /// <summary>The coach begins, reads the agenda, and all agree to the rules.</summary>
    public Circle Begun()
    {
        Coach.Say("sitzung beginnen").Say("Los geht’s").Say("Einverstanden");
        foreach (var talk in Firm.Seated.Values.Where(t => t != Coach))
            talk.Say("zur sitzung").Say("Einverstanden");
        Coach.Say("zur sitzung").Say("Nächster Schritt");
        return this;
    }

    /// <summary>As after <see cref="Begun"/>; owner and guest tell their views, and what they heard, and name needs. Then the coach is asked for the experiment.</summary>
    public Circle AtExperiment(string shows = "Allen zeigen")
    {
        Begun();
        foreach (var said in (string[])["Sicht", "Gehört", "Klarheit"])
        {
            foreach (var talk in Firm.Seated.Values.Where(t => t != Coach))
                talk.Say("zur sitzung").Say(said).Say(shows);
            Coach.Say("zur sitzung").Say("Nächster Schritt");
        }

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
