using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>Extras and agreements of a relationship as lists, and what can be done with an entry.</summary>
internal static class ListMoves
{
    public const string Mine = "mine";
    public const string Extras = "extras";
    public const string Agreements = "agreements";

    private const string Open = "open";
    private const string Kept = "kept";
    private const string Dropped = "dropped";
    private const string Delete = "delete";

    /// <summary>Parts of an argument; it stands in no id.</summary>
    private const char Mark = ':';

    public static string Arg(string first, string second) => $"{first}{Mark}{second}";

    public static string Arg(string first, int page) => Arg(first, page.ToString(CultureInfo.InvariantCulture));

    public static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    /// <summary>The list whose name was typed, in either language; null: it is none.</summary>
    /// <param name="word">Normalised.</param>
    public static Reply? Called(Turn turn, string word)
    {
        var relationships = turn.Content.Relationships;
        if (turn.State.AgreedAt is null)
            return null;
        return Names(relationships.ButtonExtras) ? Named(turn, Extras) : Names(relationships.ButtonAgreements) ? Named(turn, Agreements) : null;

        bool Names(Phrase name) => Is(Spoken.Normalise(name.De), word) || Is(Spoken.Normalise(name.En), word);
    }

    /// <summary>A list called by its name: of the relationship that is talked about, of the only one, or of the one that is picked.</summary>
    private static Reply Named(Turn turn, string list)
    {
        var relationships = turn.Content.Relationships;
        var about = turn.State.Aside is null && RelationshipMoves.Find(turn, turn.Active?.About) is { } talked ? [talked] : turn.State.Relationships.Reverse();
        if (about.IsEmpty)
            return RelationshipMoves.All(turn, 0);
        if (about is [var only])
            return Of(turn, list, only, 0);
        turn.State = turn.State with { Aside = null };
        return Speech.Say(turn, [turn.Text(Is(list, Extras) ? relationships.WhichExtras : relationships.WhichAgreements), turn.Text(turn.Content.Texts.ShownOnWish)],
            [.. about.Take(RelationshipMoves.PageSize).Select(r => new CardButton(OwnWords.Mark(r.Alias), Verbs.List, Arg(list, r.Id))), .. MenuMoves.WayBack(turn)]);
    }

