using System.Collections.Immutable;
using System.Globalization;
using ChatCoach.Coaching.Cadence;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Council;
using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Turns;

/// <summary>
/// The weekly card, of a unit for whoever leads it, of the whole for production and works council (guides B.17): read at any time, paged back through the weeks, and sent
/// on the working day they chose. It is made of published snapshots and nothing else.
/// </summary>
internal static class VoiceMoves
{
    private const string DayKind = "voice-day";
    private const string Nothing = "nothing";

    private const string Tomorrow = "tomorrow";
    private const string Day = "day";
    private const string Off = "off";
    private const string On = "on";

    /// <summary>Before the number of a page.</summary>
    public const string PageOf = "page:";

    private static readonly ImmutableArray<DayOfWeek> Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>To the card; none: it is not for this person.</summary>
    public static IEnumerable<CardButton> Door(Turn turn) => Reads(turn) ? [Speech.Repairing(turn, turn.Content.Voice.ButtonCard, Repair.WeeklyCard)] : [];

    /// <summary>The newest card. Null while the engine waits for the weeks.</summary>
    public static Reply? Show(Turn turn) => Page(turn, 0);

    /// <summary>A button of the card. Null while the engine waits for the weeks.</summary>
    /// <param name="arg">"page:n", "trend:n:line", "tomorrow", "day", "off" or "on".</param>
    public static Reply? Do(Turn turn, string? arg) => arg switch
    {
        _ when arg?.StartsWith(PageOf, StringComparison.Ordinal) == true => Page(turn, ListMoves.Number(arg[PageOf.Length..])),
        _ when !Reads(turn) => Closed(turn),
        _ when arg?.StartsWith(TrendMoves.TrendOf, StringComparison.Ordinal) == true => TrendMoves.Show(turn, arg[TrendMoves.TrendOf.Length..]),
        Tomorrow => Again(turn),
        Day => AsideMoves.Put(turn, new Aside { Kind = DayKind }),
        Off => Send(turn, off: true),
        On => Send(turn, off: false),
        _ => CurrentMoves.Gone(turn),
    };

    /// <summary>The question of this kind; null: it is another's.</summary>
    public static Reply? Show(Turn turn, Aside aside, string? lead) => string.Equals(aside.Kind, DayKind, StringComparison.Ordinal)
        ? AsideMoves.Ask(turn, aside, lead, turn.Content.Voice.DayQuestion, [.. Days.Select(d => (d.ToString(), new Phrase(NameOf(d, Language.De), NameOf(d, Language.En)))), (Nothing, turn.Content.Texts.ButtonNothing)]) : null;

    /// <summary>Takes the answer; null: the question is another's.</summary>
    public static Reply? Take(Turn turn, Aside aside, string choice)
    {
        if (!string.Equals(aside.Kind, DayKind, StringComparison.Ordinal))
            return null;
        var voice = turn.Content.Voice;
        var day = Days.FirstOrDefault(d => string.Equals(d.ToString(), choice, StringComparison.Ordinal), DayOfWeek.Sunday);
        if (day == DayOfWeek.Sunday)
            return CurrentMoves.Show(turn, turn.Text(voice.DayKept));
        turn.State = turn.State with { VoiceDay = day, VoiceOff = false };
        return Speech.Say(turn, [turn.Text(voice.DaySet, ("day", NameOf(day, turn.Language)))], Ways(turn));
    }

    /// <summary>A new card is there: it is sent on the person's day, in their own hours and not into something else. Null: not now, or not at all.</summary>
    public static Reply? Due(Turn turn, Nudge nudge, bool inUse, TimeSpan putOff)
    {
        if (turn.State.VoiceOff || !Reads(turn))
            return null;
        if (Later(turn, inUse, putOff) is { } later)
        {
            turn.Plan(nudge with { Due = later });
            return null;
        }

        if (Count(turn) is not { } count)
            return null;
        if (count == 0)
            return null;
        turn.State = turn.State with { Aside = null };
        return Card(turn, 0, [new CardButton(turn.Text(turn.Content.Texts.ButtonRemindTomorrow), Verbs.Voice, Tomorrow)]);
    }

    /// <summary>When it is to be sent instead; null: now.</summary>
    private static DateTimeOffset? Later(Turn turn, bool inUse, TimeSpan putOff)
    {
        var wanted = Days.IndexOf(turn.State.VoiceDay ?? DayOfWeek.Monday) - Days.IndexOf(turn.Today.DayOfWeek);
        if (Days.Contains(turn.Today.DayOfWeek) && wanted > 0)
            return turn.Window.MorningOf(turn.Today.AddDays(wanted)).ToInstant();
        return inUse ? turn.Now + putOff : turn.Window.IsOpen(turn.Now) ? null : turn.Window.NextMorning(turn.Now).ToInstant();
    }

