using ChatCoach.Coaching.Guides;

namespace ChatCoach.Coaching.Tests.Guides;

/// <summary>A sound guide, broken in one place.</summary>
internal static class BrokenGuide
{
    public static Guide Of(string kind, Guide sound) => kind switch
    {
        "command is a repair word" => sound with { Commands = new WordList(["hilfe"], []) },
        "no step" => sound with { Steps = [] },
        "step twice" => sound with { Steps = [Choice("a", "b"), Choice("b", "END"), Choice("a", "END")] },
        "unreachable step" => sound with { Steps = [.. sound.Steps, Choice("c", "END")] },
        "dead end" => sound with { Steps = [Choice("a", "b"), Choice("b", "a")] },
        "over budget in cards" => sound with { MaxTurns = 1 },
        "over budget in seconds" => sound with { Steps = [.. Enumerable.Range(0, 10).Select(i => Choice($"s{i}", i == 9 ? "END" : $"s{i + 1}") with { Ask = Long(300, "wort ") })], MaxTurns = 10 },
        "field in a guide that keeps nothing" => sound with { Keeps = Keeps.Nothing },
        "too many inputs" => sound with { Steps = [.. Enumerable.Range(0, 5).Select(i => Choice(i == 0 ? "a" : $"s{i}", i == 4 ? "END" : $"s{i + 1}") with { Card = "k" })] },
        "branch in the middle of a card" => sound with { Steps = [Choice("a", "b") with { Card = "k", Go = Ways(("*", "b"), ("x", "END")) }, Choice("b", "END") with { Card = "k" }] },
        "one field, two classes" => sound with { Steps = [sound.Steps[0], sound.Steps[1] with { Field = "test.a", Privacy = PrivacyClass.Note }] },
        "offer without a menu" => sound with { Offer = new Phrase("Probe.", "Test.") },
        "menu without an offer" => sound with { Menu = MenuGroup.Team },
        "counts when a step that is not there" => sound with { CountsWhen = new CountsWhen("z", "x") },
        "counts when an option that is not there" => sound with { CountsWhen = new CountsWhen("a", "z") },
        "name that a card needs" => sound with { Steps = [Choice("token", "b"), sound.Steps[1]] },
        "name that ends like a new relationship" => sound with { Steps = [Choice("clientNew", "b"), sound.Steps[1]] },
        "relationship beside three inputs" => sound with
        {
            Steps = [Choice("a", "b") with { Card = "k", Kind = StepKind.Relationship, Options = [] }, .. "bcd".Select(c => Choice($"{c}", c == 'd' ? "END" : $"{(char)(c + 1)}") with { Card = "k" })],
        },
        "times beside another input" => sound with { Steps = [Choice("a", "b") with { Card = "k", Times = 2 }, Choice("b", "END") with { Card = "k", Go = Ways(("*", "END"), ("x", "a")) }] },
        "into the middle of a card" => sound with { Steps = [Choice("a", "b") with { Card = "k" }, Choice("b", "c") with { Card = "k" }, Choice("c", "END") with { Go = Ways(("*", "END"), ("x", "b")) }] },
        "left out and back to the card" => sound with { Steps = [Choice("a", "b") with { Card = "k", LeftOut = "c" }, Choice("b", "c") with { Card = "k" }, Choice("c", "END") with { Go = Ways(("*", "END"), ("x", "a")) }] },
        "left out in the middle of a card" => sound with { Steps = [Choice("a", "b") with { Card = "k" }, Choice("b", "END") with { Card = "k", LeftOut = "END" }] },
        "left out in a circle" => sound with { Steps = [Choice("a", "b") with { LeftOut = "c" }, Choice("b", "c"), Choice("c", "a") with { Go = Ways(("*", "a"), ("x", "END")) }] },
        "a loop with values" => Loop(sound),
        "skipping in a circle" => sound with { Steps = [Choice("a", "b"), Choice("b", "a") with { Go = Ways(("*", "a"), ("x", "END")) }] },
        "led" => Led(sound),
        "who in a guide that keeps no session" => sound with { Steps = [sound.Steps[0] with { Who = StepWho.Coach }, sound.Steps[1]] },
        "minutes in a guide that keeps no session" => sound with { Steps = [sound.Steps[0] with { Minutes = 5 }, sound.Steps[1]] },
        "led: nobody is asked" => Led(sound, b => b with { Who = null }),
        "led: two kinds of people on a card" => Led(sound, b => b with { Card = "k", Who = StepWho.Coach }, "k"),
        "led: a clock in the middle of a card" => Led(sound, b => b with { Card = "k", Minutes = 1 }, "k"),
        "led: less than no time" => Led(sound, b => b with { Minutes = -1 }),
        "led: longer than the session" => Led(sound with { Minutes = 45 }, b => b with { Minutes = 46 }),
        "led: all steps longer than the session" => Led(sound with { Minutes = 45 }, b => b with { Minutes = 41 }),
        "unstored answer decides" => sound with { Steps = [Unstored(Choice("a", "b")) with { Go = Ways(("*", "b"), ("x", "c")) }, Choice("b", "END"), Choice("c", "b")] },
        _ => sound with { Steps = [Step(kind, sound.Steps[0]), sound.Steps[1]] },
    };

