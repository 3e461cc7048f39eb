using ChatCoach.Coaching.Guides;
using ChatCoach.Coaching.Tests.Play;

namespace ChatCoach.Coaching.Tests.Guides;

public sealed class RealGuidesTests
{
    [Fact]
    public void Every_guide_passes_the_check()
    {
        var problems = GuideCheck.Run(RealContent.Guides, RealContent.Coach.Guides, RealContent.Coach.Repairs);

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.Contains(RealContent.Guides, g => g.Id == "G1");
    }
}
