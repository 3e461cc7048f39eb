using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Turns;
using ChatCoach.Storage.Places;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Turns;

/// <summary>People of one firm who ask for coaches, plan and call off at random, on two hosts over one database.</summary>
internal sealed class SessionPlay(CoachHost first, CoachHost second, ImmutableList<SessionPlayer> players, Random random)
{
    private static readonly string[] Reminders = ["In einer Viertelstunde beginnt", "Am nächsten Arbeitstag hast du einen Termin", "Heute hast du einen Termin"];

    /// <summary>Colleagues can be invited to the latter two.</summary>
    private static readonly string[] Modes = ["Nur unsere Seite", "Beide Seiten", "Unser Team"];

    /// <summary>When the last reminder before a date comes.</summary>
    private static readonly TimeSpan BeforeDate = TimeSpan.FromMinutes(15);

    private readonly Dictionary<SessionPlayer, string> ids = [];
    private readonly Dictionary<SessionPlayer, (string Versions, ImmutableList<CoachSession> Sessions)> opened = [];

    /// <summary>Who was ever a coach of a session: a rule they wrote for all stays with it.</summary>
    private readonly HashSet<(string Session, string Coach)> coached = [];

    private int seen;
    private int turns;
    private int asked;

    /// <summary>Steps that were done.</summary>
    public int Turns => turns;

    /// <summary>Reminders that came.</summary>
    public int Reminded { get; private set; }

    /// <summary>Dates that were agreed on at the ends of sequences.</summary>
    public int Planned { get; private set; }

    /// <summary>Times that two people tapped at the same moment.</summary>
    public int Raced { get; private set; }

    /// <summary>Colleagues who were given the code of a session.</summary>
    public int Invited { get; private set; }

