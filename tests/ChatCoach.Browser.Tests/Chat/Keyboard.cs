using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>A person without a mouse in Web Chat: Tab, arrows, Space and Enter.</summary>
public sealed class Keyboard(WebChat chat)
{
    /// <summary>More stops than any card and the page around it have.</summary>
    private const int MaxStops = 60;

    /// <summary>From the page into the newest message, as Web Chat's own help describes it.</summary>
    public async Task EnterNewestMessageAsync()
    {
        await TabToAsync(chat.Page.Locator(".webchat__basic-transcript"));
        await PressAsync("Enter");
    }

    public async Task AnswerAsync(Question question)
    {
        await chat.ShowsAsync(question.Asks);
        if (question.Alias is { } alias)
        {
            await TabToAsync(chat.Card.GetByRole(AriaRole.Textbox));
            await chat.Page.Keyboard.TypeAsync(alias);
        }

        foreach (var choice in question.Choices)
            await ChooseAsync(chat.Choice(choice));
        await TapAsync(question.Tap);
    }

    public async Task TapAsync(string button)
    {
        await TabToAsync(chat.Button(button));
        await PressAsync("Enter");
    }

    /// <summary>A box is a stop of its own; radio buttons are one stop together, inside it the arrows go on.</summary>
    private async Task ChooseAsync(ILocator choice)
    {
        if (await choice.GetAttributeAsync("type") != "radio")
        {
            await TabToAsync(choice);
        }
        else
        {
            var group = await choice.GetAttributeAsync("name");
            await TabToAsync(chat.Card.Locator($"input[name='{group}']"));
            for (var stops = 0; !await IsFocusedAsync(choice); stops++)
            {
                Assert.True(stops < MaxStops, "The arrows never reach this choice.");
                await PressAsync("ArrowDown");
            }
        }

        if (!await choice.IsCheckedAsync())
            await PressAsync("Space");
        await Expect(choice).ToBeCheckedAsync();
    }

    /// <summary>Tabs until one of the elements has the focus, which must then be visible.</summary>
    private async Task TabToAsync(ILocator wanted)
    {
        for (var stops = 0; stops < MaxStops; stops++)
        {
            await PressAsync("Tab");
            foreach (var one in await wanted.AllAsync())
            {
                if (await IsFocusedAsync(one))
                    return;
            }
        }

        Assert.Fail($"The keyboard never reaches {wanted}.");
    }

    private Task PressAsync(string key) => chat.Page.Keyboard.PressAsync(key);

    private static Task<bool> IsFocusedAsync(ILocator element) =>
        element.EvaluateAsync<bool>("element => element === document.activeElement");
}
