using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>What the person can do with their data: read it, have it as a file, see who has seen what, have it erased.</summary>
internal static class DataMoves
{
    /// <summary>Lines of the log on one card; the export holds them all.</summary>
    private const int MostLines = 15;

    public static Reply Show(Turn turn)
    {
        var (texts, data) = (turn.Content.Texts, turn.Content.Data);
        return Speech.Say(turn, [turn.Text(texts.MyData)],
        [
            Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns),
            new CardButton(turn.Text(data.ButtonExport), Verbs.File, nameof(FileKind.Page)),
            Speech.Repairing(turn, data.ButtonWhoHasSeen, Repair.WhoHasSeen),
            Speech.Repairing(turn, turn.Content.Releases.ButtonMine, Repair.MyReleases),
            new CardButton(turn.Text(texts.ButtonReadNotice), Verbs.Notice),
            Speech.Repairing(turn, texts.ButtonForget, Repair.Forget),
            .. MenuMoves.WayBack(turn),
        ]);
    }

    /// <summary>A file, by a link that works once. Made on the person's request only (privacy rule P14).</summary>
    /// <param name="arg">The kind, and after a colon the relationship it is about.</param>
    public static Reply File(Turn turn, string? arg)
    {
        var parts = (arg ?? "").Split(':');
        if (!Enum.TryParse<FileKind>(parts[0], out var kind) || !Enum.IsDefined(kind))
            return CurrentMoves.Gone(turn);
        turn.State = turn.State with { Aside = null };
        return kind is FileKind.Page or FileKind.Data ? Export(turn) : ClientMoves.File(turn, kind, parts.Length > 1 ? parts[1] : null);
    }

    private static Reply Export(Turn turn)
    {
        var (texts, data) = (turn.Content.Texts, turn.Content.Data);
        ImmutableList<CardButton> ways = [Speech.Repairing(turn, texts.ButtonMyCheckIns, Repair.MyCheckIns), Speech.Repairing(turn, turn.Content.Relationships.ButtonMine, Repair.Relationships), .. MenuMoves.WayBack(turn)];
        if (!turn.Handout.HasAddress)
            return Speech.Say(turn, [turn.Text(data.NoAddress), turn.Text(data.NoAddressExport)], ways);
        turn.Handout.Note(LogEvent.LinkMade, FileKind.Page);
        var links = ImmutableList.Create(new CardLink(turn.Text(data.LinkPage), turn.Handout.Link(turn.Language, FileKind.Page)), new CardLink(turn.Text(data.LinkData), turn.Handout.Link(turn.Language, FileKind.Data)));
        return Linked(turn, turn.Text(data.ExportReady), links, ways);
    }

    /// <summary>Links with what holds of them all: once, ten minutes, only for the person.</summary>
    public static Reply Linked(Turn turn, string said, ImmutableList<CardLink> links, ImmutableList<CardButton> ways) =>
        ((Reply.Message)Speech.Say(turn, [said, turn.Text(turn.Content.Data.LinkHow)], ways)) with { Links = links };

    /// <summary>Who has seen what, the newest first. Null while the engine waits for it.</summary>
    public static Reply? WhoHasSeen(Turn turn)
    {
        turn.State = turn.State with { Aside = null };
        if (turn.Handout.Log is not { } log)
        {
            turn.Want(new TurnWants { Log = true });
            return null;
        }

        var data = turn.Content.Data;
        ImmutableList<CardButton> ways = [Speech.Repairing(turn, turn.Content.Texts.ButtonMyData, Repair.MyData), .. MenuMoves.WayBack(turn)];
        var lines = log.OrderByDescending(e => e.At).Take(MostLines).Select(e => $"{OwnWords.Mark(turn.When(e.At))}: {LogWords.Of(turn, e)}").ToList();
        return lines.Count == 0
            ? Speech.Say(turn, [turn.Text(data.NobodyHasSeen)], ways)
            : Speech.Say(turn, [turn.Text(data.NobodyElse), .. lines, turn.Text(turn.Content.Texts.ShownOnWish)], ways, turn.Text(data.WhoHasSeenTitle));
    }
}
