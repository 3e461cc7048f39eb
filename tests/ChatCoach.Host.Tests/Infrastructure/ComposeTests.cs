using System.Text.RegularExpressions;
using ChatCoach.Host.Tests.Manifest;
using YamlDotNet.RepresentationModel;

namespace ChatCoach.Host.Tests.Infrastructure;

public sealed partial class ComposeTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("infra", "compose.yml"));
    private static readonly YamlMappingNode Root = Parse();

    private static YamlMappingNode Parse()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static YamlMappingNode Service(string name) => (YamlMappingNode)Root["services"][name];

    private static Dictionary<string, string> Environment(string service) =>
        ((YamlMappingNode)Service(service)["environment"]).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());

    private static IEnumerable<string> VolumesOf(string service) =>
        ((YamlSequenceNode)Service(service)["volumes"]).Select(volume => volume.ToString().Split(':')[0]);

    [Fact]
    public void Every_setting_of_the_host_is_one_it_knows_and_none_it_needs_is_missing()
    {
        var names = KnownSettings.FromVariables(Environment("host").Keys);

        Assert.Empty(names.Except(KnownSettings.Ours, StringComparer.Ordinal));
        Assert.Empty(KnownSettings.Needed.Except(names, StringComparer.Ordinal));
    }

    [Fact]
    public void No_variable_has_a_default_and_every_missing_one_is_explained()
    {
        var variables = Variable().Matches(string.Join('\n', Text.Split('\n').Where(line => !line.StartsWith('#'))));

        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.Matches(@"^\$\{[A-Z_]+:\?[^}]{10,}\}$", variable.Value));
        Assert.All(
            Root["services"].AllNodes.OfType<YamlMappingNode>().SelectMany(node => node.Children).Where(pair => pair.Key.ToString().EndsWith("PASSWORD", StringComparison.Ordinal)),
            pair => Assert.StartsWith("${", pair.Value.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Data_keys_and_the_wrapping_key_lie_in_three_volumes()
    {
        string[] used = [.. VolumesOf("host"), .. VolumesOf("data"), .. VolumesOf("keys")];

        Assert.Equal(3, used.Distinct().Count());
        Assert.Equal(used.Order(), ((YamlMappingNode)Root["volumes"]).Select(volume => volume.Key.ToString()).Order());
    }

    [Fact]
    public void The_host_is_reached_only_through_a_proxy_on_this_machine() =>
        Assert.All((YamlSequenceNode)Service("host")["ports"], port => Assert.StartsWith("127.0.0.1:", port.ToString(), StringComparison.Ordinal));

    [Fact]
    public void The_image_is_built_from_the_top_of_the_repository()
    {
        var build = Service("host")["build"];
        var top = Path.GetFullPath(Repository.PathOf("infra", build["context"].ToString()));

        Assert.Equal(Repository.Root, top);
        Assert.True(File.Exists(Path.Combine(top, build["dockerfile"].ToString())));
    }

    [GeneratedRegex(@"\$\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
