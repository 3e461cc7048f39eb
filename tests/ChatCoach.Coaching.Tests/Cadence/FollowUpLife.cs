using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Cadence;

/// <summary>
/// Ten years of one person: relationships begin and end, agreements are made and looked at, messages are answered, put off
/// or left lying, and the person moves. Hosts fail, come late and do things twice. Every follow-up is judged by the
/// <see cref="FollowUpJudge"/>, which knows nothing of the coach.
/// </summary>
internal sealed class FollowUpLife
{
    private static readonly string[] Zones = ["Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Auckland"];
    private static readonly string?[] States = [null, .. HolidayTable.States.Where(s => s != HolidayTable.Everywhere)];
    private static readonly Talk Beginning = Begun();

    private readonly Random random;
    private readonly Talk talk = Beginning.Copy();
    private readonly FollowUpJudge judge;

    /// <summary>What the person sees when the coach kept silent.</summary>
    private Reply? newest;

    public FollowUpLife(int seed)
    {
        random = new Random(seed);
        judge = new FollowUpJudge(seed, talk.Hints.TimeZone!);
    }

    /// <summary>Returns how many follow-ups were judged.</summary>
    public int Live()
    {
        var end = talk.Now.AddYears(10);
        while (talk.Now < end)
        {
            var action = talk.Now + TimeSpan.FromDays(random.NextDouble() * 30);
            var nudge = talk.Nudges.MinBy(n => n.Due);
            var woken = nudge is null ? DateTimeOffset.MaxValue : Later(nudge.Due, talk.Now) + Delay();
            if (woken < action)
                Wake(nudge!, woken);
            else
            {
                talk.Now = action;
                Act();
            }

            judge.NothingLost(talk.Now);
        }

        return judge.Judged;
    }

    private static Talk Begun()
    {
        var talk = Talk.CheckedIn();
        foreach (var alias in new[] { "Runde 2", "Runde 3" })
            Meet(talk, alias);
        return talk;
    }

    private static void Meet(Talk talk, string alias) => talk.Say("check-in").Say(alias).Say("4").Say("stopp").Say("behalten");

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>A host looks every few seconds; now and then none is there for hours or days.</summary>
    private TimeSpan Delay() => random.Next(20) switch
    {
        0 => TimeSpan.FromHours(random.NextDouble() * 70),
        1 => TimeSpan.FromHours(random.NextDouble() * 10),
        _ => TimeSpan.FromSeconds(random.Next(5)),
    };

    private void Wake(Nudge nudge, DateTimeOffset at)
    {
        talk.Now = at;
        newest = talk.Reply ?? newest;
        talk.Nudges.Remove(nudge);
        talk.Do(new TurnInput.Due(nudge));
        newest = talk.Reply ?? newest;
        var topic = Asked(talk.Reply);
        judge.Woken(talk.Now, nudge.About!, topic);
        if (random.Next(30) == 0)
        {
            talk.Do(new TurnInput.Due(nudge));
            judge.Woken(talk.Now, nudge.About!, Asked(talk.Reply));
        }
        else if (topic is not null)
            Answer(topic);
    }

    /// <summary>The relationship a message asks about; null: it is no follow-up.</summary>
    private static string? Asked(Reply? reply) => reply?.Buttons.FirstOrDefault(b => b.Do == Verbs.Later)?.Arg;

    private void Answer(string topic)
    {
        var roll = random.Next(100);
        if (roll >= 46)
            return;
        judge.Answered(topic);
        if (roll < 6)
            talk.Tap("Anzeigen");
        else if (roll < 24)
            Look(topic, () => talk.Tap("Anzeigen"));
        else if (roll < 34)
        {
            talk.Tap("Später, in einer Woche");
            judge.PutOff(topic, talk.Now);
        }
        else if (roll < 43)
            talk.Say("gerade nicht");
        else if (roll < 45)
        {
            talk.Tap("Hierzu nicht mehr nachfragen");
            judge.Unwanted(topic);
        }
        else
        {
            talk.Tap("Keine Erinnerungen mehr");
            judge.AllUnwanted();
        }
    }

    private void Look(string topic, Action begin)
    {
        string[] next = ["later", "done", ""];
        var wish = next[random.Next(next.Length)];
        begin();
        talk.Answers("G10", ("held", random.Next(2) == 0 ? "holds" : "back"), ("next", wish));
        judge.Looked(topic, talk.Now, wish);
    }

    private void Act()
    {
        var topic = talk.State.Relationships[random.Next(talk.State.Relationships.Count)].Id;
        switch (random.Next(20))
        {
            case < 9:
                Agree(topic);
                break;
            case < 11:
                judge.Answered(topic);
                Look(topic, () => Start("G10", topic));
                break;
            case 11:
                judge.Answered(topic);
                Start("G1", topic);
                break;
            case 12:
                End(topic);
                break;
            case 13:
                Typed();
                Meet(talk, string.Create(CultureInfo.InvariantCulture, $"Kreis {(char)('A' + random.Next(26))}{(char)('a' + random.Next(26))} {random.Next(9999)}"));
                break;
            case 14:
                Settings(random.Next(4) > 0);
                break;
            case < 18:
                Move();
                break;
            default:
                talk.Place = OrgPlace.None with { FederalState = judge.State = States[random.Next(States.Length)] };
                break;
        }
    }

    private void Agree(string topic)
    {
        string[] plans = ["ok", "dense", "wide", "once", "none"];
        var plan = plans[random.Next(plans.Length)];
        judge.Answered(topic);
        Start("G2.6", topic);
        talk.Answers("G2.6", ("held", "yes"), ("agree", "Angebot schicken"), ("promise", "yes"), ("more", "no"), ("expect", plan is "ok" or "none" ? plan : "other"), ("spacing", plan));
        judge.Planned(topic, talk.Now, plan);
    }

    private void End(string topic)
    {
        judge.Answered(topic);
        Start("G7", topic);
        talk.Answers("G7", ("tried", "yes"), ("can", "now"));
        judge.Ended(topic);
    }

    private void Settings(bool follow)
    {
        Typed();
        talk.Say("einstellungen").Tap("Nein").Tap("Weiter", ("tone", "plain"), ("remind", follow ? "follow" : "none"));
        if (follow)
            judge.WantedAgain();
        else
            judge.AllUnwanted();
    }

    private void Move()
    {
        Typed();
        judge.Zone = Zones[random.Next(Zones.Length)];
        talk.Hints = talk.Hints with { TimeZone = judge.Zone };
        talk.Say("hilfe");
    }

    /// <summary>Something is typed now: below a follow-up that is an answer to it.</summary>
    private void Typed()
    {
        if (Asked(talk.Reply ?? newest) is { } topic)
            judge.Answered(topic);
    }

    private void Start(string guide, string about) => talk.Do(new TurnInput.Click(new CardAction(Verbs.Start, null, Arg: $"{guide}@{about}")));
}
