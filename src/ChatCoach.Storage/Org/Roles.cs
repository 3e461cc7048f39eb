using System.Collections.Immutable;

namespace ChatCoach.Storage.Org;

/// <summary>Roles in their column: sorted, joined by commas.</summary>
internal static class Roles
{
    public static ImmutableList<string> Split(string column) => [.. column.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    public static string Join(IEnumerable<string> roles) => string.Join(',', roles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
