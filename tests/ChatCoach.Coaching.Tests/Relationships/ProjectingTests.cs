using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>What a run says about its relationship, seen through the engine.</summary>
public sealed class ProjectingTests
{
    private const string Alias = "Montagsrunde";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Each_extra_has_its_own_rule()
    {
        var talk = Talk.CheckedIn().Through("G2.3", Alias, ("known", "yes"), ("scope", "Nur Technik"),
            ("extra", "Anrufe am Sonntag"), ("who", "me"), ("glad", "grudge"), ("rule", "no"), ("more", "yes"),
            ("extra", "Gratis-Umbau"), ("rule", "price"), ("more", "no"), ("balance", "2"));

        Assert.Equal([("Anrufe am Sonntag", "no"), ("Gratis-Umbau", "price")], talk.RecordOf(Alias).Extras.Select(e => (e.What, e.Rule)));
        Assert.Equal("Nur Technik", talk.RecordOf(Alias).Scope?.Value);
    }

    [Fact]
    public void An_agreement_has_who_what_until_and_state()
    {
        var talk = Agreed(Talk.CheckedIn());

        Assert.Equal(
            [("Angebot schicken", "us", new DateOnly(2026, 5, 20), AgreementState.Promised), ("Zugang klären", "them", null, AgreementState.Open), ("Takt prüfen", null, (DateOnly?)null, AgreementState.Asked)],
            talk.RecordOf(Alias).Agreements.Select(a => (a.What, a.Who, a.Until, a.State)));
        Assert.Equal("weekly", talk.RecordOf(Alias).Cadence?.Value);
        Assert.Equal(new DateOnly(2026, 8, 4), talk.RecordOf(Alias).Until);
    }

