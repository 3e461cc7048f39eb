using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatCoach.Coaching.Files;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Releases;
using ChatCoach.Coaching.Sessions;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Relationships;
using ChatCoach.Storage.Sessions;
using ChatCoach.Storage.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Schema;

/// <summary>A column of a table, or a member of a sealed record.</summary>
/// <param name="Of">Table or record.</param>
/// <param name="Name">Column or member.</param>
/// <param name="Sealed">A column whose content is a sealed record.</param>
/// <param name="Why">Null: nobody said what it is for.</param>
public sealed record StoredField(string Of, string Name, bool Sealed, StoredForAttribute? Why);

/// <summary>Everything that is stored, read off the code that stores it (privacy rule P25).</summary>
public static class StoredFields
{
    /// <summary>What lies in sealed columns; whatever their members hold is found from here.</summary>
    private static readonly Type[] SealedRecords =
    [
        typeof(PersonState), typeof(Run), typeof(Nudge), typeof(RelationshipRecord), typeof(TeamFrame), typeof(LinkedFile), typeof(LogEntry), typeof(SealedCard), typeof(InvitationContent), typeof(ReleasedItem), typeof(CoachSession), typeof(CalendarPlace),
    ];

    /// <summary>Columns of both databases, table by table.</summary>
    public static IReadOnlyList<StoredField> Columns()
    {
        using var coach = new SqliteCoachDb(new DbContextOptionsBuilder<SqliteCoachDb>().UseSqlite("Data Source=:memory:").Options);
        using var keys = new SqliteKeyDb(new DbContextOptionsBuilder<SqliteKeyDb>().UseSqlite("Data Source=:memory:").Options);
        return [.. Columns("", coach).Concat(Columns("keys: ", keys))];
    }

    /// <summary>Members of what lies in the sealed columns.</summary>
    public static IReadOnlyList<StoredField> Members()
    {
        var types = new List<Type>();
        foreach (var type in SealedRecords)
            Reach(type, types);
        return [.. types.SelectMany(t => MembersOf(t).Select(m => new StoredField(t.Name, JsonNamingPolicy.CamelCase.ConvertName(m.Name), false, WhyOf(m))))];
    }

    private static IEnumerable<StoredField> Columns(string store, DbContext db) => db.Model.GetEntityTypes()
        .OrderBy(e => e.GetTableName(), StringComparer.Ordinal)
        .SelectMany(e => e.ClrType.GetProperties().Select(p => new StoredField($"{store}{e.GetTableName()}", e.FindProperty(p)!.GetColumnName(), p.PropertyType == typeof(byte[]), WhyOf(p))));

    private static StoredForAttribute? WhyOf(PropertyInfo member) => member.GetCustomAttribute<StoredForAttribute>() ?? member.DeclaringType!.GetCustomAttribute<StoredForAttribute>();

    private static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static void Reach(Type type, List<Type> types)
    {
        if (type.IsEnum || types.Contains(type))
            return;
        types.Add(type);
        foreach (var next in MembersOf(type).SelectMany(p => p.PropertyType.GetGenericArguments().Append(p.PropertyType)).Where(t => t.Assembly == typeof(Run).Assembly))
            Reach(next, types);
    }
}
