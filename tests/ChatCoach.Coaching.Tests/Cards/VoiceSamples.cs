using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Cards;

/// <summary>The weekly card: with every lane, without numbers, of a larger unit, and the question on which day it comes.</summary>
internal static class VoiceSamples
{
    public static IEnumerable<(string Name, Reply Reply)> Of(Language language)
    {
        var word = language == Language.De ? "wochenkarte" : "weekly card";
        var before = Weeks.Full with { Period = "2026-W46", Cells = [new ShownCell("process", Share.Half, null)] };
        yield return ("voice", Weeks.Manager(language, Weeks.Full, before).Say(word).Reply!);
        yield return ("voice-none", Weeks.Manager(language, Weeks.Full with { Stands = null, Cells = [] }).Say(word).Reply!);
        yield return ("voice-larger", Weeks.Manager(language, Weeks.Full with { Stands = "all", StandsName = "Kundenservice" }).Say(word).Reply!);
        var council = Weeks.Manager(language);
        (council.Place, council.Asks, council.Spread) = (new OrgPlace(null, null, ["works-council"], null), new TeamAsks([], new AskTimes(7, 3, 12, 4)), [VoiceSpread.Of("2026-W47", 5, [Weeks.Full.Cells, before.Cells, [new ShownCell("frame", Share.Some, null)]])]);
        yield return ("voice-whole", council.Say(word).Reply!);
        foreach (var sample in Asks(language))
            yield return sample;
        yield return ("voice-four-weeks", Weeks.Manager(language, Weeks.Full with { Period = "2026-W48-4" }, before with { Period = "2026-W44-4" }).Say(word).Reply!);
        var trend = language == Language.De ? "Verlauf" : "Trend";
        yield return ("voice-trend", Weeks.Manager(language, Weeks.Ten).Say(word).Say(trend).Reply!);
        council.Spread = [.. Weeks.Ten.Select(week => VoiceSpread.Of(week.Period, 5, [Weeks.Full.Cells, week.Cells, [new ShownCell("frame", Share.Some, null)]]))];
        yield return ("voice-trend-whole", council.Say(word).Say(trend).Reply!);
        yield return ("voice-day", Weeks.Manager(language, Weeks.Full).Say(word).Say(language == Language.De ? "An einem anderen Tag schicken" : "Send it on another day").Reply!);
    }

    /// <summary>What the team asks of management: on the card, as the manager and as the team reads it, an answer before it is sent, and that there is one.</summary>
    private static IEnumerable<(string Name, Reply Reply)> Asks(Language language)
    {
        var german = language == Language.De;
        TeamAsk open = new("north", VoiceAsk.Authority, "2026-W46", "2026-W47"), decided = new("north", VoiceAsk.PushPressure, "2026-W43", "2026-W44")
        {
            State = AskState.Decided, Words = german ? "Verkaufsziele gelten ab Januar nicht mehr für den Service." : "From January on sales targets no longer hold for service.",
            Owner = "Anna", AnsweredOn = new DateOnly(2026, 10, 29), ToldOn = new DateOnly(2026, 11, 18),
        };
        var talk = Manager();
        yield return ("voice-asks", talk.Say(german ? "wochenkarte" : "weekly card").Reply!);
        yield return ("team-asks", talk.Say(german ? "Antworten der Leitung" : "answers of management").Reply!);
        yield return ("team-ask", talk.Say(german ? "Entscheiden dürfen" : "Being allowed to decide").Reply!);
        yield return ("team-ask-words", talk.Say(german ? "Entschieden" : "Decided").Reply!);
        yield return ("team-ask-preview", talk.Say(german ? "Bis 200 Euro entscheidet ihr selbst." : "Up to 200 euros you decide yourselves.").Reply!);
        yield return ("team-question-preview", Manager().Say(german ? "Antworten der Leitung" : "answers of management").Say(german ? "Entscheiden dürfen" : "Being allowed to decide").Say(german ? "Nachfragen an alle" : "Ask everybody back").Say(german ? "Reichen 200 Euro?" : "Are 200 euros enough?").Reply!);
        yield return ("team-ask-owner", Manager().Say(german ? "Antworten der Leitung" : "answers of management").Say(german ? "Entscheiden dürfen" : "Being allowed to decide").Say(german ? "Zuständig machen" : "Put somebody in charge").Say("Anna").Reply!);
        talk = Manager();
        talk.Place = Places.Employee;
        yield return ("team-asks-team", talk.Say(german ? "Antworten der Leitung" : "answers of management").Reply!);
        talk.Asks = new TeamAsks([open with { State = AskState.Heard, Question = new TeamQuestion(german ? "Würde euch ein Rahmen bis 200 Euro reichen?" : "Would a frame of up to 200 euros be enough for you?", "2026-W48") }, decided], null);
        talk = talk.With(talk.State with { CountsFrom = new DateOnly(2026, 11, 2) });
        yield return ("team-question-news", talk.Do(new TurnInput.Due(new Nudge(TeamAskNudge.Question, NudgeKind.TeamAsk, talk.Now))).Reply!);
        yield return ("team-question", talk.Say(german ? "Nachfrage: Entscheiden dürfen" : "Question back: Being allowed to decide").Reply!);
        yield return ("team-ask-news", talk.Do(new TurnInput.Due(new Nudge(TeamAskNudge.Id, NudgeKind.TeamAsk, talk.Now))).Reply!);

        Talk Manager()
        {
            var manager = Weeks.Manager(language, Weeks.Full);
            (manager.Asks, manager.Now) = (new TeamAsks([open, decided], null), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
            return manager;
        }
    }
}