    [Fact]
    public void Nothing_else_of_a_run_is_laid_in()
    {
        var talk = Talk.CheckedIn();
        foreach (var guide in new[] { "G2.1", "G2.2", "G2.3", "G2.4", "G2.5", "G2.6", "G2.8", "G3", "G5", "G6", "G7", "G8", "GN" })
            foreach (var step in RealContent.Coach.Guides.Find(guide)!.Steps.Where(s => s.Kind == StepKind.Text))
                talk = Planted(talk, guide, step.Id, step.Field!);

        var laid = JsonSerializer.Serialize(talk.Records, Plain);
        var planted = RealContent.Coach.Guides.Newest.SelectMany(g => g.Steps).Where(s => s.Kind == StepKind.Text && s.Field is not null).Select(s => s.Field!).Distinct().ToList();
        Assert.Equal(ProjectedFields.All.Intersect(planted).Order(StringComparer.Ordinal), planted.Where(f => laid.Contains($"<{f}>", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_deleted_run_takes_with_it_what_it_laid_and_what_it_covered_holds_again()
    {
        var talk = Talk.CheckedIn().Through("GR", Alias, ("kind", "b2b"), ("cadence", "board")).Wait(TimeSpan.FromDays(1));
        var before = talk.RecordOf(Alias);
        Agreed(talk);
        Assert.Equal("weekly", talk.RecordOf(Alias).Cadence?.Value);

        talk.Tap("Zusammenfassung").Tap("Diesen Eintrag löschen").Say("ja, löschen");

        AssertSame(before, talk.RecordOf(Alias));
        Assert.Empty(talk.State.FollowUps);
    }

    [Fact]
    public void A_run_that_was_about_another_relationship_leaves_the_wrong_one()
    {
        var talk = Agreed(Talk.CheckedIn());

        talk.Tap("Zusammenfassung").Tap("Ändern").Say("Beziehung").Tap("Weiter", ("client", "Stadtwerke"));

        Assert.Empty(talk.RecordOf(Alias).Agreements);
        Assert.Equal(3, talk.RecordOf("Stadtwerke").Agreements.Count);
        Assert.All(talk.State.FollowUps, w => Assert.Equal(talk.IdOf("Stadtwerke"), w.About));
    }

    [Fact]
    public void Without_a_relationship_nothing_is_laid_in_and_the_end_says_so()
    {
        var talk = Talk.CheckedIn().Through("G2.6", null, ("held", "yes"), ("agree", "Angebot schicken"), ("promise", "yes"), ("expect", "ok"));

        Assert.Empty(talk.Records);
        Assert.Empty(talk.State.FollowUps);
        Assert.Contains("Ohne eine Beziehung", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_marked_kept_stays_so_and_a_deleted_one_stays_away_when_its_run_is_changed()
    {
        var talk = Agreed(Talk.CheckedIn());
        talk.Say("vereinbarungen").Tap("3 öffnen").Tap("Gehalten").Tap("2 öffnen").Tap("Löschen");

        talk.Say("meine check-ins").Tap("Ändern").Say("Austausch").Say("2");

        Assert.Equal("call", talk.RecordOf(Alias).Cadence?.Value);
        Assert.Equal([("Angebot schicken", AgreementState.Kept), ("Takt prüfen", AgreementState.Asked)], talk.RecordOf(Alias).Agreements.Select(a => (a.What, a.State)));
    }

    [Fact]
    public void An_agreement_that_is_promised_otherwise_now_is_no_longer_kept()
    {
        var talk = Agreed(Talk.CheckedIn());
        talk.Say("vereinbarungen").Tap("3 öffnen").Tap("Gehalten");

        talk.Say("meine check-ins").Tap("Ändern").Say("Zusage").Say("Muss jemand freigeben");

        Assert.Equal(AgreementState.Asked, talk.RecordOf(Alias).Agreements[0].State);
    }

    [Fact]
    public void What_somebody_else_said_later_stays_when_one_writes_about_something_else()
    {
        var hers = new ToldRun("hers", "G2.1", Day(1), [Told("relationship.cadence", "cadence", 0, "weekly", 1), Told("program.entrenchment", "entrench", 0, "1", 1), Told("program.nextAt", "date", 0, "2026-06-01", 1)]);
        var his = new ToldRun("his", "G2.1", Day(1), [Told("relationship.cadence", "cadence", 0, "call", 1), Told("program.entrenchment", "entrench", 0, "5", 1), Told("program.nextAt", "date", 0, "2026-07-01", 1)]);
        var record = Projection.Apply(Projection.Apply(RelationshipRecord.New, hers, []), his, []);

        var after = Projection.Apply(record, new ToldRun("event", "GN", Day(1), [Told("relationship.event", "what", 0, "Brief", 1)]), [hers]);

        Assert.Equal(("call", 5, new DateOnly(2026, 7, 1)), (after.Cadence?.Value, after.Programme?.Entrenchment, after.Programme?.NextOn));
        Assert.Equal("weekly", Projection.Apply(after, hers, []).Cadence?.Value);
    }

    [Fact]
    public void Laying_in_any_sequence_of_writes_equals_laying_in_the_last_once() => Prop.ForAll(
        Writes().ListOf().Select(l => l.ToImmutableList()).ToArbitrary(), writes =>
    {
        if (writes.IsEmpty)
            return true;
        var record = writes.Aggregate(Others, (r, run) => Projection.Apply(r, run, []));
        var once = Projection.Apply(Others, writes[^1], []);
        AssertSame(once, record);
        AssertSame(Others, Projection.TakeAway(record, writes[^1].Id, []));
        return true;
    }).QuickCheckThrowOnFailure();

    /// <summary>What somebody else said about it, earlier than any of the writes.</summary>
    private static RelationshipRecord Others { get; } = Projection.Apply(RelationshipRecord.New, new ToldRun("theirs", "G2.6", Day(1),
    [
        Told("agreements[].what", "agree", 0, "Vorher", 1), Told("extras[].what", "extra", 0, "Alt", 1), Told("followup.plan", "expect", 0, "ok", 1),
    ]), []);

    private static Gen<ToldRun> Writes() =>
        from answers in Answer().ListOf()
        from ended in Gen.Elements<DateOnly?>(null, Day(21))
        from guide in Gen.Elements("G2.1", "G2.6", "G10", "GN", "G7")
        select new ToldRun("mine", guide, ended, [.. answers.DistinctBy(a => (a.Field, a.Visit))]);

    private static Gen<ToldAnswer> Answer() =>
        from field in Gen.Elements(ProjectedFields.All.Order(StringComparer.Ordinal).ToArray())
        from visit in field.Contains("[]", StringComparison.Ordinal) ? Gen.Choose(0, 4) : Gen.Constant(0)
        from value in ValueOf(field)
        select Told(field, field[..3], visit, value, 20);

    private static Gen<string> ValueOf(string field) => field switch
    {
        "program.entrenchment" => Gen.Elements("1", "3", "5"),
        "program.sessionsPlanned" => Gen.Elements("ok", "less", "more"),
        "program.nextAt" or "talk.newDate" or "decision.by" or "agreements[].until" or "events[].on" => Gen.Elements("2026-05-11", "2026-06-01"),
        "followup.plan" => Gen.Elements("ok", "other", "none"),
        "followup.spacing" => Gen.Elements("dense", "wide", "once"),
        "followup.next" => Gen.Elements("later", "done"),
        "relationship.horizon" => Gen.Elements("m3", "project"),
        "part.can" => Gen.Elements("now", "no"),
        "agreements[].promise" => Gen.Elements("yes", "ask", "no"),
        _ => Gen.Elements("a", "b", "c"),
    };

    private static ToldAnswer Told(string field, string step, int visit, string value, int day) =>
        new(field, step, visit, [value], new DateTimeOffset(2026, 5, day, 8, 0, 0, TimeSpan.Zero), Day(day));

    private static DateOnly Day(int day) => new(2026, 5, day);

    private static Talk Agreed(Talk talk) => talk.Through("G2.6", Alias, ("held", "yes"), ("surprise", "Sie war freundlich"),
        ("agree", "Angebot schicken"), ("who", "us"), ("until", "2026-05-20"), ("promise", "yes"), ("more", "yes"),
        ("agree", "Zugang klären"), ("who", "them"), ("promise", "no"), ("soften", "ok"), ("more", "yes"),
        ("agree", "Takt prüfen"), ("promise", "ask"), ("more", "no"),
        ("cadence", "weekly"), ("horizon", "m3"), ("expect", "ok"));

    private static Talk Planted(Talk talk, string guide, string step, string field)
    {
        foreach (var walk in Walk.EveryQuestion(guide, Language.De, typing: false).Where(t => t.Asked.Contains(step)).Take(1))
        {
            var here = walk.Copy();
            here.Tap("Weiter", [.. here.Asked.Select(s => (s, s == step ? $"<{field}>" : RealContent.Coach.Guides.Find(guide)!.Find(s)!.Kind == StepKind.Relationship ? Alias : ""))]);
            foreach (var (id, record) in here.Records)
                talk.Records[guide + step + id.ToString(CultureInfo.InvariantCulture)] = record;
        }

        return talk;
    }

    private static void AssertSame(RelationshipRecord expected, RelationshipRecord actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
