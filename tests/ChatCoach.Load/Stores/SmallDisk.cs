using System.Globalization;
using ChatCoach.Load.Hosts;

namespace ChatCoach.Load.Stores;

/// <summary>A file system of a few megabytes in memory, to be filled (needs the right to mount).</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("chatcoach-disk-").FullName;
        await Shell.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes.ToString(CultureInfo.InvariantCulture)}m", "tmpfs", folder]);
        return new SmallDisk(folder);
    }

    /// <summary>Takes all that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var size in (int[])[65536, 512])
        {
            var block = new byte[size];
            try
            {
                while (true)
                    file.Write(block);
            }
            catch (IOException)
            {
                // Full, as far as blocks of this size go.
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await Shell.RunAsync("umount", ["-l", Folder]);
        Directory.Delete(Folder);
    }
}
