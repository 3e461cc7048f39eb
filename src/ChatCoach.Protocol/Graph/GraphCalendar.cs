using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatCoach.Protocol.Graph;

/// <summary>A meeting as it is to stand in calendars.</summary>
/// <param name="Name">Our name of it, the same each time it is tried.</param>
/// <param name="Subject">What calendars show.</param>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC.</param>
/// <param name="Mails">Addresses of those who are invited.</param>
public sealed record GraphMeeting(string Name, string Subject, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<string> Mails);

/// <summary>
/// The part of Graph's calendar interface (v1.0) that a Teams meeting needs: it is an event in the organizer's calendar
/// whose online meeting Teams provides (Graph docs, Create or set an event as an online meeting in an Outlook calendar).
/// </summary>
public sealed class GraphCalendar(GraphCall call)
{
    /// <summary>Entries of one calendar that overlap one meeting; more is no calendar of a person.</summary>
    private const int MostAtOnce = 50;

    /// <summary>
    /// GET /users/{id}: where invitations go (Graph docs, Get a user; permission User.ReadBasic.All). Gone: nobody of that id is known.
    /// </summary>
    public async Task<(GraphAnswer Answer, string? Mail)> MailAsync(string user, CancellationToken ct)
    {
        var answer = await call.RunAsync("user", HttpMethod.Get, ["users", user], "?$select=mail,userPrincipalName", null, ct).ConfigureAwait(false);
        return (answer, answer.Text("mail") ?? answer.Text("userPrincipalName"));
    }

    /// <summary>
    /// POST /users/{id}/events (Graph docs, Create event; permission Calendars.ReadWrite), answered 201 with the event.
    /// The same transactionId makes no second one (Graph docs, event resource type).
    /// </summary>
    public Task<GraphAnswer> CreateAsync(string organizer, GraphMeeting meeting, CancellationToken ct)
    {
        var body = Content(meeting);
        body["transactionId"] = meeting.Name;
        body["isOnlineMeeting"] = true;
        body["onlineMeetingProvider"] = "teamsForBusiness";
        // Times are agreed on in the chat, and who may see a calendar learns nothing of what it is.
        body["allowNewTimeProposals"] = false;
        body["responseRequested"] = false;
        body["sensitivity"] = "private";
        return call.RunAsync("create", HttpMethod.Post, ["users", organizer, "events"], "", body, ct);
    }

    /// <summary>
    /// PATCH /users/{id}/events/{id} (Graph docs, Update event), answered 200 with the event. Its body is left alone: in
    /// it stands what makes it an online meeting.
    /// </summary>
    public Task<GraphAnswer> MoveAsync(string organizer, string id, GraphMeeting meeting, CancellationToken ct) =>
        call.RunAsync("move", HttpMethod.Patch, ["users", organizer, "events", id], "", Content(meeting), ct);

    /// <summary>POST /users/{id}/events/{id}/cancel (Graph docs, event: cancel), answered 202; the organizer alone can.</summary>
    public Task<GraphAnswer> CancelAsync(string organizer, string id, CancellationToken ct) =>
        call.RunAsync("cancel", HttpMethod.Post, ["users", organizer, "events", id, "cancel"], "", [], ct);

    /// <summary>GET /users/{id}/events/{id} (Graph docs, Get event): the link of a new meeting may come a little later than the meeting.</summary>
    public Task<GraphAnswer> ReadAsync(string organizer, string id, CancellationToken ct) =>
        call.RunAsync("read", HttpMethod.Get, ["users", organizer, "events", id], "?$select=id,isOnlineMeeting,onlineMeeting", null, ct);

    /// <summary>
    /// GET /users/{id}/calendarView (Graph docs, List calendarView): the id of the entry of that name, to be asked when an
    /// answer was lost; null: there is none. Of other entries nothing is read but ids.
    /// </summary>
    public async Task<(GraphAnswer Answer, string? Id)> FindAsync(string organizer, string name, DateTimeOffset start, DateTimeOffset end, CancellationToken ct)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"?startDateTime={start.UtcDateTime:s}Z&endDateTime={end.UtcDateTime:s}Z&$select=id,transactionId&$top={MostAtOnce}");
        var answer = await call.RunAsync("find", HttpMethod.Get, ["users", organizer, "calendarView"], query, null, ct).ConfigureAwait(false);
        return (answer, answer.End == GraphEnd.Done ? IdIn(answer, name) : null);
    }

    /// <summary>
    /// Where one joins (Graph docs, onlineMeetingInfo resource type, joinUrl); null: there is no such place (yet), or it is
    /// no https address that can stand in a card as it is.
    /// </summary>
    public static string? LinkIn(GraphAnswer answer) =>
        answer.Text("onlineMeeting", "joinUrl") is { } link && Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            && link.All(c => char.IsAsciiLetterOrDigit(c) || "-._~:/?#@!$&*+,;=%".Contains(c, StringComparison.Ordinal)) ? link : null;

    /// <summary>
    /// UTC, not the zone of the wall: which IANA names are taken is a list with gaps, and some methods take fewer
    /// (Graph docs, dateTimeTimeZone resource type). Calendars show it in the zone of whoever looks.
    /// </summary>
    private static JsonObject Content(GraphMeeting meeting) => new()
    {
        ["subject"] = meeting.Subject,
        ["start"] = Time(meeting.Start),
        ["end"] = Time(meeting.End),
        ["attendees"] = new JsonArray([.. meeting.Mails.Select(mail => (JsonNode)new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = mail }, ["type"] = "required" })]),
    };

    private static JsonObject Time(DateTimeOffset at) => new() { ["dateTime"] = at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };

    private static string? IdIn(GraphAnswer answer, string name)
    {
        if (answer.Body is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("value", out var list) || list.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var one in list.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("transactionId", out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(name) && one.TryGetProperty("id", out var id))
                return id.GetString();
        }

        return null;
    }
}
