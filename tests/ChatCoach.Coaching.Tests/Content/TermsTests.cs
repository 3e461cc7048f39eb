using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Content;

public sealed class TermsTests
{
    private static readonly string[] Styles = ["neutral", "colon", "star", "pairs"];

    [Theory]
    [InlineData("customer", "neutral", "eure Kundschaft, Menschen auf Kundenseite, Kundenseite", "your client, clients, the client side")]
    [InlineData("customer", "star", "euer*eure Kund*in, Kund*innen, Kundenseite", "your client, clients, the client side")]
    [InlineData("mandant", "colon", "euer:eure Mandant:in, Mandant:innen, Mandantenseite", "your client, clients, the client side")]
    [InlineData("auftraggeber", "pairs", "eure Auftraggeberin oder euer Auftraggeber, Auftraggeberinnen und Auftraggeber, Auftraggeberseite", "your client, clients, the client side")]
    [InlineData("guest", "pairs", "euer Gast, Gäste, Gästeseite", "your guest, guests, the guest side")]
    [InlineData("unknown", "unknown", "eure Kundschaft, Menschen auf Kundenseite, Kundenseite", "your client, clients, the client side")]
    public void People_are_called_as_the_team_chose(string term, string gender, string german, string english)
    {
        var terms = RealContent.Coach.Terms;
        var frame = new TeamFrame { Term = term, Gender = gender };

        Assert.Equal(german, $"{terms.ValueOf("yours", frame, Language.De)}, {terms.ValueOf("people", frame, Language.De)}, {terms.ValueOf("stem", frame, Language.De)}seite");
        Assert.Equal(english, $"{terms.ValueOf("yours", frame, Language.En)}, {terms.ValueOf("people", frame, Language.En)}, the {terms.ValueOf("stem", frame, Language.En)} side");
    }

    [Theory]
    [InlineData("stem")]
    [InlineData("people")]
    [InlineData("yours")]
    public void No_term_is_longer_than_the_check_of_the_guides_counts_with(string name)
    {
        var terms = RealContent.Coach.Terms;
        var longest = terms.Ids.SelectMany(id => Styles.SelectMany(s => new[] { Language.De, Language.En }.Select(l => terms.ValueOf(name, new TeamFrame { Term = id, Gender = s }, l).Length))).Max();

        Assert.Equal(longest, Placeholders.LengthOf($"{{{name}}}"));
    }

    [Fact]
    public void Until_a_team_chose_every_sentence_speaks_of_clients_neutrally() =>
        Assert.Equal("Kundenbeziehung, Menschen auf Kundenseite", RealContent.Fill(new Phrase("{stem}beziehung, {people}", ""), Language.De));
}
