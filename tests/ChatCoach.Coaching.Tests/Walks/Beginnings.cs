using System.Collections.Concurrent;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Walks;

/// <summary>People at the first question of a guide: of both languages, with and without relationships, paused guides and a yes to counting.</summary>
public static class Beginnings
{
    private const int MostRelationships = 2;
    private const int MostParked = 3;

    private static readonly string[] Parked = ["G2.1", "G6", "G8"];

    private static readonly OrgPlace[] Anywhere = [OrgPlace.None, Places.Employee, Places.WithFrame, Places.Manager];

    private static readonly Dictionary<(Language, int, int, bool), Talk> People =
        (from language in (Language[])[Language.De, Language.En]
         from relationships in Enumerable.Range(0, MostRelationships + 1)
         from parked in Enumerable.Range(0, MostParked + 1)
         from counts in (bool[])[false, true]
         select (language, relationships, parked, counts)).ToDictionary(p => p, p => Somebody(p.language, p.relationships, p.parked, p.counts));

    private static readonly ConcurrentDictionary<(string Guide, Language Language, int Relationships, int Parked, bool Counts, int Place, int About), Talk> Begun = new();

    /// <summary>Somebody who has just begun the guide; of guides about a relationship, some about one they have.</summary>
    public static Talk Of(Guide guide, Random random)
    {
        var (language, relationships) = (random.Next(2) == 0 ? Language.De : Language.En, random.Next(MostRelationships + 1));
        var place = guide.Who == Audience.Manager ? Array.IndexOf(Anywhere, Places.Manager) : random.Next(Anywhere.Length);
        var about = relationships == 0 ? NoRelationship : random.Next(NoRelationship, relationships);
        return Begun.GetOrAdd((guide.Id, language, relationships, random.Next(MostParked + 1), random.Next(2) == 0, place, about), Begin).Copy();
    }

    private const int NoRelationship = -1;

    private static Talk Begin((string Guide, Language Language, int Relationships, int Parked, bool Counts, int Place, int About) how)
    {
        if (how.Guide == "G0")
            return new Talk { Hints = new ClientHints(how.Language, "Europe/Berlin") }.Do(new TurnInput.Arrived());
        var talk = People[(how.Language, how.Relationships, how.Parked, how.Counts)].Copy().At(Anywhere[how.Place]);
        return talk.Begin(how.Guide, how.About == NoRelationship ? null : talk.State.Relationships[how.About].Id);
    }

    /// <summary>A relationship with somebody else on it, whoever of the two invited.</summary>
    private static void Shared(Talk talk, bool asOwner)
    {
        var other = Talk.Agreed(firm: talk.Firm).Say("pause");
        other.Now = talk.Now;
        var (owner, guest) = asOwner ? (talk, other) : (other, talk);
        owner.Through("GR", null, ("client", "Projekt Zürich")).Through("GN", "Projekt Zürich", ("what", "Ein Brief"));
        guest.Joins(owner.Code("Projekt Zürich"));
    }

    private static Talk Somebody(Language language, int relationships, int parked, bool counts)
    {
        var talk = Talk.Agreed(language);
        if (counts)
            talk.Through("G0S", null, ("count", "yes"), ("remind", "follow"));
        if (relationships > 0)
            talk.Through("GR", null, ("client", "Montagsrunde"));
        if (relationships > 1)
            Shared(talk, asOwner: counts);
        foreach (var guide in Parked.Take(parked))
            talk.Begin(guide).Say("1").Say("pause");
        return talk;
    }
}
