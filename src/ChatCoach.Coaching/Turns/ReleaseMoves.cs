using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// One answer is released to one coach or manager: which, to whom, what exactly they will see, for how long, yes or no
/// (privacy rule P8). Private notes are never offered (guides, class N).
/// </summary>
internal static class ReleaseMoves
{
    private const string Kind = "release";

    private const string Day = "short";
    private const string Fortnight = "long";
    private const string Nothing = "nothing";

    /// <summary>What the preview's question holds of the recipient.</summary>
    private const string Name = "name";
    private const string Unit = "unit";
    private const string Role = "role";

    /// <summary>A hash of what the preview showed: the yes is to that and to nothing else.</summary>
    private const string Shown = "shown";

    /// <summary>Parts of an argument: step, visit, recipient; without a step it is a page of answers.</summary>
    private const char Mark = ':';

    /// <summary>The argument of a yes to a preview.</summary>
    public static bool IsYes(string? arg) => arg is $"{Kind}.{Fortnight}" or $"{Kind}.{Day}";

    /// <summary>The button under a summary; null: nothing of the run can be released.</summary>
    public static CardButton? Button(Turn turn, Run run) => run.FinishedAt is not null && Points(turn, run).Any()
        ? new CardButton(turn.Text(turn.Content.Releases.ButtonGive), Verbs.Release, Run: run.Id) : null;

    /// <summary>The next thing to choose. Null while the engine waits for the recipients.</summary>
    /// <param name="arg">"", ":page", "step:visit", "step:visit:recipient" or "step:visit::page".</param>
    public static Reply? Ask(Turn turn, Run run, string? arg)
    {
        turn.State = turn.State with { Aside = null };
        var parts = (arg ?? "").Split(Mark);
        if (parts[0].Length == 0)
            return Which(turn, run, parts.Length > 1 ? ListMoves.Number(parts[1]) : 0);
        if (PointOf(turn, run, parts[0], parts.Length > 1 ? ListMoves.Number(parts[1]) : 0) is not { } point)
            return Which(turn, run, 0, turn.Text(turn.Content.Releases.GoneItem));
        if (Loaded(turn) is not { } recipients)
            return null;
        if (parts.Length > 2 && Is(parts[2], CardWordMoves.ToCard) && CardWordMoves.Option(turn, run, point, arg!).Any())
            return CardWordMoves.Preview(turn, run, point);
        return parts.Length > 2 && recipients.Find(r => Is(r.Id, parts[2])) is { } to ? Preview(turn, run, point, to) : Whom(turn, run, point, recipients, parts.Length > 3 ? ListMoves.Number(parts[3]) : 0);
    }

    private static Reply Which(Turn turn, Run run, int page, string? lead = null)
    {
        var (texts, releases) = (turn.Content.Texts, turn.Content.Releases);
        ImmutableList<CardButton> all = [.. Points(turn, run).Select(p => new CardButton(ChangeMoves.LabelOf(turn, p), Verbs.Release, ArgOf(p), Run: run.Id))];
        if (all.IsEmpty)
            return CurrentMoves.Show(turn, turn.Text(releases.NoItems), run);
        return Paged(turn, run, [.. lead is null ? [] : (string[])[lead], turn.Text(releases.AskWhat)], all, page, n => $"{Mark}{Number(n)}");
    }

    private static Reply Whom(Turn turn, Run run, PathPoint point, ImmutableList<Recipient> recipients, int page)
    {
        var releases = turn.Content.Releases;
        var card = CardWordMoves.Option(turn, run, point, ArgOf(point)).ToList();
        if (recipients.IsEmpty && card.Count == 0)
            return Speech.Say(turn, [turn.Text(releases.Nobody)], [new CardButton(turn.Text(turn.Content.Texts.ButtonNothing), Verbs.Resume, Run: run.Id)]);
        if (Live(turn).Count() >= Release.Most)
            return TooMany(turn, run);
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        ImmutableList<CardButton> all = [.. card, .. recipients.Select(r => new CardButton(Told(r), Verbs.Release, $"{ArgOf(point)}{Mark}{r.Id}", Run: run.Id))];
        return Paged(turn, run, [turn.Text(releases.AskWhom, ("label", ChangeMoves.LabelOf(turn, point)))], all, page, n => $"{ArgOf(point)}{Mark}{Mark}{Number(n)}");

        // Two of one name are told apart by a number.
        string Told(Recipient recipient)
        {
            var label = OwnWords.Mark(string.Join(" · ", ((string?[])[recipient.Name, RoleOf(turn, recipient.Role), recipient.Unit]).OfType<string>()));
            used[label] = used.GetValueOrDefault(label) + 1;
            return used[label] == 1 ? label : $"{label} ({Number(used[label])})";
        }
    }

    private static Reply TooMany(Turn turn, Run run) => Speech.Say(turn, [turn.Text(turn.Content.Releases.TooMany, ("max", Number(Release.Most)))],
        [Speech.Repairing(turn, turn.Content.Releases.ButtonMine, Repair.MyReleases), new CardButton(turn.Text(turn.Content.Texts.ButtonNothing), Verbs.Resume, Run: run.Id)]);

