using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatCoach.Storage.Schema;

/// <summary>Lower-case names, which both databases take without quotes.</summary>
internal static class SnakeCase
{
    public static void NameInSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(Name(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Name(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Name(key.GetName()!));
            foreach (var foreign in entity.GetForeignKeys())
                foreign.SetConstraintName(Name(foreign.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Name(index.GetDatabaseName()!));
        }
    }

    private static string Name(string name) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace("__", "_", StringComparison.Ordinal);
}

/// <summary>SQLite cannot compare a DateTimeOffset, PostgreSQL takes none with an offset: both keep UTC ticks.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
