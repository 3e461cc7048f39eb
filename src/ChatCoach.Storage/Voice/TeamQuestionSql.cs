using System.Text.Json;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>What came of questions of management, made once with the snapshots of their week (privacy rule P5).</summary>
internal static class TeamQuestionSql
{
    /// <summary>JSON of what may be shown of each question that ran in a week.</summary>
    public static async Task<List<(string Unit, string Ask, string Result)>> ResultsAsync(SqlSession sql, string week, VoiceRules rules)
    {
        var questions = await sql.ReadAsync($"SELECT unit, ask FROM team_asks WHERE question_week = {week} AND question_result IS NULL", row => (Unit: row.GetString(0), Ask: row.GetString(1)));
        if (questions.Count == 0)
            return [];
        var (partOf, led) = await TeamAskSql.UnitsAsync(sql);
        var answers = await sql.ReadAsync(
            $"SELECT pseudonym, unit, code FROM contributions WHERE period = {week} AND code LIKE {TeamQuestion.Prefix + "%"}", row => (Who: row.GetString(0), Unit: row.GetString(1), Code: row.GetString(2)));
        var asked = answers.ToLookup(a => AskedManagement.Of(a.Unit, partOf.GetValueOrDefault, led.Contains), StringComparer.Ordinal);
        return
        [
            .. from question in questions
               let people = asked[question.Unit].GroupBy(a => a.Who, a => a.Code, StringComparer.Ordinal).Select(g => (IReadOnlySet<string>)g.ToHashSet(StringComparer.Ordinal))
               let shown = TeamQuestion.Show(Enum.Parse<VoiceAsk>(question.Ask, ignoreCase: true), rules, people)
               select (question.Unit, question.Ask, JsonSerializer.Serialize(shown, StateJson.Default.ImmutableListShownCell)),
        ];
    }

    public static async Task WriteAsync(SqlSession sql, IEnumerable<(string Unit, string Ask, string Result)> results, string week)
    {
        foreach (var (unit, ask, result) in results)
            await sql.RunAsync($"UPDATE team_asks SET version = version + 1, question_result = {result} WHERE unit = {unit} AND ask = {ask} AND question_week = {week} AND question_result IS NULL");
    }
}
