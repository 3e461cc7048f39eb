using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Rules;

/// <summary>
/// A turn is pure: no clock, no chance, no I/O. The build refuses the symbols of BannedSymbols.txt (seen: a line
/// "_ = DateTime.UtcNow;" in GuideEngine.cs fails with RS0030); these tests hold the list and the switch in place.
/// </summary>
public sealed class PurityTests
{
    private static readonly string Room = Repository.PathOf("src", "ChatCoach.Coaching");

    [Fact]
    public void The_list_names_every_source_of_time_of_chance_and_of_waiting()
    {
        var banned = File.ReadAllLines(Path.Combine(Room, "BannedSymbols.txt")).Select(l => l.Split(';')[0][2..]).ToHashSet(StringComparer.Ordinal);

        string[] must =
        [
            "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow", "System.TimeProvider", "System.Diagnostics.Stopwatch",
            "System.Guid.NewGuid", "System.Random", "System.Security.Cryptography.RandomNumberGenerator", "System.IO.File", "System.Net.Http.HttpClient", "System.Environment", "System.Threading.Thread",
        ];
        Assert.Empty(must.Except(banned, StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_is_read_by_the_build_and_nothing_switches_it_off()
    {
        Assert.Contains("<AdditionalFiles Include=\"BannedSymbols.txt\" />", File.ReadAllText(Path.Combine(Room, "ChatCoach.Coaching.csproj")), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", File.ReadAllText(Repository.PathOf("Directory.Build.props")), StringComparison.Ordinal);
        Assert.DoesNotContain("RS0030", File.ReadAllText(Repository.PathOf(".editorconfig")), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(Room, "*.cs", SearchOption.AllDirectories))
            Assert.False(Regex.IsMatch(File.ReadAllText(file), "#pragma warning disable|SuppressMessage", RegexOptions.None, TimeSpan.FromSeconds(1)), file);
    }
}
