using System.Globalization;
using ChatCoach.Coaching.Voice;
using Xunit.Abstractions;

namespace ChatCoach.Coaching.Tests.Voice.Attack;

/// <summary>
/// An insider attacks the weekly cards of made-up organisations (privacy rule P5): never may a card leave only one
/// possibility for what a colleague answered. Rules that are weaker are caught by the same attack.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    private const int Firms = 200;

    /// <summary>A weakness shows in fewer.</summary>
    private const int FewFirms = 20;

    /// <summary>In larger groups nothing is nearer to a single person, and the ways to spread answers over them are too many to look at each.</summary>
    private const int Largest = 40;

    private static readonly VoiceRules Rules = new();

    /// <summary>Over four weeks somebody can give any of several answers: the ways to spread those are too many to look at each where more contributed.</summary>
    private const int LargestOften = 13;

    private static readonly IReadOnlyList<IReadOnlyList<VoiceCell>> Cells = [.. SyntheticFirm.Cells.GroupBy(c => c.Question ?? c.Id, StringComparer.Ordinal).Select(g => (IReadOnlyList<VoiceCell>)[.. g])];
    private static readonly IReadOnlyList<AttackedQuestion> Questions = [.. Cells.Select(AttackedQuestion.Once)];
    private static readonly IReadOnlyList<AttackedQuestion> QuestionsOften = [.. Cells.Select(AttackedQuestion.Often)];

    [Fact]
    public void No_card_gives_a_single_answer_away()
    {
        var attack = Run(CardMaker.Ours, Firms);
        Assert.True(attack.Looked > 100_000, attack.ToString());
        Assert.Equal(0, attack.Exact);
    }

    [Fact]
    public void No_card_of_four_weeks_gives_a_single_answer_away()
    {
        var attack = Run(CardMaker.Ours, Firms, together: 4);
        Assert.True(attack.Looked > 20_000, attack.ToString());
        Assert.Equal(0, attack.Exact);
    }

    [Fact]
    public void A_one_sided_threshold_is_caught_over_four_weeks_too() => Assert.True(Run(CardMaker.OneSided, FewFirms, together: 4).Exact > 0);

    [Fact]
    public void A_one_sided_threshold_is_caught() => Assert.True(Run(CardMaker.OneSided, FewFirms).Exact > 0);

    [Fact]
    public void Cells_that_are_looked_at_one_by_one_are_caught() => Assert.True(Run(CardMaker.NotComplementary, FewFirms).Exact > 0);

    /// <summary>Two cards of one week, with a colleague and after they were erased, can tell what they answered: so there is never a second one.</summary>
    [Fact]
    public void A_card_that_is_made_again_without_somebody_is_caught() => Assert.True(Told(CardMaker.Ours) > 0);

    /// <summary>
    /// The same two cards as those of two weeks in which everybody answered alike and one was away. Words then tell only
    /// where a limit is crossed, counts every time.
    /// </summary>
    [Fact]
    public void Exact_counts_are_caught()
    {
        var (words, counts) = (Told(CardMaker.Ours), Told(CardMaker.Exact));
        Assert.True(counts > 3 * words, $"{counts:0.000} with counts, {words:0.000} with words");
    }

    /// <returns>In how many of all cases two cards, of all and of all but one, tell what that one answered.</returns>
    private double Told(CardMaker maker)
    {
        var adversary = new Adversary(maker);
        var (told, looked) = (0, 0);
        foreach (var people in Groups(FewFirms).Where(g => g.Count <= Largest && g.Count > Rules.LeastContributors))
        {
            foreach (var question in Questions)
            {
                looked++;
                told += adversary.AnswersBetween(question, people, people.Skip(1).ToList()) == 1 ? 1 : 0;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{maker.Name}: {told} of {looked} answers told by a second card."));
        return (double)told / looked;
    }

    private static IEnumerable<List<IReadOnlySet<string>>> Groups(int firms, int together = 1) =>
        Enumerable.Range(1, firms).Select(seed => new SyntheticFirm(seed)).SelectMany(firm => Enumerable.Range(0, SyntheticFirm.Weeks / together).SelectMany(period => firm.Period(period * together, together, Rules)));

    /// <param name="maker">Makes the cards.</param>
    /// <param name="firms">How many organisations.</param>
    /// <param name="together">Weeks of a period.</param>
    private Attacked Run(CardMaker maker, int firms, int together = 1)
    {
        var adversary = new Adversary(maker);
        var attacked = new Attacked(together == 1 ? maker.Name : $"{maker.Name}, {together} weeks");
        foreach (var people in Groups(firms, together).Where(g => g.Count <= Largest))
        {
            foreach (var question in together == 1 ? Questions : QuestionsOften.Where(q => q.Cells.Count == 1 || people.Count <= LargestOften))
            {
                foreach (var known in KnownOf(people, question))
                {
                    attacked.Looked++;
                    attacked.Exact += adversary.IsExact(question, people, known) ? 1 : 0;
                }

                // The one who is attacked is the last; the known ones are the first, whoever they are.
                if (question.Cells.Count == 1 && people.Count > Adversary.Knows + 1)
                {
                    var known = people.Take(Adversary.Knows).ToList();
                    attacked.Gains.Add(Math.Abs(adversary.Belief(question, people, known) - adversary.BeliefWithout(question, people.SkipLast(1).ToList(), known)));
                }
            }
        }

        output.WriteLine(attacked.ToString());
        return attacked;
    }

    /// <summary>Any, and those who help most: as many as can be of one answer.</summary>
    private static IEnumerable<List<IReadOnlySet<string>>> KnownOf(List<IReadOnlySet<string>> people, AttackedQuestion question)
    {
        yield return people.Take(Adversary.Knows).ToList();
        foreach (var cell in question.Cells)
        {
            yield return people.OrderByDescending(cell.IsIn).Take(Adversary.Knows).ToList();
            yield return people.OrderBy(cell.IsIn).Take(Adversary.Knows).ToList();
        }
    }

    private sealed record Attacked(string Name)
    {
        public int Looked { get; set; }

        public int Exact { get; set; }

        public List<double> Gains { get; } = [];

        public double Median => At(0.5);

        private double At(double part) => Gains.Order().ElementAt((int)(Gains.Count * part));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Exact} of {Looked} answers given away; gain median {Median:0.0000}, 99th percentile {At(0.99):0.0000}.");
    }
}