    /// <summary>Two questions on a card, asked up to three times, and one after them.</summary>
    private static Guide Loop(Guide sound) => sound with
    {
        Offer = new Phrase("Probe.", "Test."),
        Menu = MenuGroup.Team,
        CountsWhen = new CountsWhen("more", "y"),
        Steps =
        [
            Choice("a", "b") with { Card = "k", LeftOut = "last", Counts = ["*"], Ask = new Phrase("Was, {agreement}?", "What, {agreement}?"), Without = new Phrase("Was?", "What?") },
            Choice("b", "more") with { Card = "k", Kind = StepKind.Date, Options = [], Future = true },
            Choice("more", "last") with { Times = 2, Go = Ways(("*", "last"), ("x", "a")), Options = [Option("x") with { Label = new Phrase("Bis {amount}", "Up to {amount}"), Without = new Phrase("Bis wohin", "Up to where") }, Option("y")], Card = "m" },
            Choice("last", "END"),
        ],
    };

    /// <summary>A guide several people walk together: five minutes for the first step, nothing wrong unless it is broken.</summary>
    private static Guide Led(Guide sound, Func<GuideStep, GuideStep>? broken = null, string? card = null) => sound with
    {
        Keeps = Keeps.Session,
        Minutes = Math.Max(sound.Minutes, 5),
        Steps = [sound.Steps[0] with { Who = StepWho.Each, Minutes = 5, Card = card }, (broken ?? (b => b))(sound.Steps[1] with { Who = StepWho.Each })],
    };

