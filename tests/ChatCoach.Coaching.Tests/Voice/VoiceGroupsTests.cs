using ChatCoach.Coaching.Voice;

namespace ChatCoach.Coaching.Tests.Voice;

/// <summary>Which units have numbers of their own (privacy rules P5, P28).</summary>
public sealed class VoiceGroupsTests
{
    private static readonly VoiceRules Rules = new();

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void A_unit_has_numbers_of_its_own_from_twice_the_threshold_on(int contributors, bool alone) =>
        Assert.Equal(alone, VoiceGroups.Of([new VoiceUnit("a", null, contributors)], Rules).Count == 1);

    [Fact]
    public void What_is_too_small_counts_in_the_larger_unit_and_what_is_not_does_not()
    {
        var groups = VoiceGroups.Of([new("firm", null, 1), new("a", "firm", 12), new("b", "firm", 4), new("c", "firm", 6)], Rules);
        Assert.Equal(["firm", "a"], groups.Select(g => g.Unit));
        Assert.Equal(["b", "c", "firm"], groups[0].Units.Order());
        Assert.Equal(["a"], groups[1].Units);
    }

    [Fact]
    public void Four_with_nothing_above_them_and_a_rest_that_is_too_small_have_no_numbers()
    {
        Assert.Empty(VoiceGroups.Of([new("a", null, 4)], Rules));
        Assert.Equal(["a"], VoiceGroups.Of([new("firm", null, 0), new("a", "firm", 12), new("b", "firm", 4)], Rules).Select(g => g.Unit));
        Assert.Empty(VoiceGroups.Of([new("a", "gone", 9)], Rules));
        Assert.Equal(["a"], VoiceGroups.Of([new("a", "gone", 12)], Rules).Select(g => g.Unit));
    }

    [Fact]
    public void However_deep_units_lie_in_each_other_they_are_gone_through_and_a_circle_has_no_numbers()
    {
        const int Deep = 3_000;
        var chain = Enumerable.Range(0, Deep).Select(n => new VoiceUnit($"u{n}", n == 0 ? null : $"u{n - 1}", n >= Deep - 10 ? 1 : 0));
        var group = Assert.Single(VoiceGroups.Of([.. chain], Rules));
        Assert.Equal(("u2990", 10), (group.Unit, group.Units.Count));
        Assert.Empty(VoiceGroups.Of([new("a", "b", 12), new("b", "a", 12)], Rules));
    }

    /// <summary>Whatever the organisation looks like.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_groups_are_a_partition_and_each_is_large_enough(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var units = Enumerable.Range(0, random.Next(1, 40)).Select(n => new VoiceUnit($"u{n}", n == 0 || random.Next(8) == 0 ? null : $"u{random.Next(n)}", random.Next(16))).ToList();
            var groups = VoiceGroups.Of(units, Rules);
            var covered = groups.SelectMany(g => g.Units).ToList();
            Assert.Equal(covered.Count, covered.Distinct().Count());
            Assert.All(groups, g => Assert.True(units.Where(u => g.Units.Contains(u.Id)).Sum(u => u.Contributors) >= Rules.LeastContributors));
            Assert.All(units.Where(u => u.Contributors >= Rules.LeastContributors), u => Assert.Contains(groups, g => g.Unit == u.Id));
        }
    }
}
