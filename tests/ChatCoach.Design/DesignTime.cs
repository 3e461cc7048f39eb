using ChatCoach.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.WriteLine("For `dotnet ef` only.");

/// <summary>No database is opened: the model alone is compared with its migrations.</summary>
internal sealed class SqliteCoach : IDesignTimeDbContextFactory<SqliteCoachDb>
{
    public SqliteCoachDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteCoachDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class SqliteKeys : IDesignTimeDbContextFactory<SqliteKeyDb>
{
    public SqliteKeyDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteKeyDb>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class PostgresCoach : IDesignTimeDbContextFactory<PostgresCoachDb>
{
    public PostgresCoachDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresCoachDb>().UseNpgsql("Host=none").Options);
}

internal sealed class PostgresKeys : IDesignTimeDbContextFactory<PostgresKeyDb>
{
    public PostgresKeyDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresKeyDb>().UseNpgsql("Host=none").Options);
}
