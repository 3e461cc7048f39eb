using ChatCoach.Browser.Tests.Running;
using Microsoft.Playwright;

namespace ChatCoach.Browser.Tests.Chat;

/// <summary>axe-core, the usual checker of accessibility: labels, roles, names, contrast.</summary>
internal static class Axe
{
    /// <summary>What is wrong with the page as it stands, one line a finding.</summary>
    /// <param name="page">The page.</param>
    /// <param name="contrast">Contrasts too; on a page of hundreds of cards that takes longer than all the rest.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, bool contrast = true)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(await NpmPackages.FileAsync("axe-core", "axe.min.js")));
        return await page.EvaluateAsync<string[]>(
            "async contrast => (await axe.run({ rules: { 'color-contrast': { enabled: contrast } } })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.target.join(' ')}`))", contrast);
    }
}
