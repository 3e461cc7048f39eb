using ChatCoach.Coaching.Voice;
using ChatCoach.Host.Publishing;
using ChatCoach.Storage.Voice;

namespace ChatCoach.Host.Waking;

/// <summary>Makes the snapshots of a week once it is over. Every host may; one does (privacy rule P5).</summary>
public sealed class VoiceWeek(Snapshots snapshots, GuidePublisher guides, TimeProvider clock)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>So long after Sunday's midnight in UTC: before Europe reads its card on Monday morning. What is answered on a Sunday evening west of Brazil comes too late to count.</summary>
    private static readonly TimeSpan Ready = TimeSpan.FromHours(5);

    public Task RunAsync(CancellationToken ct)
    {
        var (now, content) = (clock.GetUtcNow(), guides.Content);
        return snapshots.MakeAsync(LastDay(now), VoiceCells.Of(content.Guides), new VoiceRules(content.Values.MinimumGroup) { LeastForText = content.Values.MinimumGroupForText }, now, ct);
    }

    /// <summary>The Sunday of the last week that is over.</summary>
    public static DateOnly LastDay(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime((now - Ready).UtcDateTime);
        return today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - 1);
    }
}