    /// <summary>A page of a list, or one entry of it.</summary>
    /// <param name="arg">"mine:page", "extras:relationship", "extras:relationship:page" or "extras:relationship:open:entry"; agreements likewise.</param>
    public static Reply Show(Turn turn, string? arg)
    {
        var parts = (arg ?? "").Split(Mark);
        if (Is(parts[0], Mine))
            return RelationshipMoves.All(turn, parts.Length > 1 ? Number(parts[1]) : 0);
        if (parts.Length < 2 || RelationshipMoves.Find(turn, parts[1]) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        return parts is [_, _, Open, var entry] ? One(turn, parts[0], relationship, entry) : Of(turn, parts[0], relationship, parts.Length > 2 ? Number(parts[2]) : 0);
    }

    /// <summary>Notes something about an entry, or deletes it.</summary>
    /// <param name="arg">"agreements:relationship:kept:entry"; also dropped and delete, and extras with delete.</param>
    public static Reply Do(Turn turn, string? arg)
    {
        if ((arg ?? "").Split(Mark) is not [var list, var about, var what, var entry] || RelationshipMoves.Find(turn, about) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        if (Rows(turn, list, turn.About(about).Record, OwnWords.Mark).TrueForAll(r => !Is(r.Id, entry)))
            return Of(turn, list, relationship, 0, turn.Text(turn.Content.Relationships.EntryGone));
        RecordMoves.Change(turn, about, record => what switch
        {
            Kept when Is(list, Agreements) => Noted(record, entry, AgreementState.Kept),
            Dropped when Is(list, Agreements) => Noted(record, entry, AgreementState.Dropped),
            Delete => Deleted(record, entry),
            _ => record,
        });
        return Of(turn, list, relationship, 0, Told(turn, what));
    }

    /// <summary>It was done: the list as it is now.</summary>
    public static Reply Done(Turn turn, string? arg) =>
        (arg ?? "").Split(Mark) is [var list, var about, var what, _] && RelationshipMoves.Find(turn, about) is { } relationship
            ? Of(turn, list, relationship, 0, Told(turn, what)) : CurrentMoves.Show(turn);

    public static string? NoteOf(Turn turn, Extra extra) => extra.Rule is { } rule ? FieldWords.Value(turn, "extras[].rule", rule) : null;

    public static string NoteOf(Turn turn, Agreement agreement)
    {
        var relationships = turn.Content.Relationships;
        var notes = new List<string>();
        if (agreement.Who is { } who)
            notes.Add(FieldWords.Value(turn, "agreements[].who", who));
        if (agreement.Until is { } until)
            notes.Add(ByWhen(turn, until));
        notes.Add(turn.Text(agreement.State switch
        {
            AgreementState.Promised => relationships.StatePromised,
            AgreementState.Asked => relationships.StateAsked,
            AgreementState.Open => relationships.StateOpen,
            AgreementState.Kept => relationships.StateKept,
            _ => relationships.StateDropped,
        }));
        return string.Join(" · ", notes);
    }

    public static string ByWhen(Turn turn, DateOnly day) => turn.Text(turn.Content.Relationships.ByWhen, ("day", Dates.Write(day, turn.Language)));

    private static RelationshipRecord Noted(RelationshipRecord record, string entry, AgreementState state) =>
        record.Agreements.Find(a => Is(a.Id, entry)) is { } agreement ? record with { Agreements = record.Agreements.Replace(agreement, agreement with { State = state }) } : record;

    /// <summary>The id is remembered, so that the run it comes from does not lay it in again.</summary>
    private static RelationshipRecord Deleted(RelationshipRecord record, string entry)
    {
        var gone = record.Gone.Remove(entry).Add(entry);
        return record with
        {
            Agreements = record.Agreements.RemoveAll(a => Is(a.Id, entry)),
            Extras = record.Extras.RemoveAll(e => Is(e.Id, entry)),
            Gone = gone.Count > RelationshipRecord.MaxGone ? gone.RemoveAt(0) : gone,
        };
    }

    private static string? Told(Turn turn, string what)
    {
        var relationships = turn.Content.Relationships;
        return what switch
        {
            Kept => turn.Text(relationships.EntryKept),
            Dropped => turn.Text(relationships.EntryDropped),
            Delete => turn.Text(relationships.EntryDeleted),
            _ => null,
        };
    }

    private static Reply Of(Turn turn, string list, Relationship relationship, int page, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        var (texts, relationships) = (turn.Content.Texts, turn.Content.Relationships);
        var isExtras = Is(list, Extras);
        var about = turn.About(relationship.Id);
        var rows = RelationshipMoves.Page(Rows(turn, list, about.Record, RelationshipMoves.Words), ref page, out var more);
        var back = RelationshipMoves.ShowButton(turn, relationship.Id);
        if (rows.IsEmpty)
        {
            var none = turn.Text(isExtras ? relationships.NoExtras : relationships.NoAgreements);
            return Speech.Say(turn, lead is null ? [none] : [lead, none], [.. isExtras ? [] : (CardButton[])[ClientMoves.Button(turn, relationship.Id)], back, .. MenuMoves.WayBack(turn)]);
        }

        var buttons = rows.Select((r, i) => new CardButton(turn.Text(relationships.ButtonOpenEntry, ("n", (i + 1).ToString(CultureInfo.InvariantCulture))), Verbs.List, $"{list}{Mark}{relationship.Id}{Mark}{Open}{Mark}{r.Id}")).ToList();
        if (page > 0)
            buttons.Add(new CardButton(turn.Text(texts.ButtonNewer), Verbs.List, Arg(Arg(list, relationship.Id), page - 1)));
        if (more)
            buttons.Add(new CardButton(turn.Text(texts.ButtonOlder), Verbs.List, Arg(Arg(list, relationship.Id), page + 1)));
        if (!isExtras)
            buttons.Add(ClientMoves.Button(turn, relationship.Id));
        buttons.Add(back);
        buttons.AddRange(MenuMoves.WayBack(turn));
        Speech.Offer(turn, [.. buttons]);
        return new Reply.Listing
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = turn.Text(isExtras ? relationships.ExtrasTitle : relationships.AgreementsTitle, ("alias", OwnWords.Mark(relationship.Alias))),
            Intro = lead,
            Entries = rows.ConvertAll(r => r.Entry),
            SmallPrint = $"{turn.Text(texts.ShownOnWish)} {RelationshipMoves.SeenBy(turn, about)}",
            Buttons = [.. buttons],
            Footer = Speech.WaysToHelp(turn),
        };
    }

    private static Reply One(Turn turn, string list, Relationship relationship, string entry)
    {
        var relationships = turn.Content.Relationships;
        if (Rows(turn, list, turn.About(relationship.Id).Record, OwnWords.Mark).Find(r => Is(r.Id, entry)) is not { Id: not null } row)
            return Of(turn, list, relationship, 0, turn.Text(relationships.EntryGone));
        turn.State = turn.State with { Aside = null };
        var buttons = new List<CardButton>();
        if (!Is(list, Extras))
        {
            buttons.Add(Button(relationships.ButtonKept, Kept));
            buttons.Add(Button(relationships.ButtonDropped, Dropped));
        }

        buttons.Add(Button(relationships.ButtonDelete, Delete));
        buttons.Add(new CardButton(turn.Text(turn.Content.Texts.ButtonNothing), Verbs.List, Arg(list, relationship.Id)));
        return Speech.Say(turn, [row.Entry.Note is { } note ? $"{row.Entry.What} · {note}" : row.Entry.What, turn.Text(turn.Content.Texts.ShownOnWish)], buttons);

        CardButton Button(Phrase label, string what) => new(turn.Text(label), Verbs.Entry, $"{list}{Mark}{relationship.Id}{Mark}{what}{Mark}{entry}");
    }

    /// <summary>The entries, the newest first.</summary>
    private static ImmutableList<(string Id, Entry Entry)> Rows(Turn turn, string list, RelationshipRecord record, Func<string, string> words) => Is(list, Extras)
        ? [.. record.Extras.Reverse().Select(e => (e.Id, new Entry(Dates.Write(e.On, turn.Language), words(e.What), NoteOf(turn, e))))]
        : [.. record.Agreements.Reverse().Select(a => (a.Id, new Entry(Dates.Write(a.On, turn.Language), words(a.What), NoteOf(turn, a))))];

    private static bool Is(string? a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
