using System.Globalization;
using ChatCoach.Load.Measuring;

namespace ChatCoach.Load.Talking;

/// <summary>One of many people with a dialogue of their own and all check-ins they gave.</summary>
public sealed class Member(string name, Surroundings around, int seed, double typing)
{
    private readonly Random random = new(seed);
    private readonly List<CheckIn> given = [];

    public string Name => name;

    public Person Person { get; } = new(name, around);

    public Dialogue Dialogue { get; private set; } = null!;

    public IReadOnlyList<CheckIn> Given => given;

    /// <summary>A promise was broken to this person; what they would meet after that says nothing.</summary>
    public bool IsOut { get; set; }

    /// <summary>Hello, agreement and a first check-in.</summary>
    public async Task ComeAsync()
    {
        Dialogue = new Dialogue(Person, random, typing);
        await Dialogue.AgreeAsync();
        await GiveAsync();
    }

    public async Task ComeAgainAsync()
    {
        await Dialogue.BeginAsync();
        await GiveAsync();
    }

    /// <summary>Check-in after check-in; the one that is begun is finished.</summary>
    public async Task CheckInUntilAsync(CancellationToken over)
    {
        do
        {
            if (Dialogue is null)
                await ComeAsync();
            else
                await ComeAgainAsync();
        }
        while (!over.IsCancellationRequested);
    }

    /// <summary>What this person would answer next.</summary>
    public CheckIn Draw() => CheckIn.Draw(random, $"Runde {name} {(given.Count + 1).ToString(CultureInfo.InvariantCulture)}");

    public void Gave(CheckIn meant) => given.Add(meant);

    private async Task GiveAsync()
    {
        var meant = Draw();
        await Dialogue.CheckInAsync(meant);
        Gave(meant);
    }
}

/// <summary>Many people at once.</summary>
public sealed class Crowd(Surroundings around, Random random, int people, double typing, string prefix = "p")
{
    public IReadOnlyList<Member> Members { get; } =
        [.. Enumerable.Range(1, people).Select(n => new Member($"{prefix}{n.ToString(CultureInfo.InvariantCulture)}", around, random.Next(), typing))];

    public int Given => Members.Sum(m => m.Given.Count);

    public int Turns => Members.Sum(m => m.Dialogue?.Turns ?? 0);

    /// <summary>Everybody does it at once. Who meets a broken promise stops there, and it is noted.</summary>
    public Task EverybodyAsync(Func<Member, Task> work) => Task.WhenAll(Members.Where(m => !m.IsOut).Select(m => Task.Run(() => OneAsync(m, work))));

    /// <summary>Everybody looks at what is stored of them.</summary>
    public async Task CompareAsync()
    {
        await EverybodyAsync(m => m.Given.Count == 0 ? Task.CompletedTask : m.Dialogue.CompareAsync(m.Given));
        around.Findings.Count("check-ins given and compared", Given);
    }

    /// <summary>Likewise, when there are no other people: the store's own count has to be the same, and its files sound.</summary>
    public async Task CompareAllAsync()
    {
        await CompareAsync();
        var stored = await around.Coach.Store.CountAsync("SELECT COUNT(*) FROM runs WHERE guide = 'G1' AND finished_at IS NOT NULL");
        around.Findings.Expect(stored == Given, $"{Given} check-ins were given, {stored} are stored.");
        around.Findings.Expect(await around.Coach.Store.DamageAsync() is null, "The store is damaged.");
    }

    private async Task OneAsync(Member member, Func<Member, Task> work)
    {
        try
        {
            await work(member);
        }
        catch (ViolationException violation)
        {
            member.IsOut = true;
            around.Findings.Violation(violation.Message);
        }
    }
}
