namespace ChatCoach.Host.Manifest;

/// <summary>Something that keeps the app package from being made.</summary>
/// <param name="Where">The setting, or the file and the path inside it.</param>
/// <param name="What">A sentence that says what is wrong and what to do.</param>
public sealed record ManifestProblem(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}
