using System.Text.Json;

namespace ChatCoach.Coaching.Tests.Understanding;

/// <summary>What people might type, written by somebody who had not seen the word lists, before these were first tried on it.</summary>
public static class BlindLists
{
    private static readonly JsonSerializerOptions Loose = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Utterance> Utterances { get; } = Read<Utterance>("utterances.json");

    public static IReadOnlyList<SafetyLine> SafetyLines { get; } = Read<SafetyLine>("safety-lines.json");

    /// <summary>A second list, by another author, written when the words had been mended by the first: how it does on what it never saw.</summary>
    public static IReadOnlyList<Utterance> HeldOutUtterances { get; } = Read<Utterance>("utterances-held-out.json");

    public static IReadOnlyList<SafetyLine> HeldOutSafetyLines { get; } = Read<SafetyLine>("safety-held-out.json");

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Understanding", file)), Loose)!;
}

/// <param name="Lang">"de" or "en".</param>
/// <param name="Text">As typed.</param>
/// <param name="Guides">What may be offered first.</param>
/// <param name="About">Alias of the relationship it names; null: none that is known.</param>
public sealed record Utterance(string Lang, string Text, IReadOnlyList<string> Guides, string? About = null);

/// <param name="Lang">"de" or "en".</param>
/// <param name="Text">As typed.</param>
/// <param name="Expect">"explicit", "implicit", "idiom" or "harmless".</param>
public sealed record SafetyLine(string Lang, string Text, string Expect);
