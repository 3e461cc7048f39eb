using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Sessions;

/// <summary>What decides when a session can be: the hours of its coach, and when anybody in it is in another one.</summary>
internal static class Calendars
{
    /// <summary>With the calendar of one of the person's sessions; one they have no part in, or without a coach, is empty.</summary>
    public static async Task<LoadedPerson> AddAsync(LoadedPerson person, string session, DateTimeOffset now, CoachStorage storage, CancellationToken ct)
    {
        if (person.Met.GetValueOrDefault(session) is not { Session.Coach: { } coach } met)
            return person with { Memory = person.Memory with { Calendar = SessionCalendar.Empty(session) } };
        var (from, to) = (Slots.Of(now - Slots.SessionLength), Slots.Of(now + SessionCalendar.Reach));
        var others = met.Session.People.Select(p => p.Person).OfType<string>().Append(met.Owner).Where(p => !string.Equals(p, coach.Id, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        var taken = new HashSet<long>();
        var found = await storage.Sql.ReadAsync(
            async sql =>
            {
                foreach (var other in others)
                    taken.UnionWith((await BookingSql.OfAsync(sql, other, from, to)).Select(b => b.Slot));
                return (Coach: await SessionSql.CoachAsync(sql, coach.Id), Booked: await BookingSql.OfAsync(sql, coach.Id, from, to),
                    Place: (await sql.ReadAsync($"SELECT p.key_id, u.federal_state FROM people p LEFT JOIN units u ON u.id = p.unit WHERE p.id = {coach.Id}", row => (Key: row.Text(0), State: row.Text(1)))).FirstOrDefault());
            },
            ct);
        var hours = found is { Coach.Hours: { } sealedHours, Place.Key: { } keyId } && await storage.Keys.OpenableAsync(keyId, ct) is { } key ? OpenHours(sealedHours, coach.Id, key) : null;
        var calendar = new SessionCalendar(session, hours, found.Place.State, [.. found.Booked.Select(b => b.Slot)], [.. taken], Planned(found.Booked, hours));
        return person with { CalendarVersion = found.Coach?.Version ?? 0, Memory = person.Memory with { Calendar = calendar } };
    }

    /// <summary>Null: they lie under a key that is no more.</summary>
    public static CoachHours? OpenHours(byte[] sealedHours, string coach, DataKey key)
    {
        try
        {
            return JsonSerializer.Deserialize(key.Open(sealedHours, SealPlace.Hours(coach)), StateJson.Default.CoachHours);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The coach's dates by the week of their wall.</summary>
    private static ImmutableDictionary<(int Year, int Week), int> Planned(List<(long Slot, string Session, int Meeting)> booked, CoachHours? hours)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(hours?.Zone ?? "", out var known) ? known : TimeZoneInfo.Utc;
        return booked.GroupBy(b => (b.Session, b.Meeting)).Select(g => TimeZoneInfo.ConvertTime(Slots.Begin(g.Min(b => b.Slot)), zone).DateTime)
            .GroupBy(day => (ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day))).ToImmutableDictionary(g => g.Key, g => g.Count());
    }
}
