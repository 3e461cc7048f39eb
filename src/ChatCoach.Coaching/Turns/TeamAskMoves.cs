using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// What the weekly cards ask of management, and what it answers (guides B.17): the team reads it, whoever leads the unit
/// moves it on. An answer goes to all of the unit, so that nobody who raised it has to be known.
/// </summary>
internal static class TeamAskMoves
{
    private const string One = "one:";
    private const string Heard = "heard:";
    private const string Working = "working:";
    private const string Reopen = "reopen:";

    /// <summary>Days an answer is news.</summary>
    private const int DaysNew = 14;

    /// <summary>Days a closed ask can still be read.</summary>
    private const int DaysShown = 84;

    /// <summary>To what the team asks; none: the person belongs to no unit.</summary>
    public static IEnumerable<CardButton> Door(Turn turn) => turn.Place.Unit is null ? [] : [Speech.Repairing(turn, turn.Content.TeamAsks.ButtonAsks, Repair.TeamAsks)];

    /// <summary>Everything that is asked, with what was answered. Null while the engine waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="lead">Said first; null: nothing is.</param>
    public static Reply? Show(Turn turn, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        var teamAsks = turn.Content.TeamAsks;
        if (turn.Place.Unit is null)
            return Speech.Say(turn, [turn.Text(teamAsks.NoUnit)], MenuMoves.Doors(turn));
        if (CouncilMoves.IsPaused(turn, Pausable.WeeklyCard) is not { } paused)
            return null;
        if (paused)
            return Speech.Say(turn, [turn.Text(turn.Content.Council.CardPaused)], MenuMoves.Doors(turn));
        if (Shown(turn) is not { } asks)
            return null;
        List<string> said = lead is null ? [] : [lead];
        said.AddRange(asks.Select(a => TeamAskWords.Line(turn, a)));
        if (asks.IsEmpty)
            said.Add(turn.Text(teamAsks.None));
        if (!turn.Asked.Asks!.IsLed)
            said.Add(turn.Text(teamAsks.NobodyLeads));
        if (TeamAskWords.Times(turn, AskTimes.Of(turn.Asked.Asks!.OfUnit, UtcDay(turn))) is { } times)
            said.Add(times);
        if (!FrameMoves.Manages(turn))
            said.Add(turn.Text(teamAsks.HowTeam));
        IEnumerable<CardButton> answering = FrameMoves.Manages(turn) ? asks.Select(a => new CardButton(TeamAskWords.Title(turn, a), Verbs.TeamAsk, One + a.Key)) : TeamQuestions.Buttons(turn, asks);
        return Speech.Say(turn, said, [.. answering, .. VoiceMoves.Door(turn), .. MenuMoves.Doors(turn)], turn.Text(teamAsks.Title));
    }

    /// <summary>A button of the list, or of one ask. Null while the engine waits.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="arg">"one:key", "heard:key", "working:key", "reopen:key", "decided:key", "declined:key", "words:key", "owner:key", "question:key" or "unquestion:key"; of the team "asked:key", or what they answer and the week it was asked in, as "yes.2026-W49:key".</param>
    public static Reply? Do(Turn turn, string? arg)
    {
        if (CouncilMoves.IsPaused(turn, Pausable.WeeklyCard) is not false)
            return Show(turn);
        if (Shown(turn) is not { } asks)
            return null;
        if (asks.Find(a => arg?.EndsWith(":" + a.Key, StringComparison.Ordinal) ?? false) is not { } ask)
            return Show(turn, turn.Text(turn.Content.TeamAsks.Gone));
        if (!FrameMoves.Manages(turn))
            return TeamQuestions.Do(turn, ask, arg![..^(ask.Key.Length + 1)]) ?? Show(turn);
        return arg![..^ask.Key.Length] switch
        {
            Heard => Move(turn, ask, AskState.Heard),
            Working => Move(turn, ask, AskState.Working),
            Reopen => ask.IsOpen ? Further(turn, ask) : Keep(turn, ask with { State = AskState.Working }),
            One => Page(turn, ask),
            var what => TeamAskAnswers.Ask(turn, ask, what.TrimEnd(':')) ?? Page(turn, ask),
        };
    }

