using System.Text.Json.Nodes;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Publishing;
using ChatCoach.Host.Sending;
using ChatCoach.Protocol.Activities;
using ChatCoach.Protocol.Authentication;
using ChatCoach.Protocol.Invokes;
using ChatCoach.Storage.Org;
using ChatCoach.Storage.Places;

namespace ChatCoach.Host.Turns;

/// <summary>What the channel is answered.</summary>
/// <param name="Status">HTTP status. 2xx: everything that was said is stored.</param>
/// <param name="Body">UTF-8 JSON, or empty.</param>
public sealed record InboundAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public static InboundAnswer Empty(int status) => new(status, ReadOnlyMemory<byte>.Empty);

    /// <summary>An error as RFC 9457 describes it; the sentence repeats nothing of the request.</summary>
    public static InboundAnswer Problem(int status, string title) =>
        new(status, System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["status"] = status, ["title"] = title }.ToJsonString()));
}

/// <summary>One activity from the channel to its answer: read, authenticate, understand, run the turn.</summary>
public sealed class Inbound(
    InboundAuthenticator authenticator, TurnRunner runner, ReplyMap replies, GroupAnswer groups, Conversations conversations, Teams teams, OutboxSender sender, Apology apology, GuidePublisher publisher,
    ILogger<Inbound> logger)
{
    /// <param name="authorization">The Authorization header, or null.</param>
    /// <param name="body">The whole request body.</param>
    /// <param name="ct">Ends only with the host, never with the request.</param>
    public async Task<InboundAnswer> ReceiveAsync(string? authorization, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        try
        {
            return await CheckedAsync(authorization, body, ct);
        }
        catch (Exception e)
        {
            // Even the check of the token or the apology may fail, and a host that ends gives up its turns.
            Log.ActivityFailed(logger, e.GetType().Name, Apology.Place(e));
            return InboundAnswer.Problem(StatusCodes.Status503ServiceUnavailable, "Not stored; send it again.");
        }
    }

    private async Task<InboundAnswer> CheckedAsync(string? authorization, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!Activity.TryParse(body.Span, out var activity, out var problem))
            return InboundAnswer.Problem(StatusCodes.Status400BadRequest, problem);
        return await authenticator.AuthenticateAsync(authorization, activity, ct) switch
        {
            InboundVerdict.Refused refused => InboundAnswer.Problem(refused.Status, refused.Reason),
            InboundVerdict.Unavailable unavailable => InboundAnswer.Problem(StatusCodes.Status503ServiceUnavailable, unavailable.Reason),
            _ => await TakeAsync(activity, ct),
        };
    }

    private async Task<InboundAnswer> TakeAsync(Activity activity, CancellationToken ct)
    {
        try
        {
            return InboundMap.Read(activity) switch
            {
                Incoming.NotImplemented => InboundAnswer.Empty(StatusCodes.Status501NotImplemented),
                Incoming.Answered answered => new InboundAnswer(answered.Answer.Status, answered.Answer.ToUtf8()),
                Incoming.Left left => await LeftAsync(left, ct),
                Incoming.TeamMet met => await DoneAsync(teams.NoteAsync(met.Team, ct)),
                Incoming.TeamLeft gone => await DoneAsync(teams.RemoveAsync(gone.Id, ct)),
                Incoming.Called called => await CalledAsync(called, ct),
                Incoming.ForTurn turn => await TurnAsync(turn.Request, ct),
                _ => InboundAnswer.Empty(StatusCodes.Status200OK),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            return await apology.ForAsync(activity, e, ct);
        }
    }

    private static async Task<InboundAnswer> DoneAsync(Task work)
    {
        await work;
        return InboundAnswer.Empty(StatusCodes.Status200OK);
    }

    private async Task<InboundAnswer> LeftAsync(Incoming.Left left, CancellationToken ct)
    {
        await conversations.MarkAsync(left.ConversationId, left.ChannelId, ConversationStatus.Removed, ct);
        sender.Close(left.ChannelId, left.ConversationId);
        return InboundAnswer.Empty(StatusCodes.Status200OK);
    }

    private async Task<InboundAnswer> CalledAsync(Incoming.Called called, CancellationToken ct)
    {
        if (called.Team is { } team)
            await teams.NoteAsync(team, ct);
        await groups.AnswerAsync(called, ct);
        return InboundAnswer.Empty(StatusCodes.Status200OK);
    }

    private async Task<InboundAnswer> TurnAsync(TurnRequest request, CancellationToken ct)
    {
        var outcome = await runner.RunAsync(request, ct);
        if (!outcome.Stored)
            return InboundAnswer.Problem(StatusCodes.Status503ServiceUnavailable, "Too much at once; send it again.");
        return request.Answering switch
        {
            Answering.InPlace => InPlace(request, outcome),
            Answering.Expected => Expected(request, outcome),
            _ => InboundAnswer.Empty(StatusCodes.Status200OK),
        };
    }

    /// <summary>A click always gets a valid answer that is not empty (pitfalls D2).</summary>
    private InvokeAnswer CardOf(TurnRequest request, TurnOutcome outcome) => outcome.Reply is { } reply
        ? InvokeAnswer.Card(replies.Card(reply))
        : InvokeAnswer.Message(publisher.Content.Texts.NothingOpen.In(request.Hints.Language ?? Language.De));

    private InboundAnswer InPlace(TurnRequest request, TurnOutcome outcome)
    {
        var answer = CardOf(request, outcome);
        return new InboundAnswer(answer.Status, answer.ToUtf8());
    }

    private InboundAnswer Expected(TurnRequest request, TurnOutcome outcome)
    {
        if (request.Invoked)
            return new InboundAnswer(StatusCodes.Status200OK, ExpectedReplies.ToUtf8([], CardOf(request, outcome)));
        IEnumerable<Activity> said = outcome.Reply is { } reply ? [replies.Message(reply, request.Cards)] : [];
        return new InboundAnswer(StatusCodes.Status200OK, ExpectedReplies.ToUtf8(said));
    }
}
