using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>A chat whose cards Microsoft's renderer draws: Web Chat and the Agents Playground alike.</summary>
/// <param name="page">The open chat.</param>
/// <param name="bubbleSelector">The element of one message.</param>
public class CardChat(IPage page, string bubbleSelector)
{
    public IPage Page => page;

    public ILocator Cards => page.Locator(".ac-adaptiveCard");

    /// <summary>The newest card.</summary>
    public ILocator Card => Cards.Last;

    public ILocator Button(string label) => Card.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    /// <summary>A radio button or a box. The Playground puts the question before the name of a box.</summary>
    public ILocator Choice(string label)
    {
        var name = new Regex($"^(.*[.?)] )?{Regex.Escape(label).Replace("/", "\\/", StringComparison.Ordinal)}$");
        return Card.GetByRole(AriaRole.Radio, new() { NameRegex = name }).Or(Card.GetByRole(AriaRole.Checkbox, new() { NameRegex = name }));
    }

    public Task ShowsAsync(string words) => Expect(Card).ToContainTextAsync(words);

    /// <summary>Fills in a card without tapping its button.</summary>
    public async Task FillAsync(Question question)
    {
        await ShowsAsync(question.Asks);
        if (question.Alias is { } alias)
            await Card.GetByRole(AriaRole.Textbox).FillAsync(alias);
        foreach (var choice in question.Choices)
            await Choice(choice).CheckAsync();
    }

    public async Task AnswerAsync(params IEnumerable<Question> questions)
    {
        foreach (var question in questions)
        {
            await FillAsync(question);
            await Button(question.Tap).ClickAsync();
        }
    }

    /// <summary>Asks for the summary and compares every line of it.</summary>
    public async Task ReadsSummaryAsync(CheckIn checkIn)
    {
        await ShowsAsync(checkIn.Done);
        await Button(checkIn.SummaryButton).ClickAsync();
        await ShowsAsync(checkIn.SummaryTitle);
        Assert.Equal(checkIn.Facts, await FactsAsync());
    }

    /// <summary>The lines of a summary: "label: value".</summary>
    public async Task<IReadOnlyList<string>> FactsAsync()
    {
        var titles = await Card.Locator(".ac-fact-title").AllInnerTextsAsync();
        var values = await Card.Locator(".ac-fact-value").AllInnerTextsAsync();
        return [.. titles.Zip(values, (title, value) => $"{title.Trim()}: {value.Trim()}")];
    }

    /// <summary>Every block of text of the newest card, from above.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync() => [.. (await Card.Locator(".ac-textBlock").AllInnerTextsAsync()).Select(l => l.Trim())];

    /// <summary>Marks the message of the newest card, to be recognised by <see cref="StaysInItsMessageAsync"/>.</summary>
    public Task MarkMessageAsync() =>
        Card.EvaluateAsync("(card, bubble) => card.closest(bubble).setAttribute('data-marked', '')", bubbleSelector);

    /// <summary>There is one card, and it is in the marked message.</summary>
    public async Task StaysInItsMessageAsync()
    {
        await Expect(page.Locator("[data-marked] .ac-adaptiveCard")).ToHaveCountAsync(1);
        await Expect(Cards).ToHaveCountAsync(1);
    }
}
