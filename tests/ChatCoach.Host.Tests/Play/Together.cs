using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Turns;
using ChatCoach.Storage.Turns;

namespace ChatCoach.Host.Tests.Play;

/// <summary>Two people on one relationship, by the way people take.</summary>
public static class Together
{
    /// <summary>A person reads before they answer.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>Somebody who said yes to the notice; the check-in that begins then waits.</summary>
    public static async Task<Person> AgreedAsync(this Person person)
    {
        await person.SaysAsync("hallo", "Deutsch", "Einverstanden", "pause");
        return person;
    }

    public static async Task SaysAsync(this Person person, params string[] words)
    {
        foreach (var word in words)
        {
            person.Host.Clock.Now += Pace;
            await person.SayAsync(word);
        }
    }

    /// <summary>An agreement from the guide that writes them down, ended early.</summary>
    public static Task AgreesAsync(this Person person, string alias, string what) =>
        person.SaysAsync("nach dem gespräch", alias, "Ja", "überspringen", what, "Beide", "18.12.2026", "Ja, ich darf es zusagen", "Nein, weiter", "stopp", "Behalten, was da ist");

    /// <summary>A new code to that relationship.</summary>
    public static async Task<string> CodeAsync(this Person person, string alias)
    {
        await person.SaysAsync(alias, "Mehr", "Jemanden einladen", "Code zeigen");
        return person.Newest.Lines.Single(line => InviteCode.Read(line) is not null);
    }

    public static Task JoinsAsync(this Person person, string code) => person.SaysAsync(code, "Ja, dazukommen");

    /// <summary>The card of a relationship, as it is read.</summary>
    public static async Task<string> CardAsync(this Person person, string alias)
    {
        await person.SayAsync(alias);
        return person.Newest.Plain;
    }

    /// <summary>The person's own id of a relationship.</summary>
    public static async Task<string> IdAsync(this Person person, string alias) => (await person.LoadAsync()).Memory.State.Relationships.Single(r => r.Alias == alias).Id;

    /// <summary>What is known to the person of a relationship.</summary>
    public static async Task<AboutRelationship> AboutAsync(this Person person, string alias)
    {
        var id = await person.IdAsync(alias);
        return (await person.Host.Get<TurnStore>().LoadAsync(new PersonQuery(person.Key) { Wants = new TurnWants { Relationships = [id] } }, default)).Memory.About[id];
    }
}
