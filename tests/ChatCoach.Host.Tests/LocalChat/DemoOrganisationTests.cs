using ChatCoach.Host.LocalChat;

namespace ChatCoach.Host.Tests.LocalChat;

public sealed class DemoOrganisationTests
{
    private const string Small = """{"tenantId":"demo","units":[{"name":"A","people":[{"objectId":"a","name":"A B","role":"employee","locale":"de-DE"}]}]}""";

    [Fact]
    public void The_organisation_that_comes_with_the_program_has_everybody_it_needs()
    {
        var organisation = DemoOrganisation.Load();
        var people = organisation.Personas;
        Assert.Equal("demo", organisation.TenantId);
        Assert.Equal(3, organisation.Units.Count);
        Assert.All(organisation.Units, unit => Assert.InRange(unit.People.Count, 12, 14));
        Assert.All(organisation.Units, unit => Assert.Single(unit.People, person => person.Role == "manager"));
        Assert.Equal(2, people.Count(person => person.Role == "coach"));
        Assert.Single(people, person => person.Role == "worksCouncil");
        Assert.Single(people, person => person.Role == "admin");
        Assert.Contains(people, person => person.Locale.StartsWith("en-", StringComparison.Ordinal));
        Assert.Equal(people.Count, people.Select(person => person.Name).Distinct().Count());
    }

    [Fact]
    public void A_person_carries_the_name_of_the_unit() =>
        Assert.Equal(new Persona("a", "A B", "employee", "A", "de-DE"), Assert.Single(DemoOrganisation.Parse(Small).Personas));

    [Theory]
    [InlineData("\"tenantId\":\"demo\"", "\"tenantId\":\"demo\",\"extra\":1", "extra")]
    [InlineData("\"tenantId\":\"demo\"", "\"tenantId\":\"demo\",\"tenantId\":\"demo\"", "tenantId")]
    [InlineData("\"tenantId\":\"demo\",", "", "tenantId")]
    [InlineData("\"tenantId\":\"demo\"", "\"tenantId\":\" \"", "tenantId")]
    [InlineData("\"name\":\"A B\"", "\"name\":null", "name")]
    [InlineData("\"role\":\"employee\"", "\"role\":\"boss\"", "boss")]
    [InlineData("\"locale\":\"de-DE\"", "\"locale\":\"fr-FR\"", "fr-FR")]
    [InlineData("\"objectId\":\"a\"", "\"objectId\":\"a b\"", "a b")]
    [InlineData("\"locale\":\"de-DE\"}", "\"locale\":\"de-DE\"},{\"objectId\":\"a\",\"name\":\"C\",\"role\":\"coach\",\"locale\":\"de-DE\"}", "twice")]
    public void Anything_else_in_the_file_is_refused_and_named(string good, string bad, string named)
    {
        var wrong = Assert.Throws<InvalidDataException>(() => DemoOrganisation.Parse(Small.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Contains(named, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(DemoOrganisation.ContentPath, wrong.Message, StringComparison.Ordinal);
    }
}
