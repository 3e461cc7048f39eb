using ChatCoach.Host.Tests.Play;
using ChatCoach.Protocol.Connector;

namespace ChatCoach.Host.Tests.Sending;

/// <summary>How calls are let through, one case each.</summary>
public sealed class SendWindowsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly PlayClock clock = new();

    [Fact]
    public async Task A_burst_in_one_chat_goes_out_as_early_as_Teams_takes_it()
    {
        using var windows = Windows();
        List<double> begun = [];
        for (var i = 0; i < 70; i++)
        {
            using var pass = await EnterAsync(windows, "chat");
            begun.Add((clock.Now - PlayClock.Start).TotalSeconds);
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 3, 4], begun.Take(17));
        // 60 in 30 s: the 61st waits for the first to be 30 s ago.
        Assert.Equal((14, 30, 30), (begun[59], begun[60], begun[66]));
    }

    [Fact]
    public async Task One_chat_gets_no_more_than_1800_an_hour()
    {
        using var windows = Windows();
        for (var i = 0; i < 1800; i++)
            (await EnterAsync(windows, "chat")).Dispose();
        Assert.True(clock.Now < PlayClock.Start + TimeSpan.FromMinutes(16));

        using var refused = await windows.EnterAsync(Chat("chat"), "t", Long, default);

        Assert.Equal(PlayClock.Start + TimeSpan.FromHours(1), clock.Now + refused.RoomIn);
    }

    [Fact]
    public async Task A_tenant_gets_50_a_second_and_another_waits_for_none_of_them()
    {
        using var windows = Windows();
        for (var i = 0; i < 50; i++)
            (await EnterAsync(windows, $"chat-{i}")).Dispose();
        var waits = windows.EnterAsync(Chat("late"), "t", Long, default).AsTask();
        var free = windows.EnterAsync(Chat("elsewhere"), "other", Long, default).AsTask();

        Assert.False(waits.IsCompleted);
        Assert.True(free.IsCompletedSuccessfully);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await waits).RoomIn);
    }

    [Fact]
    public async Task A_full_chat_holds_up_no_other()
    {
        using var windows = Windows();
        for (var i = 0; i < 7; i++)
            (await EnterAsync(windows, "busy")).Dispose();
        var held = windows.EnterAsync(Chat("busy"), "t", Long, default).AsTask();

        Assert.True(windows.EnterAsync(Chat("free"), "t", Long, default).AsTask().IsCompletedSuccessfully);
        Assert.False(held.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await held).Dispose();
    }

    [Fact]
    public async Task Posts_of_a_channel_are_one_thread_and_asking_for_members_is_counted_apart()
    {
        using var windows = Windows();
        for (var i = 0; i < 7; i++)
            (await EnterAsync(windows, $"19:c@thread.tacv2;messageid={i}")).Dispose();

        Assert.False(windows.EnterAsync(Chat("19:c@thread.tacv2"), "t", Long, default).AsTask().IsCompleted);
        for (var i = 0; i < 14; i++)
            (await windows.EnterAsync(ThreadKey.Of("19:c@thread.tacv2", reads: true), "t", TimeSpan.Zero, default)).Dispose();
        Assert.NotNull((await windows.EnterAsync(ThreadKey.Of("19:c@thread.tacv2", reads: true), "t", TimeSpan.Zero, default)).RoomIn);
    }

    [Fact]
    public async Task What_cannot_begin_in_time_is_told_at_once_when_there_is_room()
    {
        using var windows = Windows();
        for (var i = 0; i < 7; i++)
            (await EnterAsync(windows, "chat")).Dispose();

        using var refused = await windows.EnterAsync(Chat("chat"), "t", TimeSpan.FromMilliseconds(999), default);

        Assert.Equal(TimeSpan.FromSeconds(1), refused.RoomIn);
    }

    [Fact]
    public async Task What_waits_for_calls_without_an_end_gives_up_in_time()
    {
        using var windows = Windows();
        for (var i = 0; i < 7; i++)
            await EnterAsync(windows, "chat");
        var waits = windows.EnterAsync(Chat("chat"), "t", TimeSpan.FromSeconds(5), default).AsTask();

        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(waits.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await waits).RoomIn);
        Assert.Equal(0, windows.Waiting);
    }

    [Fact]
    public async Task A_thread_the_service_wants_nothing_of_rests_as_a_whole()
    {
        using var windows = Windows();
        using (var pass = await EnterAsync(windows, "chat"))
            pass.HoldBack(TimeSpan.FromSeconds(20));
        var next = windows.EnterAsync(Chat("chat"), "t", Long, default).AsTask();

        Assert.True(windows.EnterAsync(Chat("other"), "t", Long, default).AsTask().IsCompletedSuccessfully);
        clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await next).RoomIn);
    }

    [Fact]
    public async Task Who_gives_up_waiting_and_who_makes_no_call_leave_their_room_to_others()
    {
        using var windows = Windows();
        for (var i = 0; i < 6; i++)
            (await EnterAsync(windows, "chat")).Dispose();
        var idle = await EnterAsync(windows, "chat");
        using var giveUp = new CancellationTokenSource();
        var gone = windows.EnterAsync(Chat("chat"), "t", Long, giveUp.Token).AsTask();
        var next = windows.EnterAsync(Chat("chat"), "t", Long, default).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal(1, windows.Waiting);

        idle.Made = false;
        idle.Dispose();

        Assert.Null((await next).RoomIn);
    }

    [Fact]
    public async Task When_the_host_stops_nobody_waits_any_more()
    {
        using var windows = Windows();
        for (var i = 0; i < 7; i++)
            (await EnterAsync(windows, "chat")).Dispose();
        var waits = windows.EnterAsync(Chat("chat"), "t", Long, default).AsTask();

        windows.Close();

        Assert.Equal(TimeSpan.FromSeconds(1), (await waits).RoomIn);
        Assert.NotNull((await windows.EnterAsync(Chat("chat"), "t", Long, default)).RoomIn);
        Assert.Null((await windows.EnterAsync(Chat("other"), "t", Long, default)).RoomIn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Hosts_together_take_no_more_than_one_may(int hosts)
    {
        var (share, whole) = (TeamsLimits.SharedBy(hosts), TeamsLimits.SharedBy(1));

        Assert.All(share.Sends.Concat(share.Reads).Concat(share.Tenant), limit => Assert.True(limit.Calls >= 1));
        Assert.All(
            share.Sends.Concat(share.Reads).Concat(share.Tenant).Zip(whole.Sends.Concat(whole.Reads).Concat(whole.Tenant)),
            pair => Assert.True(pair.First.Width == pair.Second.Width && pair.First.Calls * hosts <= pair.Second.Calls));
    }

    [Fact]
    public async Task A_hundred_thousand_chats_are_forgotten_when_they_fall_silent()
    {
        using var windows = new SendWindows(clock, new TeamsLimits { Tenant = [new RateLimit(int.MaxValue, TimeSpan.FromSeconds(1))] });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 100_000; i++)
            (await windows.EnterAsync(Chat($"a:1-chat-{i}-{new string('x', 80)}"), $"t-{i % 10}", TimeSpan.Zero, default)).Dispose();
        var full = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(100_000, windows.Threads);
        Assert.True(full < 80_000_000, $"{full / 1_000_000} MB are remembered.");

        foreach (var _ in (int[])[1, 2])
        {
            clock.Advance(TimeSpan.FromHours(1));
            (await EnterAsync(windows, "the only one")).Dispose();
        }

        Assert.Equal(1, windows.Threads);
    }

    private SendWindows Windows() => new(clock, TeamsLimits.SharedBy(1));

    private static ThreadKey Chat(string id) => ThreadKey.Of(id, reads: false);

    /// <summary>Waits as long as it takes.</summary>
    private async Task<SendPass> EnterAsync(SendWindows windows, string chat)
    {
        var entering = windows.EnterAsync(Chat(chat), "t", TimeSpan.FromDays(1), default).AsTask();
        while (windows.Waiting > 0)
            Assert.True(clock.PassToRoom());
        return await entering;
    }
}
