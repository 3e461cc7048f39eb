namespace ChatCoach.Host;

/// <summary>Events 3000 to 3999. Never a word of a conversation, never the id of a person (privacy rule P17).</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Warning, "Local mode: no app id is set. Anybody on this machine may speak to the coach as anybody. Open {Address}")]
    public static partial void LocalMode(ILogger logger, string address);

    [LoggerMessage(3001, LogLevel.Information, "Guide {Guide} version {Version} was published")]
    public static partial void GuidePublished(ILogger logger, string guide, int version);

    [LoggerMessage(3004, LogLevel.Warning, "Guide {Guide} version {Version} cannot be read by this version of the program and is left out: {Why}")]
    public static partial void GuideUnreadable(ILogger logger, string guide, int version, string why);

    [LoggerMessage(3002, LogLevel.Warning, "The number of {Service} ({Country}) was last checked on {CheckedOn}, more than {Days} days ago. Check it and set Safety:Numbers")]
    public static partial void NumberNotChecked(ILogger logger, string service, string country, DateOnly checkedOn, int days);

    [LoggerMessage(3003, LogLevel.Warning, "The demo organisation was not written: this database holds other people. The persona switch still works")]
    public static partial void DemoNotWritten(ILogger logger);

    [LoggerMessage(3005, LogLevel.Warning, "The year of the demo organisation was not written whole ({Kind}); it goes on at the next start")]
    public static partial void DemoYearNotWritten(ILogger logger, string kind);

    [LoggerMessage(3006, LogLevel.Warning, "What changed of the configuration was not written down ({Kind}); it is at the next start")]
    public static partial void SetupNotWritten(ILogger logger, string kind);

    [LoggerMessage(3100, LogLevel.Error, "A turn failed; the person was given reference {Reference}. {Kind} at {Where}")]
    public static partial void TurnFailed(ILogger logger, string reference, string kind, string where);

    [LoggerMessage(3101, LogLevel.Warning, "A turn met other turns of the same person {Attempts} times and was given back to the channel")]
    public static partial void TurnCrowded(ILogger logger, int attempts);

    [LoggerMessage(3102, LogLevel.Error, "An activity was given back to the channel. {Kind} at {Where}")]
    public static partial void ActivityFailed(ILogger logger, string kind, string where);

    [LoggerMessage(3200, LogLevel.Warning, "A message was given up: {Outcome}")]
    public static partial void MessageDropped(ILogger logger, string outcome);

    [LoggerMessage(3201, LogLevel.Information, "A conversation cannot be written to any more: {Cause}")]
    public static partial void ConversationClosed(ILogger logger, string cause);

    [LoggerMessage(3202, LogLevel.Error, "Sending failed with {Kind}; the message stays in the outbox")]
    public static partial void SendingFailed(ILogger logger, string kind);

    [LoggerMessage(3203, LogLevel.Warning, "A turn is stored, but {Work} failed with {Kind}")]
    public static partial void AfterCommitFailed(ILogger logger, string work, string kind);

    [LoggerMessage(3400, LogLevel.Error, "A Teams meeting was given up: Graph refused \"{Operation}\" with {Status} {Code}. Check that the app has the application permissions Calendars.ReadWrite and User.ReadBasic.All with admin consent, that its access to mailboxes covers the coaches, and that the coach has a mailbox (docs/graph.md)")]
    public static partial void MeetingGivenUp(ILogger logger, string operation, int status, string code);

    [LoggerMessage(3401, LogLevel.Warning, "A meeting stands in calendars without a link to join. Check that the coach may use Teams (docs/graph.md)")]
    public static partial void NoJoinLink(ILogger logger);

    [LoggerMessage(3300, LogLevel.Error, "{Work} failed with {Kind} and is tried again")]
    public static partial void WorkFailed(ILogger logger, string work, string kind);

    [LoggerMessage(3301, LogLevel.Error, "A reminder failed {Attempts} times, last with {Kind}, and was given up")]
    public static partial void ReminderGivenUp(ILogger logger, int attempts, string kind);
}
