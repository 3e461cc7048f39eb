using Microsoft.Extensions.Logging;

namespace ChatCoach.Protocol;

/// <summary>Event ids 1000 to 1999. Names of rules, statuses and support ids only: never a token, an id of a person or a text.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Warning, "Inbound activity refused by rule {Rule} ({Status}): {Reason}")]
    public static partial void InboundRefused(ILogger logger, string rule, int status, string reason);

    [LoggerMessage(1001, LogLevel.Error, "Inbound activity cannot be checked: {Reason}")]
    public static partial void InboundUnavailable(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Information, "{Count} keys fetched by {Metadata}")]
    public static partial void KeysFetched(ILogger logger, string metadata, int count);

    [LoggerMessage(1003, LogLevel.Error, "No keys could be fetched by {Metadata} ({Error})")]
    public static partial void KeysNotFetched(ILogger logger, string metadata, string error);

    [LoggerMessage(EventId = 1100, Message = "Connector {Operation} answered {Status} {Code}, MS-CV {Vector}, operation {Correlation}")]
    public static partial void ConnectorAnswered(ILogger logger, LogLevel level, string operation, int status, string code, string vector, string correlation);

    [LoggerMessage(1101, LogLevel.Warning, "Connector {Operation}: connection failed ({Error})")]
    public static partial void ConnectorUnreachable(ILogger logger, string operation, HttpRequestError error);

    [LoggerMessage(1102, LogLevel.Warning, "Connector {Operation}: no answer in time")]
    public static partial void ConnectorTimedOut(ILogger logger, string operation);

    [LoggerMessage(1103, LogLevel.Error, "Connector {Operation}: host {Host} is not on the list of allowed hosts, nothing was sent. If it belongs to your cloud, add it to Bot:AllowedServiceHosts")]
    public static partial void HostNotAllowed(ILogger logger, string operation, string host);

    [LoggerMessage(1104, LogLevel.Error, "No outbound token was issued ({Error})")]
    public static partial void TokenNotIssued(ILogger logger, string error);

    [LoggerMessage(EventId = 1200, Message = "Graph {Operation} answered {Status} {Code}")]
    public static partial void GraphAnswered(ILogger logger, LogLevel level, string operation, int status, string code);

    [LoggerMessage(1201, LogLevel.Warning, "Graph {Operation}: no answer ({Error})")]
    public static partial void GraphUnreachable(ILogger logger, string operation, string error);

    [LoggerMessage(EventId = 1300, Message = "Language model, {Question}: {End}")]
    public static partial void ModelAnswered(ILogger logger, LogLevel level, string question, Model.ModelEnd end);

    [LoggerMessage(1105, LogLevel.Information, "Connector {Operation}: Teams' limits leave no room, perhaps in {Wait}")]
    public static partial void NoRoom(ILogger logger, string operation, TimeSpan wait);
}
