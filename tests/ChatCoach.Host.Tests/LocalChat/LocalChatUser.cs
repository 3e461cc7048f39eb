using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace ChatCoach.Host.Tests.LocalChat;

/// <summary>A person at the page, speaking Direct Line as Web Chat does.</summary>
internal sealed class LocalChatUser(LocalChatApp app, string conversationId, string token)
{
    public string ConversationId => conversationId;

    public string Token => token;

    public Task<HttpResponseMessage> StartAsync(string json = """{"locale":"en-US"}""") => SendAsync(HttpMethod.Post, "", json);

    public Task<HttpResponseMessage> PostAsync(string activity) =>
        SendAsync(HttpMethod.Post, $"/{conversationId}/activities", activity);

    public Task<HttpResponseMessage> SayAsync(string text, string clientActivityId = "c1") => PostAsync(
        $$$"""{"type":"message","text":"{{{text}}}","locale":"de-DE","localTimezone":"Europe/Berlin","from":{"id":"somebody"},"channelData":{"clientActivityID":"{{{clientActivityId}}}"}}""");

    /// <summary>A click as the page sends it.</summary>
    public Task<HttpResponseMessage> ClickAsync(string cardActivityId, string data = """{"run":"r1"}""") => PostAsync(
        $$$"""{"type":"message","locale":"de-DE","channelData":{"postBack":true},"value":{"action":{"type":"Action.Execute","verb":"answer","data":{{{data}}}},"cardActivityId":"{{{cardActivityId}}}"}}""");

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null)
    {
        var request = new HttpRequestMessage(method, "/directline/conversations" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (json is not null)
            request.Content = LocalChatApp.Json(json);
        return app.Http.SendAsync(request);
    }

    /// <summary>The chat as it now stands, or what came after a watermark.</summary>
    public async Task<(List<JsonObject> Activities, string Watermark)> ReadAsync(string? watermark = null)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/{conversationId}/activities?watermark={watermark}");
        return Frame(await LocalChatApp.ReadAsync(response.EnsureSuccessStatusCode()));
    }

    public async Task<LocalChatStream> ListenAsync(string? watermark = null)
    {
        using var response = watermark is null ? await StartAsync() : await SendAsync(HttpMethod.Get, $"/{conversationId}?watermark={watermark}");
        var url = (string)(await LocalChatApp.ReadAsync(response.EnsureSuccessStatusCode()))["streamUrl"]!;
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), CancellationToken.None);
        return new LocalChatStream(socket);
    }

    public static (List<JsonObject> Activities, string Watermark) Frame(JsonObject frame) =>
        ([.. frame["activities"]!.AsArray().Select(activity => activity!.AsObject())], (string)frame["watermark"]!);
}

/// <summary>The stream of a conversation.</summary>
internal sealed class LocalChatStream(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<(List<JsonObject> Activities, string Watermark)> NextAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, timeout.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return LocalChatUser.Frame(JsonNode.Parse(message.ToArray())!.AsObject());
    }

    /// <summary>Reads on until so many activities have come.</summary>
    public async Task<List<JsonObject>> NextAsync(int count)
    {
        var all = new List<JsonObject>();
        while (all.Count < count)
            all.AddRange((await NextAsync()).Activities);
        return all;
    }

    public Task PingAsync() => socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public void Dispose() => socket.Dispose();
}