    /// <summary>Who could be given something, and the person's releases without those that are stored no more; null while the engine waits for them.</summary>
    private static ImmutableList<Recipient>? Loaded(Turn turn)
    {
        if (turn.Releases is not { Recipients: { } recipients, Given: { } given })
        {
            turn.Want(new TurnWants { Recipients = true, Given = true });
            return null;
        }

        turn.State = turn.State with { Releases = [.. Live(turn).Where(r => given.Exists(g => Is(g.Id, r.Id)))] };
        return recipients;
    }

    /// <summary>A page of buttons, with the ways to the others and out; what stands on other pages can be typed.</summary>
    private static Reply Paged(Turn turn, Run run, ImmutableList<string> said, ImmutableList<CardButton> all, int page, Func<int, string> argOf)
    {
        var texts = turn.Content.Texts;
        var shown = RelationshipMoves.Page(all, ref page, out var more);
        List<CardButton> buttons = [.. shown];
        if (more)
            buttons.Add(new CardButton(turn.Text(texts.ButtonFurther), Verbs.Release, argOf(page + 1), Run: run.Id));
        if (page > 0)
            buttons.Add(new CardButton(turn.Text(texts.ButtonEarlier), Verbs.Release, argOf(page - 1), Run: run.Id));
        buttons.Add(new CardButton(turn.Text(texts.ButtonNothing), Verbs.Resume, Run: run.Id));
        var reply = Speech.Say(turn, said, buttons);
        Speech.Offer(turn, [.. buttons], unseen: all.Except(shown));
        return reply;
    }

