using System.Collections.Immutable;
using ChatCoach.Coaching.Cards;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Relationships;

public sealed class InvitingTests
{
    private const string Alias = "Montagsrunde";

    [Fact]
    public void The_inviter_sees_what_both_will_see_before_there_is_a_code()
    {
        var talk = Talk.CheckedIn().Say(Alias).Tap("Mehr").Tap("Jemanden einladen");

        Assert.Empty(talk.Result!.Relationships);
        Assert.Contains("Rahmen, Sonderlocken, Vereinbarungen", talk.Text, StringComparison.Ordinal);
        Assert.Contains("auch was schon dasteht", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Check-ins, Gefühle und Notizen siehst weiter nur du", talk.Text, StringComparison.Ordinal);

        talk.Tap("Code zeigen");

        var invite = Assert.IsType<RelationshipChange.Invite>(Assert.Single(talk.Result!.Relationships));
        Assert.Equal(invite.Code, talk.ShownCode());
        Assert.Equal(talk.Now + TimeSpan.FromDays(7), invite.Until);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("  {0}. ")]
    [InlineData("Code: {0}")]
    [InlineData("small {0}")]
    [InlineData("plain {0}")]
    [InlineData("dash {0}")]
    public void A_typed_code_shows_what_both_will_see_and_lets_in_only_after_a_yes(string typed)
    {
        var owner = Talk.CheckedIn().Through("G2.6", Alias, ("held", "yes"), ("agree", "Angebot schicken"), ("more", "no"));
        var code = owner.Code();
        var talk = Talk.Agreed(firm: owner.Firm).Say("pause").Say(typed.Split(' ') switch
        {
            ["small", _] => code.ToLowerInvariant(),
            ["plain", _] => code.Replace("-", "", StringComparison.Ordinal),
            ["dash", _] => code.Replace('-', '–'),
            _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, code),
        });

        Assert.Contains($"„{Alias}“", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Rahmen, Sonderlocken, Vereinbarungen", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Auf deinen Wunsch gezeigt", talk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Angebot schicken", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Result!.Relationships);

        talk.Tap("Ja, dazukommen").Tap("Beziehung ansehen");

        Assert.Equal(Alias, Assert.IsType<Reply.Timeline>(talk.Reply).Title);
        Assert.Contains("Angebot schicken", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Mit dir dabei: 1", talk.Text, StringComparison.Ordinal);
        Assert.Contains("sehen alle, die dabei sind", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Mit dir dabei: 1", owner.Say(Alias).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_leaves_the_code_good_and_stores_nothing()
    {
        var owner = Talk.CheckedIn();
        var code = owner.Code();
        var talk = Talk.Agreed(firm: owner.Firm).Say("pause").Say(code).Say("nein");

        Assert.Empty(talk.State.Relationships);
        Assert.Null(talk.State.Aside);
        Assert.Empty(talk.Result!.Relationships);
        Assert.NotEmpty(talk.Say(code).Tap("Ja, dazukommen").State.Relationships);
    }

    [Fact]
    public void A_wrong_used_late_or_own_code_is_answered_with_one_and_the_same_sentence()
    {
        var owner = Talk.CheckedIn();
        var used = owner.Code();
        var member = Talk.Agreed(firm: owner.Firm).Say("pause").Say(used).Tap("Ja, dazukommen");
        var (replaced, open) = (owner.Code(), owner.Code());
        Talk Other() => Talk.Agreed(firm: owner.Firm).Say("pause");

        Talk[] answered =
        [
            Other().Say("ABCD-EFGH-2345-6789"), Other().Say(used), Other().Say(replaced), Other().Wait(TimeSpan.FromDays(8)).Say(open), Talk.Agreed().Say("pause").Say(open), owner.Say("neustart").Say(open), member.Say(open),
        ];

        Assert.All(answered, t => Assert.Contains("öffnet nichts", t.Text, StringComparison.Ordinal));
        Assert.Single(answered.Select(t => ((Reply.Menu)t.Reply!).Paragraphs.Single()).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_code_that_was_used_by_another_between_looking_and_saying_yes_lets_nobody_in()
    {
        var owner = Talk.CheckedIn();
        var code = owner.Code();
        var late = Talk.Agreed(firm: owner.Firm).Say("pause").Say(code);
        Talk.Agreed(firm: owner.Firm).Say("pause").Say(code).Tap("Ja, dazukommen");

        late.Tap("Ja, dazukommen");

        Assert.Contains("öffnet nichts", late.Text, StringComparison.Ordinal);
        Assert.Empty(late.State.Relationships);
        Assert.Single(owner.Firm.Others(owner, owner.IdOf(Alias)));
    }

    [Fact]
    public void Showing_the_code_twice_makes_no_second_one()
    {
        var talk = Talk.CheckedIn().Say(Alias).Tap("Mehr").Tap("Jemanden einladen");
        var show = talk.Click("Code zeigen");
        var code = talk.Do(show).ShownCode();

        Assert.Equal(code, talk.Do(show).ShownCode());
        Assert.Empty(talk.Result!.Relationships);
        Assert.Equal(code, talk.Do(new TurnInput.ClickAgain(((TurnInput.Click)show).Action)).ShownCode());
        Assert.Empty(talk.Result!.Relationships);
        Assert.IsType<Reply.Timeline>(talk.Tap("Fertig").Reply);
        Assert.DoesNotContain(code, System.Text.Json.JsonSerializer.Serialize(talk.State.Aside), StringComparison.Ordinal);
    }

    [Fact]
    public void While_a_code_is_shown_whatever_is_typed_is_read_as_ever()
    {
        var talk = Talk.CheckedIn().Say("check-in").Say(Alias).Say("pause").Say("meine beziehungen").Say("1").Tap("Mehr").Tap("Jemanden einladen").Tap("Code zeigen");

        Assert.IsType<Reply.Timeline>(talk.Copy().Say(Alias).Reply);
        Assert.Equal(["strain"], talk.Copy().Say("fortsetzen").Asked);
        Assert.Contains("verstanden", talk.Say("irgendwas").Text, StringComparison.Ordinal);
        Assert.Null(talk.State.Aside);
    }

    [Fact]
    public void A_code_before_the_agreement_is_asked_for_again_after_it()
    {
        var owner = Talk.CheckedIn();
        var code = owner.Code();
        var talk = new Talk { Firm = owner.Firm, Hints = owner.Hints, Now = owner.Now };

        Assert.Contains("schick ihn mir danach", talk.Say(code).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), System.Text.Json.JsonSerializer.Serialize(talk.State), StringComparison.OrdinalIgnoreCase);
        talk.Say("Deutsch").Say("Einverstanden").Say(code).Say("ja");
        Assert.Single(talk.State.Relationships);
    }

    [Fact]
    public void In_the_middle_of_a_guide_a_code_leads_back_to_the_question()
    {
        var owner = Talk.CheckedIn();
        var code = owner.Code();
        var talk = Talk.Agreed(firm: owner.Firm).Say("Stadtwerke").Say(code).Tap("Ja, dazukommen");

        Assert.Equal(["strain"], talk.Tap("Weitermachen").Asked);
        Assert.Equal(["Stadtwerke", Alias], talk.State.Relationships.Select(r => r.Alias));
    }

    [Fact]
    public void Who_calls_another_relationship_so_gets_a_number_behind_it()
    {
        var owner = Talk.CheckedIn();
        var talk = Talk.CheckedIn(owner.Firm);

        talk.Say(owner.Code()).Tap("Ja, dazukommen").Say(owner.Code());
        Assert.Equal([Alias, $"{Alias} 2"], talk.State.Relationships.Select(r => r.Alias));
        Assert.Contains("öffnet nichts", talk.Text, StringComparison.Ordinal);
        Assert.IsType<Reply.Timeline>(talk.Say($"{Alias} 2").Reply);
    }

    [Fact]
    public void Only_the_owner_invites_and_whoever_is_longest_on_it_after_them()
    {
        var owner = Talk.CheckedIn();
        var (second, third) = (owner.Joined(), owner.Joined());
        var id = second.IdOf(Alias);

        Assert.DoesNotContain(second.Say(Alias).Tap("Mehr").Buttons, b => b.Do is Verbs.Invite or Verbs.Alone);
        Assert.Contains("wer am längsten dabei ist", second.Text, StringComparison.Ordinal);
        second.Do(new TurnInput.Click(new CardAction(Verbs.Invite, "forged", Arg: id)));
        Assert.Null(second.State.Aside);
        second.Do(new TurnInput.Click(new CardAction(Verbs.Alone, "forged", Arg: id)));
        Assert.Null(second.State.Aside);

        owner.Say(Alias).Tap("Mehr").Tap("Verlassen").Tap("Ja, verlassen");

        Assert.NotEmpty(second.Code());
        Assert.DoesNotContain(third.Say(Alias).Tap("Mehr").Buttons, b => b.Do == Verbs.Invite);
    }

    [Fact]
    public void An_owner_who_is_one_no_more_when_the_yes_comes_changes_nothing()
    {
        var owner = Talk.CheckedIn();
        var second = owner.Joined();
        var third = owner.Joined();
        owner.Say(Alias).Tap("Mehr").Tap("Verlassen").Tap("Ja, verlassen");
        var yes = second.Say(Alias).Tap("Mehr").Tap("Wieder allein").Click("Ja, wieder allein");
        third.Say(Alias).Tap("Mehr").Tap("Verlassen").Tap("Ja, verlassen");

        second.Do(yes);

        Assert.Empty(second.Result!.Relationships);
        Assert.Contains("niemand sonst dabei", second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verbs.Invite)]
    [InlineData(Verbs.Rename)]
    [InlineData(Verbs.Leave)]
    [InlineData(Verbs.Alone)]
    [InlineData(Verbs.Relationship)]
    public void The_id_of_somebody_elses_relationship_opens_nothing(string verb)
    {
        var owner = Talk.CheckedIn();
        var theirs = owner.IdOf(Alias);
        var talk = Talk.CheckedIn(owner.Firm);
        foreach (var id in new[] { theirs, $"{theirs}:more", "", ":", "of nobody" })
        {
            talk.Do(new TurnInput.Click(new CardAction(verb, "token", Arg: id)));

            Assert.Contains("gibt es hier nicht mehr", talk.Text, StringComparison.Ordinal);
            Assert.Null(talk.State.Aside);
            Assert.Empty(talk.Result!.Relationships);
        }
    }

    [Theory]
    [InlineData("invite.yes")]
    [InlineData("code.yes")]
    [InlineData("join.yes")]
    [InlineData("leave.yes")]
    [InlineData("alone.yes")]
    [InlineData("rename.go")]
    [InlineData("rename-name.keep")]
    public void An_answer_to_a_question_that_was_not_asked_does_nothing(string arg)
    {
        var owner = Talk.CheckedIn();
        var talk = owner.Joined();
        var before = talk.State.Relationships;

        talk.Do(new TurnInput.Click(new CardAction(Verbs.Aside, "token", Arg: arg, Inputs: ImmutableDictionary<string, string>.Empty.Add("alias", "Fremd"))));

        Assert.Empty(talk.Result!.Relationships);
        Assert.Equal(before, talk.State.Relationships);
    }

    [Fact]
    public void All_of_it_is_said_in_both_languages_on_good_cards()
    {
        var (german, english) = (Talk.CheckedIn(), Talk.CheckedIn().Say("english"));
        string[][] ways =
        [
            ["Mehr", "Jemanden einladen", "Code zeigen", "Fertig", "Mehr", "Umbenennen", "Doch nichts"],
            ["More", "Invite someone", "Show the code", "Done", "More", "Rename", "Nothing after all"],
        ];
        foreach (var (talk, way) in new[] { german, english }.Zip(ways))
        {
            talk.Say(Alias);
            foreach (var label in way)
            {
                talk.Say(label);
                Assert.Empty(CardLint.Problems(talk.Card.Json));
                Assert.Equal(talk == german ? Language.De : Language.En, talk.Reply!.Language);
            }
        }
    }
}
