using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>The person's relationships and the card of one. Shown only on wish (privacy rule P16).</summary>
internal static class RelationshipMoves
{
    /// <summary>Entries and relationships on one card: a card stays small.</summary>
    public const int PageSize = 8;

    /// <summary>Characters of an entry among others, so that a page of them stays under the 20 KB of a card.</summary>
    public const int MostWords = 120;

    /// <summary>Dots fit side by side on a phone of 360 pixels.</summary>
    private const int MostDots = 10;

    /// <summary>Stands in the place of a page.</summary>
    private const string More = "more";

    private const string CheckGuide = "G8";
    private const string EventGuide = "GN";
    private const string DescribeGuide = "GR";
    public const string TherapyGuide = "G2.0";

    /// <summary>The person's relationships, the newest first.</summary>
    public static Reply All(Turn turn, int page)
    {
        turn.State = turn.State with { Aside = null };
        var (texts, relationships) = (turn.Content.Texts, turn.Content.Relationships);
        var all = turn.State.Relationships.Reverse();
        if (all.IsEmpty)
            return turn.State.AgreedAt is null ? RunMoves.Welcome(turn) : Speech.Say(turn, [turn.Text(relationships.NoneYet)], MenuMoves.Doors(turn));
        var shown = Page(all, ref page, out var more);
        var buttons = shown.Select(r => new CardButton(OwnWords.Mark(r.Alias), Verbs.Relationship, r.Id)).ToList();
        if (page > 0)
            buttons.Add(new CardButton(turn.Text(texts.ButtonNewer), Verbs.List, ListMoves.Arg(ListMoves.Mine, page - 1)));
        if (more)
            buttons.Add(new CardButton(turn.Text(texts.ButtonOlder), Verbs.List, ListMoves.Arg(ListMoves.Mine, page + 1)));
        return Speech.Say(turn, [turn.Text(relationships.Mine), turn.Text(texts.ShownOnWish)], [.. buttons, .. MenuMoves.WayBack(turn)]);
    }

    /// <summary>Own words, marked; long ones are cut where several stand on one card, and whole where one stands alone.</summary>
    public static string Words(string words) => Words(words, MostWords);

    /// <param name="words">As written.</param>
    /// <param name="most">Characters that are shown of them.</param>
    public static string Words(string words, int most) => OwnWords.Mark(words.Length > most ? string.Concat(words.AsSpan(0, most - 1), "…") : words);

