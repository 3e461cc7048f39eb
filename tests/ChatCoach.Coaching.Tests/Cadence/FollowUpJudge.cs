using System.Globalization;

namespace ChatCoach.Coaching.Tests.Cadence;

/// <summary>What may be sent to one person, kept with its own calendar and its own memory. It is told what the person did.</summary>
internal sealed class FollowUpJudge(int seed, string zone)
{
    /// <summary>Holidays around a week's distance, and a host that was away: longer means that a message got lost.</summary>
    private const int LostAfterDays = 25;

    private static readonly TimeSpan FirstBegin = new(8, 0, 0);

    /// <summary>Trying a message again must not take it past six.</summary>
    private static readonly TimeSpan LastBegin = new(17, 45, 0);

    private readonly Dictionary<string, Topic> topics = new(StringComparer.Ordinal);

    public int Judged { get; private set; }

    public string Zone { get; set; } = zone;

    public string? State { get; set; }

    /// <summary>A reminder was due; with a topic: the coach asked about it.</summary>
    public void Woken(DateTimeOffset now, string about, string? asked)
    {
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(now, Zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        if (asked is null)
        {
            if (Of(about) is { Unanswered: >= 2 } silent)
                silent.Forget(today);
            return;
        }

        Judged++;
        var topic = Of(asked);
        Rule(local.TimeOfDay >= FirstBegin && local.TimeOfDay < LastBegin, "outside the window", local);
        Rule(local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday), "on a weekend", local);
        Rule(!HolidayTable.Holds(State, today), "on a holiday", local);
        Rule(topic.Last is not { } last || today.DayNumber - last.DayNumber >= 7, "twice within a week", local);
        Rule(!topic.Ended, "about what has ended", local);
        Rule(topic.Wanted, "about what is closed or unwanted", local);
        Rule(topic.Unanswered < 2, "after two without an answer", local);
        topic.Last = today;
        topic.Unanswered++;
        topic.Forget(today);
    }

    public void Answered(string about) => Of(about).Unanswered = 0;

    public void Planned(string about, DateTimeOffset now, string plan)
    {
        var topic = Of(about);
        topic.Expected.Clear();
        topic.PutOffTo = null;
        topic.Wanted = plan != "none";
        int[] weeks = plan switch { "ok" => [2, 6, 12], "dense" => [1, 3, 6], "wide" => [4, 12], "once" => [6], _ => [] };
        foreach (var week in weeks)
            topic.Expect(Day(now).AddDays(7 * week));
    }

    public void PutOff(string about, DateTimeOffset now)
    {
        Of(about).Wanted = true;
        Of(about).PutOffTo = Day(now).AddDays(7);
    }

    /// <summary>The person looked at what was agreed, and what they wish to come next: later, done, or nothing said.</summary>
    public void Looked(string about, DateTimeOffset now, string wish)
    {
        var topic = Of(about);
        topic.Expected.RemoveWhere(d => wish == "done" || d <= Day(now));
        topic.PutOffTo = null;
        topic.Wanted = wish == "later" || (topic.Wanted && wish != "done");
        if (wish == "later")
            topic.Expect(Day(now).AddDays(28));
    }

    public void Ended(string about)
    {
        Of(about).Ended = true;
        Unwanted(about);
    }

    public void Unwanted(string about)
    {
        Of(about).Wanted = false;
        Of(about).Expected.Clear();
        Of(about).PutOffTo = null;
    }

    public void AllUnwanted()
    {
        foreach (var about in topics.Keys)
            Unwanted(about);
    }

    /// <summary>What was planned before may come again.</summary>
    public void WantedAgain()
    {
        foreach (var topic in topics.Values)
            topic.Wanted = true;
    }

    public void NothingLost(DateTimeOffset now)
    {
        foreach (var topic in topics.Values.Where(t => !t.Ended && t.Wanted))
            Rule(topic.Expected.Append(topic.PutOffTo ?? DateOnly.MaxValue).Min() > Day(now).AddDays(-LostAfterDays), "lost", now);
    }

    private DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(now, Zone).DateTime);

    private Topic Of(string about)
    {
        if (!topics.TryGetValue(about, out var topic))
            topics.Add(about, topic = new Topic());
        return topic;
    }

    private void Rule(bool kept, string broken, DateTimeOffset when)
    {
        if (!kept)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Life {seed}: {broken}, {when:ddd yyyy-MM-dd HH:mm zzz} in {Zone}, {State}, after {Judged}."));
    }

    private sealed class Topic
    {
        public HashSet<DateOnly> Expected { get; } = [];

        /// <summary>To which day the person put it off; a look settles it.</summary>
        public DateOnly? PutOffTo { get; set; }

        public DateOnly? Last { get; set; }

        public int Unanswered { get; set; }

        public bool Wanted { get; set; }

        public bool Ended { get; set; }

        /// <summary>What was due is done with.</summary>
        public void Forget(DateOnly today)
        {
            Expected.RemoveWhere(d => d <= today);
            PutOffTo = PutOffTo <= today ? null : PutOffTo;
        }

        /// <summary>About what has ended nothing is expected.</summary>
        public void Expect(DateOnly day)
        {
            if (!Ended)
                Expected.Add(day);
        }
    }
}
