using System.Net;
using System.Net.Sockets;
using ChatCoach.Protocol.Connector;
using Microsoft.AspNetCore.Http;

namespace ChatCoach.Host.Tests.Protocol;

/// <summary>What each answer of a connector comes out as: once for a new message, once for what may be done twice.</summary>
public sealed class ConnectorOutcomeTests : IAsyncLifetime
{
    private ConnectorFixture _connector = null!;

    private const string Shape209 = """{"errorCode":209,"message":"{ \"subCode\":\"MessageWritesBlocked\", \"details\":\"Thread is blocked from message writes.\", \"errorCode\":null }"}""";

    public static TheoryData<int, string, string, string> Table => new()
    {
        { 200, """{"id":"17"}""", "Sent 17", "Sent 17" },
        { 201, """{"id":"17"}""", "Sent 17", "Sent 17" },
        { 202, "", "Sent", "Sent" },
        { 200, "<html>", "Sent", "Sent" },
        { 200, """{"id":17}""", "Sent", "Sent" },
        { 302, "", "Rejected 302", "Rejected 302" },
        { 400, Error("BadSyntax"), "Rejected 400 BadSyntax", "Rejected 400 BadSyntax" },
        { 401, Error("BotNotRegistered"), "Misconfigured", "Misconfigured" },
        { 403, Error("BotDisabledByAdmin"), "Unreachable DisabledByAdmin", "Unreachable DisabledByAdmin" },
        { 403, Error("BotNotInConversationRoster"), "Unreachable Removed", "Unreachable Removed" },
        { 403, Error("ConversationBlockedByUser"), "Unreachable Blocked", "Unreachable Blocked" },
        { 403, Error("ForbiddenOperationException"), "Unreachable NotInstalled", "Unreachable NotInstalled" },
        { 403, Shape209, "Unreachable WritesBlocked", "Unreachable WritesBlocked" },
        { 403, """{"errorCode":209,"message":"blocked"}""", "Unreachable WritesBlocked", "Unreachable WritesBlocked" },
        { 403, Error("InvalidBotApiHost"), "Misconfigured", "Misconfigured" },
        { 403, Error("NotEnoughPermissions"), "Misconfigured", "Misconfigured" },
        { 403, "<html>no</html>", "Rejected 403", "Rejected 403" },
        { 404, Error("ConversationNotFound"), "Unreachable ConversationGone", "Unreachable ConversationGone" },
        { 404, Error("ActivityNotFoundInConversation"), "ActivityGone", "ActivityGone" },
        { 404, "<!DOCTYPE html><title>Error</title>", "Rejected 404", "Rejected 404" },
        { 405, "", "Rejected 405", "Rejected 405" },
        { 408, "", "Unknown", "RetryLater" },
        { 412, Error("PreconditionFailed"), "RetryLater", "RetryLater" },
        { 413, Error("MessageSizeTooBig"), "TooLarge", "TooLarge" },
        { 429, Error("Throttled"), "RetryLater", "RetryLater" },
        { 500, Error("ServiceError"), "Unknown", "RetryLater" },
        { 501, Error("DeleteActivityAPINotImplemented"), "NotSupported", "NotSupported" },
        { 502, "<html>Bad gateway</html>", "Unknown", "RetryLater" },
        { 503, Error("ServiceError"), "RetryLater", "RetryLater" },
        { 504, "", "Unknown", "RetryLater" },
        { 507, "", "Unknown", "RetryLater" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Every_status_has_its_outcome(int status, string body, string whenNew, string whenRepeatable)
    {
        _connector.Answer = ConnectorFixture.With(status, body);

        Assert.Equal(whenNew, InWords(await _connector.SendAsync()));
        Assert.Equal(whenRepeatable, InWords(await _connector.Client.UpdateAsync(_connector.To, "5", ConnectorFixture.Hello, default)));
        Assert.Equal(whenRepeatable, InWords(await _connector.Client.DeleteAsync(_connector.To, "5", default)));
        Assert.Equal(3, _connector.Calls.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Mon, 02 Nov 2026 09:01:30 GMT", 90)]
    [InlineData("Mon, 02 Nov 2026 08:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    public async Task The_pause_the_service_asks_for_is_handed_on(string header, int? seconds)
    {
        _connector.Answer = ConnectorFixture.With(429, "", ("Retry-After", header));

        var later = Assert.IsType<SendOutcome.RetryLater>(await _connector.SendAsync());

        Assert.Equal(seconds, later.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_dropped_connection_leaves_a_new_message_unknown_and_a_change_to_be_repeated()
    {
        _connector.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.Equal("Unknown", InWords(await _connector.SendAsync()));
        Assert.Equal("RetryLater", InWords(await _connector.Client.UpdateAsync(_connector.To, "5", ConnectorFixture.Hello, default)));
        Assert.Equal(2, _connector.Calls.Count);
    }

    [Fact]
    public async Task No_answer_in_time_leaves_a_new_message_unknown_and_a_change_to_be_repeated()
    {
        _connector.Clock.LongestWait = TimeSpan.FromMilliseconds(500);
        _connector.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        Assert.Equal("Unknown", InWords(await _connector.SendAsync()));
        Assert.Equal("RetryLater", InWords(await _connector.Client.DeleteAsync(_connector.To, "5", default)));
    }

    [Fact]
    public async Task A_caller_who_gives_up_in_the_middle_learns_that_the_message_may_have_arrived()
    {
        using var giveUp = new CancellationTokenSource();
        _connector.Answer = async context =>
        {
            await giveUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        Assert.Equal("Unknown", InWords(await _connector.Client.SendAsync(_connector.To, ConnectorFixture.Hello, giveUp.Token)));
    }

    [Fact]
    public async Task A_body_that_never_ends_takes_nothing_from_a_message_that_was_taken()
    {
        _connector.Clock.LongestWait = TimeSpan.FromSeconds(1);
        _connector.Answer = async context =>
        {
            context.Response.StatusCode = 201;
            await context.Response.WriteAsync("{\"id\":");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        Assert.Equal("Sent", InWords(await _connector.SendAsync()));
    }

    [Fact]
    public async Task A_page_of_many_megabytes_is_not_read_to_its_end()
    {
        var written = 0;
        _connector.Answer = async context =>
        {
            context.Response.StatusCode = 400;
            for (; written < 2000 && !context.RequestAborted.IsCancellationRequested; written++)
                await context.Response.WriteAsync(new string('x', 65536));
        };

        Assert.Equal("Rejected 400", InWords(await _connector.SendAsync()));
        Assert.InRange(written, 0, 1999);
    }

    [Fact]
    public async Task Where_nobody_listens_the_message_certainly_never_left()
    {
        var gone = _connector.Reference("http://localhost:1/");

        Assert.Equal("RetryLater", InWords(await _connector.Client.SendAsync(gone, ConnectorFixture.Hello, default)));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _connector.Answer = ConnectorFixture.With(307, "", ("Location", "/elsewhere"));

        Assert.Equal("Rejected 307", InWords(await _connector.SendAsync()));
        Assert.Single(_connector.Calls);
    }

    [Fact]
    public async Task Where_somebody_listens_who_never_says_hello_the_message_certainly_never_left()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var there = _connector.Reference($"https://localhost:{((IPEndPoint)mute.LocalEndpoint).Port}/");

        Assert.Equal("RetryLater", InWords(await _connector.Client.SendAsync(there, ConnectorFixture.Hello, default)));
    }

    [Fact]
    public async Task A_code_inside_a_text_inside_the_answer_is_found()
    {
        _connector.Answer = ConnectorFixture.With(403, Shape209);

        Assert.Equal(new SendOutcome.Unreachable(UnreachableCause.WritesBlocked, "MessageWritesBlocked"), await _connector.SendAsync());
    }

    [Fact]
    public async Task A_code_that_is_no_code_is_not_handed_on()
    {
        _connector.Answer = ConnectorFixture.With(400, Error("<b>Erika said</b>"));

        Assert.Equal(new SendOutcome.Rejected(400, ""), await _connector.SendAsync());
    }

    internal static string InWords(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent sent => $"Sent {sent.Id}".TrimEnd(),
        SendOutcome.Unreachable unreachable => $"Unreachable {unreachable.Cause}",
        SendOutcome.Rejected rejected => $"Rejected {rejected.Status} {rejected.Code}".TrimEnd(),
        _ => outcome.GetType().Name,
    };

    private static string Error(string code) => $$$"""{"error":{"code":"{{{code}}}","message":"said the service"}}""";

    public async Task InitializeAsync() => _connector = await ConnectorFixture.StartAsync(withTokens: false);

    public async Task DisposeAsync() => await _connector.DisposeAsync();
}
