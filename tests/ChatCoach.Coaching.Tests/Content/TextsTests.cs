using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Content;

public sealed class TextsTests
{
    /// <summary>What only the host says: about the channel, the sending and the configuration.</summary>
    private static readonly string[] SaidByTheHost =
        ["ComplaintBodyMissing", "DeliveryUnclear", "EmergencyMissing", "GroupChat", "NumbersMissing", "SomethingFailed"];

    private static IEnumerable<(string Name, Phrase Phrase)> All =>
        Of(RealContent.Coach.Texts).Concat(Of(RealContent.Coach.Relationships)).Concat(Of(RealContent.Coach.Programme)).Concat(Of(RealContent.Coach.Team));

    private static IEnumerable<(string Name, Phrase Phrase)> Of(object texts) =>
        texts.GetType().GetProperties().Where(p => p.PropertyType == typeof(Phrase)).Select(p => (p.Name, (Phrase)p.GetValue(texts)!));

    [Fact]
    public void Every_sentence_is_said_by_the_engine_or_named_as_the_hosts()
    {
        var code = string.Join('\n', Directory.GetFiles(Source(), "*.cs", SearchOption.AllDirectories).Where(f => !f.EndsWith("Texts.cs", StringComparison.Ordinal)).Select(File.ReadAllText));

        var unsaid = All.Select(t => t.Name).Where(n => !Regex.IsMatch(code, $@"([tT]exts|[rR]elationships|[pP]rogramme|[tT]eam)\.{n}\b", RegexOptions.None, TimeSpan.FromSeconds(5)));

        Assert.Equal(SaidByTheHost, unsaid.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sentence_stands_in_both_languages_and_is_short_enough()
    {
        foreach (var (name, phrase) in All)
        {
            Assert.False(string.IsNullOrWhiteSpace(phrase.De) || string.IsNullOrWhiteSpace(phrase.En), name);
            Assert.True(Math.Max(phrase.De.Length, phrase.En.Length) <= GuideCheck.MaxPrompt, name);
        }
    }

    [Fact]
    public void Both_languages_of_a_sentence_have_the_same_placeholders()
    {
        foreach (var (name, phrase) in All)
            Assert.True(Placeholders.In(phrase.De).Order(StringComparer.Ordinal).SequenceEqual(Placeholders.In(phrase.En).Order(StringComparer.Ordinal)), name);
    }

    [Fact]
    public void A_value_that_looks_like_a_placeholder_stays_text() =>
        Assert.Equal("Guten Tag {notice}", RealContent.Coach.Fill(new Phrase("Guten Tag {who}", ""), Language.De, ("who", "{notice}")));

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../src/ChatCoach.Coaching");
}
