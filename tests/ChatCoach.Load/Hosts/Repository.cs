using System.Reflection;

namespace ChatCoach.Load.Hosts;

/// <summary>Where this repository lies, as the build wrote it down.</summary>
public static class Repository
{
    public static string Root { get; } = Metadata("Repository");

    /// <summary>For what runs make and nobody commits.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts", "load");

    /// <summary>The host this program was built with.</summary>
    public static string BuiltHost { get; } = Path.Combine(Root, Metadata("Host"));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
