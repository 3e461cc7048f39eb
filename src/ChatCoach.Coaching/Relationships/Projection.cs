using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Relationships;

/// <summary>
/// Lays what a run says into the record of its relationship, in place of whatever the same run laid there before. A
/// changed answer, another branch or a deleted run therefore leaves nothing behind. What people did to an entry stays:
/// whether an agreement was kept, and that an entry was deleted.
/// </summary>
public static class Projection
{
    private const int DaysOfWeek = 7;

    /// <summary>Weeks until the next look, when somebody says "later" at a follow-up.</summary>
    public const int LaterWeeks = 4;

    /// <summary>The record with what the run says now.</summary>
    /// <param name="record">As it is.</param>
    /// <param name="run">The run that was written.</param>
    /// <param name="others">Other runs of the same person about it, in any order: where this one takes back what only one can say, theirs holds again.</param>
    public static RelationshipRecord Apply(RelationshipRecord record, ToldRun run, IEnumerable<ToldRun> others)
    {
        var own = others.Where(o => !Is(o.Id, run.Id)).Append(run).ToList();
        var next = Singles(record, run.Id, own);
        next = next with
        {
            Extras = Trimmed(Laid(record.Extras, e => Is(e.Source, run.Id), Entries.Extras(run, record)), RelationshipRecord.MaxExtras, _ => true),
            Agreements = Trimmed(Laid(record.Agreements, a => Is(a.Source, run.Id), Entries.Agreements(run, record)), RelationshipRecord.MaxAgreements, a => a.State is AgreementState.Kept or AgreementState.Dropped),
            Events = Trimmed(Laid(record.Events, e => Is(e.Source, run.Id), Entries.Events(run, record)), RelationshipRecord.MaxEvents, _ => true),
            Programme = ProgrammeOf(record.Programme, run, own),
        };
        return next with { FollowUps = FollowUpsOf(record.FollowUps, run, own, next.Programme?.Entrenchment) };
    }

    /// <summary>The record as if the run had never been.</summary>
    public static RelationshipRecord TakeAway(RelationshipRecord record, string run, IEnumerable<ToldRun> others) =>
        Apply(record, new ToldRun(run, "", null, []), others);

    /// <summary>What is said once and replaced by whoever says it anew.</summary>
    private static RelationshipRecord Singles(RelationshipRecord record, string changed, List<ToldRun> own)
    {
        var horizon = One(record.Horizon, "relationship.horizon", changed, own);
        var ended = Latest(own, "part.can", a => a.Values[0] is "now" or "notice", endedOnly: true);
        var foreignEnd = record.EndedBy is { } by && !own.Exists(o => Is(o.Id, by)) && !Is(by, changed);
        return record with
        {
            Kind = One(record.Kind, "relationship.kind", changed, own),
            Carriers = One(record.Carriers, "relationship.carriers", changed, own),
            Since = One(record.Since, "relationship.since", changed, own),
            Cadence = One(record.Cadence, "relationship.cadence", changed, own),
            Closeness = One(record.Closeness, "relationship.closeness", changed, own),
            Scope = One(record.Scope, "frame.scope", changed, own),
            Horizon = horizon,
            Until = UntilOf(horizon),
            Needs = Several(record.Needs, "relationship.needs", changed, own),
            UpdateContent = Several(record.UpdateContent, "relationship.updateContent", changed, own),
            Decision = DecisionOf(record.Decision, changed, own),
            EndedOn = ended is { } e ? e.Run.EndedOn : foreignEnd ? record.EndedOn : null,
            EndedBy = ended is { } r ? r.Run.Id : foreignEnd ? record.EndedBy : null,
        };
    }

    private static Said? One(Said? now, string field, string changed, List<ToldRun> own)
    {
        var said = Latest(own, field) is var (run, answer) ? new Said(answer.Values[0], answer.On, run.Id) : null;
        return Stays(now?.Source, now?.On, said?.Source, said?.On, changed, own) ? now : said;
    }

    private static SaidList? Several(SaidList? now, string field, string changed, List<ToldRun> own)
    {
        var said = Latest(own, field) is var (run, answer) ? new SaidList(answer.Values, answer.On, run.Id) : null;
        var chosen = Stays(now?.Source, now?.On, said?.Source, said?.On, changed, own) ? now : said;
        return chosen is not null && now is not null && Is(chosen.Source, now.Source) && chosen.On == now.On && chosen.Values.SequenceEqual(now.Values, StringComparer.Ordinal) ? now : chosen;
    }

    private static Decision? DecisionOf(Decision? now, string changed, List<ToldRun> own)
    {
        var said = Latest(own, "decision.choice") is var (run, answer)
            ? new Decision(answer.Values[0], answer.On, Is(answer.Values[0], "wait") ? DateOf(run.Of("decision.by")) : null, run.Id) : null;
        return Stays(now?.Source, now?.On, said?.Source, said?.On, changed, own) ? now : said;
    }

