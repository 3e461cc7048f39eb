using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>
/// Who is talked about is protected (privacy rule P11): impressions, guesses and what one would like to do to a person are
/// private notes for thirty days and never part of the relationship.
/// </summary>
public sealed class ThirdPartyTests
{
    private const string Alias = "Montagsrunde";

    /// <summary>What "see the human" asks about the other person; the rest speaks of oneself or of a plan.</summary>
    private static readonly string[] AboutThem =
        ["human.contrast", "human.hypotheses", "human.impression", "human.observed", "human.payback", "human.pressure", "human.reverse"];

    private static IEnumerable<GuideStep> Steps => RealContent.Coach.Guides.Newest.SelectMany(g => g.Steps);

    [Fact]
    public void What_is_asked_about_them_is_a_private_note_and_no_field_of_the_relationship()
    {
        var notes = Steps.Where(s => s.Field?.StartsWith("human.", StringComparison.Ordinal) == true && s.Privacy == PrivacyClass.Note).Select(s => s.Field!);

        Assert.Equal(AboutThem, notes.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ProjectedFields.All, f => f.StartsWith("human.", StringComparison.Ordinal) || f.Contains("feeling", StringComparison.OrdinalIgnoreCase));
        Assert.All(Steps.Where(s => s.Field is not null && ProjectedFields.All.Contains(s.Field)), s => Assert.Equal(PrivacyClass.Relationship, s.Privacy));
    }

    [Fact]
    public void Only_notes_and_coded_taps_of_ones_own_hold_feelings()
    {
        var feelings = Steps.Where(s => s.Vocabulary == "feelings").ToList();

        Assert.NotEmpty(feelings);
        Assert.All(feelings, s => Assert.Contains(s.Privacy, new PrivacyClass?[] { PrivacyClass.Note, PrivacyClass.Coded }));
    }

    [Fact]
    public void Nothing_said_about_a_person_lies_in_the_relationship_and_after_thirty_days_nowhere()
    {
        var talk = Talk.CheckedIn().Through("G3", Alias, ("safe", "hard"), ("contrast", "Wort eins"), ("goal", "Ein Ziel"), ("impression", "cold,arrogant"), ("observed", "Wort zwei"),
            ("evidence", "broken"), ("other", "Wort drei"), ("pressure", "boss"), ("reverse", "Wort vier"), ("payback", "worse"), ("plan", "none"), ("sentence", "Ein Satz"), ("eye", "2"));
        var run = talk.Finished.First(r => r.Guide == "G3").Id;
        string[] said = ["Wort", "cold", "arrogant", "boss", "worse"];

        var record = JsonSerializer.Serialize(talk.Records.Values);
        Assert.All(said.Append("Ein Satz"), word => Assert.DoesNotContain(word, record, StringComparison.Ordinal));

        var due = talk.Retentions.Single(n => n.Run == run);
        Assert.InRange(due.Due - talk.Now, TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
        Assert.All(said, word => Assert.Contains(word, JsonSerializer.Serialize(talk.Runs[run]), StringComparison.Ordinal));
        talk.Now = due.Due;
        talk.Do(new TurnInput.Due(due));

        var left = JsonSerializer.Serialize((talk.Runs[run], talk.State));
        Assert.All(said, word => Assert.DoesNotContain(word, left, StringComparison.Ordinal));
        Assert.Contains("Ein Satz", JsonSerializer.Serialize(talk.Runs[run]), StringComparison.Ordinal);
    }
}
