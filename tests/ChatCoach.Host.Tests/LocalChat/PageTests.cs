using System.Net;
using System.Text.RegularExpressions;

namespace ChatCoach.Host.Tests.LocalChat;

public sealed partial class PageTests
{
    [Fact]
    public async Task The_page_runs_no_script_but_its_own_files()
    {
        await using var app = await LocalChatApp.StartAsync();
        using var answer = await app.Http.GetAsync("/");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' ws://127.0.0.1:{app.Http.BaseAddress!.Port};", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(InlineScript(), html);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Everything_the_page_asks_for_is_there()
    {
        await using var app = await LocalChatApp.StartAsync();
        var html = await app.Http.GetStringAsync("/");
        var scripts = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "local-chat"), "*.js");
        var imports = scripts.SelectMany(file => Import().Matches(File.ReadAllText(file))).Select(match => "/local-chat/" + match.Groups[1].Value);
        var paths = Source().Matches(html).Select(match => match.Groups[1].Value).Concat(imports).ToHashSet();
        Assert.True(paths.Count > 6);
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("yes", "webchat.js", "adaptivecards.js")]
    [InlineData("no", "webchat.js")]
    [InlineData("no")]
    public async Task Cards_are_offered_only_with_both_renderers(string expected, params string[] renderers)
    {
        var root = Directory.CreateTempSubdirectory("chatcoach-page").FullName;
        Directory.CreateDirectory(Path.Combine(root, "lib"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"), Path.Combine(root, "index.html"));
        foreach (var name in renderers)
            await File.WriteAllTextAsync(Path.Combine(root, "lib", name), "");
        await using var app = await LocalChatApp.StartAsync(options => options with { WebRoot = root });
        Assert.Contains($"name=\"chatcoach-cards\" content=\"{expected}\"", await app.Http.GetStringAsync("/"), StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("/lib/..%2Findex.html")]
    [InlineData("/local-chat/..%2F..%2FChatCoach.Host.dll")]
    [InlineData("/local-chat/absent.js")]
    public async Task No_other_file_is_served(string path)
    {
        await using var app = await LocalChatApp.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public void Both_languages_have_the_same_sentences()
    {
        var texts = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "local-chat", "texts.js"));
        var german = texts[texts.IndexOf("  de: {", StringComparison.Ordinal)..texts.IndexOf("  en: {", StringComparison.Ordinal)];
        var english = texts[texts.IndexOf("  en: {", StringComparison.Ordinal)..texts.IndexOf("\n};", StringComparison.Ordinal)];
        var names = Name().Matches(german).Select(match => match.Groups[1].Value).ToList();
        Assert.True(names.Count > 15);
        Assert.Equal(names, Name().Matches(english).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex("<script(?![^>]*\\bsrc=)|\\son[a-z]+=")]
    private static partial Regex InlineScript();

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+)\"")]
    private static partial Regex Source();

    [GeneratedRegex("from '\\./([^']+)'")]
    private static partial Regex Import();

    [GeneratedRegex("^    (\\w+):", RegexOptions.Multiline)]
    private static partial Regex Name();
}
