using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What the person calls a relationship. Nobody else on it sees that; an alias that looks like a name is asked about (privacy rule P10).</summary>
internal static class RenameMoves
{
    private const string Rename = "rename";
    private const string NameSure = "rename-name";

    private const string Go = "go";
    private const string Change = "change";
    private const string Keep = "keep";
    private const string Nothing = "nothing";

    /// <summary>The card's input, and what was put in until it is taken.</summary>
    private const string Alias = "alias";

    public static Reply Ask(Turn turn, Relationship relationship) => AsideMoves.Put(turn, new Aside { Kind = Rename, Scope = relationship.Id });

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        var texts = turn.Content.Texts;
        return aside.Kind switch
        {
            Rename => Speech.Say(turn, lead is null ? [] : [lead],
                [
                    new CardButton(turn.Text(turn.Content.Relationships.ButtonRename), Verbs.Aside, $"{Rename}.{Go}", Primary: true),
                    new CardButton(turn.Text(texts.ButtonNothing), Verbs.Aside, $"{Rename}.{Nothing}"),
                ],
                token: aside.Token, field: new AliasField(Alias, turn.Text(turn.Content.Relationships.RenameQuestion), aside.Values.GetValueOrDefault(Alias))),
            NameSure => AsideMoves.Ask(turn, aside, lead, texts.NameQuestion, (Change, texts.NameChange), (Keep, texts.NameKeep)),
            _ => null,
        };
    }

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice, IReadOnlyDictionary<string, string>? inputs)
    {
        if (aside.Kind is not (Rename or NameSure))
            return null;
        if (RelationshipMoves.Find(turn, aside.Scope) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        return (aside.Kind, choice) switch
        {
            (Rename, Go) => Sent(turn, relationship, inputs?.GetValueOrDefault(Alias) ?? ""),
            (NameSure, Keep) => Taken(turn, relationship, aside.Values[Alias], nameChecked: true),
            (NameSure, Change) => Ask(turn, relationship),
            _ => RelationshipMoves.Show(turn, relationship.Id),
        };
    }

    /// <summary>Whatever is typed while a new name is asked for is one; null: it is not asked for.</summary>
    public static Reply? Typed(Turn turn, Aside aside, string text)
    {
        if (aside.Kind is not (Rename or NameSure) || RelationshipMoves.Find(turn, aside.Scope) is not { } relationship)
            return null;
        turn.State = turn.State with { Aside = null };
        return Taken(turn, relationship, text);
    }

    /// <summary>What stood in the input is read for danger first, as typed words are (guides B.19).</summary>
    private static Reply Sent(Turn turn, Relationship relationship, string raw) =>
        SafetyMoves.GuideFor(turn, raw) is { } help ? SafetyMoves.Start(turn, help) : Taken(turn, relationship, raw);

    private static Reply Taken(Turn turn, Relationship relationship, string raw, bool nameChecked = false)
    {
        var (texts, relationships) = (turn.Content.Texts, turn.Content.Relationships);
        var others = turn.State.Relationships.Remove(relationship);
        switch (new AnswerReading(turn.Content.Guides, others, turn.Today) { NamesAreNew = true }.Alias(raw))
        {
            case Reading.NewAlias { Alias: var alias } when others.Exists(r => Same(r.Alias, alias)):
                return Again(turn, relationship, raw, turn.Text(relationships.AliasInUse));
            case Reading.NewAlias { Alias: var alias } when !nameChecked && turn.Content.Names.Is(alias):
                return AsideMoves.Put(turn, new Aside { Kind = NameSure, Scope = relationship.Id, Values = With(alias) });
            case Reading.NewAlias { Alias: var alias }:
                turn.State = turn.State with { Relationships = turn.State.Relationships.Replace(relationship, relationship with { Alias = alias }) };
                return Speech.Say(turn, [turn.Text(relationships.Renamed)], [RelationshipMoves.ShowButton(turn, relationship.Id), .. MenuMoves.WayBack(turn)]);
            case Reading.TooLong { Max: var max }:
                return Again(turn, relationship, raw, turn.Text(texts.TooLong, ("max", max.ToString(CultureInfo.InvariantCulture))));
            default:
                return Again(turn, relationship, "", turn.Text(texts.AliasHint));
        }
    }

    /// <summary>Asked again, with what was put in (pitfalls D7).</summary>
    private static Reply Again(Turn turn, Relationship relationship, string raw, string lead)
    {
        var put = raw.Length > GuideCheck.MaxAlias ? raw[..GuideCheck.MaxAlias] : raw;
        turn.State = turn.State with { Aside = new Aside { Kind = Rename, Scope = relationship.Id, Token = turn.NextId(), Values = put.Length == 0 ? [] : With(put) } };
        return Show(turn, turn.State.Aside, lead)!;
    }

    private static ImmutableDictionary<string, string> With(string alias) => ImmutableDictionary<string, string>.Empty.Add(Alias, alias);

    private static bool Same(string a, string b) => string.Equals(Spoken.Normalise(a), Spoken.Normalise(b), StringComparison.Ordinal);
}
