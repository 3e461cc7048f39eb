using static ChatCoach.Protocol.Connector.SendOutcome;

namespace ChatCoach.Protocol.Connector;

/// <summary>Whether doing a call twice could be noticed.</summary>
internal enum Repeatable
{
    /// <summary>GET, PUT, DELETE, and opening a chat with one person: twice is the same as once.</summary>
    Yes,

    /// <summary>Posting a message: twice is two messages.</summary>
    No,
}

/// <summary>
/// Status and code of an answer, as an outcome (Teams docs: status codes from bot conversational APIs, and rate limits).
/// The documentation lets 502 and 504 be tried again; after a POST they may hide a delivered message, so they are
/// <see cref="Unknown"/> there. 412, 429 and 503 say that nothing was done.
/// </summary>
internal static class OutcomeTable
{
    public static SendOutcome Of(int status, string code, TimeSpan? retryAfter, Repeatable repeatable) => status switch
    {
        400 => new Rejected(400, code),
        401 => new Misconfigured(Described("The service does not accept the bot's token", status, code)),
        403 => Forbidden(code),
        404 => NotFound(code),
        412 or 429 or 503 => new RetryLater(retryAfter, Described("The service asked to wait", status, code)),
        413 => new TooLarge(),
        501 => new NotSupported(),
        408 or >= 500 => Unclear(Described("The service failed", status, code), repeatable, retryAfter),
        _ => new Rejected(status, code),
    };

    /// <summary>The outcome when it is not known whether the service acted.</summary>
    public static SendOutcome Unclear(string reason, Repeatable repeatable, TimeSpan? retryAfter = null)
        => repeatable == Repeatable.Yes ? new RetryLater(retryAfter, reason) : new Unknown(reason);

    private static SendOutcome Forbidden(string code) => code switch
    {
        "ConversationBlockedByUser" => new Unreachable(UnreachableCause.Blocked, code),
        "ForbiddenOperationException" => new Unreachable(UnreachableCause.NotInstalled, code),
        "BotNotInConversationRoster" => new Unreachable(UnreachableCause.Removed, code),
        "BotDisabledByAdmin" => new Unreachable(UnreachableCause.DisabledByAdmin, code),
        "MessageWritesBlocked" or "209" => new Unreachable(UnreachableCause.WritesBlocked, code),
        "InvalidBotApiHost" => new Misconfigured("The conversation belongs to another cloud: its service address is not the one to use (InvalidBotApiHost)."),
        "NotEnoughPermissions" => new Misconfigured("The app lacks a permission or its consent (NotEnoughPermissions)."),
        _ => new Rejected(403, code),
    };

    /// <summary>A 404 without a known code is a wrong address, not a lost conversation.</summary>
    private static SendOutcome NotFound(string code) => code switch
    {
        "ConversationNotFound" => new Unreachable(UnreachableCause.ConversationGone, code),
        "ActivityNotFoundInConversation" => new ActivityGone(),
        _ => new Rejected(404, code),
    };

    private static string Described(string sentence, int status, string code)
        => code.Length == 0 ? $"{sentence} ({status})." : $"{sentence} ({status} {code}).";
}
