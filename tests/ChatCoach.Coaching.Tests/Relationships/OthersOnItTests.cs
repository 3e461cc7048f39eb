using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

/// <summary>What one person said in check-ins and notes reaches nobody else on the relationship (privacy rules P2, P11).</summary>
public sealed class OthersOnItTests
{
    private const string Alias = "Montagsrunde";
    private const string Planted = "Pflanze";

    [Fact]
    public void No_card_of_another_holds_a_word_that_is_not_held_in_common()
    {
        var first = Talk.CheckedIn();
        foreach (var guide in RealContent.Coach.Guides.Newest.Where(g => g is { Keeps: Keeps.Record, Id: not "G1" }))
            Plant(first, guide);
        var second = Talk.CheckedIn();
        second.Records[second.IdOf(Alias)] = first.RecordOf(Alias);
        var shared = new HashSet<string>(["frame.scope", "extras[].what", "agreements[].what", "events[].what"], StringComparer.Ordinal);
        var random = new Random(15);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        for (var walk = 0; walk < 200; walk++)
        {
            var talk = second.Copy().Say(walk % 3 == 0 ? "vereinbarungen" : walk % 3 == 1 ? "sonderlocken" : Alias);
            for (var step = 0; step < 5 && talk.Reply is not null; step++)
            {
                foreach (var field in Words(talk))
                    seen.Add(field);
                var buttons = talk.Buttons.Where(b => b.Arg != nameof(Repair.Sos)).ToList();
                if (buttons.Count == 0)
                    break;
                talk.Tap(buttons[random.Next(buttons.Count)].Label);
            }
        }

        Assert.Empty(seen.Except(shared, StringComparer.Ordinal));
        Assert.Equal(shared.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    /// <summary>Fields whose planted word stands on the card.</summary>
    private static IEnumerable<string> Words(Talk talk) => talk.Text.Split($"{Planted} ").Skip(1).Select(w => w.Split('!')[0]);

    private static void Plant(Talk talk, Guide guide) => talk.Through(guide.Id, Alias,
        [.. guide.Steps.Where(s => s.Kind is StepKind.Text or StepKind.Scale5 || s.Id is "held" or "expect").SelectMany(s => Enumerable.Repeat((s.Id, s.Kind switch
        {
            StepKind.Text => $"{Planted} {s.Field}!",
            StepKind.Scale5 => "1",
            _ => s.Id == "expect" ? "ok" : guide.Id == "G10" ? "holds" : "yes",
        }), 1))]);
}
