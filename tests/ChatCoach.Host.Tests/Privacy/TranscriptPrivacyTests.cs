using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Host.Tests.Play;

namespace ChatCoach.Host.Tests.Privacy;

/// <summary>Privacy rules that hold for every word of every transcript.</summary>
public sealed partial class TranscriptPrivacyTests(AllPlayed all) : IClassFixture<AllPlayed>
{
    /// <summary>With these a person asks to see what they said.</summary>
    private static readonly HashSet<string> AsksToSee = new(StringComparer.OrdinalIgnoreCase)
    {
        "Zusammenfassung", "Summary", "Meine Check-ins", "My check-ins", "Ältere", "Older", "Neuere", "Newer",
        // The card of a relationship; after a code was shown it comes back.
        "Beziehung ansehen", "View the relationship", "Fertig", "Done",
    };

    private IEnumerable<Seen> Everything => all.Played.SelectMany(p => p.Person.History);

    [Fact]
    public void P16_Answers_stand_only_on_a_card_the_person_asked_for_and_it_says_so()
    {
        var summaries = Everything.Where(s => s.Shown.Facts.Count > 0).ToList();

        Assert.NotEmpty(summaries);
        // A change made in a finished check-in ends with its summary: the person asked for that change.
        Assert.All(summaries, s => Assert.True(s.Cause is not null && (AsksToSee.Contains(s.Cause) || int.TryParse(s.Cause, out _) || Calls(s.Cause, s.Shown.Lines[0].Replace("\\", "", StringComparison.Ordinal))), $"After \"{s.Cause}\" came\n{s.Shown.Plain}"));
        Assert.All(summaries, s => Assert.Matches(SaysItWasAskedFor(), s.Shown.Plain));
    }

    [Fact]
    public void P16_Own_words_come_back_only_as_ones_own_choice_or_summary()
    {
        foreach (var seen in Everything)
        {
            var said = string.Join('\n', seen.Shown.Lines.Where(l => !l.StartsWith("client: ", StringComparison.Ordinal)));
            if (!SaysItWasAskedFor().IsMatch(said))
                Assert.False(AllPlayed.OwnWords.Any(w => said.Contains(w, StringComparison.Ordinal)), said);
        }
    }

    [Fact]
    public void P16_What_the_coach_begins_carries_neither_words_nor_values()
    {
        var begun = Everything.Where(s => s.Cause is null).ToList();

        Assert.True(begun.Count >= 6, "The transcripts hold reminders of every kind.");
        foreach (var seen in begun)
        {
            // In a led session the next card comes by itself, with nothing filled in.
            Assert.All(seen.Shown.Inputs, i => Assert.True(string.IsNullOrEmpty(i.Value)));
            Assert.Empty(seen.Shown.Facts);
            var whole = seen.Shown.Card!.ToJsonString();
            Assert.DoesNotContain(AllPlayed.OwnWords.Concat(Feelings()), w => whole.Contains(w, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void P16_A_notification_shows_the_name_of_the_coach_and_nothing_else()
        => Assert.All(all.Host.FarEnd.Calls.Where(c => c.Body?["attachments"] is not null), c => Assert.Equal("ChatCoach", c.Body!["summary"]!.GetValue<string>()));

    [Fact]
    public void P16_After_forget_me_every_card_but_the_receipt_is_taken_back()
    {
        var forgotten = all.Played.Where(p => p.Transcript.Story == "repair-forget").ToList();
        Assert.Equal(4, forgotten.Count);
        Assert.All(forgotten, p =>
        {
            Assert.Matches("Alles ist gelöscht|Everything is deleted", p.Person.Chat.Single(m => m.Shown.Plain.Length > 20).Shown.Plain);
            Assert.All(p.Person.Chat.Where(m => m.Shown.Plain.Length <= 20), m => Assert.Matches("^(entfernt|removed)$", m.Shown.Plain));
        });
    }

    [Fact]
    public void P17_The_log_holds_no_word_of_a_conversation_and_names_nobody()
    {
        var log = all.Host.Log.All;
        var names = all.Played.SelectMany(p => (string[])[p.Person.ObjectId, p.Person.UserId, p.Person.Conversation, Uri.EscapeDataString(p.Person.Conversation), $"Name of {p.Person.Name}"]);
        var said = all.Played.SelectMany(p => p.Transcript.Steps).Where(s => s.Line[0] == '>' && s.Line.Length > 12).Select(s => s.Line[2..]);

        // The log was really captured, down to its finest level.
        Assert.Contains("Connector send answered 201", log, StringComparison.Ordinal);
        Assert.Contains(all.Host.Log.Lines, l => l.StartsWith("Debug", StringComparison.Ordinal) || l.StartsWith("Trace", StringComparison.Ordinal));
        Assert.DoesNotContain(AllPlayed.OwnWords.Concat(Feelings()).Concat(names).Concat(said), w => log.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void P18_The_files_opened_as_bytes_yield_no_answer()
    {
        foreach (var file in Directory.GetFiles(all.Host.Databases.Folder, "*.db*"))
        {
            var bytes = ReadShared(file);
            Assert.DoesNotContain(AllPlayed.OwnWords.Concat(Ids()), w => Holds(bytes, w));
        }

        // The search finds what is there: the guides are stored in clear.
        Assert.Contains(Directory.GetFiles(all.Host.Databases.Folder, "coach.db*"), f => Holds(ReadShared(f), "checkin.feelings"));
    }

    /// <summary>The person called the relationship of the card, be it with a slip of the finger.</summary>
    private static bool Calls(string said, string title) => said == title || Similar.Matches(said, title);

    [GeneratedRegex("[Aa]uf deinen Wunsch|because you asked", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SaysItWasAskedFor();

    private static bool Holds(byte[] bytes, string word) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0;

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static IEnumerable<string> Feelings() => Vocabularies().SelectMany(o => (string[])[o["label"]!["de"]!.GetValue<string>(), o["label"]!["en"]!.GetValue<string>()]).Where(w => w.Length > 6 && w != "connection");

    /// <summary>Ids of options that stand in no guide, so that they could only come from an answer.</summary>
    private static IEnumerable<string> Ids()
    {
        var guides = string.Concat(Directory.GetFiles(Repository.PathOf("src", "ChatCoach.Host", "Content", "guides")).Select(File.ReadAllText));
        return Vocabularies().Select(o => o["id"]!.GetValue<string>()).Where(id => id.Length > 4 && !guides.Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<JsonNode> Vocabularies() =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("src", "ChatCoach.Host", "Content", "vocabularies.json")))!.AsArray().SelectMany(v => v!["options"]!.AsArray()).Select(o => o!);
}
