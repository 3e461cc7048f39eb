namespace ChatCoach.Coaching.Guides;

/// <summary>The two languages of the coach; German is the first.</summary>
public enum Language
{
    De,
    En,
}

/// <summary>One sentence in both languages. A phrase without one of them is refused when content is loaded.</summary>
public sealed record Phrase(string De, string En)
{
    public string In(Language language) => language == Language.De ? De : En;
}

/// <summary>Words a person may type, in both languages; matched after <see cref="Turns.Spoken.Normalise"/>.</summary>
public sealed record WordList(IReadOnlyList<string> De, IReadOnlyList<string> En)
{
    public IEnumerable<string> All => De.Concat(En);
}
