using System.Collections.Immutable;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Setup;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Storage.Sessions;

/// <summary>
/// What an owner lets a coach read holds while every answer it comes from is there as it was: nobody said yes to what
/// stands there since. It is looked at whenever a session is loaded, so that nothing has to be remembered elsewhere.
/// </summary>
internal static class ShownItems
{
    /// <param name="session">As stored.</param>
    /// <param name="person">Our id of its owner.</param>
    /// <param name="owner">The owner's key.</param>
    /// <param name="storage">Where the answers lie.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<CoachSession> CheckedAsync(CoachSession session, string person, DataKey owner, CoachStorage storage, CancellationToken ct)
    {
        if (session.Shown.TrueForAll(s => s.Words is null))
            return session;
        var runs = new Dictionary<string, Run?>(StringComparer.Ordinal);
        foreach (var id in session.Shown.SelectMany(s => s.Sources).Select(s => s.Run).Distinct(StringComparer.Ordinal))
        {
            var rows = await storage.Sql.ReadAsync($"SELECT sealed FROM runs WHERE person_id = {person} AND id = {id}", row => row.GetFieldValue<byte[]>(0), ct);
            runs[id] = rows is [var sealedRun] ? StoredJson.Read(owner.Open(sealedRun, SealPlace.Run(person, id)), StateJson.Default.Run, out _) : null;
        }

        return session with { Shown = session.Shown.ConvertAll(item => item.Sources.TrueForAll(Holds) ? item : item with { Words = null }) };

        bool Holds(ShownSource source) => runs[source.Run]?.Find(source.Step, source.Visit)?.Values.SequenceEqual(source.Values, StringComparer.Ordinal) == true;
    }
}
