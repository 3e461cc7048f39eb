using ChatCoach.Coaching.Relationships;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class InviteCodeTests
{
    [Fact]
    public void A_new_code_is_read_as_one_and_no_two_are_the_same()
    {
        var n = 0;
        var codes = Enumerable.Range(0, 2000).Select(_ => InviteCode.New(() => $"id {n++}")).ToList();

        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, c => Assert.Equal(c.Replace("-", "", StringComparison.Ordinal), InviteCode.Read(c)));
        Assert.All(codes, c => Assert.Matches("^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$", c));
        Assert.Equal(32, codes.SelectMany(c => c.Replace("-", "", StringComparison.Ordinal)).Distinct().Count());
    }

    [Theory]
    [InlineData("Haus Baum Wald Berg")]
    [InlineData("Sicherheitsfrage")]
    [InlineData("1234 5678 9012 3456")]
    [InlineData("ABCD-EFGH-2345")]
    [InlineData("ABCD-EFGH-2345-6789-A")]
    [InlineData("Mein Code ist ABCD-EFGH-2345-6789")]
    [InlineData("")]
    public void What_people_say_is_no_code(string text) => Assert.Null(InviteCode.Read(text));
}
