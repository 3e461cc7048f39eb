using System.Collections.Immutable;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Play;

/// <summary>People of one firm who talk with the coach: what they hold in common, and the codes that are open. Time is that of whoever looks.</summary>
public sealed class Firm
{
    private readonly Dictionary<string, (Talk Inviter, string Id, DateTimeOffset Until)> codes = new(StringComparer.Ordinal);
    private readonly List<List<(Talk Who, string Id)>> shared = [];

    private int people;

    /// <summary>Who shares sessions, by our id of them.</summary>
    public Dictionary<string, Talk> Seated { get; } = new(StringComparer.Ordinal);

    /// <summary>The others have the session as it is now, and are told as the host tells them.</summary>
    public void Tell(Talk talk, SessionChange.Put put)
    {
        foreach (var (id, other) in Seated.Where(s => s.Value != talk))
        {
            other.Sessions.RemoveAll(s => s.Id == put.Session.Id);
            other.Sessions.Add(put.Session);
            var concerned = put.News != SessionNews.State || other.Hold(put.Session).Part != Part.Guest;
            if (put.News == SessionNews.None || put.To?.Contains(id) == false || !concerned)
                continue;
            var nudge = new Nudge(SessionNudge.IdOf(put.Session.Id, put.News), NudgeKind.Session, talk.Now, About: put.Session.Id, News: put.News);
            other.Nudges.RemoveAll(n => n.Id == nudge.Id);
            other.Nudges.Add(nudge);
        }
    }

    /// <summary>Whom an answer can be released to.</summary>
    public ImmutableList<Recipient> Recipients { get; init; } = [new("coach-1", RecipientRole.Coach, "Cora *Stern*", "Süd"), new("manager-1", RecipientRole.Manager, "Max", "Nord")];

    public int NextNumber() => ++people;

    /// <summary>The others on the person's relationship.</summary>
    public IReadOnlyList<(Talk Who, string Id)> Others(Talk talk, string id) => [.. (Find(talk, id) ?? []).Where(m => m.Who != talk)];

    /// <summary>Who has been on it longest owns it; so does who is alone.</summary>
    public bool Owns(Talk talk, string id) => Find(talk, id) is not { } group || group[0].Who == talk;

    /// <summary>What the code opens for this person.</summary>
    public Invitation Look(Talk talk, string code) => new(code, Open(talk, code)?.Alias);

    /// <summary>Does what a turn decided about who is on a relationship.</summary>
    public void Take(Talk talk, RelationshipChange change)
    {
        switch (change)
        {
            case RelationshipChange.Put put:
                talk.Records[put.Id] = put.Record;
                foreach (var (who, id) in Others(talk, put.Id))
                    who.Records[id] = put.Record;
                break;
            case RelationshipChange.Invite invite:
                foreach (var earlier in codes.Where(c => c.Value.Inviter == talk && c.Value.Id == invite.Id).Select(c => c.Key).ToList())
                    codes.Remove(earlier);
                codes[Plain(invite.Code)] = (talk, invite.Id, invite.Until);
                break;
            case RelationshipChange.Join join:
                Join(talk, join);
                break;
            case RelationshipChange.Leave leave:
                Leave(talk, leave.Id);
                break;
            case RelationshipChange.AloneAgain alone:
                Assert.True(Owns(talk, alone.Id), "Only its owner can be alone again.");
                foreach (var (who, id) in Others(talk, alone.Id))
                    Leave(who, id);
                break;
        }
    }

    /// <summary>The person leaves everything.</summary>
    public void LeaveAll(Talk talk)
    {
        foreach (var (_, id) in shared.SelectMany(g => g).Where(m => m.Who == talk).ToList())
            Leave(talk, id);
    }

    private void Join(Talk talk, RelationshipChange.Join join)
    {
        var (inviter, id, _) = Open(talk, join.Code) ?? throw new InvalidOperationException("Somebody comes in with a code that opens nothing.");
        codes.Remove(join.Code);
        if (Find(inviter, id) is not { } group)
            shared.Add(group = [(inviter, id)]);
        group.Add((talk, join.Id));
        talk.Records[join.Id] = inviter.Records.GetValueOrDefault(id) ?? RelationshipRecord.New;
    }

    private void Leave(Talk talk, string id)
    {
        talk.Records.Remove(id);
        foreach (var (code, open) in codes.ToList())
            if (open.Inviter == talk && open.Id == id)
                codes.Remove(code);
        if (Find(talk, id) is not { } group)
            return;
        group.RemoveAll(m => m.Who == talk);
        if (group.Count == 1)
            shared.Remove(group);
    }

    private (Talk Inviter, string Id, string Alias)? Open(Talk talk, string code) =>
        codes.TryGetValue(code, out var found) && found.Until > talk.Now && found.Inviter != talk && !Others(found.Inviter, found.Id).Any(m => m.Who == talk)
            ? (found.Inviter, found.Id, found.Inviter.State.Relationships.Single(r => r.Id == found.Id).Alias) : null;

    private List<(Talk Who, string Id)>? Find(Talk talk, string id) => shared.Find(g => g.Exists(m => m.Who == talk && m.Id == id));

    private static string Plain(string code) => code.Replace("-", "", StringComparison.Ordinal);
}
