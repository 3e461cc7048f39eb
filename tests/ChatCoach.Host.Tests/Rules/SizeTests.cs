using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Rules;

/// <summary>Files and methods one can take in at a glance.</summary>
public sealed partial class SizeTests
{
    private const int MaxFile = 300;
    private const int MaxMethod = 40;

    private static readonly IReadOnlyList<string> Files =
        [.. Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Generated().IsMatch(Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')))];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        Assert.True(Files.Count > 50);
        Assert.DoesNotContain(Files.Select(f => (Name: Path.GetFileName(f), Lines: File.ReadLines(f).Count())), f => f.Lines > MaxFile);
    }

    [Fact]
    public void No_method_is_longer_than_40_lines() =>
        Assert.Empty(Files.SelectMany(f => Methods(File.ReadAllLines(f)).Where(m => m.Lines > MaxMethod).Select(m => $"{Path.GetFileName(f)}: {m.Name} has {m.Lines}")));

    [Fact]
    public void Most_files_are_short()
    {
        var lengths = Files.Select(f => File.ReadLines(f).Count()).Order().ToList();
        Assert.True(lengths[lengths.Count / 2] < 100, $"The median is {lengths[lengths.Count / 2]} lines.");
    }

    [Fact]
    public void Methods_are_found_as_they_are_written()
    {
        string[] code =
        [
            "public class A", "{", "    public int B(", "        int c)", "    {", "        return c;", "    }", "",
            "    private static string D(int e) => e switch", "    {", "        1 => \"x\",", "        _ => \"y\",", "    };", "", "    private sealed class F(int g)", "    {", "        public void H()", "        {", "        }", "    }", "}",
        ];

        Assert.Equal([("B", 5), ("D", 5), ("H", 3)], Methods(code).ToList());
    }

    /// <summary>Name and length of each method, constructor and operator, from its signature to its end; our code is indented evenly.</summary>
    private static IEnumerable<(string Name, int Lines)> Methods(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (Signature().Match(lines[i]) is not { Success: true } start)
                continue;
            var end = End(lines, i, start.Groups["indent"].Value);
            if (end >= i)
                yield return (start.Groups["name"].Value, end - i + 1);
        }
    }

    /// <summary>A block ends at its brace; an expression ends at the semicolon before a blank line or the end of its type.</summary>
    private static int End(string[] lines, int start, string indent)
    {
        var block = Array.FindIndex(lines, start, l => l == indent + "{" || l.EndsWith(';'));
        if (block >= 0 && lines[block] == indent + "{")
            return Array.FindIndex(lines, block, l => l == indent + "}" || l == indent + "};");
        for (var at = start; at < lines.Length; at++)
            if (lines[at].EndsWith(';') && (at + 1 == lines.Length || lines[at + 1].Length == 0 || !lines[at + 1].StartsWith(indent, StringComparison.Ordinal)))
                return at;
        return -1;
    }

    [GeneratedRegex(@"(^|/)(obj|bin|Migrations)/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^(?<indent> +)(?![^(]*\b(class|record|struct|interface|enum|const|delegate)\b)(public|private|internal|protected|static|async|override|sealed|partial)( (public|private|internal|protected|static|async|override|sealed|partial|virtual|readonly|new))* ([\w<>\[\]?,.() ]+ )?(?<name>\w+)(<[\w, ]+>)?\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Signature();
}
