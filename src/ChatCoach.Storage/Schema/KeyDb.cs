using Microsoft.EntityFrameworkCore;

namespace ChatCoach.Storage.Schema;

/// <summary>The second store: every data key, wrapped by one key from outside. Never in the same backup as the memory.</summary>
public abstract class KeyDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<MarkRow> Marks => Set<MarkRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KeyRow>().HasKey(row => row.Id);
        modelBuilder.Entity<MarkRow>().HasKey(row => row.Key);
        modelBuilder.NameInSnakeCase();
    }
}

/// <summary>The keys on SQLite.</summary>
public sealed class SqliteKeyDb(DbContextOptions<SqliteKeyDb> options) : KeyDb(options);

/// <summary>The keys on PostgreSQL.</summary>
public sealed class PostgresKeyDb(DbContextOptions<PostgresKeyDb> options) : KeyDb(options);
