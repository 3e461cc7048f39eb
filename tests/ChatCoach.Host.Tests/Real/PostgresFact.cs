using System.Reflection;
using Xunit.Sdk;

namespace ChatCoach.Host.Tests.Real;

/// <summary>A PostgreSQL server for tests; every test makes databases of its own in it.</summary>
public static class Postgres
{
    public const string Variable = "CHATCOACH_TEST_POSTGRES";

    public static string? Server => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Null when there is a server.</summary>
    public static string? Skip => string.IsNullOrWhiteSpace(Server)
        ? $"Needs PostgreSQL: set {Variable} to a server where databases may be created, for example \"Host=127.0.0.1;Port=54329;Username=postgres\"; .ci/run installs one."
        : null;
}

/// <summary>A fact about PostgreSQL, left out by name where there is no server.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Postgres.Skip;
}

/// <summary>
/// A fact about signing in with a password, left out by name where the server asks nobody for one. The server of
/// <see cref="Postgres.Variable"/> has a role "coach_token" that needs the password named by
/// <see cref="Variable"/>.
/// </summary>
public sealed class PostgresPasswordFactAttribute : FactAttribute
{
    public const string Variable = "CHATCOACH_TEST_POSTGRES_PASSWORD";

    public PostgresPasswordFactAttribute() => Skip = Postgres.Skip ?? (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable))
        ? $"Needs a role that signs in with a password: make \"coach_token\" (superuser, scram-sha-256) and set {Variable} to its password; .ci/run does so." : null);
}

/// <summary>A theory about PostgreSQL, left out by name where there is no server.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = Postgres.Skip;
}

/// <summary>Runs a theory on SQLite; its arguments are the database and what is given besides.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnSqliteAttribute(params object[] more) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite, .. more]];
}

/// <summary>Runs a theory on PostgreSQL, left out by name where there is no server; its arguments are the database and what is given besides.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnPostgresAttribute : DataAttribute
{
    private readonly object[] more;

    public OnPostgresAttribute(params object[] more)
    {
        Skip = Postgres.Skip;
        this.more = more;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Postgres, .. more]];
}

/// <summary>Which real database a test runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}
