using System.Reflection;
using System.Xml.Linq;
using ChatCoach.Coaching.Turns;
using ChatCoach.Host.Tests.Manifest;
using ChatCoach.Protocol.Activities;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Rules;

/// <summary>Who may know whom. A project earns its place by forbidding a reference.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("ChatCoach.Protocol", "")]
    [InlineData("ChatCoach.Coaching", "")]
    [InlineData("ChatCoach.Storage", "ChatCoach.Coaching")]
    [InlineData("ChatCoach.Host", "ChatCoach.Coaching ChatCoach.Protocol ChatCoach.Storage")]
    public void A_project_references_only_what_it_may(string project, string allowed)
    {
        var file = XDocument.Load(Repository.PathOf("src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Equal(allowed, string.Join(' ', references.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(typeof(Activity), "")]
    [InlineData(typeof(GuideEngine), "")]
    [InlineData(typeof(TurnStore), "ChatCoach.Coaching")]
    public void An_assembly_uses_only_what_it_may(Type of, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', Used(of).Where(n => n.StartsWith("ChatCoach.", StringComparison.Ordinal))));

    /// <summary>The mind is pure: nothing of the database, the network or the web.</summary>
    [Fact]
    public void Coaching_knows_neither_database_nor_network_nor_web()
    {
        string[] foreign = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data", "Npgsql", "SQLitePCL", "System.Data", "System.Net", "Microsoft.Extensions", "System.IO.Pipes"];

        Assert.DoesNotContain(Used(typeof(GuideEngine)), n => foreign.Any(f => n.StartsWith(f, StringComparison.Ordinal)));
        var packages = XDocument.Load(Repository.PathOf("src", "ChatCoach.Coaching", "ChatCoach.Coaching.csproj")).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value);
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], packages);
    }

    [Fact]
    public void The_wire_knows_nothing_of_the_database() =>
        Assert.DoesNotContain(Used(typeof(Activity)), n => n.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || n.StartsWith("Npgsql", StringComparison.Ordinal));

    /// <summary>Only the two maps of the host know both the wire and the mind; the messages of a turn and its gate carry them on.</summary>
    [Fact]
    public void The_engine_is_called_in_one_place()
    {
        var callers = Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(f).Contains("GuideEngine.Step(", StringComparison.Ordinal));

        Assert.Equal(["TurnRunner.cs"], callers.Select(Path.GetFileName));
    }

    private static IEnumerable<string> Used(Type type) => type.Assembly.GetReferencedAssemblies().Select((AssemblyName a) => a.Name!).Order(StringComparer.Ordinal);
}
