using static ChatCoach.Host.Tests.Protocol.InboundTokenTests;

namespace ChatCoach.Host.Tests.Protocol;

public sealed class AnonymousTests : IAsyncLifetime
{
    private readonly InboundFixture _fixture = new();

    private async Task<string> AskAsync(string? serviceUrl, string? authorization = null)
    {
        var request = _fixture.BotServiceRequest();
        request.Activity.ServiceUrl = serviceUrl;
        request.Authorization = _ => authorization;
        return InWords(await _fixture.AskAsync(request));
    }

    [Theory]
    [InlineData("http://localhost:56150/_connector", "AnonymousLoopback")]
    [InlineData("http://127.0.0.1:56150/_connector", "AnonymousLoopback")]
    [InlineData("http://[::1]:56150/_connector", "AnonymousLoopback")]
    [InlineData("https://smba.trafficmanager.net/emea/", "401 anonymous")]
    [InlineData("http://10.0.0.1/", "401 anonymous")]
    [InlineData("http://localhost.evil.example/", "401 anonymous")]
    [InlineData("file:///tmp", "401 anonymous")]
    [InlineData("", "401 anonymous")]
    [InlineData(null, "401 anonymous")]
    public async Task A_local_bot_hears_only_clients_of_this_machine(string? serviceUrl, string outcome)
    {
        _fixture.Build(options => options with { AppId = null, AllowAnonymousLoopback = true });

        Assert.Equal(outcome, await AskAsync(serviceUrl));
    }

    [Fact]
    public async Task A_local_bot_does_not_mind_the_dummy_token_of_a_test_client()
    {
        _fixture.Build(options => options with { AppId = "", AllowAnonymousLoopback = true });

        Assert.Equal("AnonymousLoopback", await AskAsync("http://localhost:1/", "Bearer dummy"));
    }

    [Fact]
    public async Task An_app_id_ends_it_whatever_else_is_set()
    {
        _fixture.Build(options => options with { AllowAnonymousLoopback = true });

        Assert.Equal("401 missing", await AskAsync("http://localhost:56150/_connector"));
    }

    [Fact]
    public async Task Without_app_id_and_without_permission_nobody_comes_in()
    {
        _fixture.Build(options => options with { AppId = null });

        Assert.Equal("401 audience", await AskAsync("http://localhost:56150/_connector"));
        Assert.Equal("401 audience", InWords(await _fixture.AskAsync(_fixture.BotServiceRequest())));
    }

    [Fact]
    public async Task Listed_tenants_take_the_place_of_the_bots_own()
    {
        _fixture.Build(options => options with { AllowedTenants = ["other", "THIRD"] });
        var request = _fixture.BotServiceRequest();

        Assert.Equal("403 tenant", InWords(await _fixture.AskAsync(request)));
        request.Activity.Conversation!.TenantId = "third";
        Assert.Equal("BotService", InWords(await _fixture.AskAsync(request)));
    }

    [Fact]
    public async Task With_no_tenant_set_anywhere_all_are_welcome()
    {
        _fixture.Build(options => options with { TenantId = null });
        var request = _fixture.BotServiceRequest();
        request.Activity.Conversation!.TenantId = null;

        Assert.Equal("BotService", InWords(await _fixture.AskAsync(request)));
    }

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();
}
