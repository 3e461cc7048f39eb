using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Guides;

/// <summary>One broken guide for each kind of problem; each is refused with the path to it.</summary>
public sealed class BrokenGuidesTests
{
    public static TheoryData<string, string> Kinds => new()
    {
        { "same version twice", "T1: Version 1 stands in 2 files" },
        { "command is a repair word", "T1.commands: \"hilfe\" is a repair word already" },
        { "language missing", "T1.steps.a.ask: A language is missing" },
        { "prompt too long", "T1.steps.a.ask: Has 331 characters" },
        { "label too long", "T1.steps.a.label: Has 61 characters" },
        { "why too long", "T1.steps.a.why: Has 221 characters" },
        { "button too long", "T1.steps.a.options.x.label: Has 35 characters" },
        { "unknown placeholder", "T1.steps.a.ask: {nobody} is no known placeholder" },
        { "banned word", "T1.steps.a.ask: \"herausforderung\" is not said here" },
        { "unknown vocabulary", "T1.steps.a.vocabulary: There is no vocabulary \"colours\"" },
        { "nothing to choose", "T1.steps.a.options: Nothing can be chosen" },
        { "options where none belong", "T1.steps.a.options: This kind of step has no options" },
        { "too many options", "T1.steps.a.options: Has 7 options; at most 6 fit" },
        { "too many for several", "T1.steps.a.options: Has 9 options; a longer list is a vocabulary" },
        { "field without privacy class", "T1.steps.a: A stored field has a privacy class" },
        { "field without purpose", "T1.steps.a.purpose: A stored field has a purpose" },
        { "purpose without a field", "T1.steps.a.purpose: A stored field has a purpose" },
        { "one field, two classes", "T1.steps.b.field: \"test.a\" has another privacy class or purpose at T1.steps.a.field" },
        { "projected field of another class", "T1.steps.a.privacy: What goes into the record of a relationship has the class relationship" },
        { "opinion about a person that is no note", "T1.steps.a.privacy: What one thinks about a person is a private note" },
        { "feelings in a relationship", "T1.steps.a.privacy: Feelings are nobody else's" },
        { "offer without a menu", "T1.menu: A guide with an offer stands under one heading" },
        { "menu without an offer", "T1.menu: A guide with an offer stands under one heading" },
        { "counts when a step that is not there", "T1.countsWhen: There is no step \"z\" with an option \"x\"" },
        { "counts when an option that is not there", "T1.countsWhen: There is no step \"a\" with an option \"z\"" },
        { "command of another guide", "T2.commands: \"probe\" starts T1 already" },
        { "name that a card needs", "T1.steps.token: What a card sends is named by the ids of its steps" },
        { "name that ends like a new relationship", "T1.steps.clientNew: What a card sends is named by the ids of its steps" },
        { "relationship beside three inputs", "T1.steps.a.card: More than 4 inputs on one card; a relationship takes two" },
        { "future of what is no date", "T1.steps.a.future: Only a date lies in the future" },
        { "times where nothing comes back", "T1.steps.a.times: Stands only at a step that is asked alone and can be met again" },
        { "times beside another input", "T1.steps.a.times: Stands only at a step that is asked alone" },
        { "into the middle of a card", "T1.steps.c.go.x: \"b\" stands in the middle of a card" },
        { "left out and back to the card", "T1.steps.a.leftOut: A card that was left out is not met again" },
        { "left out in the middle of a card", "T1.steps.b.leftOut: Only the first input of a card" },
        { "left out into another guide", "T1.steps.a.leftOut: \"G9\" is no step of this guide" },
        { "left out in a circle", "T1.steps.a.go.*: Whoever leaves out everything from here never gets to the end" },
        { "value that may be missing", "T1.steps.a.without: {agreement} may be missing" },
        { "value that may be missing in an option", "T1.steps.a.options.x.without: {amount} may be missing" },
        { "without where nothing is missing", "T1.steps.a.without: No value named there can be missing" },
        { "without that may miss something itself", "T1.steps.a.without: {date} is no known placeholder here" },
        { "value of a step in its reason", "T1.steps.a.why: {n} is no known placeholder here" },
        { "value that may be missing after an option", "T1.steps.a.options.x.say: {purposes} is no known placeholder here" },
        { "label too long with the longest amount", "T1.steps.a.options.x.label: Has 41 characters; at most 34" },
        { "field in a guide that keeps nothing", "T1.steps.a.field: A guide that keeps nothing has no field" },
        { "too many inputs", "T1.steps.a.card: More than 4 inputs on one card" },
        { "counts what is no option", "T1.steps.a.counts: \"z\" is no option" },
        { "no way on without an answer", "T1.steps.a.go: Every step says with \"*\"" },
        { "unknown target", "T1.steps.a.go.x: \"nowhere\" is neither a step nor a guide" },
        { "skipping leaves the guide", "T1.steps.a.go.*: The way on without an answer stays inside the guide" },
        { "a value nobody can give", "T1.steps.a.go.z: No answer has this value" },
        { "branch in the middle of a card", "T1.steps.a.go: Only the last input of a card may branch" },
        { "two options of one name", "T1.steps.a.options: Two options are called \"ja\"" },
        { "option is a repair word", "T1.steps.a.options.x.label: \"Zurück\" is the repair word for Back" },
        { "no step", "T1: Has no step" },
        { "step twice", "T1.steps.a: Stands twice" },
        { "unreachable step", "T1.steps.c: Cannot be reached" },
        { "dead end", "T1.steps.a: No way leads from here to the end" },
        { "over budget in cards", "T1: The longest way takes 2 cards; the budget is 1" },
        { "over budget in seconds", "seconds; the budget is 60" },
        { "skipping in a circle", "T1.steps.a.go.*: Whoever leaves out everything from here never gets to the end" },
        { "unstored answer decides", "T1.steps.a.go: Its answer is not stored but decides whether \"c\" is asked" },
        { "who in a guide that keeps no session", "T1.steps.a.who: In a guide that keeps a session every step says whom it is put to, and in no other" },
        { "minutes in a guide that keeps no session", "T1.steps.a.minutes: Only the first question of a card of a led session has a clock" },
        { "led: nobody is asked", "T1.steps.b.who: In a guide that keeps a session every step says whom it is put to" },
        { "led: two kinds of people on a card", "T1.steps.b.who: All questions of a card are put to the same people" },
        { "led: a clock in the middle of a card", "T1.steps.b.minutes: Only the first question of a card of a led session has a clock" },
        { "led: less than no time", "T1.steps.b.minutes: Has -1 minutes" },
        { "led: longer than the session", "T1.steps.b.minutes: Has 46 minutes" },
        { "led: all steps longer than the session", "T1: Its steps take 46 minutes; the session has 45" },
        { "vocabulary: option twice", "vocabularies.v: An option id stands twice" },
        { "vocabulary: language missing", "vocabularies.v.o0: A language is missing" },
        { "vocabulary: first is no option", "vocabularies.v.first: \"nothing\" is no option" },
        { "vocabulary: too long without a first page", "vocabularies.v.first: A vocabulary of more than 8 options" },
        { "vocabulary: pseudo words without a question", "vocabularies.v: Pseudo words and the question asked back belong together" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_refused_with_its_path(string kind, string problem)
    {
        var problems = Check(kind).Select(p => p.ToString()).ToList();

        Assert.True(problems.Exists(p => p.Contains(problem, StringComparison.Ordinal)), $"Not among:\n{string.Join('\n', problems)}");
    }

    [Fact]
    public void The_guide_they_are_made_of_is_sound() => Assert.Empty(Check("sound"));

    [Fact]
    public void A_guide_that_comes_later_may_be_named_already() => Assert.Empty(Check("later guide"));

    [Fact]
    public void An_option_may_be_called_like_a_repair_word_when_it_does_the_same() => Assert.Empty(Check("option does the same"));

    [Fact]
    public void A_loop_with_an_end_and_values_with_their_other_sentence_are_sound() => Assert.Empty(Check("a loop with values"));

    [Fact]
    public void A_led_guide_that_says_whom_each_step_is_put_to_is_sound() => Assert.Empty(Check("led"));

    private static IReadOnlyList<GuideProblem> Check(string kind)
    {
        Guide[] guides = kind switch
        {
            "same version twice" => [Sound, Sound with { Goal = "another" }],
            "command of another guide" => [Sound with { Commands = new WordList(["Probe"], []) }, Sound with { Id = "T2", Commands = new WordList([], ["probe!"]) }],
            _ => [BrokenGuide.Of(kind, Sound)],
        };
        var shelf = new GuideShelf(guides.Take(1), BrokenGuide.Vocabularies(kind));
        return GuideCheck.Run(guides, shelf, RealContent.Coach.Repairs);
    }

    private static Guide Sound => new()
    {
        Id = "T1",
        Version = 1,
        Title = new Phrase("Probe", "Test"),
        Who = Audience.Employee,
        Goal = "To be broken.",
        Keeps = Keeps.Record,
        Minutes = 1,
        MaxTurns = 3,
        Commands = new WordList([], []),
        Steps = [BrokenGuide.Choice("a", "b"), BrokenGuide.Choice("b", "END")],
    };
}
