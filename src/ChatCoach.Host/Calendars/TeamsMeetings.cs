using ChatCoach.Coaching.Sessions;
using ChatCoach.Host.Publishing;
using ChatCoach.Protocol.Graph;
using ChatCoach.Storage.Sessions;

namespace ChatCoach.Host.Calendars;

/// <summary>
/// Brings Teams meetings to what the sessions say: made, moved, taken out. What is to be done lies in the database, and
/// every step is written down before it is taken, so any host goes on where another one died. Nobody waits for it.
/// </summary>
public sealed class TeamsMeetings(CalendarEntries entries, GraphCalendar graph, GraphOptions options, GuidePublisher publisher, HostName host, TimeProvider clock, ILogger<TeamsMeetings> logger)
{
    /// <summary>The link of a new meeting that does not come within so many looks does not come: its organizer has no Teams.</summary>
    private const int LooksForLink = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);

    /// <summary>Of a service that is away for hours: a meeting of today is still made in time.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Of Graph's, for this host; the entries that wait carry it for the others.</summary>
    private DateTimeOffset pausedUntil;

    public bool Enabled => options.Enabled;

    /// <summary>Does all that is due.</summary>
    public async Task RoundAsync(CancellationToken ct)
    {
        while (Enabled && clock.GetUtcNow() >= pausedUntil && await entries.ClaimAsync(host.Name, clock.GetUtcNow(), ct) is { } work)
            await WorkAsync(work, ct);
    }

    private async Task WorkAsync(CalendarWork work, CancellationToken ct)
    {
        var place = work.Place;
        if (place is not null && (work.Wanted is null || place.Organizer != work.Wanted.Organizer.ObjectId))
        {
            if (await TakeOutAsync(work, place, ct) is { } failed)
            {
                await FailAsync(work, place, failed, ct);
                return;
            }

            place = null;
            if (!await entries.NoteAsync(work, null, ct))
                return;
        }

        if (work.Wanted is { } wanted && !IsOver(wanted.Start))
            await PutAsync(work, wanted, place, ct);
        else
            await entries.DoneAsync(work, place, work.Wanted?.Link, ct);
    }

    /// <summary>Out of the organizer's calendar, and with it out of everybody's. What has begun stays: a session is closed while people still sit in it.</summary>
    /// <returns>What hindered it; null: nothing.</returns>
    private async Task<GraphAnswer?> TakeOutAsync(CalendarWork work, CalendarPlace place, CancellationToken ct)
    {
        if (place.Start <= clock.GetUtcNow())
            return null;
        var id = place.EventId;
        if (id is null)
        {
            (var looked, id) = await FindAsync(work, place, ct);
            if (looked.End is not (GraphEnd.Done or GraphEnd.Gone))
                return looked;
        }

        if (id is null)
            return null;
        var answer = await graph.CancelAsync(place.Organizer, id, ct);
        return answer.End is GraphEnd.Done or GraphEnd.Gone ? null : answer;
    }

    private async Task PutAsync(CalendarWork work, WantedEntry wanted, CalendarPlace? place, CancellationToken ct)
    {
        var (failed, meeting) = await MeetingAsync(work, wanted, ct);
        if (failed is null && place is { EventId: null })
        {
            (var looked, var id) = await FindAsync(work, place, ct);
            failed = looked.End == GraphEnd.Done ? null : looked;
            place = place with { EventId = id };
        }

        if (failed is not null)
        {
            await FailAsync(work, place, failed, ct);
            return;
        }

        var answer = place is { EventId: { } known } ? await RenewAsync(work, place, known, meeting!, ct) : null;
        if (answer is null or { End: GraphEnd.Gone })
        {
            // One that somebody deleted in their calendar is made again, under a new name: the old one is spent.
            place = new CalendarPlace(wanted.Organizer.ObjectId, null, wanted.Start, answer is null ? place?.Round ?? 0 : place!.Round + 1, 0);
            if (!await entries.NoteAsync(work, place, ct))
                return;
            answer = await graph.CreateAsync(place.Organizer, meeting! with { Name = work.NameIn(place.Round) }, ct);
        }

        if (answer.End == GraphEnd.Done && (place!.EventId ?? answer.Text("id")) is { } entry)
            await StandsAsync(work, wanted, place with { EventId = entry, Start = wanted.Start, SentFor = work.Version }, GraphCalendar.LinkIn(answer) ?? wanted.Link, ct);
        else
            await FailAsync(work, place, answer, ct);
    }

    /// <summary>Moved, or only looked at when it stands as it is wanted.</summary>
    private Task<GraphAnswer> RenewAsync(CalendarWork work, CalendarPlace place, string id, GraphMeeting meeting, CancellationToken ct) =>
        place.SentFor == work.Version ? graph.ReadAsync(place.Organizer, id, ct) : graph.MoveAsync(place.Organizer, id, meeting, ct);

    private async Task StandsAsync(CalendarWork work, WantedEntry wanted, CalendarPlace place, string? link, CancellationToken ct)
    {
        if (link is null && work.Attempts < LooksForLink)
        {
            await entries.LaterAsync(work, place, clock.GetUtcNow() + Pause(work.Attempts), ct);
            return;
        }

        if (link is null)
            Log.NoJoinLink(logger);
        await entries.DoneAsync(work, place, link ?? wanted.Link, ct);
    }

    /// <summary>Whoever is not known to Graph is not invited; they have the date in the chat.</summary>
    private async Task<(GraphAnswer? Failed, GraphMeeting? Meeting)> MeetingAsync(CalendarWork work, WantedEntry wanted, CancellationToken ct)
    {
        var mails = new List<string>();
        foreach (var person in wanted.People)
        {
            var (answer, mail) = await graph.MailAsync(person.ObjectId, ct);
            if (answer.End is not (GraphEnd.Done or GraphEnd.Gone))
                return (answer, null);
            if (mail is not null)
                mails.Add(mail);
        }

        var title = publisher.Content.Dates.FileTitle;
        return (null, new GraphMeeting(work.NameIn(0), $"{title.De} / {title.En}", wanted.Start, wanted.Start + Slots.SessionLength, mails));
    }

    private Task<(GraphAnswer Answer, string? Id)> FindAsync(CalendarWork work, CalendarPlace place, CancellationToken ct) =>
        graph.FindAsync(place.Organizer, work.NameIn(place.Round), place.Start, place.Start + Slots.SessionLength, ct);

    private async Task FailAsync(CalendarWork work, CalendarPlace? place, GraphAnswer answer, CancellationToken ct)
    {
        // A coach without a mailbox is "not found".
        if (answer.End is GraphEnd.Refused or GraphEnd.Gone)
        {
            Log.MeetingGivenUp(logger, answer.Operation, answer.Status, answer.Code);
            await entries.LaterAsync(work, place, null, ct);
            return;
        }

        var due = clock.GetUtcNow() + (answer.RetryAfter ?? Pause(work.Attempts));
        await entries.LaterAsync(work, place, due, ct);
        if (answer is { Status: 429 or 503, RetryAfter: not null })
        {
            pausedUntil = due;
            await entries.PauseAsync(due, ct);
        }
    }

    private bool IsOver(DateTimeOffset start) => start + Slots.SessionLength <= clock.GetUtcNow();

    /// <summary>Doubles each time, and no two hosts keep step.</summary>
    private static TimeSpan Pause(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 12));
        return (pause < LongestPause ? pause : LongestPause) * (0.75 + (Random.Shared.NextDouble() / 2));
    }
}