    /// <summary>The person's relationship of that id; null: they have none such.</summary>
    public static Relationship? Find(Turn turn, string? id) => turn.State.Relationships.Find(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    /// <summary>The relationship that was called by its alias, a slip of the finger included when only one is meant.</summary>
    public static Relationship? Called(Turn turn, string text)
    {
        var word = Spoken.Normalise(text);
        var exact = turn.State.Relationships.Find(r => string.Equals(Spoken.Normalise(r.Alias), word, StringComparison.Ordinal));
        return exact ?? (turn.State.Relationships.FindAll(r => Similar.Matches(text, r.Alias)) is [var only] ? only : null);
    }

    /// <summary>The way to the card of a relationship.</summary>
    public static CardButton ShowButton(Turn turn, string id, bool primary = false) =>
        new(turn.Text(turn.Content.Programme.ButtonShowRelationship), Verbs.Relationship, id, Primary: primary);

    /// <summary>The card of a relationship.</summary>
    /// <param name="arg">Its id, and after a colon the page, or "more" for what else can be done with it.</param>
    public static Reply Show(Turn turn, string? arg)
    {
        var parts = (arg ?? "").Split(':');
        if (Find(turn, parts[0]) is not { } relationship)
            return CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound));
        if (parts is [_, More])
            return InviteMoves.More(turn, relationship);
        turn.State = turn.State with { Aside = null };
        var about = turn.About(relationship.Id);
        var page = parts.Length > 1 ? ListMoves.Number(parts[1]) : 0;
        var shown = Page(TimelineEntries.Of(turn, about), ref page, out var more);
        var dots = about.Runs.Where(r => PatternMoves.IsCheckIn(turn, r)).Take(MostDots).Reverse().Select(r => (r, State: PatternMoves.StateOf(turn, r))).ToImmutableList();
        var buttons = Buttons(turn, relationship.Id, about, page, more);
        Speech.Offer(turn, buttons);
        var relationships = turn.Content.Relationships;
        return new Reply.Timeline
        {
            Language = turn.Language,
            Ref = new CardRef(turn.NextId()),
            Title = OwnWords.Mark(relationship.Alias),
            Facts = page == 0 ? Facts(turn, about) : [],
            Dots = page == 0 ? dots.ConvertAll(d => new Dot(d.State)) : [],
            DotsText = page > 0 || dots.IsEmpty ? null : turn.Text(relationships.Dots, ("dots", string.Join(" · ", dots.Select(d => DotText(turn, d.r, d.State))))),
            Entries = shown,
            Nothing = Nothing(turn, relationship, about, shown.IsEmpty, dots.IsEmpty),
            SmallPrint = $"{turn.Text(turn.Content.Texts.ShownOnWish)} {SeenBy(turn, about)}",
            Buttons = buttons,
            Footer = Speech.WaysToHelp(turn),
        };
    }

    /// <summary>Asks about what a button of the card wants done: inviting, renaming, leaving, being alone again.</summary>
    public static Reply Ask(Turn turn, string verb, string? id) => Find(turn, id) is not { } relationship
        ? CurrentMoves.Show(turn, turn.Text(turn.Content.Relationships.NotFound))
        : verb switch
        {
            Verbs.Invite => InviteMoves.Ask(turn, relationship),
            Verbs.Rename => RenameMoves.Ask(turn, relationship),
            Verbs.Leave => LeaveMoves.AskToLeave(turn, relationship),
            _ => LeaveMoves.AskToBeAlone(turn, relationship),
        };

    /// <summary>One page of what is to be shown; a page that is not there is the last.</summary>
    public static ImmutableList<T> Page<T>(ImmutableList<T> all, ref int page, out bool more)
    {
        page = Math.Clamp(page, 0, Math.Max(0, (all.Count - 1) / PageSize));
        more = all.Count > (page + 1) * PageSize;
        return [.. all.Skip(page * PageSize).Take(PageSize)];
    }

    /// <summary>What stands where entries would. Whoever is no longer on it, because they left or were left alone, learns that.</summary>
    private static string? Nothing(Turn turn, Relationship relationship, AboutRelationship about, bool noEntries, bool noDots)
    {
        var relationships = turn.Content.Relationships;
        if (IsOff(relationship, about))
            return turn.Text(relationships.NoLongerOnIt);
        return noEntries && noDots ? turn.Text(relationships.NothingYet) : null;
    }

    /// <summary>The person came in on it and left, or was left alone: nothing of it is shown to them.</summary>
    public static bool IsOff(Relationship relationship, AboutRelationship about) =>
        relationship.Joined && about.Others == 0 && about.Record == RelationshipRecord.New;

    /// <summary>Who sees what is held of it.</summary>
    public static string SeenBy(Turn turn, AboutRelationship about) =>
        turn.Text(about.Others == 0 ? turn.Content.Relationships.SeenByMe : turn.Content.Relationships.SeenByUs);

    private static string DotText(Turn turn, Run run, int? state) => turn.Text(turn.Content.Relationships.DotDay,
        ("day", Dates.WriteShort(turn.DayOf(run.StartedAt), turn.Language)), ("n", state?.ToString(CultureInfo.InvariantCulture) ?? "–"));

    /// <param name="most">Characters that are shown of own words.</param>
    public static ImmutableList<Fact> Facts(Turn turn, AboutRelationship about, int most = MostWords)
    {
        var (record, relationships) = (about.Record, turn.Content.Relationships);
        var facts = ImmutableList.CreateBuilder<Fact>();
        foreach (var (field, said) in new[] { ("relationship.kind", record.Kind), ("relationship.carriers", record.Carriers), ("relationship.since", record.Since), ("relationship.cadence", record.Cadence), ("relationship.closeness", record.Closeness) })
            if (said is not null)
                facts.Add(new Fact(FieldWords.Label(turn, field), FieldWords.Value(turn, field, said.Value)));
        foreach (var (field, said) in new[] { ("relationship.needs", record.Needs), ("relationship.updateContent", record.UpdateContent) })
            if (said is not null)
                facts.Add(new Fact(FieldWords.Label(turn, field), string.Join(", ", said.Values.Select(v => FieldWords.Value(turn, field, v)))));
        if (record.Scope is { } scope)
            facts.Add(new Fact(FieldWords.Label(turn, "frame.scope"), Words(scope.Value, most)));
        if (record.Until is { } until)
            facts.Add(new Fact(turn.Text(relationships.FactUntil), Dates.Write(until, turn.Language)));
        if (record.Programme?.NextOn is { } next && next >= turn.Today && record.EndedOn is null)
            facts.Add(new Fact(turn.Text(relationships.FactNext), Dates.Write(next, turn.Language)));
        if (about.Others > 0)
            facts.Add(new Fact(turn.Text(relationships.FactOthers), about.Others.ToString(CultureInfo.InvariantCulture)));
        return facts.ToImmutable();
    }

    private static ImmutableList<CardButton> Buttons(Turn turn, string id, AboutRelationship about, int page, bool more)
    {
        var (texts, relationships) = (turn.Content.Texts, turn.Content.Relationships);
        var buttons = ImmutableList.CreateBuilder<CardButton>();
        if (page > 0)
            buttons.Add(new CardButton(turn.Text(texts.ButtonNewer), Verbs.Relationship, ListMoves.Arg(id, page - 1)));
        if (more)
            buttons.Add(new CardButton(turn.Text(texts.ButtonOlder), Verbs.Relationship, ListMoves.Arg(id, page + 1)));
        buttons.Add(new CardButton(turn.Text(texts.ButtonCheckIn), Verbs.Start, StartArg.Of(RunMoves.CheckInGuide, id)));
        AddStart(CheckGuide);
        if (about.Record.EndedOn is null)
            buttons.Add(ProgrammeMoves.Next(turn, id, null, primary: false) ?? new CardButton(turn.Text(relationships.ButtonTherapy), Verbs.Start, StartArg.Of(TherapyGuide, id)));
        buttons.Add(new CardButton(turn.Text(relationships.ButtonAgreements), Verbs.List, ListMoves.Arg(ListMoves.Agreements, id)));
        buttons.Add(new CardButton(turn.Text(relationships.ButtonExtras), Verbs.List, ListMoves.Arg(ListMoves.Extras, id)));
        AddStart(EventGuide);
        AddStart(DescribeGuide);
        buttons.Add(new CardButton(turn.Text(relationships.ButtonMore), Verbs.Relationship, ListMoves.Arg(id, More)));
        buttons.AddRange(MenuMoves.WayBack(turn));
        return buttons.ToImmutable();

        void AddStart(string guide)
        {
            if (turn.Content.Guides.Find(guide) is { } known)
                buttons.Add(new CardButton(turn.Text(known.Title), Verbs.Start, StartArg.Of(guide, id)));
        }
    }
}
