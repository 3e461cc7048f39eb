using ChatCoach.Coaching.Relationships;
using ChatCoach.Storage.Keys;
using ChatCoach.Storage.Turns;
using ChatCoach.Storage.Writing;

namespace ChatCoach.Storage.Org;

/// <summary>The frame of a unit, sealed under the house key: it holds nothing about a person, and nobody's erasure takes it.</summary>
/// <param name="Version">How often it was set.</param>
/// <param name="Sealed">The frame.</param>
internal sealed record SealedFrame(int Version, byte[] Sealed)
{
    public static SealedFrame Of(TeamFrame frame, string unit, int before, StrangeMembers? strange, DataKey house) =>
        new(before + 1, house.Seal(StoredJson.Write(frame, StateJson.Default.TeamFrame, strange), SealPlace.Frame(unit)));

    public TeamFrame Open(string unit, DataKey house, out StrangeMembers? strange) =>
        StoredJson.Read(house.Open(Sealed, SealPlace.Frame(unit)), StateJson.Default.TeamFrame, out strange);
}

/// <summary>Frames of units. They are read with the person; see <see cref="LoadSql"/>.</summary>
internal static class FrameSql
{
    /// <returns>False: another manager of the unit set it in between.</returns>
    public static async Task<bool> WriteAsync(SqlSession sql, string unit, SealedFrame frame, DateTimeOffset now)
    {
        var written = frame.Version == 1
            ? await sql.RunAsync($"INSERT INTO team_frames (unit, version, sealed, at) VALUES ({unit}, 1, {frame.Sealed}, {now}) ON CONFLICT (unit) DO NOTHING")
            : await sql.RunAsync($"UPDATE team_frames SET version = {frame.Version}, sealed = {frame.Sealed}, at = {now} WHERE unit = {unit} AND version = {frame.Version - 1}");
        return written > 0;
    }
}
