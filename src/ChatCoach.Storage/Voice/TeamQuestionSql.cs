using System.Text.Json;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>What came of questions of management, made once with the snapshots of their week (privacy rule P5).</summary>
internal static class TeamQuestionSql
{
    /// <summary>JSON of what may be shown of each question whose week is over; one of a week that no host was up for is among them.</summary>
    /// <param name="sql">Reads.</param>
    /// <param name="period">Is over, as are all before it.</param>
    /// <param name="rules">k.</param>
    public static async Task<List<(string Unit, string Ask, string Week, string Result)>> ResultsAsync(SqlSession sql, string period, VoiceRules rules)
    {
        var questions = await sql.ReadAsync(
            $"SELECT unit, ask, question_week FROM team_asks WHERE question_week <= {period} AND question_result IS NULL", row => (Unit: row.GetString(0), Ask: row.GetString(1), Week: row.GetString(2)));
        var results = new List<(string Unit, string Ask, string Week, string Result)>();
        foreach (var (unit, ask, week) in questions)
        {
            // An answer is kept with the unit whose question it answers: who moves or is led otherwise meanwhile stays in it.
            var answers = await sql.ReadAsync(
                $"SELECT pseudonym, code FROM contributions WHERE period = {week} AND unit = {unit} AND code LIKE {TeamQuestion.Prefix + "%"}", row => (Who: row.GetString(0), Code: row.GetString(1)));
            var people = answers.GroupBy(a => a.Who, a => a.Code, StringComparer.Ordinal).Select(g => (IReadOnlySet<string>)g.ToHashSet(StringComparer.Ordinal));
            var shown = TeamQuestion.Show(Enum.Parse<VoiceAsk>(ask, ignoreCase: true), rules, people);
            results.Add((unit, ask, week, JsonSerializer.Serialize(shown, StateJson.Default.ImmutableListShownCell)));
        }

        return results;
    }

    public static async Task WriteAsync(SqlSession sql, IEnumerable<(string Unit, string Ask, string Week, string Result)> results)
    {
        foreach (var (unit, ask, week, result) in results)
            await sql.RunAsync($"UPDATE team_asks SET version = version + 1, question_result = {result} WHERE unit = {unit} AND ask = {ask} AND question_week = {week} AND question_result IS NULL");
    }
}
