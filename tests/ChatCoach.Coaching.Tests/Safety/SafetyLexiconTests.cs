using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Safety;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Safety;

/// <summary>The starter list of the safety net (guides B.19), and what has been heard since.</summary>
public sealed class SafetyLexiconTests
{
    [Theory]
    [InlineData("mich umbringen")]
    [InlineData("Ich will NICHT mehr leben!")]
    [InlineData("ich bring mich um")]
    [InlineData("Suizid")]
    [InlineData("kill myself")]
    [InlineData("I'm going to end my life")]
    [InlineData("i want to end it all")]
    [InlineData("self-harm")]
    [InlineData("I think about self harm")]
    [InlineData("Der Kunde bringt mich noch um, und ich will nicht mehr leben")]
    [InlineData("ich könnte ihn umbringen, ich habe ein Messer")]
    [InlineData("I could kill him, I have a gun")]
    public void Is_said_outright(string text) => Assert.Equal(Alarm.Explicit, Read(text));

    [Theory]
    [InlineData("ich kann nicht mehr")]
    [InlineData("ich kann einfach nicht mehr")]
    [InlineData("alles sinnlos")]
    [InlineData("ohne mich wäre es besser")]
    [InlineData("ohne mich wären alle besser dran")]
    [InlineData("no point any more")]
    [InlineData("what's the point of anything")]
    public void May_mean_more_than_it_says(string text) => Assert.Equal(Alarm.Implicit, Read(text));

    [Theory]
    [InlineData("der Kunde bringt mich noch um")]
    [InlineData("ich könnte ihn erwürgen")]
    [InlineData("ich könnte ihn umbringen")]
    [InlineData("zum Sterben langweilig")]
    [InlineData("das ist ja zum Totlachen")]
    [InlineData("ich sterbe vor Langeweile")]
    [InlineData("deadline killt uns")]
    [InlineData("this client is killing me")]
    public void Is_a_figure_of_speech(string text) => Assert.Equal(Alarm.Figurative, Read(text));

    [Theory]
    [InlineData("Projekt beenden")]
    [InlineData("Vertrag beenden")]
    [InlineData("end my contract")]
    [InlineData("kill the process")]
    [InlineData("Todesfall-Versicherung")]
    [InlineData("Suizidprävention-Broschüre für Kunden")]
    [InlineData("Montagsrunde")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙂")]
    public void Is_nothing_of_the_kind(string text) => Assert.Equal(Alarm.None, Read(text));

    [Theory]
    [InlineData("ich will nicht mehr leben", Language.De)]
    [InlineData("I want to die", Language.En)]
    [InlineData("guten Tag", null)]
    public void The_language_of_an_alarming_message_is_known(string text, Language? language) =>
        Assert.Equal(language, RealContent.Coach.Safety.LanguageOf(text));

    [Fact]
    public void Every_phrase_of_the_lists_is_found_where_it_stands()
    {
        foreach (var phrase in RealContent.SafetyWords.Explicit.All)
            Assert.True(Read($"und {phrase.Replace("*", "", StringComparison.Ordinal)} sonst") == Alarm.Explicit, phrase);
        foreach (var phrase in RealContent.SafetyWords.Implicit.All)
            Assert.True(Read($"hm, {phrase}") is Alarm.Implicit or Alarm.Explicit, phrase);
        foreach (var phrase in RealContent.SafetyWords.Figurative.All)
            Assert.True(Read(phrase) == Alarm.Figurative, phrase);
    }

    [Fact]
    public void A_long_text_is_read_quickly()
    {
        var text = string.Join(' ', Enumerable.Repeat("ich kann das heute nicht mehr liefern und der kunde", 2000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Read(text);

        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
    }

    private static Alarm Read(string text) => RealContent.Coach.Safety.Read(text);
}
