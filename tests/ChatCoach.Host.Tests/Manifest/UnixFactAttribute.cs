namespace ChatCoach.Host.Tests.Manifest;

/// <summary>A test that puts a shell script in npm's place; on Windows it is named as left out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "The stand-in for npm is a shell script, which Windows cannot start.";
    }
}
