using System.Reflection;
using System.Text.Json.Serialization;
using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Relationships;
using ChatCoach.Coaching.Tests.Play;
using ChatCoach.Coaching.Turns;

namespace ChatCoach.Coaching.Tests.Guides;

/// <summary>Whatever is stored names one of four purposes; the list is closed (privacy rule P1).</summary>
public sealed class PurposeTests
{
    [Fact]
    public void There_are_four() => Assert.Equal(["Support", "Relationship", "Session", "Voice"], Enum.GetNames<Purpose>());

    [Fact]
    public void Every_stored_answer_has_one() =>
        Assert.All(RealContent.Guides.SelectMany(g => g.Steps), step => Assert.Equal(step.Field is not null, step.Purpose is not null));

    [Fact]
    public void Every_stored_member_has_one()
    {
        var types = new HashSet<Type>();
        foreach (var type in new[] { typeof(PersonState), typeof(Run), typeof(Nudge), typeof(Contribution), typeof(RelationshipRecord), typeof(TeamFrame) })
            Reach(type, types);

        Assert.Contains(typeof(Agreement), types);
        Assert.Contains(typeof(Answer), types);
        Assert.Empty(types.SelectMany(MembersOf).Where(m => Attribute.GetCustomAttribute(m, typeof(StoredForAttribute)) is null && Attribute.GetCustomAttribute(m.DeclaringType!, typeof(StoredForAttribute)) is null)
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}"));
    }

    private static IEnumerable<PropertyInfo> MembersOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null);

    private static void Reach(Type type, HashSet<Type> types)
    {
        if (type.IsEnum || !types.Add(type))
            return;
        foreach (var next in MembersOf(type).SelectMany(p => p.PropertyType.GetGenericArguments().Append(p.PropertyType)).Where(t => t.Assembly == typeof(Run).Assembly))
            Reach(next, types);
    }
}