    private static Reply Again(Turn turn)
    {
        turn.Plan(new Nudge(VoiceNudge.Id, NudgeKind.Voice, turn.Window.MorningOf(turn.Today.AddDays(1)).ToInstant()));
        return Speech.Say(turn, [turn.Text(turn.Content.Voice.Tomorrow)], Ways(turn));
    }

    private static Reply Send(Turn turn, bool off)
    {
        turn.State = turn.State with { VoiceOff = off };
        return Speech.Say(turn, [turn.Text(off ? turn.Content.Voice.Off : turn.Content.Voice.On)], Ways(turn));
    }

    /// <summary>A card of the person. Null while the engine waits for the weeks.</summary>
    /// <param name="index">0 is the newest.</param>
    public static Reply? Page(Turn turn, int index)
    {
        turn.State = turn.State with { Aside = null };
        if (!Reads(turn))
            return Closed(turn);
        if (Count(turn) is not { } count)
            return null;
        if (CouncilMoves.IsPaused(turn, Pausable.WeeklyCard) is not { } paused)
            return null;
        if (paused)
            return Speech.Say(turn, [turn.Text(turn.Content.Council.CardPaused)], [.. CouncilMoves.Door(turn), .. MenuMoves.Doors(turn)]);
        return count == 0 ? Speech.Say(turn, [turn.Text(turn.Content.Voice.NoneYet)], MenuMoves.Doors(turn)) : Card(turn, index, []);
    }

    private static Reply Closed(Turn turn) => Speech.Say(turn, [turn.Text(turn.Content.Voice.OnlyManagers)], MenuMoves.Doors(turn));

    /// <summary>How many cards there are for this person, of their unit or of the whole; null while the engine waits for them.</summary>
    public static int? Count(Turn turn)
    {
        if (turn is { Voice: { } weeks, Asked.Asks: not null })
            return Manages(turn) ? weeks.OfUnit.Count : weeks.OfAll.Count;
        turn.Want(new TurnWants { Voice = true, TeamAsks = true });
        return null;
    }

    private static Reply.Voice Card(Turn turn, int index, IEnumerable<CardButton> more)
    {
        var (voice, total) = (turn.Content.Voice, Count(turn)!.Value);
        index = Math.Clamp(index, 0, total - 1);
        ImmutableList<CardButton> buttons =
        [
            .. Speech.Leaves(turn, index, total, Verbs.Voice, PageOf), .. TrendMoves.Door(turn, index), .. more,
            .. index == 0 && Manages(turn) ? TeamAskMoves.Door(turn) : [],
            new CardButton(turn.Text(voice.ButtonDay), Verbs.Voice, Day),
            turn.State.VoiceOff ? new CardButton(turn.Text(voice.ButtonOn), Verbs.Voice, On) : new CardButton(turn.Text(voice.ButtonOff), Verbs.Voice, Off),
            .. MenuMoves.WayBack(turn),
        ];
        Speech.Offer(turn, buttons);
        var weeks = turn.Voice!;
        var card = Manages(turn) ? VoiceCards.Of(turn, weeks.OfUnit[index], weeks.OfUnit.ElementAtOrDefault(index + 1), buttons) : VoiceCards.Of(turn, weeks.OfAll[index], buttons);
        // What is open now stands on the newest card; an older one says what it said.
        return index == 0 && TeamAskWords.OnCard(turn) is { IsEmpty: false } asks ? card with { Asks = asks } : card;
    }

    public static bool Manages(Turn turn) => FrameMoves.Manages(turn);

    /// <summary>Who leads a unit reads its card; production and works council that of the whole.</summary>
    private static bool Reads(Turn turn) => Manages(turn) || turn.Place.Roles.Exists(role => OrgPlace.OfTheWhole.Contains(role, StringComparer.Ordinal));

    private static string NameOf(DayOfWeek day, Language language) => CultureInfo.GetCultureInfo(language == Language.De ? "de-DE" : "en-GB").DateTimeFormat.GetDayName(day);

    private static IEnumerable<CardButton> Ways(Turn turn) => [.. Door(turn), .. MenuMoves.Doors(turn)];
}

/// <summary>The reminder that a new card is there; a newer one takes the place of one that was not told yet.</summary>
public static class VoiceNudge
{
    public const string Id = "voice";
}
