using ChatCoach.Coaching.Content;
using ChatCoach.Coaching.Guides;
using ChatCoach.Host.Settings;

namespace ChatCoach.Host.Publishing;

/// <summary>The configured numbers as lines a person can read and dial.</summary>
public static class SafetyLines
{
    /// <summary>A number older than this is to be checked again (guides B.19).</summary>
    public const int GoodForDays = 180;

    public static ContentValues Values(HostSettings settings, Texts texts)
    {
        var safety = settings.Safety;
        return new ContentValues
        {
            Bot = settings.BotName,
            MinimumGroup = settings.Privacy.MinimumGroup,
            MinimumGroupForText = settings.Privacy.MinimumGroupForText,
            TimeZone = settings.TimeZone,
            Numbers = Lines(safety, texts.NumbersMissing, SafetyKind.Help, SafetyKind.Victims),
            Emergency = Lines(safety, texts.EmergencyMissing, SafetyKind.Emergency),
            ComplaintBody = new Phrase(
                safety.ComplaintBodyDe.Length > 0 ? safety.ComplaintBodyDe : texts.ComplaintBodyMissing.De,
                safety.ComplaintBodyEn.Length > 0 ? safety.ComplaintBodyEn : texts.ComplaintBodyMissing.En),
        };
    }

    /// <summary>Numbers that somebody should check again, by name and country.</summary>
    public static IEnumerable<SafetyNumber> Stale(SafetySettings safety, DateOnly today) =>
        safety.Numbers.Where(n => n.CheckedOn.AddDays(GoodForDays) < today);

    private static Phrase Lines(SafetySettings safety, Phrase otherwise, params SafetyKind[] kinds)
    {
        var own = safety.Numbers.Where(n => kinds.Contains(n.Kind) && string.Equals(n.Country, safety.Country, StringComparison.Ordinal)).ToList();
        return own.Count == 0 ? otherwise : new Phrase(Line(own, Language.De), Line(own, Language.En));
    }

    /// <summary>Numbers of the same service stand together: "TelefonSeelsorge 0800 … / 116 123".</summary>
    private static string Line(List<SafetyNumber> numbers, Language language)
    {
        var services = numbers.GroupBy(n => n.Name, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {string.Join(" / ", g.Select(n => n.Number))}{Note(g.First(), language)}");
        return numbers[0].Kind == SafetyKind.Emergency ? string.Join(", ", numbers.Select(n => n.Number)) : string.Join(" · ", services) + ".";
    }

    private static string Note(SafetyNumber number, Language language)
    {
        var note = language == Language.De ? number.NoteDe : number.NoteEn;
        return note.Length == 0 ? "" : $" ({note})";
    }
}
