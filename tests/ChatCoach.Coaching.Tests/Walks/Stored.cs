using System.Text.Json;
using System.Text.RegularExpressions;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Tests.Turns;

namespace ChatCoach.Coaching.Tests.Walks;

/// <summary>Everything that stays of a talk, without ids and times: two people who said the same leave the same.</summary>
public static partial class Stored
{
    public static string Of(Talk talk)
    {
        var stored = new List<string>();
        foreach (var run in talk.Runs.Values.OrderBy(r => r.StartedAt))
        {
            stored.Add($"{run.Guide} finished={run.FinishedAt is not null} about={AliasOf(talk, run.About ?? "")}");
            foreach (var answer in run.Answers)
                stored.Add($"  {answer.Step}#{answer.Visit} = {string.Join(',', answer.Values.Select(v => AliasOf(talk, v)))}");
        }

        stored.Add($"{talk.State.Language} agreed={talk.State.AgreedAt is not null} counts={talk.State.CountsFrom} {talk.State.Tone} {talk.State.Reminders}");
        foreach (var record in talk.Records.OrderBy(r => AliasOf(talk, r.Key), StringComparer.Ordinal))
            stored.Add($"record {AliasOf(talk, record.Key)}: {Id().Replace(JsonSerializer.Serialize(record.Value), "\"id\"")}");
        stored.Add($"nudges: {string.Join(',', talk.Nudges.Select(n => n.Kind))}");
        stored.Add($"counted: {string.Join(',', talk.Contributions.Select(c => c.Code))}");
        stored.Add($"frame: {FrameTests.Told(talk.Place.Frame)}");
        stored.Add($"next: {(talk.Reply as Reply.Question)?.Ref.Guide} {talk.Asked.FirstOrDefault()}");
        return string.Join('\n', stored);
    }

    private static string AliasOf(Talk talk, string id) => talk.State.Relationships.Find(r => r.Id == id)?.Alias ?? id;

    /// <summary>What the engine makes ids of: 16 or 22 letters.</summary>
    [GeneratedRegex("\"[A-Za-z0-9_-]{16}([A-Za-z0-9_-]{6})?\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
