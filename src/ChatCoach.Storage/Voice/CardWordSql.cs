using System.Text;
using ChatCoach.Coaching.Turns;
using ChatCoach.Coaching.Voice;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Voice;

/// <summary>Words on their way to a card, or off it.</summary>
/// <param name="Row">What is written; null: it goes.</param>
internal sealed record SealedCardWord(string Tag, (string Unit, string Period, string Pseudonym, DateTimeOffset Until, byte[] Sealed)? Row)
{
    /// <summary>Null: the person has no unit any more, on whose card it could stand.</summary>
    public static SealedCardWord? Of(CardWordChange change, TurnCommit commit, DataKey key, DataKey house)
    {
        if (change is not CardWordChange.Put put)
            return new SealedCardWord(TagOf(((CardWordChange.Take)change).Id, key), null);
        var (tag, period) = (TagOf(put.Word.Id, key), VoicePeriod.WeekOf(DateOnly.FromDateTime(commit.Now.UtcDateTime)).Id);
        return commit.Before.Unit is not { } unit ? null
            : new SealedCardWord(tag, (unit, period, CountedTap.PseudonymIn(period, key), put.Word.Until, house.Seal(Encoding.UTF8.GetBytes(put.Words), SealPlace.CardWord(tag))));
    }

    private static string TagOf(string id, DataKey key) => key.TagOf("card-word", id);
}

/// <summary>Good things in people's own words (privacy rule P4, released texts).</summary>
internal static class CardWordSql
{
    public static async Task WriteAsync(SqlSession sql, SealedCardWord word)
    {
        if (word.Row is var (unit, period, pseudonym, until, stored))
            await sql.RunAsync($"INSERT INTO card_words (tag, period, pseudonym, unit, until, sealed) VALUES ({word.Tag}, {period}, {pseudonym}, {unit}, {until}, {stored}) ON CONFLICT (tag) DO NOTHING");
        else
            await sql.RunAsync($"DELETE FROM card_words WHERE tag = {word.Tag}");
    }

    /// <summary>All of whose key it is: they are erased.</summary>
    public static async Task RemoveAsync(SqlSession sql, DataKey key)
    {
        foreach (var period in await sql.ReadAsync($"SELECT DISTINCT period FROM card_words", row => row.GetString(0)))
            await sql.RunAsync($"DELETE FROM card_words WHERE period = {period} AND pseudonym = {CountedTap.PseudonymIn(period, key)}");
    }

    /// <summary>Puts on the card of a group what waits there, unless it is full: then it waits for the next. In the order of their tags, which tells nothing.</summary>
    public static async Task PublishAsync(SqlSession sql, VoiceGroup group, string period)
    {
        var waiting = new List<string>();
        foreach (var unit in group.Units)
            waiting.AddRange(await sql.ReadAsync($"SELECT tag FROM card_words WHERE unit = {unit} AND shown_in IS NULL AND period <= {period}", row => row.GetString(0)));
        foreach (var tag in waiting.Order(StringComparer.Ordinal).Take(CardWord.MostOnCard))
            await sql.RunAsync($"UPDATE card_words SET shown_in = {period}, stands = {group.Unit} WHERE tag = {tag} AND shown_in IS NULL");
    }

    /// <summary>The weeks with what stands on them.</summary>
    public static async Task<List<VoiceSnapshot>> AddAsync(SqlSession sql, List<VoiceSnapshot> weeks, DataKey house)
    {
        var words = new List<(string Stands, string Period, string Words)>();
        foreach (var stands in weeks.Select(w => w.Stands).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            words.AddRange(await sql.ReadAsync(
                $"SELECT shown_in, tag, sealed FROM card_words WHERE stands = {stands} ORDER BY tag",
                row => (stands, row.GetString(0), Encoding.UTF8.GetString(house.Open(row.GetFieldValue<byte[]>(2), SealPlace.CardWord(row.GetString(1)))))));
        }

        return words.Count == 0 ? weeks : weeks.ConvertAll(week => week with { Good = [.. words.Where(w => w.Period == week.Period && w.Stands == week.Stands).Select(w => w.Words)] });
    }
}
