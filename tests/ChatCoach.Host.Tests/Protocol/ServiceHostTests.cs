using ChatCoach.Protocol;
using ChatCoach.Protocol.Connector;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class ServiceHostTests
{
    private static readonly BotOptions Registered = new() { AppId = TokenRequest.AppId };
    private static readonly BotOptions Local = new() { AllowAnonymousLoopback = true };

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/emea")]
    [InlineData("https://SMBA.TrafficManager.net:443/emea")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams")]
    public void The_services_of_Teams_may_be_sent_to(string address) => Assert.True(new ServiceHosts(Registered).Allows(address));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.example.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://teams.microsoft.com.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://user:secret@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://smba.trafficmanager.net./teams/")]
    [InlineData("https://smba.trafficmanager.net/?to=https://evil.example")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://evil.example/smba.trafficmanager.net")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://ｅvilbotframework.com/")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///smba.trafficmanager.net")]
    [InlineData("/teams/")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_is_even_if_it_looks_alike(string? address) => Assert.False(new ServiceHosts(Registered).Allows(address));

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("http://[::1]:3978/")]
    [InlineData("https://localhost:7000/")]
    public void A_local_bot_talks_to_this_machine(string address) => Assert.True(new ServiceHosts(Local).Allows(address));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://user@localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://192.168.0.1/")]
    public void A_local_bot_talks_to_nobody_else(string address) => Assert.False(new ServiceHosts(Local).Allows(address));

    [Fact]
    public void An_app_id_ends_the_local_rule()
        => Assert.False(new ServiceHosts(Local with { AppId = TokenRequest.AppId }).Allows("http://localhost:56150/_connector"));

    [Fact]
    public void A_list_of_ones_own_takes_the_place_of_the_usual_one()
    {
        var hosts = new ServiceHosts(Registered with { AllowedServiceHosts = [" .example.com ", "one.example.net", "."] });

        Assert.True(hosts.Allows("https://deep.down.example.com/"));
        Assert.True(hosts.Allows("https://example.com/"));
        Assert.True(hosts.Allows("https://one.example.net/"));
        Assert.False(hosts.Allows("https://two.one.example.net/"));
        Assert.False(hosts.Allows("https://badexample.com/"));
        Assert.False(hosts.Allows("https://smba.trafficmanager.net/"));
    }
}
