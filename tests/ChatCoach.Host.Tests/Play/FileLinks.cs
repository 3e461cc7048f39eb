using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace ChatCoach.Host.Tests.Play;

/// <summary>What an address of a file answered.</summary>
public sealed record Fetched(int Status, string Body, HttpResponseHeaders Headers, HttpContentHeaders Content);

/// <summary>One-time links, as a person has them: in a card, opened with a browser.</summary>
public static partial class FileLinks
{
    private static readonly HttpClient Browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>Addresses on the newest card, in its order.</summary>
    public static List<string> Links(this Person person) => [.. Address().Matches(person.Newest.Plain).Select(m => m.Value)];

    /// <summary>"Meine Daten", everything as a file: page and JSON.</summary>
    public static async Task<(string Page, string Data)> ExportAsync(this Person person)
    {
        await person.SayAsync("meine daten");
        await person.TapAsync("Alles als Datei");
        var links = person.Links();
        Assert.Equal(2, links.Count);
        return (links[0], links[1]);
    }

    public static async Task<Fetched> FetchAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        using var response = await Browser.SendAsync(request);
        return new Fetched((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    public static Task<Fetched> LookAsync(string address) => FetchAsync(HttpMethod.Get, address);

    /// <summary>The button of the page.</summary>
    public static Task<Fetched> OpenAsync(string address) => FetchAsync(HttpMethod.Post, address);

    [GeneratedRegex(@"https?://[^\s()]+/d/[A-Za-z0-9_-]{43}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
