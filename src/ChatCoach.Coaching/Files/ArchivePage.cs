using System.Globalization;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Files;

/// <summary>Everything of a person in words, by the labels they know from the chat. Drawn piece by piece: a year of check-ins is half a megabyte.</summary>
internal static class ArchivePage
{
    /// <summary>Title and settings: they need no record.</summary>
    public static string Top(Turn turn, PersonArchive known)
    {
        var data = turn.Content.Data;
        var page = new Html().Heading(1, turn.Text(data.PageTitle)).Small(turn.Text(data.PageSmall, ("when", turn.When(turn.Now))));
        page.Heading(2, turn.Text(data.PageSettings)).Table([], Settings(turn, known));
        return Html.Head(turn.Text(data.PageTitle), turn.Language) + page.Take();
    }

    /// <summary>All the rest: a relationship or a run a piece.</summary>
    public static IEnumerable<string> Rest(Turn turn, PersonArchive archive)
    {
        var data = turn.Content.Data;
        var page = new Html().Heading(2, turn.Text(data.PageRelationships));
        foreach (var relationship in archive.State.Relationships)
        {
            About(page, turn, relationship);
            yield return page.Take();
        }

        page.Heading(2, turn.Text(data.PageRuns));
        foreach (var run in archive.Runs)
        {
            Said(page, turn, SaidRun.Of(turn, run));
            yield return page.Take();
        }

        page.Heading(2, turn.Text(turn.Content.Releases.ButtonMine)).Table([], archive.State.Releases.Select(r => (string[])[OwnWords.Plain(turn.Text(turn.Content.Releases.MineFor, ("label", r.Label), ("name", ReleaseMoves.NameOf(turn, r.To)), ("until", turn.When(r.Until))))]));
        page.Heading(2, turn.Text(turn.Content.Sessions.ButtonMine)).Table([], archive.Sessions.SelectMany(s => s.Said.Select(l => (string[])[turn.When(s.AskedAt), l.Label, l.Words]))
                .Concat(archive.Sessions.SelectMany(s => s.Shown.Where(i => i.Words is not null).Select(i => (string[])[turn.When(s.AskedAt), i.Label, i.Words!])))
                .Concat(archive.Sessions.SelectMany(s => s.Meetings.Where(m => m.Start is not null).Select(m => (string[])[turn.When(s.AskedAt), turn.Text(turn.Content.Dates.Title, ("n", m.Number.ToString(CultureInfo.InvariantCulture))), SessionWords.When(turn, m.Start!)]))));
        if (!archive.CoachNotes.IsEmpty)
            page.Heading(2, turn.Text(turn.Content.Sessions.ButtonNote)).Table([], archive.CoachNotes.Select(n => (string[])[n]));
        page.Heading(2, turn.Text(data.PageReminders)).Table([], archive.Nudges.Where(n => n.Kind != NudgeKind.Retain).OrderBy(n => n.Due).Select(n => (string[])[turn.When(n.Due), turn.Text(n.About is null ? data.ReminderRun : data.ReminderFollowUp)]));
        page.Heading(2, turn.Text(data.PageCounted)).Table([], archive.Counted.Select(c => (string[])[c.Period, Tap(turn, c.Code)]));
        page.Heading(2, turn.Text(data.PageChats)).Table([], archive.Conversations.Select(c => (string[])[c.Channel, turn.When(c.LastSeen)]));
        page.Heading(2, turn.Text(data.WhoHasSeenTitle)).Table([], archive.Log.OrderByDescending(e => e.At).Select(e => (string[])[turn.When(e.At), OwnWords.Plain(LogWords.Of(turn, e))]));
        yield return page.Take() + Html.Foot;
    }

    private static IEnumerable<string[]> Settings(Turn turn, PersonArchive archive)
    {
        var (data, state) = (turn.Content.Data, archive.State);
        yield return [turn.Text(data.SettingLanguage), turn.Text(turn.Language == Language.De ? data.SettingGerman : data.SettingEnglish)];
        yield return [turn.Text(data.SettingTone), turn.Text(state.Tone == Tone.Warm ? data.SettingWarm : data.SettingPlain)];
        yield return [turn.Text(data.SettingReminders), turn.Text(state.Reminders == Reminders.None ? data.SettingNo : data.SettingYes)];
        if (state.AgreedAt is { } agreed)
            yield return [turn.Text(data.SettingAgreed), turn.When(agreed)];
        yield return [turn.Text(data.SettingCounts), state.CountsFrom is { } from ? Dates.Write(from, turn.Language) : turn.Text(data.SettingNo)];
        yield return [turn.Text(data.SettingZone), state.TimeZone ?? "–"];
        if (archive.Place.UnitName is { } unit)
            yield return [turn.Text(data.SettingUnit), unit];
        if (archive.Place.Roles is { IsEmpty: false } roles)
            yield return [turn.Text(data.SettingRoles), string.Join(", ", roles)];
    }

    private static void About(Html page, Turn turn, Relationship relationship)
    {
        var about = turn.About(relationship.Id);
        page.Heading(3, relationship.Alias).Small(turn.Text(about.Others == 0 ? turn.Content.Relationships.SeenByMe : turn.Content.Relationships.SeenByUs));
        page.Table([], RelationshipMoves.Facts(turn, about, int.MaxValue).Select(f => (string[])[OwnWords.Plain(f.Label), OwnWords.Plain(f.Value)]));
        page.Table([], TimelineEntries.Of(turn, about, int.MaxValue).Select(e => (string[])[e.When, OwnWords.Plain(e.What), OwnWords.Plain(e.Note ?? "")]));
    }

    private static void Said(Html page, Turn turn, SaidRun run)
    {
        var title = turn.Text(turn.Content.Texts.SummaryTitle, ("guide", run.Guide), ("when", turn.When(run.StartedAt)));
        page.Heading(3, title).Table([], run.Answers.Select(a => (string[])[a.Question, a.Answer, turn.When(a.At)]));
    }

    private static string Tap(Turn turn, string code)
    {
        var parts = code.Split(':', 2);
        return parts.Length < 2 ? code : string.Create(CultureInfo.InvariantCulture, $"{FieldWords.Label(turn, parts[0])}: {FieldWords.Value(turn, parts[0], parts[1])}");
    }
}
