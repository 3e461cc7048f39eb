using System.Text;
using System.Text.Json.Nodes;
using ChatCoach.Host.Tests.Play;
using ChatCoach.Host.Tests.Transcripts;

namespace ChatCoach.Host.Tests.Wire;

/// <summary>Whatever comes in gets a clear answer: no stack trace, nothing of anyone else, nothing lost.</summary>
public sealed class BadInputTests(SqliteCoach coach) : IClassFixture<SqliteCoach>
{
    private static int people;

    private readonly Person person = coach.Host.Person($"bad-{Interlocked.Increment(ref people)}");

    public static TheoryData<string, string> NoActivities => new()
    {
        { "", "not JSON" },
        { "hallo", "not JSON" },
        { "{\"type\":", "not JSON" },
        { "[]", "not an object" },
        { "\"text\"", "not an object" },
        { "null", "not an object" },
        { "{}", "no \"type\"" },
        { "{\"type\":7}", "$.type" },
        { "{\"type\":\"message\",\"type\":\"invoke\"}", "$" },
        { "{\"type\":\"message\",\"text\":\"\\ud800\"}", "not valid Unicode" },
        { $"{{\"type\":\"message\",\"value\":{new string('[', 5000)}{new string(']', 5000)}}}", "nested" },
        { "{\"type\":\"message\",\"conversation\":{\"id\":\"a:1\"}}", "\"from\"" },
        { "{\"type\":\"message\",\"from\":{},\"conversation\":{\"id\":\"a:1\"}}", "\"from\"" },
        { "{\"type\":\"message\",\"from\":{\"id\":\"29:1\"}}", "\"conversation\"" },
        { "{\"type\":\"invoke\",\"from\":{\"id\":\"29:1\"},\"conversation\":{\"id\":\"a:1\"}}", "\"name\"" },
    };

    [Theory]
    [MemberData(nameof(NoActivities))]
    public async Task What_is_no_activity_is_refused_with_a_sentence(string body, string says)
    {
        var answered = await coach.Host.PostAsync(body);
        Assert.Equal(400, answered.Status);
        Assert.Contains(says, answered.Json["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Clear(answered);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        using var content = new ByteArrayContent([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
        content.Headers.ContentType = new("application/json");
        Assert.Equal(400, (await SendAsync(HttpMethod.Post, content)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_a_megabyte_is_too_large(bool chunked)
    {
        using var content = new StringContent(person.Message(new string('x', 1024 * 1024)).ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        var answered = await coach.Host.SendAsync(request);
        Assert.Equal(413, answered.Status);
        Clear(answered);
    }

    [Fact]
    public async Task A_hundred_kilobytes_of_text_are_answered_and_not_stored()
    {
        await AgreedAsync();
        await person.SayAsync(new string('ä', 100 * 1024));
        Assert.Contains("mehr Text, als ich lesen kann", person.Newest.Plain, StringComparison.Ordinal);
        Assert.Equal("G1 open", (await Stored.OfAsync(person))[^1]);
    }

    [Theory]
    [InlineData("GET", 405)]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("HEAD", 405)]
    public async Task Another_method_is_not_allowed(string method, int status) => Assert.Equal(status, (await SendAsync(new HttpMethod(method), null)).Status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_taken_so_that_no_web_page_can_send_a_form(string type)
    {
        var answered = await coach.Host.PostAsync(person.Message("hallo").ToJsonString(), type);
        Assert.Equal(415, answered.Status);
        Assert.Equal(0, (await person.LoadAsync()).Version);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "evil.example")]
    public async Task Without_an_app_id_no_web_page_gets_in(string header, string value)
    {
        using var content = new StringContent(person.Message("hallo").ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(403, (await coach.Host.SendAsync(request)).Status);
        Assert.Equal(0, (await person.LoadAsync()).Version);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("no address")]
    public async Task A_strange_service_address_is_refused(string url)
    {
        var message = person.Message("hallo");
        message["serviceUrl"] = url;
        var answered = await coach.Host.PostAsync(message);
        Assert.InRange(answered.Status, 200, 403);
        Assert.Equal(0, (await person.LoadAsync()).Version);
        Clear(answered);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("**fett** [link](https://evil.example)")]
    [InlineData("${title} {notice}")]
    [InlineData("\u202Etest \u0000 \uFFFF 😀")]
    public async Task Markup_in_an_alias_is_shown_as_it_is(string alias)
    {
        await AgreedAsync();
        await person.TapAsync("Weiter", ("client", alias), ("strain", "4"));
        if (person.Newest.Buttons.Exists(b => b.Label == "So lassen"))
            await person.TapAsync("So lassen");
        await person.SayAsync("stopp");
        await person.SayAsync("Behalten, was da ist");
        await person.SayAsync("meine Check-ins");

        var shown = person.Newest.Facts.Single(f => f.Title == "Beziehung").Value;
        Assert.Equal((await person.LoadAsync()).Memory.State.Relationships.Single().Alias, shown.Replace("\\", "", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"(?<!\\)[<*\[_`]", shown);
    }

    [Fact]
    public async Task A_name_with_markup_changes_nothing()
    {
        var message = person.Message("hallo");
        message["from"]!["name"] = "<img src=x onerror=alert(1)> ${text}";
        Assert.Equal(200, (await coach.Host.PostAsync(message)).Status);
        await coach.Host.SettleAsync();
        Assert.DoesNotContain("onerror", person.Newest.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_and_files_are_answered_with_what_works()
    {
        await AgreedAsync();
        var message = person.Message("");
        message["attachments"] = new JsonArray((JsonNode)new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://example.com/x.png" });
        Assert.Equal(200, (await coach.Host.PostAsync(message)).Status);
        await coach.Host.SettleAsync();
        Assert.Contains("kann ich nicht lesen", person.Newest.Plain, StringComparison.Ordinal);
    }

    /// <summary>No answer shows the inside of the program.</summary>
    private static void Clear(Answered answered)
    {
        Assert.DoesNotContain("   at ", answered.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answered.Body, StringComparison.Ordinal);
    }

    private async Task<Answered> SendAsync(HttpMethod method, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, "/api/messages") { Content = content };
        return await coach.Host.SendAsync(request);
    }

    private async Task AgreedAsync()
    {
        await person.SayAsync("hallo");
        await person.TapAsync("Deutsch");
        await person.TapAsync("Einverstanden");
    }
}
