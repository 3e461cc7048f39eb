namespace ChatCoach.Host.Tests.Settings;

/// <summary>What is wrong with a setting is said in a sentence that says what to do.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Storage:Provider", "Oracle", "Storage:Provider must be one of Sqlite, Postgres.")]
    [InlineData("Storage:Provider", "1", "Storage:Provider must be one of Sqlite, Postgres.")]
    [InlineData("Storage:ConnectionString", "Host=db;Database=coach", "Storage:ConnectionString names a server.")]
    [InlineData("Keys:ConnectionString", "data/coach.db", "names the same database as Storage:ConnectionString")]
    [InlineData("Bot:AppType", "MultiTenant", "Bot:AppType must be one of SingleTenant, UserAssignedMSI.")]
    [InlineData("Bot:AppType", "UserAssignedMSI", "Bot:ClientSecret is set, but Bot:AppType UserAssignedMSI needs none.")]
    [InlineData("Bot:AppId", "my bot", "Bot:AppId must be the GUID")]
    [InlineData("Bot:TenantId", "", "Bot:TenantId is not set.")]
    [InlineData("Bot:ClientSecret", "", "Bot:ClientSecret is not set.")]
    [InlineData("Bot:OpenIdMetadataUrl", "somewhere", "Bot:OpenIdMetadataUrl must be a whole address")]
    [InlineData("Bot:EntraOpenIdMetadataUrl", "somewhere", "Bot:EntraOpenIdMetadataUrl must be a whole address")]
    [InlineData("Bot:LoginHost", "somewhere", "Bot:LoginHost must be a whole address")]
    [InlineData("Privacy:MinimumGroup", "4", "Privacy:MinimumGroup must be a whole number of at least 5")]
    [InlineData("Privacy:MinimumGroup", "-6", "Privacy:MinimumGroup must be a whole number of at least 5")]
    [InlineData("Privacy:MinimumGroup", "many", "Privacy:MinimumGroup must be a whole number of at least 5")]
    [InlineData("Privacy:MinimumGroupForText", "9", "Privacy:MinimumGroupForText must be a whole number of at least 10")]
    [InlineData("Sending:Hosts", "0", "Sending:Hosts must be a whole number from 1 to 7")]
    [InlineData("Sending:Hosts", "8", "Sending:Hosts must be a whole number from 1 to 7")]
    [InlineData("Sending:Hosts", "two", "Sending:Hosts must be a whole number from 1 to 7")]
    [InlineData("Graph:Enabled", "yes", "Graph:Enabled must be true or false.")]
    [InlineData("Graph:Endpoint", "http://graph.example.com/v1.0", "Graph:Endpoint must be an https address")]
    [InlineData("Graph:Endpoint", "graph", "Graph:Endpoint must be an https address")]
    [InlineData("Host:PublicUrl", "http://coach.example.com", "Host:PublicUrl must be an https address")]
    [InlineData("Host:PublicUrl", "coach", "Host:PublicUrl must be an https address")]
    [InlineData("Host:TimeZone", "Berlin", "Host:TimeZone \"Berlin\" is no time zone")]
    public void A_wrong_value_is_a_sentence(string name, string value, string sentence)
    {
        var (_, problems) = Reading.Of("Production", [.. Reading.Real.Where(r => r.Name != name), (name, value)]);
        Assert.Contains(sentence, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:AppID2", "Bot:AppID2 is no setting. Did you mean Bot:AppId?")]
    [InlineData("Storage:Connectionstrin", "Did you mean Storage:ConnectionString?")]
    [InlineData("Keys:WrapingKey", "Did you mean Keys:WrappingKey?")]
    [InlineData("Privacy:MinimalGroup", "Did you mean Privacy:MinimumGroup?")]
    [InlineData("Safety:Numbers:0:Telephone", "Safety:Numbers:0:Telephone is no setting.")]
    [InlineData("Bot:AllowedTenants", "Did you mean Bot:AllowedTenants:*?")]
    [InlineData("Host:Something:Else", "Host:Something:Else is no setting. Remove it")]
    public void A_slip_of_the_pen_is_found(string name, string sentence)
    {
        var (_, problems) = Reading.Of("Production", [.. Reading.Real, (name, "x")]);
        Assert.Contains(problems, p => p.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_of_others_are_left_alone()
        => Assert.Empty(Reading.Of("Production", [.. Reading.Real, ("Logging:LogLevel:Default", "Debug"), ("Kestrel:Limits:MaxConcurrentConnections", "5"), ("Whatever", "x"), ("HOST", "machine")]).Problems);

    [Fact]
    public void Every_problem_is_said_at_once()
        => Assert.Equal(3, Reading.Of("Production", [.. Reading.Real, ("Privacy:MinimumGroup", "1"), ("Host:TimeZone", "x"), ("Bot:AppIdd", "x")]).Problems.Count);

    [Theory]
    [InlineData("Country", "", "Country (two letters) is missing.")]
    [InlineData("Name", " ", "Name is missing.")]
    [InlineData("Number", "", "Number is missing.")]
    [InlineData("Kind", "Nice", "Kind must be one of Help, Emergency, Medical, Victims.")]
    [InlineData("CheckedOn", "1.8.2026", "CheckedOn must be the day somebody checked it, as yyyy-MM-dd.")]
    public void A_number_nobody_should_dial_is_refused(string field, string value, string sentence)
    {
        var number = new Dictionary<string, string?> { ["Country"] = "DE", ["Name"] = "Help", ["Number"] = "1", ["Kind"] = "Help", ["CheckedOn"] = "2026-08-01" };
        number[field] = value;
        var (_, problems) = Reading.Of("Production", [.. Reading.Real, .. number.Select(n => ($"Safety:Numbers:0:{n.Key}", n.Value))]);
        Assert.Equal($"Safety:Numbers:0: {sentence}", Assert.Single(problems));
    }

    [Fact]
    public void With_PostgreSQL_both_databases_have_to_be_named()
    {
        var (_, problems) = Reading.Of("Production", [.. Reading.Real, ("Storage:Provider", "Postgres")]);
        Assert.Contains(problems, p => p.StartsWith("With Storage:Provider Postgres set Storage:ConnectionString", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("With Storage:Provider Postgres set Keys:ConnectionString", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sqlite", null, 1)]
    [InlineData("Postgres", null, 2)]
    [InlineData("Postgres", "1", 1)]
    [InlineData("Postgres", "5", 5)]
    public void With_PostgreSQL_two_hosts_share_the_rate_limits_unless_it_is_said_how_many(string provider, string? hosts, int share) =>
        Assert.Equal(share, Reading.Of("Production", [.. Reading.Real, ("Storage:Provider", provider), ("Sending:Hosts", hosts)]).Settings.SendingHosts);

    [Fact]
    public void Meetings_need_the_identity_of_the_bot()
    {
        Assert.Contains("Graph:Enabled is true, but Bot:AppId is not set.", Assert.Single(Reading.Of("Development", ("Graph:Enabled", "true")).Problems), StringComparison.Ordinal);
        var (settings, problems) = Reading.Of("Production", [.. Reading.Real, ("Graph:Enabled", "true"), ("Graph:Endpoint", "https://graph.microsoft.us/v1.0")]);
        Assert.Empty(problems);
        Assert.Equal((true, "https://graph.microsoft.us/.default"), (settings.Graph.Enabled, settings.Graph.Scope));
        Assert.False(Reading.Of("Production", Reading.Real).Settings.Graph.Enabled);
    }

    [Fact]
    public void Spaces_around_a_value_do_no_harm_and_a_list_is_read()
    {
        var (settings, problems) = Reading.Of("Production", [.. Reading.Real.Skip(1), ("Bot:AppId", " 11111111-2222-3333-4444-555555555555 "), ("Bot:AllowedTenants:0", " a "), ("Bot:AllowedTenants:1", "b")]);
        Assert.Empty(problems);
        Assert.Equal("11111111-2222-3333-4444-555555555555", settings.Bot.AppId);
        Assert.Equal(["a", "b"], settings.Bot.AllowedTenants);
    }
}