    private static GuideStep Step(string kind, GuideStep step) => kind switch
    {
        "field without purpose" => step with { Purpose = null },
        "purpose without a field" => step with { Field = null, Privacy = null },
        "projected field of another class" => step with { Field = "relationship.kind" },
        "opinion about a person that is no note" => step with { Field = "human.pressure", Privacy = PrivacyClass.Relationship },
        "feelings in a relationship" => step with { Field = "check.feelings", Privacy = PrivacyClass.Relationship },
        "future of what is no date" => step with { Future = true },
        "times where nothing comes back" => step with { Times = 4 },
        "left out into another guide" => step with { LeftOut = "G9" },
        "value that may be missing" => step with { Ask = new Phrase("Was ist mit {agreement}?", "What is it?") },
        "value that may be missing in an option" => step with { Options = [Option("x") with { Label = new Phrase("Bis {amount}", "More") }, Option("y")], Card = "k" },
        "without where nothing is missing" => step with { Without = new Phrase("Was?", "What?") },
        "without that may miss something itself" => step with { Ask = new Phrase("{agreement}", "{agreement}"), Without = new Phrase("{date}", "{date}") },
        "value of a step in its reason" => step with { Why = new Phrase("Für {n}.", "For {n}.") },
        "value that may be missing after an option" => step with { Options = [Option("x") with { Say = new Phrase("Für {purposes}.", "For {purposes}.") }, Option("y")] },
        "label too long with the longest amount" => step with { Options = [Option("x") with { Label = new Phrase("{amount}!", "x"), Without = new Phrase("x", "x") }, Option("y")] },
        "language missing" => step with { Ask = new Phrase("Was?", " ") },
        "prompt too long" => step with { Ask = Long(331) },
        "label too long" => step with { Label = Long(61) },
        "why too long" => step with { Why = Long(221) },
        "button too long" => step with { Options = [Option("x") with { Label = Long(35) }, Option("y")] },
        "unknown placeholder" => step with { Ask = new Phrase("Hallo {nobody}", "Hello") },
        "banned word" => step with { Ask = new Phrase("Eine Herausforderung!", "Well") },
        "unknown vocabulary" => step with { Vocabulary = "colours" },
        "nothing to choose" => step with { Options = [] },
        "options where none belong" => step with { Kind = StepKind.Scale5 },
        "too many options" => step with { Options = Options(7) },
        "too many for several" => step with { Kind = StepKind.Multi, Options = Options(9) },
        "field without privacy class" => step with { Privacy = null },
        "counts what is no option" => step with { Counts = ["z"] },
        "no way on without an answer" => step with { Go = Ways(("x", "b")) },
        "unknown target" => step with { Go = Ways(("*", "b"), ("x", "nowhere")) },
        "skipping leaves the guide" => step with { Go = Ways(("*", "G9"), ("x", "b")) },
        "a value nobody can give" => step with { Go = Ways(("*", "b"), ("z", "END")) },
        "two options of one name" => step with { Options = [Option("x") with { Label = new Phrase("Ja", "Yes") }, Option("y") with { Label = new Phrase("ja!", "Sure") }] },
        "option is a repair word" => step with { Options = [Option("x") with { Label = new Phrase("Zurück", "Return") }, Option("y")] },
        "later guide" => step with { Go = Ways(("*", "b"), ("x", "G2.0")) },
        "option does the same" => step with { Options = [Option("x") with { Label = new Phrase("Hilfe", "Help"), Does = Repair.Help }, Option("y")] },
        _ => step,
    };

    public static IEnumerable<Vocabulary> Vocabularies(string kind)
    {
        var sound = new Vocabulary { Id = "v", Options = Options(9), First = [.. Enumerable.Range(0, 8).Select(i => $"o{i}")] };
        return kind switch
        {
            "vocabulary: option twice" => [sound with { Options = [.. sound.Options, Option("o0")] }],
            "vocabulary: language missing" => [sound with { Options = [Option("o0") with { Label = new Phrase("", "x") }, .. sound.Options.Skip(1)] }],
            "vocabulary: first is no option" => [sound with { First = [.. sound.First.Skip(1), "nothing"] }],
            "vocabulary: too long without a first page" => [sound with { First = [] }],
            "vocabulary: pseudo words without a question" => [sound with { Pseudo = new WordList(["so"], ["so"]) }],
            _ => [sound],
        };
    }

    public static GuideStep Choice(string id, string next) => new()
    {
        Id = id,
        Kind = StepKind.Choice,
        Label = new Phrase("Wort", "Word"),
        Ask = new Phrase("Was ist?", "What is it?"),
        Why = new Phrase("Darum.", "Because."),
        Field = $"test.{id}",
        Privacy = PrivacyClass.Coded,
        Purpose = Purpose.Support,
        Options = [Option("x"), Option("y")],
        Go = Ways(("*", next)),
    };

    private static GuideStep Unstored(GuideStep step) => step with { Field = null, Privacy = null, Purpose = null };

    private static GuideOption Option(string id) => new() { Id = id, Label = new Phrase($"Wahl {id}", $"Choice {id}") };

    private static List<GuideOption> Options(int count) => [.. Enumerable.Range(0, count).Select(i => Option($"o{i}"))];

    private static Dictionary<string, string> Ways(params (string Value, string Target)[] ways) => ways.ToDictionary(w => w.Value, w => w.Target, StringComparer.Ordinal);

    private static Phrase Long(int length, string of = "a")
    {
        var text = string.Concat(Enumerable.Repeat(of, length))[..length];
        return new Phrase(text, text);
    }
}