    /// <summary>Some steps of several people, two at a time; then everything must hold.</summary>
    public async Task SequenceAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var what = random.Next(100);
            if (what < 15)
                await TimePassesAsync();
            else if (what < 35)
                await RaceAsync();
            else if (what < 40)
                await InviteAsync();
            else if (what < 45)
                await AskAsync();
            else if (what < 55)
                await AloneAsync(players[random.Next(players.Count)]);
            else
                await Task.WhenAll(StepAsync(players[random.Next(players.Count)], first), StepAsync(players[random.Next(players.Count)], second));
        }

        await HoldsAsync();
    }

    /// <summary>Nobody else does anything: what a coach reads is theirs to read at that moment.</summary>
    private async Task AloneAsync(SessionPlayer player)
    {
        var before = await SessionsAsync();
        var reply = await StepAsync(player, random.Next(2) == 0 ? first : second);
        if (!player.IsCoach)
            return;
        var id = await IdOfAsync(player);
        var text = CardText.Of(reply, first.Get<GuidePublisher>().Content);
        foreach (var writer in players.Where(p => p != player && text.Contains(p.Mark, StringComparison.Ordinal)))
        {
            var theirs = await IdOfAsync(writer);
            Assert.True(before.Exists(s => s.Session.State != SessionState.Ended && (TakesPart(s, writer, theirs) || coached.Contains((s.Session.Id, theirs))) && TakesPart(s, player, id)), $"{player.Person.Name} reads what {writer.Person.Name} wrote after {reply.Ref.Run}: {text}");
        }
    }

    /// <summary>Who asked, who was asked or said yes, and who came in by a code.</summary>
    private static bool TakesPart((SessionPlayer Owner, CoachSession Session) session, SessionPlayer player, string id) =>
        session.Owner == player || session.Session.Coach?.Id == id || session.Session.People.Exists(p => p.Person == id);

    /// <summary>Two who have the same coach tap the same time at the same moment, each on another host: chance alone seldom brings that.</summary>
    private async Task RaceAsync()
    {
        var same = (await SessionsAsync()).Where(s => s.Session is { State: SessionState.Accepted, Coach: not null }).DistinctBy(s => s.Owner).GroupBy(s => s.Session.Coach!.Id).Where(g => g.Count() > 1).ToList();
        if (same.Count == 0)
            return;
        var pages = new List<(SessionPlayer Owner, Reply Page)>();
        foreach (var (owner, session) in same[random.Next(same.Count)].OrderBy(_ => random.Next()).Take(2))
            pages.Add((owner, await DoAsync(owner, first, Click(new CardAction(Verbs.Session, $"race{Turns}", Arg: $"dates:{session.Id}:{Math.Max(1, session.Meetings.Count)}:{random.Next(3)}")))));
        var (one, two) = (Times(pages[0].Page), Times(pages[1].Page));
        var both = one.Keys.Intersect(two.Keys).ToList();
        if (both.Count == 0)
            return;
        var time = both[random.Next(both.Count)];
        Raced++;
        await Task.WhenAll(
            Task.Run(() => DoAsync(pages[0].Owner, first, Click(new CardAction(Verbs.SessionDo, pages[0].Page.Ref.Token, Arg: one[time])))),
            Task.Run(() => DoAsync(pages[1].Owner, second, Click(new CardAction(Verbs.SessionDo, pages[1].Page.Ref.Token, Arg: two[time])))));
    }

    /// <summary>The times one can take, by what the button says.</summary>
    private static Dictionary<string, string> Times(Reply page) =>
        page.Buttons.Where(b => b.Do == Verbs.SessionDo && b.Arg!.StartsWith("take:", StringComparison.Ordinal)).DistinctBy(b => b.Label).ToDictionary(b => b.Label, b => b.Arg!, StringComparer.Ordinal);

    /// <summary>Somebody without a session asks for a coach, and whoever is asked looks at it: chance alone seldom gets through the whole request.</summary>
    private async Task AskAsync()
    {
        var sessions = await SessionsAsync();
        if (players.FirstOrDefault(p => !p.IsCoach && !sessions.Exists(s => s.Owner == p && s.Session.State is SessionState.Asked or SessionState.Accepted)) is not { } without)
            return;
        foreach (var word in new[] { "begleitung anfragen", Companions.Alias, "Eine Beziehung ist festgefahren", Modes[asked++ % Modes.Length], "Vormittags", without.Mark, "Ja, so anfragen" })
            await DoAsync(without, first, new TurnInput.Text(word));
        foreach (var coach in players.Where(p => p.IsCoach))
        {
            foreach (var word in new[] { "mein coach-tisch", "Anfrage ansehen", "Annehmen", "Bestätigt" })
                await DoAsync(coach, second, new TurnInput.Text(word));
        }
    }

    /// <summary>An owner asks for the code of their session, and somebody else writes it to the coach; whether they come in is up to the next taps.</summary>
    private async Task InviteAsync()
    {
        var open = (await SessionsAsync()).Where(s => s.Session is { State: SessionState.Accepted, Mode: SessionMode.Both or SessionMode.Team }).ToList();
        if (open.Count == 0)
            return;
        var (owner, session) = open[random.Next(open.Count)];
        var asked = await DoAsync(owner, first, Click(new CardAction(Verbs.Session, $"invite{Turns}", Arg: $"invite:{session.Id}")));
        if (asked.Buttons.FirstOrDefault(b => b.Do == Verbs.Aside && b.Arg!.EndsWith(".yes", StringComparison.Ordinal)) is not { } yes)
            return;
        var shown = await DoAsync(owner, first, Click(new CardAction(yes.Do, asked.Ref.Token, Arg: yes.Arg)));
        if (CardText.Of(shown, first.Get<GuidePublisher>().Content).Split('\n').Select(line => InviteCode.Read(line)).FirstOrDefault(code => code is not null) is not { } code)
            return;
        var others = players.Where(p => p != owner && !p.IsCoach).ToList();
        Invited++;
        await DoAsync(others[random.Next(others.Count)], second, new TurnInput.Text(code));
    }

    private static TurnInput.Click Click(CardAction action) => new(action);

    private Task<Reply> StepAsync(SessionPlayer player, CoachHost host)
    {
        TurnInput.Click input;
        lock (player)
            input = player.Next(random);
        return DoAsync(player, host, input);
    }

    private async Task<Reply> DoAsync(SessionPlayer player, CoachHost host, TurnInput input)
    {
        var person = player.Person;
        var place = new ConversationPlace(person.Conversation, person.Channel, first.FarEnd.ServiceUrl, Person.Bot, person.UserId, Person.Tenant);
        var outcome = await host.Get<TurnRunner>().RunAsync(new TurnRequest(person.Key, place, new ClientHints(Language.De, person.Zone, $"Name of {person.Name}"), input, Answering.InPlace) { Invoked = true }, default);
        Assert.True(outcome.Stored, "A turn was not stored.");
        Assert.True(outcome.Reply is { Buttons.IsEmpty: false }, $"Somebody is left without a next step after {input}: {outcome.Reply}");
        Interlocked.Increment(ref turns);
        lock (player)
            player.Saw(outcome.Reply!);
        return outcome.Reply!;
    }

    private async Task TimePassesAsync()
    {
        var before = (await SessionsAsync()).SelectMany(s => s.Session.Meetings).Where(m => m is { State: MeetingState.Planned }).Select(m => m.Start!.ToInstant() - BeforeDate).Where(at => at > first.Clock.Now).DefaultIfEmpty().Min();
        first.Clock.Now = random.Next(3) == 0 && before != default ? before : first.Clock.Now + TimeSpan.FromMinutes(random.Next(4) == 0 ? random.Next(5, 30) : random.Next(30, 20 * 60));
        await Task.WhenAll(first.PassAsync(TimeSpan.Zero), second.PassAsync(TimeSpan.Zero));
        await Task.WhenAll(first.SettleAsync(), second.SettleAsync());
        var sessions = await SessionsAsync();
        foreach (var call in first.FarEnd.Calls.Skip(seen).Where(c => Array.Exists(Reminders, r => c.Text.Contains(r, StringComparison.Ordinal))))
        {
            var player = players.Single(p => p.Person.Conversation == call.Conversation);
            var id = await IdOfAsync(player);
            Reminded++;
            Assert.True(sessions.Exists(s => TakesPart(s, player, id) && s.Session.State == SessionState.Accepted
                && s.Session.Meetings.Exists(m => m is { State: MeetingState.Planned, Start: { } start } && start.ToInstant() > first.Clock.Now - TimeSpan.FromMinutes(11))), $"{player.Person.Name} was reminded of a date that is none: {call.Text}");
        }

        seen = first.FarEnd.Calls.Count;
    }

    /// <summary>Nobody is in two sessions at once, the coach has their pause between two, and the calendar holds exactly what was agreed and is not over.</summary>
    private async Task HoldsAsync()
    {
        var sessions = await SessionsAsync();
        var booked = new List<(string Person, long Slot)>();
        var begins = new List<(string Coach, DateTimeOffset Begin)>();
        foreach (var (owner, session) in sessions.Where(s => s.Session.State is not (SessionState.Ended or SessionState.Done)))
        {
            var id = await IdOfAsync(owner);
            foreach (var begin in session.Meetings.Where(m => m.State == MeetingState.Planned).Select(m => m.Start!.ToInstant()).Where(b => b + Slots.SessionLength > first.Clock.Now))
            {
                string[] people = [id, .. session.People.Select(p => p.Person).OfType<string>(), session.Coach!.Id];
                booked.AddRange(people.SelectMany(p => Slots.Covering(begin, Slots.SessionLength).Select(slot => (p, slot))));
                begins.Add((session.Coach.Id, begin));
            }
        }

        Planned += begins.Count;
        Assert.Equal(booked.Count, booked.Distinct().Count());
        var stored = await first.Get<CoachStorage>().Sql.ReadAsync($"SELECT person_id, slot FROM booked_slots", row => (row.GetString(0), row.GetInt64(1)), default);
        // A quarter that is over may be kept or not: it stands in nobody's way.
        Assert.Equal(booked.Order(), stored.Where(s => Slots.Begin(s.Item2) > first.Clock.Now || booked.Contains(s)).Order());
        foreach (var coach in begins.GroupBy(b => b.Coach))
        {
            var times = coach.Select(c => c.Begin).Order().ToList();
            Assert.DoesNotContain(times.Zip(times.Skip(1)), pair => pair.Second - pair.First < Slots.SessionLength);
        }
    }

    private async Task<string> IdOfAsync(SessionPlayer player) => ids.TryGetValue(player, out var id) ? id : ids[player] = (await player.Person.LoadAsync()).PersonId;

    /// <summary>All sessions as they are stored; only those of people are opened whose sessions were changed since.</summary>
    private async Task<List<(SessionPlayer Owner, CoachSession Session)>> SessionsAsync()
    {
        var rows = await first.Get<CoachStorage>().Sql.ReadAsync($"SELECT owner_id, id, version FROM sessions ORDER BY id", row => (Owner: row.GetString(0), Id: row.GetString(1), Version: row.GetInt32(2)), default);
        var all = new List<(SessionPlayer, CoachSession)>();
        // A coach may ask for another one.
        foreach (var player in players)
        {
            var id = await IdOfAsync(player);
            var versions = string.Join(' ', rows.Where(r => r.Owner == id).Select(r => $"{r.Id}:{r.Version}"));
            if (!opened.TryGetValue(player, out var known) || known.Versions != versions)
                opened[player] = known = (versions, await OfAsync(player));
            all.AddRange(known.Sessions.Select(s => (player, s)));
            coached.UnionWith(known.Sessions.Where(s => s.Coach is not null).Select(s => (s.Id, s.Coach!.Id)));
        }

        return all;
    }

    private async Task<ImmutableList<CoachSession>> OfAsync(SessionPlayer player)
    {
        var query = new PersonQuery(player.Person.Key) { Now = first.Clock.Now, Wants = new TurnWants { Sessions = true } };
        return [.. (await first.Get<TurnStore>().LoadAsync(query, default)).Memory.Sessions!.Where(h => h.Mine).Select(h => h.Session)];
    }
}
