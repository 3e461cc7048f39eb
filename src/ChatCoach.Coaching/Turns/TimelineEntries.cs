using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Turns;

/// <summary>What happened in a relationship, the newest first.</summary>
internal static class TimelineEntries
{
    private const string CheckField = "check.n1";

    /// <param name="most">Characters that are shown of own words.</param>
    public static ImmutableList<Entry> Of(Turn turn, AboutRelationship about, int most = RelationshipMoves.MostWords) =>
        [.. Shared(turn, about.Record, most).Concat(Own(turn, about)).OrderByDescending(e => e.On).Select(e => new Entry(Dates.Write(e.On, turn.Language), e.What, e.Note))];

    private static IEnumerable<(DateOnly On, string What, string? Note)> Shared(Turn turn, RelationshipRecord record, int most)
    {
        var relationships = turn.Content.Relationships;
        foreach (var agreement in record.Agreements)
            yield return (agreement.On, turn.Text(relationships.EntryAgreement, ("what", RelationshipMoves.Words(agreement.What, most))), ListMoves.NoteOf(turn, agreement));
        foreach (var extra in record.Extras)
            yield return (extra.On, turn.Text(relationships.EntryExtra, ("what", RelationshipMoves.Words(extra.What, most))), ListMoves.NoteOf(turn, extra));
        foreach (var happened in record.Events)
            yield return (happened.On, RelationshipMoves.Words(happened.What, most), happened.How is { } how ? FieldWords.Value(turn, "events[].how", how) : null);
        foreach (var part in record.Programme?.Done ?? [])
            if (turn.Content.Guides.Find(part.Guide) is { } guide)
                yield return (part.On, turn.Text(guide.Title), null);
        foreach (var followUp in record.FollowUps)
        {
            if (followUp is { State: FollowUpState.Answered, AnsweredOn: { } on, Answer: { } answer })
                yield return (on, turn.Text(relationships.EntryFollowUpDone, ("what", FieldWords.Value(turn, "followup.state", answer))), null);
            else if (followUp.State == FollowUpState.Planned && record.EndedOn is null)
                yield return (followUp.Due, turn.Text(relationships.EntryFollowUp), null);
        }

        if (record.Decision is { } decision)
            yield return (decision.On, turn.Text(relationships.EntryDecision, ("what", FieldWords.Value(turn, "decision.choice", decision.Choice))), decision.By is { } by ? ListMoves.ByWhen(turn, by) : null);
        if (record.EndedOn is { } ended)
            yield return (ended, turn.Text(relationships.EntryEnded), null);
    }

    /// <summary>Checks are the person's own: that there was one, and which group was lowest.</summary>
    private static IEnumerable<(DateOnly On, string What, string? Note)> Own(Turn turn, AboutRelationship about) => about.Runs
        .Where(r => r.FinishedAt is not null && turn.GuideOf(r).Steps.Any(s => string.Equals(s.Field, CheckField, StringComparison.Ordinal)))
        .Select(r => (turn.DayOf(r.FinishedAt!.Value), turn.Text(turn.GuideOf(r).Title), CheckMoves.Lowest(turn, r, turn.Language) is { } group ? turn.Text(turn.Content.Relationships.LowestGroup, ("group", group)) : null));
}
