using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Turns;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("Montagsrunde", "Montagsrunde")]
    [InlineData("Mon\u200Btags\u00ADrunde\uFEFF", "Montagsrunde")]
    [InlineData("\u202Eednur\u202C", "ednur")]
    [InlineData("a\u0000b\u0007c\u001B", "abc")]
    [InlineData("a\r\nb\tc\rd", "a\nb c\nd")]
    [InlineData("x\uFDD0y\uFDD1z\uFFFE", "xyz")]
    [InlineData("Zoë 🙂 Ärger – „gut“", "Zoë 🙂 Ärger – „gut“")]
    [InlineData("\u200B\u200D\u2060", "")]
    public void Nothing_nobody_sees_is_taken_in(string came, string taken) => Assert.Equal(taken, CleanText.Of(came));

    [Fact]
    public void Half_a_character_is_no_character() => Assert.DoesNotContain("\uD83D", CleanText.Of("a\uD83Db"), StringComparison.Ordinal);

    [Fact]
    public void By_typing_and_by_card_the_same_clean_words_are_stored()
    {
        var typed = LoopContent.Agreed().Say("extras klären").Say("weiter").Say("Ex\u200Btra\u202E eins");
        var tapped = LoopContent.Agreed().Say("extras klären").Tap("Überspringen").Tap("Weiter", ("extra", "Ex\u200Btra\u202E eins"));

        Assert.Equal("Extra eins", typed.Open.Find("extra", 0)!.Values[0]);
        Assert.Equal("Extra eins", tapped.Open.Find("extra", 0)!.Values[0]);
    }

    [Fact]
    public void An_input_of_unseen_characters_was_left_open()
    {
        var talk = LoopContent.Agreed().Say("extras klären").Tap("Überspringen").Tap("Weiter", ("extra", "\u200B\u200B"), ("note", "x"));

        Assert.Equal(["balance"], talk.Asked);
    }

    [Fact]
    public void A_message_of_unseen_characters_is_no_answer() =>
        Assert.Equal(["client", "strain"], Talk.Agreed().Say("\u200B\u202E").Asked);

    [Fact]
    public void Danger_hidden_by_unseen_characters_is_heard() =>
        Assert.Equal("SOS", Assert.IsType<Reply.Question>(Talk.Agreed().Say("ich will nicht mehr le\u200Bben").Reply).Ref.Guide);

    [Fact]
    public void A_noncharacter_breaks_nothing() => Assert.NotNull(Talk.Agreed().Say("Runde\uFFFE eins").Reply);
}
