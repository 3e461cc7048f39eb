namespace ChatCoach.Storage.Setup;

/// <summary>The folder a file of ours lies in.</summary>
internal static class Directories
{
    /// <summary>Makes it, for the host's own account alone; one that is there is left as it is.</summary>
    public static void Make(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
