using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Manifest;

namespace ChatCoach.Host.Tests.Infrastructure;

public sealed partial class BicepTests
{
    private static readonly string Main = File.ReadAllText(Repository.PathOf("infra", "main.bicep"));

    [Fact]
    public void Every_app_setting_is_one_the_host_knows_and_none_it_needs_is_missing()
    {
        var block = SettingsBlock().Match(Main).Groups["body"].Value;
        var variables = Member().Matches(block).Select(match => match.Groups["name"].Value)
            .Concat(IndexedName().Matches(Main).Select(match => match.Groups["name"].Value));

        var names = KnownSettings.FromVariables(variables);

        Assert.Empty(names.Except(KnownSettings.Ours, StringComparer.Ordinal));
        Assert.Empty(KnownSettings.Needed.Except(names, StringComparer.Ordinal));
    }

    [Fact]
    public void The_parameters_file_names_only_parameters_there_are_and_all_without_a_default()
    {
        var parameters = Parameter().Matches(Main).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["default"].Success);
        var given = JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "main.parameters.json")))!["parameters"]!.AsObject().Select(member => member.Key).ToList();

        Assert.NotEmpty(parameters);
        Assert.Empty(given.Except(parameters.Keys));
        Assert.Empty(parameters.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).Except(given));
    }

    [Fact]
    public void Every_module_gets_the_parameters_it_asks_for_and_no_others()
    {
        var modules = Module().Matches(Main);

        Assert.NotEmpty(modules);
        Assert.All(modules, module =>
        {
            var asked = Parameter().Matches(File.ReadAllText(Repository.PathOf("infra", module.Groups["path"].Value)));
            var given = ModuleParameter().Matches(module.Groups["params"].Value).Select(match => match.Groups["name"].Value);
            Assert.Equal(asked.Select(match => match.Groups["name"].Value).Order(), given.Order());
        });
    }

    [Fact]
    public void No_password_stands_in_the_template() =>
        Assert.DoesNotMatch(new Regex("Password=|administratorLoginPassword", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)), Main);

    [GeneratedRegex(@"^var appSettings = \{\n(?<body>.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingsBlock();

    [GeneratedRegex(@"^  (?<name>\w+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"'(?<name>\w+__)\$\{i\}'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IndexedName();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> =)?", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^module \w+ '(?<path>[^']+)'.*?^  params: \{\n(?<params>.*?)^  \}", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Module();

    [GeneratedRegex(@"^    (?<name>\w+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModuleParameter();
}
