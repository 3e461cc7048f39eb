using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Storage.Voice;

/// <summary>Taps of nobody, for the demo organisation: they count like real ones, and are gone once their week was counted.</summary>
public sealed class InventedTaps(CoachStorage storage)
{
    /// <summary>No tag of a real tap has a hyphen.</summary>
    private const string Mark = "demo-";

    /// <param name="day">Any day of the week they count in.</param>
    /// <param name="taps">Unit, somebody in it, and what they tapped.</param>
    /// <param name="ct">Ends it; nothing is kept then.</param>
    public Task<bool> WriteAsync(DateOnly day, IReadOnlyList<(string Unit, string Who, string Code)> taps, CancellationToken ct) => storage.Sql.WriteAsync(
        async sql =>
        {
            var period = VoicePeriod.WeekOf(day).Id;
            foreach (var (unit, who, code) in taps)
                await sql.RunAsync($"INSERT INTO contributions (id, run_tag, unit, period, code, pseudonym) VALUES ({$"{Mark}{who}-{code}"}, {Mark + who}, {unit}, {period}, {code}, {Mark + who}) ON CONFLICT DO NOTHING");
            return true;
        },
        ct);

    public Task<int> RemoveAsync(CancellationToken ct) => storage.Sql.WriteAsync($"DELETE FROM contributions WHERE id LIKE {Mark + "%"}", ct);
}
