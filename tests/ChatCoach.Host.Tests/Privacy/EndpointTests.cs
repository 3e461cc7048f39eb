using System.Reflection;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Real;
using Microsoft.AspNetCore.Routing;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>
/// P36 and P19: no way leads from here to pay, appraisal or staffing, and none to an administrator. Every way out of the
/// program stands here; whoever adds one says for whom it is.
/// </summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task P36_These_endpoints_and_no_others_are_there()
    {
        await using var host = await CoachHost.StartAsync(Database.Sqlite);

        var endpoints = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => $"{string.Join(',', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} {e.RoutePattern.RawText}");

        // The local chat exists only in Development without an app id; its guard has tests of its own.
        Assert.Equal(
            ["GET /healthz", "GET /readyz", "GET,HEAD /d/{code}", "POST /api/messages", "POST /d/{code}"],
            endpoints.Where(e => !IsLocalChat(e)).Order(StringComparer.Ordinal));
    }

    /// <summary>None of the verbs of a card names another person: what it acts on is always the one who clicked.</summary>
    [Fact]
    public void P36_These_verbs_and_no_others_are_on_cards() => Assert.Equal(
        "alone answer aside change client close council delete entry file invite later leave list menu more notice page quiet received relationship release released remind rename repair reopen resume session session-do start summary team-ask voice withdraw".Split(' ').Order(StringComparer.Ordinal),
        typeof(Verbs).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    private static bool IsLocalChat(string endpoint)
    {
        var path = endpoint[(endpoint.IndexOf(' ') + 1)..];
        return path is "/" or "" || path.StartsWith("/directline", StringComparison.Ordinal) || path.StartsWith("/local-chat", StringComparison.Ordinal) || path.StartsWith("/lib", StringComparison.Ordinal);
    }
}
