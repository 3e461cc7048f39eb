using System.Globalization;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Connector;
using ChatCoach.Storage.Org;

namespace ChatCoach.Host.Commands;

/// <summary>What came of asking for a roster.</summary>
public abstract record RosterRead
{
    private RosterRead()
    {
    }

    /// <summary>Everybody in the team, as Teams describes them; somebody may stand there twice.</summary>
    public sealed record Whole(IReadOnlyList<ConversationMember> Members) : RosterRead;

    /// <summary>Not all of it could be had, so none is used. A sentence.</summary>
    public sealed record Failed(string Why) : RosterRead;
}

/// <summary>Reads the roster of a Teams team, page by page: all of it, or none where a page is missing.</summary>
public sealed class TeamRoster(ConnectorClient connector, TimeProvider clock)
{
    /// <summary>Of one page, before it is given up: with the growing pauses half a minute, in which a service is back that was only restarted.</summary>
    private const int Tries = 6;

    /// <summary>A team has 25,000 members at most (Teams limits), 500 pages of the smallest size; a roster that goes on for ever is no roster.</summary>
    private const int MostPages = 1_000;

    /// <summary>Before the second try of a page; twice as long before each later one.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Teams names its pauses in seconds; who is asked to wait longer than this runs it again later.</summary>
    private static readonly Patience Patience = new(TimeSpan.FromMinutes(5));

    /// <param name="team">Whose.</param>
    /// <param name="read">Is told how many members were read so far.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<RosterRead> ReadAsync(KnownTeam team, Action<int> read, CancellationToken ct)
    {
        var from = new ConversationReference
        {
            ChannelId = ChannelIds.Teams, ServiceUrl = team.ServiceUrl, TenantId = team.Tenant,
            Conversation = new ConversationAccount { Id = team.Id, ConversationType = ConversationTypes.Channel }, Bot = new ChannelAccount(),
        };
        // The mark of where a page ended may expire while we wait for room: then once more from the beginning.
        return await PassAsync(from, read, ct) ?? await PassAsync(from, read, ct) ?? new RosterRead.Failed("Teams broke off the roster twice. Run it again later.");
    }

    /// <returns>Null: Teams does not know any more where the page before ended.</returns>
    private async Task<RosterRead?> PassAsync(ConversationReference team, Action<int> read, CancellationToken ct)
    {
        var members = new List<ConversationMember>();
        string? next = null;
        for (var page = 1; page <= MostPages; page++)
        {
            switch (await PageAsync(team, next, ct))
            {
                case MembersOutcome.Page one:
                    members.AddRange(one.Members);
                    read(members.Count);
                    if (one.Next is null)
                        return members.Count > 0 ? new RosterRead.Whole(members) : new RosterRead.Failed("Teams names nobody in this team, not even its owner.");
                    next = one.Next;
                    break;
                case MembersOutcome.Failed { Why: SendOutcome.Rejected } when next is not null:
                    return null;
                case MembersOutcome.Failed failed:
                    return new RosterRead.Failed(Sentence(failed.Why));
            }
        }

        return new RosterRead.Failed($"The roster did not end after {MostPages} pages.");
    }

    private async Task<MembersOutcome> PageAsync(ConversationReference team, string? next, CancellationToken ct)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await connector.GetMembersAsync(team, next, ct, Patience);
            if (attempt == Tries || outcome is not MembersOutcome.Failed { Why: SendOutcome.RetryLater later })
                return outcome;
            // What the service asked for is waited for with the next call, within its patience.
            await Task.Delay(later.RetryAfter is null ? pause : TimeSpan.Zero, clock, ct);
            pause *= 2;
        }
    }

    private static string Sentence(SendOutcome why) => why switch
    {
        SendOutcome.NoRoom room => string.Create(CultureInfo.InvariantCulture, $"Teams asks to wait {Math.Ceiling(room.In.TotalMinutes)} minutes. Run it again then."),
        SendOutcome.RetryLater later => $"The roster could not be had: {later.Reason} Run it again later.",
        SendOutcome.Unreachable gone => $"The coach is not in this team any more, or may not read its roster ({gone.Code}).",
        SendOutcome.Misconfigured wrong => wrong.Reason,
        SendOutcome.NotSupported => "This channel has no rosters.",
        SendOutcome.Rejected refused => string.Create(CultureInfo.InvariantCulture, $"Teams refused the roster ({refused.Status}{(refused.Code.Length > 0 ? " " : "")}{refused.Code})."),
        _ => "The roster could not be had.",
    };
}
