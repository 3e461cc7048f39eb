using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Setup;

namespace ChatCoach.Storage.Voice;

/// <summary>An answer of a made-up management.</summary>
/// <param name="Ask">To what.</param>
/// <param name="After">Days after the card.</param>
/// <param name="State">How far it is then.</param>
/// <param name="Words">What it says.</param>
public sealed record InventedAnswer(VoiceAsk Ask, int After, AskState State, string Words);

/// <summary>Answers of nobody, for the demo organisation; no team is told of them.</summary>
public sealed class InventedAnswers(CoachStorage storage)
{
    /// <param name="unit">Whose management answers.</param>
    /// <param name="today">What is due by then is given.</param>
    /// <param name="plan">In the order of days.</param>
    /// <param name="ct">Ends it; nothing is kept then.</param>
    public async Task GiveAsync(string unit, DateOnly today, IEnumerable<InventedAnswer> plan, CancellationToken ct)
    {
        var house = await storage.Keys.HouseKeyAsync(ct);
        await storage.Sql.WriteAsync(
            async sql =>
            {
                foreach (var ask in (await TeamAskSql.ReadAsync(sql, unit, house)).Where(a => a.IsOpen))
                {
                    if (plan.LastOrDefault(p => p.Ask == ask.Ask && p.State > ask.State && ask.RaisedOn.AddDays(p.After) <= today) is not { } answer)
                        continue;
                    var on = ask.RaisedOn.AddDays(answer.After);
                    var given = ask with { State = answer.State, Words = answer.Words, AnsweredOn = ask.AnsweredOn ?? on, ToldOn = on };
                    await TeamAskSql.WriteAsync(sql, given, AskWords.Seal(given, house));
                }

                return true;
            },
            ct);
    }
}