    /// <summary>Likewise, and also against the run that is written now when that said it on an earlier day.</summary>
    private static bool Stays(string? source, DateOnly? on, string? ownSource, DateOnly? ownOn, string changed, List<ToldRun> own) =>
        Stays(source, ownSource, changed, own) || (IsForeign(source, changed, own) && on > ownOn);

    /// <summary>What somebody else said stays, unless the run that is written now says it too.</summary>
    private static bool Stays(string? source, string? ownSource, string changed, List<ToldRun> own) =>
        IsForeign(source, changed, own) && !Is(ownSource ?? "", changed);

    /// <summary>Said by somebody else, or so long ago that the run is not at hand.</summary>
    private static bool IsForeign(string? source, string changed, List<ToldRun> own) => source is not null && !Is(source, changed) && !own.Exists(o => Is(o.Id, source));

    private static (ToldRun Run, ToldAnswer Answer)? Latest(List<ToldRun> own, string field, Func<ToldAnswer, bool>? which = null, bool endedOnly = false) => own
        .Where(r => !endedOnly || r.EndedOn is not null)
        .SelectMany(r => r.Answers.Where(a => Is(a.Field, field) && (which is null || which(a))).Select(a => ((ToldRun, ToldAnswer)?)(r, a)))
        .MaxBy(p => p!.Value.Item2.At);

    private static DateOnly? UntilOf(Said? horizon) => horizon?.Value switch
    {
        "m3" => horizon.On.AddMonths(3),
        "m6" => horizon.On.AddMonths(6),
        "m12" => horizon.On.AddMonths(12),
        _ => null,
    };

    private static Programme? ProgrammeOf(Programme? now, ToldRun run, List<ToldRun> own)
    {
        var plan = own.Where(r => r.Of("program.entrenchment") is not null || r.Of("program.sessionsPlanned") is not null).MaxBy(r => r.Answers[^1].At);
        var entrenched = Number(plan?.Of("program.entrenchment")?.Values[0]);
        var (entrenchment, planned, source) = now is { Source.Length: > 0 } && Stays(now.Source, plan?.Id, run.Id, own)
            ? (now.Entrenchment, now.Planned, now.Source) : (entrenched, SessionPlan.For(entrenched, plan?.Of("program.sessionsPlanned")?.Values[0]), plan?.Id ?? "");
        var dates = Latest([.. own.Select(Dated)], Date);
        var (next, nextSource) = now is not null && Stays(now.NextSource, dates?.Run.Id, run.Id, own) ? (now.NextOn, now.NextSource)
            : dates is var (dating, day) ? (DateOf(day), dating.Id) : (null, null);
        var walked = run.EndedOn is { } on && SessionPlan.IsPart(run.Guide) && !Is(run.Of("talk.held", 0) ?? "", "moved") ? ImmutableList.Create(new PartDone(run.Guide, on, run.Id)) : [];
        var done = Laid(now?.Done ?? [], d => Is(d.Source, run.Id), walked);
        if (plan is null && source.Length == 0 && next is null && done.IsEmpty)
            return null;
        return new Programme(entrenchment, planned, next, done, source, nextSource);
    }

    private const string Date = "date";

    /// <summary>The next date may be named in two places; the one that was named last holds.</summary>
    private static ToldRun Dated(ToldRun run) => run with { Answers = [.. run.Answers.Where(a => a.Field is "program.nextAt" or "talk.newDate").Select(a => a with { Field = Date })] };

    /// <summary>A newer plan of the same person takes the place of their earlier one.</summary>
    private static ImmutableList<FollowUp> FollowUpsOf(ImmutableList<FollowUp> now, ToldRun run, List<ToldRun> own, int? entrenchment)
    {
        var before = now.ConvertAll(f => Is(f.AnsweredBy ?? "", run.Id) ? f with { State = FollowUpState.Planned, AnsweredOn = null, Answer = null, AnsweredBy = null } : f);
        var next = Laid(before, f => Is(f.Source, run.Id), Entries.FollowUps(run, before, entrenchment));
        if (run.Of("followup.state") is { } answer && next.Where(f => f.State == FollowUpState.Planned && f.Due <= answer.On && !Is(f.Source, run.Id)).MinBy(f => f.Due) is { } due)
            next = next.Replace(due, due with { State = FollowUpState.Answered, AnsweredOn = answer.On, Answer = answer.Values[0], AnsweredBy = run.Id });
        if (run.EndedOn is not null && run.Of("followup.next") is { Values: ["done"] } done)
            next = next.ConvertAll(f => f.State == FollowUpState.Planned ? f with { State = FollowUpState.Closed, AnsweredOn = done.On, AnsweredBy = run.Id } : f);
        if (run.EndedOn is not null && run.Of("followup.plan") is { } plan)
            next = next.ConvertAll(f => f.State == FollowUpState.Planned && !Is(f.Source, run.Id) && own.Exists(o => Is(o.Id, f.Source)) ? f with { State = FollowUpState.Closed, AnsweredOn = plan.On, AnsweredBy = run.Id } : f);
        next = Trimmed(next, RelationshipRecord.MaxFollowUps, f => f.State != FollowUpState.Planned);
        return next.SequenceEqual(now) ? now : next;
    }

