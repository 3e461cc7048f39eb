using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ChatCoach.Coaching.Cadence;

namespace ChatCoach.Coaching.Sessions;

/// <summary>Times at which a coach and a participant can meet.</summary>
public static class SlotFinder
{
    /// <summary>
    /// Up to that many sessions to choose from, in order of time, each beginning at a full or half hour on the
    /// participant's wall and free by <see cref="IsFree"/>. On different days as far as possible; those that were wished
    /// first, others only when there are too few. The same input gives the same answer.
    /// </summary>
    /// <param name="hours">The coach's; without a problem.</param>
    /// <param name="coachBusy">Quarters (<see cref="Slots"/>) of the coach's sessions, without buffers.</param>
    /// <param name="othersBusy">Quarters of the sessions of everybody else who takes part.</param>
    /// <param name="plannedInWeek">The coach's sessions by ISO week on the coach's wall; a missing week has none.</param>
    /// <param name="coachWindow">Its state says the coach's public holidays; the zone is that of the hours.</param>
    /// <param name="participantWindow">The participant's zone and public holidays.</param>
    /// <param name="wishes">The participant's.</param>
    /// <param name="now">UTC.</param>
    /// <param name="count">How many.</param>
    /// <param name="except">Begins that were proposed before: never again, and other days than theirs first.</param>
    public static ImmutableList<DateTimeOffset> Propose(
        CoachHours hours, IReadOnlySet<long> coachBusy, IReadOnlySet<long> othersBusy, IReadOnlyDictionary<(int Year, int Week), int> plannedInWeek,
        ContactWindow coachWindow, ContactWindow participantWindow, WishedTimes wishes, DateTimeOffset now, int count = 3, IReadOnlySet<DateTimeOffset>? except = null)
    {
        var rules = new SlotRules(hours, coachBusy, othersBusy, plannedInWeek, coachWindow, participantWindow, now);
        var choice = new Choice(count, rules, except ?? ImmutableHashSet<DateTimeOffset>.Empty);
        var (sameDay, others) = (new List<DateTimeOffset>(), new List<DateTimeOffset>());
        foreach (var slot in rules.Candidates())
        {
            if (choice.IsFull)
                return choice.Sorted;
            if (except?.Contains(slot) == true)
                continue;
            if (!wishes.Fit(rules.OnParticipantsWall(slot)))
                others.Add(slot);
            else if (!choice.Take(slot, newDay: true))
                sameDay.Add(slot);
        }

        choice.TakeAll(sameDay, newDay: false);
        choice.TakeAll(others, newDay: true);
        choice.TakeAll(others, newDay: false);
        return choice.Sorted;
    }

    /// <summary>True when a session may begin then, also off the grid: for a time that a participant proposes. The parameters are those of <see cref="Propose"/>.</summary>
    /// <param name="slot">UTC; the begin.</param>
    /// <param name="why">The first rule it breaks; null: it is free.</param>
    public static bool IsFree(
        CoachHours hours, IReadOnlySet<long> coachBusy, IReadOnlySet<long> othersBusy, IReadOnlyDictionary<(int Year, int Week), int> plannedInWeek,
        ContactWindow coachWindow, ContactWindow participantWindow, DateTimeOffset now, DateTimeOffset slot, [NotNullWhen(false)] out SlotRefusal? why)
    {
        why = new SlotRules(hours, coachBusy, othersBusy, plannedInWeek, coachWindow, participantWindow, now).Refusal(slot);
        return why is null;
    }

    /// <summary>What was chosen so far.</summary>
    private sealed class Choice(int count, SlotRules rules, IEnumerable<DateTimeOffset> before)
    {
        private readonly List<DateTimeOffset> chosen = [];
        private readonly HashSet<DateOnly> days = [.. before.Select(b => DateOnly.FromDateTime(rules.OnParticipantsWall(b)))];

        public bool IsFull => chosen.Count >= count;

        public ImmutableList<DateTimeOffset> Sorted => [.. chosen.Order()];

        /// <summary>False: it is not free, overlaps another, or lies on a day that is already there. What is not needed is not looked at.</summary>
        public bool Take(DateTimeOffset slot, bool newDay)
        {
            var day = DateOnly.FromDateTime(rules.OnParticipantsWall(slot));
            if (IsFull || (newDay && days.Contains(day)) || chosen.Exists(c => (c - slot).Duration() < Slots.SessionLength) || rules.Refusal(slot) is not null)
                return false;
            chosen.Add(slot);
            days.Add(day);
            return true;
        }

        public void TakeAll(List<DateTimeOffset> slots, bool newDay)
        {
            foreach (var slot in slots)
                Take(slot, newDay);
        }
    }
}

/// <summary>Why a session may not begin at a moment.</summary>
public enum SlotRefusal
{
    /// <summary>It has begun, or begins now.</summary>
    Past,

    /// <summary>Within the coach's lead time.</summary>
    TooSoon,

    /// <summary>Beyond the coach's horizon.</summary>
    TooFar,

    /// <summary>A weekend or a public holiday of the coach or the participant.</summary>
    Holiday,

    /// <summary>Not wholly within the coach's hours.</summary>
    OutsideHours,

    /// <summary>Not wholly between <see cref="ContactWindow.Opens"/> and <see cref="ContactWindow.Closes"/> of the participant.</summary>
    OutsideParticipantsDay,

    /// <summary>Another session is there, or too close to it for the coach.</summary>
    Taken,

    /// <summary>The coach has all the sessions of that week.</summary>
    WeekFull,
}
