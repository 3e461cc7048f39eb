using System.Globalization;

namespace ChatCoach.Storage.Keys;

/// <summary>Where a sealed piece belongs: table, row and, where a row has an owner, the owner.</summary>
internal static class SealPlace
{
    public static string Person(string id) => $"people:{id}";

    public static string Run(string person, string id) => $"runs:{person}:{id}";

    public static string Nudge(string person, string id) => $"nudges:{person}:{id}";

    public static string Outbox(string id) => $"outbox:{id}";

    public static string Relationship(string id) => $"relationships:{id}";

    public static string Member(string person, string localId) => $"members:{person}:{localId}";

    public static string Invitation(string tag) => $"invitations:{tag}";

    public static string Link(string tag) => $"links:{tag}";

    public static string Access(string person, string id) => $"accesses:{person}:{id}";

    public static string Release(string id) => $"releases:{id}";

    public static string Session(string id) => $"sessions:{id}";

    public static string Hours(string coach) => $"hours:{coach}";

    public static string CoachNote(string session) => $"coach-notes:{session}";

    public static string CalendarPlace(string session, int meeting) => string.Create(CultureInfo.InvariantCulture, $"calendar-places:{session}:{meeting}");

    public static string CalendarLink(string session, int meeting) => string.Create(CultureInfo.InvariantCulture, $"calendar-links:{session}:{meeting}");

    public static string Frame(string unit) => $"frames:{unit}";

    public static string TeamAsk(string unit, string key) => $"team-asks:{unit}:{key}";

    public static string CardWord(string tag) => $"card-words:{tag}";

    public static string Card(string conversation, string channel, string activity) => $"conversations:{channel}:{conversation}:{activity}";
}