    private static Reply Preview(Turn turn, Run run, PathPoint point, Recipient to)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [Role] = to.Role.ToString() };
        if (to.Name is { } name)
            values[Name] = name;
        if (to.Unit is { } unit)
            values[Unit] = unit;
        return AsideMoves.Put(turn, new Aside { Kind = Kind, Run = run.Id, Step = point.Step.Id, Visit = point.Answer.Visit, Scope = to.Id, Values = values.ToImmutableDictionary(StringComparer.Ordinal) });
    }

    /// <summary>The preview; null: the question is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        var releases = turn.Content.Releases;
        if (turn.Find(aside.Run) is not { } run || PointOf(turn, run, aside.Step!, aside.Visit) is not { } point)
            return AsideMoves.Ask(turn, aside, lead, releases.GoneItem, (Nothing, turn.Content.Texts.ButtonNothing));
        var to = ToOf(aside);
        var item = Item(turn, run, point, to);
        turn.State = turn.State with { Aside = aside with { Values = aside.Values.SetItem(Shown, HashOf(turn, item)) } };
        return AsideMoves.Ask(turn, aside, lead,
            [turn.Text(releases.PreviewIntro, ("name", NameOf(turn, to))), .. ReleaseWords.Of(turn, item), turn.Text(releases.PreviewHow), turn.Text(turn.Content.Texts.ShownOnWish)],
            (Fortnight, releases.ButtonLong), (Day, releases.ButtonShort), (Nothing, releases.ButtonNot));
    }

    /// <summary>Takes the yes or no; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (!Is(aside.Kind, Kind))
            return null;
        var releases = turn.Content.Releases;
        if (choice is not (Fortnight or Day))
            return CurrentMoves.Show(turn, turn.Text(releases.NotGiven));
        if (turn.Find(aside.Run) is not { } run || PointOf(turn, run, aside.Step!, aside.Visit) is not { } point)
            return CurrentMoves.Show(turn, turn.Text(releases.GoneItem));
        if (Loaded(turn) is not { } recipients)
            return CurrentMoves.Show(turn);
        if (!Is(aside.Values.GetValueOrDefault(Shown), HashOf(turn, Item(turn, run, point, ToOf(aside)))))
            return AsideMoves.Put(turn, aside);
        return recipients.Find(r => Is(r.Id, aside.Scope)) is { } to && to.Role == ToOf(aside).Role
            ? Give(turn, run, point, to, choice is Fortnight ? Release.Fortnight : Release.Day)
            : CurrentMoves.Show(turn, turn.Text(releases.GoneRecipient));
    }

    private static Reply Give(Turn turn, Run run, PathPoint point, Recipient to, TimeSpan lasts)
    {
        var releases = turn.Content.Releases;
        // Released once more it would be read on after it was taken back.
        foreach (var same in Live(turn).Where(r => Is(r.Run, run.Id) && Is(r.Step, point.Step.Id) && r.Visit == point.Answer.Visit && Is(r.To.Id, to.Id)).ToList())
            Withdraw(turn, same, unread: false);
        if (Live(turn).Count() >= Release.Most)
            return TooMany(turn, run);
        var release = new Release(turn.NextId(), run.Id, point.Step.Id, point.Answer.Visit, ChangeMoves.LabelOf(turn, point), to, turn.Now + lasts);
        turn.State = turn.State with { Releases = [.. Live(turn), release] };
        turn.Releases.Change(new ReleaseChange.Give(release, Item(turn, run, point, to)));
        turn.Handout.Note(LogEvent.Released, name: to.Name);
        return Speech.Say(turn, [turn.Text(releases.Given, ("name", NameOf(turn, to)), ("until", turn.When(release.Until)))],
            [Speech.Repairing(turn, releases.ButtonMine, Repair.MyReleases), new CardButton(turn.Text(turn.Content.Texts.ButtonSummary), Verbs.Summary, Run: run.Id), .. MenuMoves.Doors(turn)]);
    }

    /// <summary>
    /// Nobody said yes to the words an answer was changed into, nor to what stands there once it is gone: its release goes
    /// with the answer it was given for.
    /// </summary>
    public static void Changed(Turn turn, Run after)
    {
        if ((turn.State.Releases.IsEmpty && turn.State.CardWords.IsEmpty) || turn.Find(after.Id) is not { } before || ReferenceEquals(before.Answers, after.Answers))
            return;
        foreach (var release in turn.State.Releases.Where(r => Is(r.Run, after.Id) && IsOther(r.Step, r.Visit)))
            Withdraw(turn, release, unread: false);
        foreach (var word in turn.State.CardWords.Where(w => Is(w.Run, after.Id) && IsOther(w.Step, w.Visit)))
            CardWordMoves.Off(turn, word);

        bool IsOther(string step, int visit)
        {
            var (was, isNow) = (before.Find(step, visit)?.Values, after.Find(step, visit)?.Values);
            return was is not null && (isNow is null || !was.SequenceEqual(isNow, StringComparer.Ordinal));
        }
    }

    /// <summary>With a run go the releases of its answers.</summary>
    public static void Removed(Turn turn, string run)
    {
        foreach (var release in turn.State.Releases.Where(r => Is(r.Run, run)))
            Withdraw(turn, release, unread: false);
        foreach (var word in turn.State.CardWords.Where(w => Is(w.Run, run)))
            CardWordMoves.Off(turn, word);
    }

    /// <param name="unread">The person is told that nobody has read it.</param>
    public static void Withdraw(Turn turn, Release release, bool unread)
    {
        turn.State = turn.State with { Releases = turn.State.Releases.Remove(release) };
        turn.Releases.Change(new ReleaseChange.Withdraw(release.Id, unread));
        if (release.Until > turn.Now)
            turn.Handout.Note(LogEvent.ReleaseWithdrawn, name: release.To.Name);
    }

    /// <summary>Releases that can be read now, as far as the state knows.</summary>
    public static IEnumerable<Release> Live(Turn turn) => turn.State.Releases.Where(r => r.Until > turn.Now);

    /// <summary>A sentence for each release of a run: who sees it (privacy rule P23).</summary>
    public static IEnumerable<string> WhoSees(Turn turn, Run run) => Live(turn).Where(r => Is(r.Run, run.Id)).Select(r => turn.Text(
        turn.Content.Releases.SummaryReleased, ("label", r.Label), ("name", NameOf(turn, r.To)), ("until", turn.When(r.Until))));

    /// <summary>Marked for Markdown; without a name the role.</summary>
    public static string NameOf(Turn turn, Recipient to) => to.Name is { } name ? OwnWords.Mark(name) : RoleOf(turn, to.Role);

    private static string RoleOf(Turn turn, RecipientRole role) => turn.Text(role == RecipientRole.Coach ? turn.Content.Releases.RoleCoach : turn.Content.Releases.RoleManager);

    private static ReleasedItem Item(Turn turn, Run run, PathPoint point, Recipient to) => new(
        turn.Name,
        turn.Text(turn.Content.Texts.SummaryTitle, ("guide", turn.Text(turn.GuideOf(run).Title)), ("when", turn.When(run.StartedAt))),
        ChangeMoves.LabelOf(turn, point),
        OwnWords.Plain(ClosingMoves.ValueText(turn, run, point)),
        to,
        turn.Language);

    private static string HashOf(Turn turn, ReleasedItem item) => MomentIds.Hash(string.Join('\n', ReleaseWords.Of(turn, item)));

    private static Recipient ToOf(Aside aside) => new(
        aside.Scope!, Enum.Parse<RecipientRole>(aside.Values[Role]), aside.Values.GetValueOrDefault(Name), aside.Values.GetValueOrDefault(Unit));

    /// <summary>What can be released: whatever the summary shows, but for private notes.</summary>
    private static IEnumerable<PathPoint> Points(Turn turn, Run run) => turn.PathOf(run).Answered.Where(p =>
        p.Step is { Field: not null, Kind: not StepKind.Confirm, Privacy: not PrivacyClass.Note } && p.Answer.Values.Count > 0);

    public static PathPoint? PointOf(Turn turn, Run run, string step, int visit) => Points(turn, run).FirstOrDefault(p => Is(p.Step.Id, step) && p.Answer.Visit == visit);

    private static string ArgOf(PathPoint point) => $"{point.Step.Id}{Mark}{Number(point.Answer.Visit)}";

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
