using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Running;

/// <summary>A browser profile of its own with one window, and what its console complained of.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    public Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Enqueue(message.Text);
        };
        context.WebError += (_, error) => complaints.Enqueue(error.Error);
        context.RequestFailed += (_, request) => complaints.Enqueue($"{request.Url} failed: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the pages, and requests that failed.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>A second window of the same profile: it shares what the browser remembers.</summary>
    public Task<IPage> SecondAsync() => context.NewPageAsync();

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
