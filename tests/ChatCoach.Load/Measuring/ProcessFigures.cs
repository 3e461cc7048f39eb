using System.Globalization;

namespace ChatCoach.Load.Measuring;

/// <summary>What Linux says of a process (proc(5)).</summary>
public static class ProcessFigures
{
    /// <summary>Of /proc/PID/stat; USER_HZ is 100 on every Linux .NET runs on.</summary>
    private const double MillisecondsPerTick = 10;

    private const double KilobytesPerMegabyte = 1024;

    /// <summary>Fields 14 and 15, counted after the name, which may hold blanks.</summary>
    private const int UserTime = 11;

    /// <summary>CPU time of all its threads so far, in milliseconds.</summary>
    public static double CpuMilliseconds(int process)
    {
        var stat = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[UserTime], CultureInfo.InvariantCulture) + double.Parse(fields[UserTime + 1], CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }

    /// <summary>Resident memory now, in megabytes.</summary>
    public static double Megabytes(int process) => Status(process, "VmRSS");

    /// <summary>The most resident memory it ever had, in megabytes.</summary>
    public static double PeakMegabytes(int process) => Status(process, "VmHWM");

    private static double Status(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / KilobytesPerMegabyte;
    }
}
