using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Releases;

namespace ChatCoach.Coaching.Turns;

/// <summary>"My releases": what others may read of the person, whether they did, and taking it back (privacy rule P8).</summary>
internal static class MyReleaseMoves
{
    /// <summary>One release a page, the newest first. Null while the engine waits for what is stored of them.</summary>
    public static Reply? Page(Turn turn, int index, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        if (turn.Releases.Given is not { } given)
        {
            turn.Want(new TurnWants { Given = true });
            return null;
        }

        var releases = turn.Content.Releases;
        var live = ReleaseMoves.Live(turn).Where(r => given.Exists(g => Is(g.Id, r.Id))).Reverse().ToList();
        var words = CardWordMoves.Live(turn).Reverse().ToList();
        var total = live.Count + words.Count;
        if (total == 0)
            return Speech.Say(turn, lead is null ? [turn.Text(releases.MineNone)] : [lead, turn.Text(releases.MineNone)], MenuMoves.Doors(turn));
        index = Math.Clamp(index, 0, total - 1);
        var (run, id, said) = index < live.Count
            ? (live[index].Run, live[index].Id, Of(turn, live[index], given.Find(g => Is(g.Id, live[index].Id))!.ReadAt))
            : (words[index - live.Count].Run, words[index - live.Count].Id, CardWordMoves.Page(turn, words[index - live.Count]));
        List<CardButton> buttons = [new CardButton(turn.Text(releases.ButtonLook), Verbs.Summary, Run: run), new CardButton(turn.Text(releases.ButtonWithdraw), Verbs.Withdraw, id)];
        buttons.AddRange(Speech.Leaves(turn, index, total, Verbs.Released));
        return Speech.Say(turn, lead is null ? said : said.Insert(0, lead), [.. buttons, .. MenuMoves.WayBack(turn)], turn.Text(releases.MineTitle, ("n", Number(index + 1)), ("total", Number(total))));
    }

    private static ImmutableList<string> Of(Turn turn, Release release, DateTimeOffset? read)
    {
        var releases = turn.Content.Releases;
        return
        [
            turn.Text(releases.MineFor, ("label", release.Label), ("name", ReleaseMoves.NameOf(turn, release.To)), ("until", turn.When(release.Until))),
            read is { } at ? turn.Text(releases.MineRead, ("when", turn.When(at))) : turn.Text(releases.MineUnread),
        ];
    }

    /// <summary>Takes one back, with a receipt: whether it was read. Null while the engine waits for that.</summary>
    public static Reply? Withdraw(Turn turn, string? id)
    {
        var releases = turn.Content.Releases;
        if (CardWordMoves.Withdraw(turn, id) is { } taken)
            return taken;
        if (turn.Releases.Given is not { } given)
        {
            turn.Want(new TurnWants { Given = true });
            return null;
        }

        var release = turn.State.Releases.Find(r => Is(r.Id, id));
        if (release is null || given.Find(g => Is(g.Id, id)) is not { } stored)
            return Page(turn, 0, turn.Text(releases.GoneRelease));
        ReleaseMoves.Withdraw(turn, release, unread: stored.ReadAt is null);
        var name = ReleaseMoves.NameOf(turn, release.To);
        var receipt = stored.ReadAt is { } read ? turn.Text(releases.WithdrawnRead, ("name", name), ("when", turn.When(read))) : turn.Text(releases.WithdrawnUnread, ("name", name));
        return Speech.Say(turn, [receipt], [Speech.Repairing(turn, releases.ButtonMine, Repair.MyReleases), .. MenuMoves.Doors(turn)]);
    }

    private static bool Is(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
