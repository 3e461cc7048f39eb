using ChatCoach.Host.Tests.Real;
using ChatCoach.Storage.Writing;
using Npgsql;

namespace ChatCoach.Host.Tests.Storage;

public sealed class SignInTests
{
    [PostgresPasswordFact]
    public async Task A_password_that_is_asked_for_signs_in()
    {
        await using var store = Store(Environment.GetEnvironmentVariable(PostgresPasswordFactAttribute.Variable)!);

        await using var connection = await store.Source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT current_user", connection);

        Assert.Equal("coach_token", await command.ExecuteScalarAsync());
    }

    [PostgresPasswordFact]
    public async Task A_wrong_one_does_not()
    {
        await using var store = Store("wrong");

        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await store.Source.OpenConnectionAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    private static PostgresStore Store(string password) => new(
        new NpgsqlConnectionStringBuilder(Postgres.Server) { Username = "coach_token", Database = "postgres", Pooling = false }.ConnectionString,
        _ => ValueTask.FromResult(password));
}
