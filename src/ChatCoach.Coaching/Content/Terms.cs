using System.Collections.Frozen;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Content;

/// <summary>What a team calls the people it is there for.</summary>
/// <param name="Id">As <see cref="TeamFrame.Term"/> names it, for example "mandant".</param>
/// <param name="Stem">First part of compounds: {stem}seite, {stem}beziehung; in English "the {stem} side".</param>
/// <param name="People">{people}: several of them.</param>
/// <param name="Yours">{yours}: one of them, with "your".</param>
public sealed record Term(string Id, Phrase Stem, StyledPhrase People, StyledPhrase Yours);

/// <summary>German differs by the style of gender a team chose; English has one.</summary>
public sealed record StyledPhrase(Styles De, string En);

/// <summary>The four styles, by the ids <see cref="TeamFrame.Gender"/> has.</summary>
public sealed record Styles(string Neutral, string Colon, string Star, string Pairs)
{
    /// <summary>The one of that id; an unknown id is neutral.</summary>
    public string Of(string style) => style switch
    {
        "colon" => Colon,
        "star" => Star,
        "pairs" => Pairs,
        _ => Neutral,
    };
}

/// <summary>The terms a team can choose from.</summary>
public sealed class Terms
{
    private readonly FrozenDictionary<string, Term> byId;

    /// <exception cref="ContentException">The term that holds until a team chose is missing, or one stands twice.</exception>
    public Terms(IReadOnlyList<Term> terms)
    {
        if (terms.DistinctBy(t => t.Id, StringComparer.Ordinal).Count() != terms.Count)
            throw new ContentException("terms.json: an id stands twice.");
        byId = terms.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal);
        if (!byId.ContainsKey(TeamFrame.Default.Term))
            throw new ContentException($"terms.json: \"{TeamFrame.Default.Term}\" is missing.");
    }

    public IEnumerable<string> Ids => byId.Keys.Order(StringComparer.Ordinal);

    /// <summary>What stands for "stem", "people" or "yours" in a unit with that frame; an unknown term is read as the first.</summary>
    public string ValueOf(string name, TeamFrame frame, Language language)
    {
        var term = byId.GetValueOrDefault(frame.Term) ?? byId[TeamFrame.Default.Term];
        return name switch
        {
            "stem" => term.Stem.In(language),
            "people" => language == Language.En ? term.People.En : term.People.De.Of(frame.Gender),
            _ => language == Language.En ? term.Yours.En : term.Yours.De.Of(frame.Gender),
        };
    }
}