    /// <summary>The entries of the run take the place of its earlier ones; all others stay where they are.</summary>
    private static ImmutableList<T> Laid<T>(ImmutableList<T> now, Predicate<T> isOfRun, ImmutableList<T> entries)
        where T : notnull
    {
        var at = now.FindIndex(isOfRun);
        var kept = now.RemoveAll(isOfRun);
        var next = kept.InsertRange(at < 0 ? kept.Count : at, entries);
        return next.SequenceEqual(now) ? now : next;
    }

    /// <summary>Of too many the oldest that are done go, then the oldest.</summary>
    private static ImmutableList<T> Trimmed<T>(ImmutableList<T> entries, int most, Predicate<T> isDone)
    {
        while (entries.Count > most)
            entries = entries.RemoveAt(Math.Max(0, entries.FindIndex(isDone)));
        return entries;
    }

    private static int? Number(string? value) => value is null ? null : int.Parse(value, CultureInfo.InvariantCulture);

    private static DateOnly? DateOf(ToldAnswer? answer) => DateOf(answer?.Values[0]);

    /// <summary>The day an answer stores; null: it is none.</summary>
    public static DateOnly? DateOf(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    /// <summary>How one run's answers become entries.</summary>
    private static class Entries
    {
        public static ImmutableList<Extra> Extras(ToldRun run, RelationshipRecord record) =>
            [.. Of(run, "extras[].what", record).Select(p => new Extra(p.Id, p.Answer.On, p.Answer.Values[0], run.Of("extras[].rule", p.Answer.Visit), run.Id))];

        public static ImmutableList<Agreement> Agreements(ToldRun run, RelationshipRecord record) => [.. Of(run, "agreements[].what", record).Select(p =>
        {
            var promise = run.Of("agreements[].promise", p.Answer.Visit);
            var before = record.Agreements.Find(a => Is(a.Id, p.Id));
            var state = before is not null && string.Equals(before.Promise, promise, StringComparison.Ordinal) ? before.State : StateOf(promise);
            return new Agreement(p.Id, p.Answer.On, p.Answer.Values[0], run.Of("agreements[].who", p.Answer.Visit), DateOf(run.Of("agreements[].until", p.Answer.Visit)), promise, state, run.Id);
        })];

        public static ImmutableList<RelationshipEvent> Events(ToldRun run, RelationshipRecord record) => [.. Of(run, "events[].what", record).Select(p =>
            new RelationshipEvent(p.Id, DateOf(run.Of("events[].on", p.Answer.Visit)) ?? p.Answer.On, run.Of("events[].how", p.Answer.Visit), p.Answer.Values[0], run.Id))];

        /// <summary>Follow-ups are planned at the end of the run, from that day on.</summary>
        public static ImmutableList<FollowUp> FollowUps(ToldRun run, ImmutableList<FollowUp> before, int? entrenchment)
        {
            if (run.EndedOn is not { } ended)
                return [];
            var weeks = SessionPlan.FollowUpWeeks(entrenchment, run.Of("followup.plan", 0), run.Of("followup.spacing", 0));
            if (Is(run.Of("followup.next", 0) ?? "", "later"))
                weeks = weeks.Add(LaterWeeks);
            return [.. weeks.Select(week =>
            {
                var id = MomentIds.Hash($"{run.Id}:follow-up:{week.ToString(CultureInfo.InvariantCulture)}");
                return before.Find(f => Is(f.Id, id)) ?? new FollowUp(id, ended.AddDays(week * DaysOfWeek), FollowUpState.Planned, null, null, null, run.Id);
            })];
        }

        private static IEnumerable<(string Id, ToldAnswer Answer)> Of(ToldRun run, string field, RelationshipRecord record) => run.Answers
            .Where(a => Is(a.Field, field))
            .Select(a => (MomentIds.Hash($"{run.Id}:{a.Step}:{a.Visit.ToString(CultureInfo.InvariantCulture)}"), a))
            .Where(p => !record.Gone.Contains(p.Item1, StringComparer.Ordinal));

        private static AgreementState StateOf(string? promise) => promise switch
        {
            "yes" => AgreementState.Promised,
            "ask" => AgreementState.Asked,
            _ => AgreementState.Open,
        };
    }
}