    /// <summary>One ask, with what whoever leads the unit can do about it.</summary>
    public static Reply Page(Turn turn, TeamAsk ask, string? lead = null)
    {
        turn.State = turn.State with { Aside = null };
        var teamAsks = turn.Content.TeamAsks;
        List<string> said = lead is null ? [] : [lead];
        said.AddRange([TeamAskWords.Line(turn, ask), turn.Text(teamAsks.HowManager)]);
        List<CardButton> buttons = [];
        if (ask.State is AskState.Raised)
            buttons.Add(new CardButton(turn.Text(teamAsks.ButtonHeard), Verbs.TeamAsk, Heard + ask.Key));
        if (ask.State is not AskState.Working)
            buttons.Add(ask.IsOpen ? new CardButton(turn.Text(teamAsks.ButtonWorking), Verbs.TeamAsk, Working + ask.Key) : new CardButton(turn.Text(teamAsks.ButtonReopen), Verbs.TeamAsk, Reopen + ask.Key));
        if (ask.IsOpen)
            buttons.AddRange(TeamAskAnswers.Closing(turn, ask));
        buttons.AddRange(TeamAskAnswers.Buttons(turn, ask));
        return Speech.Say(turn, said, [.. buttons, Speech.Repairing(turn, teamAsks.ButtonAll, Repair.TeamAsks), .. MenuMoves.WayBack(turn)], TeamAskWords.Title(turn, ask));
    }

    /// <summary>Keeps an answer; the team is told.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="ask">As it is now.</param>
    public static Reply Keep(Turn turn, TeamAsk ask)
    {
        var today = UtcDay(turn);
        turn.Asked.Answer = ask with { AnsweredOn = ask.State is AskState.Raised ? null : ask.AnsweredOn ?? today, ToldOn = today, TellAt = turn.Now + TeamAsk.Settles };
        return Page(turn, turn.Asked.Answer, turn.Text(turn.Content.TeamAsks.Sent));
    }

    /// <summary>The ask of that key as far as it is shown; null: it is gone, or the engine waits.</summary>
    public static TeamAsk? Find(Turn turn, string? key) => Shown(turn)?.Find(a => string.Equals(a.Key, key, StringComparison.Ordinal));

    /// <summary>Management answered: said in the person's own hours, and without what was answered (privacy rule P16). Null: not now, or not at all.</summary>
    public static Reply? Due(Turn turn, Nudge nudge, bool inUse, TimeSpan putOff)
    {
        if (turn.State.NewsUntold || turn.State.AgreedAt is null || FrameMoves.Manages(turn))
            return null;
        if (inUse || !turn.Window.IsOpen(turn.Now))
        {
            turn.Plan(nudge with { Due = inUse ? turn.Now + putOff : turn.Window.NextMorning(turn.Now).ToInstant() });
            return null;
        }

        if (Shown(turn) is not { } asks)
            return null;
        if (string.Equals(nudge.Id, TeamAskNudge.Question, StringComparison.Ordinal))
            return TeamQuestions.Due(turn, asks);
        // Cards can be stopped for longer than news are new: what waited is told all the same.
        var newest = asks.Max(a => a.ToldOn);
        var news = asks.Where(a => a.ToldOn >= UtcDay(turn).AddDays(-DaysNew) || (newest is not null && a.ToldOn == newest)).Select(a => TeamAskWords.Title(turn, a)).ToList();
        if (news.Count == 0)
            return null;
        turn.State = turn.State with { Aside = null };
        var teamAsks = turn.Content.TeamAsks;
        return Speech.Say(turn, [turn.Text(teamAsks.News, ("asks", string.Join(" · ", news)))],
        [
            Speech.Repairing(turn, teamAsks.ButtonRead, Repair.TeamAsks),
            new CardButton(turn.Text(turn.Content.Releases.ButtonUntold), Verbs.Close, ReceivedMoves.Untold),
        ]);
    }

    /// <summary>The day in UTC: the days of an answer are those of no zone.</summary>
    public static DateOnly UtcDay(Turn turn) => DateOnly.FromDateTime(turn.Now.UtcDateTime);

    /// <summary>Of each kind one that is open, else the newest, open ones first; null while the engine waits.</summary>
    private static ImmutableList<TeamAsk>? Shown(Turn turn)
    {
        if (turn.Asked.Asks is not { } asks)
        {
            turn.Want(new TurnWants { TeamAsks = true });
            return null;
        }

        return
        [
            .. asks.OfUnit.Where(a => a.IsOpen || a.ToldOn is null || a.ToldOn > UtcDay(turn).AddDays(-DaysShown))
                .GroupBy(a => a.Ask).Select(g => g.OrderByDescending(a => a.IsOpen).ThenByDescending(a => a.Since, StringComparer.Ordinal).First()).OrderBy(a => !a.IsOpen).ThenBy(a => a.Since, StringComparer.Ordinal).ThenBy(a => a.Ask),
        ];
    }

    /// <summary>A card that is older than the last change moves nothing back.</summary>
    private static Reply Move(Turn turn, TeamAsk ask, AskState to) => ask.State == to ? Page(turn, ask) : ask.State < to ? Keep(turn, ask with { State = to }) : Further(turn, ask);

    private static Reply Further(Turn turn, TeamAsk ask) => Page(turn, ask, turn.Text(turn.Content.TeamAsks.Changed));
}

/// <summary>Reminders that management answered, and that it asks back; a newer one takes the place of one that was not told yet.</summary>
public static class TeamAskNudge
{
    public const string Id = "team-ask";

    public const string Question = "team-question";
}
