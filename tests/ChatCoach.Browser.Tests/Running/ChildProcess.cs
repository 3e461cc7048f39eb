using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>A program these tests started, with everything it said.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Two cores may be busy with other tests; a program that needs longer to start has a flaw.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private int openStreams = 2;

    private ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Output and error output so far.</summary>
    public string Said => string.Join('\n', said);

    public static ChildProcess Start(ProcessStartInfo start)
    {
        var child = new ChildProcess(start);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for a line that was not waited for before.</summary>
    public async Task<Match> SaysAsync(Regex wanted)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(late.Token))
            {
                if (wanted.Match(line) is { Success: true } match)
                    return match;
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new TimeoutException($"Nothing like \"{wanted}\" within {Patience}. It said:\n{Said}");
        }

        throw new InvalidOperationException($"It ended without saying \"{wanted}\". It said:\n{Said}");
    }

    /// <summary>Its whole input; it must have been started with one.</summary>
    public async Task TellAsync(string input)
    {
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
    }

    /// <summary>Waits for its end; the exit code.</summary>
    public async Task<int> EndsAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    /// <summary>Kills it at once (SIGKILL): nothing in it gets a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            if (Interlocked.Decrement(ref openStreams) == 0)
                lines.Writer.Complete();
            return;
        }

        said.Enqueue(line);
        lines.Writer.TryWrite(line);
    }
}
