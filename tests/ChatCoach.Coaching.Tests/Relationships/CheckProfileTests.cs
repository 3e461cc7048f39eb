using System.Globalization;
using ChatCoach.Coaching.Relationships;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>The formal rule of the relationship check (guides B.16).</summary>
public sealed class CheckProfileTests
{
    private static readonly string[] Items = ["n1", "n2", "n3", "a1", "a2", "a3", "c1", "c2", "c3", "e1", "e2", "e3"];

    [Theory]
    [InlineData("1 3 5  5 5 5  2 2 4  4 4 4", "3 Shaky 3 | 5 Holds 5 | 2 Shaky 2 | 4 Holds 4", "Clarity")]
    [InlineData("- - -  - - -  - - -  - - -", "Open 0 | Open 0 | Open 0 | Open 0", "")]
    [InlineData("5 - -  4 4 4  4 4 -  3 3 3", "Open 0 | 4 Holds 4 | 4 Holds 4 | 3 Shaky 3", "Equality")]
    [InlineData("3 4 -  5 5 5  5 5 5  5 5 5", "3.5 Shaky 3 | 5 Holds 5 | 5 Holds 5 | 5 Holds 5", "Needs")]
    [InlineData("4 5 -  5 5 5  5 5 5  5 5 5", "4.5 Holds 4 | 5 Holds 5 | 5 Holds 5 | 5 Holds 5", "Needs")]
    [InlineData("5 5 5  5 5 5  5 5 5  5 5 5", "5 Holds 5 | 5 Holds 5 | 5 Holds 5 | 5 Holds 5", "")]
    [InlineData("1 1 1  1 1 1  1 1 1  1 1 1", "1 Shaky 1 | 1 Shaky 1 | 1 Shaky 1 | 1 Shaky 1", "")]
    [InlineData("2 2 2  4 4 4  2 2 2  4 4 4", "2 Shaky 2 | 4 Holds 4 | 2 Shaky 2 | 4 Holds 4", "Needs Clarity")]
    [InlineData("1 5 -  - 2 -  - - -  - - -", "3 Shaky 3 | Open 0 | Open 0 | Open 0", "Needs")]
    [InlineData("4 4 -  - 2 -  - - -  - - -", "4 Holds 4 | Open 0 | Open 0 | Open 0", "")]
    [InlineData("1 1 5  3 3 3  3 3 3  3 3 3", "1 Shaky 1 | 3 Shaky 3 | 3 Shaky 3 | 3 Shaky 3", "Needs")]
    [InlineData("3 4 5  3 4 4  4 4 4  4 4 4", "4 Holds 4 | 4 Holds 4 | 4 Holds 4 | 4 Holds 4", "")]
    [InlineData("1 2 -  1 2 -  5 5 -  5 5 -", "1.5 Shaky 1 | 1.5 Shaky 1 | 5 Holds 5 | 5 Holds 5", "Needs Aliveness")]
    public void The_table(string answers, string values, string lowest)
    {
        var given = answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((a, i) => (Item: Items[i], Answer: a)).Where(p => p.Answer != "-");

        var profile = CheckProfile.Of(given.ToDictionary(p => p.Item, p => int.Parse(p.Answer, CultureInfo.InvariantCulture)));

        Assert.Equal(values, string.Join(" | ", profile.Values.Select(v => v.Halves is { } h
            ? string.Create(CultureInfo.InvariantCulture, $"{h / 2.0} {v.Word} {v.Filled}") : $"{v.Word} {v.Filled}")));
        Assert.Equal(lowest, string.Join(' ', profile.Lowest));
    }

    [Fact]
    public void The_groups_stand_in_their_order_and_hold_the_twelve_statements()
    {
        Assert.Equal([CheckGroup.Needs, CheckGroup.Aliveness, CheckGroup.Clarity, CheckGroup.Equality], CheckProfile.Of(new Dictionary<string, int>()).Values.Select(v => v.Group));
        Assert.Equal(Items.Order(), CheckProfile.Items.Order());
    }

    [Fact]
    public void The_order_of_the_answers_of_a_group_changes_nothing_and_a_higher_answer_never_lowers_it()
    {
        var property = from answers in Gen.Choose(0, 5).ArrayOf(12) from at in Gen.Choose(0, 11) from turn in Gen.Choose(1, 2) select (answers, at, turn);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Arb.From(property), Holds));
    }

    private static void Holds((int[] Answers, int At, int Turn) sample)
    {
        var (answers, at, turn) = sample;
        var turned = answers.Select((_, i) => answers[(i / 3 * 3) + ((i + turn) % 3)]).ToArray();
        Assert.Equal(Told(answers), Told(turned));
        if (answers[at] is 0 or 5)
            return;
        var raised = answers.Select((a, i) => i == at ? a + 1 : a).ToArray();
        Assert.True(Of(raised).Values[at / 3].Halves >= Of(answers).Values[at / 3].Halves || Of(answers).Values[at / 3].Halves is null);
    }

    private static string Told(int[] answers) => string.Join('|', Of(answers).Values) + string.Join(' ', Of(answers).Lowest);

    private static CheckProfile Of(int[] answers) =>
        CheckProfile.Of(answers.Select((a, i) => (a, i)).Where(p => p.a > 0).ToDictionary(p => Items[p.i], p => p.a));
}
