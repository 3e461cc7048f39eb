namespace ChatCoach.Host.LocalChat;

/// <summary>
/// A random token of this process that stands in the page and comes back in a header. Another site may open the page but
/// cannot read it, so it cannot become anybody here.
/// </summary>
internal sealed class PageToken
{
    public const string Header = "x-chatcoach-page";

    public string Value { get; } = Secrets.New();

    public bool IsIn(HttpRequest request) => Secrets.Same(Value, request.Headers[Header]);
}
