using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatCoach.Load.Talking;

namespace ChatCoach.Load.Fuzzing;

/// <summary>Makes a broken, odd or hostile activity out of a real one; the same number makes the same activity.</summary>
/// <param name="seed">Of the run.</param>
/// <param name="serviceUrl">Where most of them want their answers.</param>
public sealed class Mutation(int seed, string serviceUrl)
{
    /// <summary>People and conversations they come from: few enough that states are met again.</summary>
    private const int People = 50;

    private const int MostChanges = 4;

    /// <summary>Above what a JSON reader follows (64), and above what the endpoint reads.</summary>
    private const int Deep = 80;
    private const int Huge = 800_000;
    private const int Long = 20_000;

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\u001b[31m", "🙂", "👨‍👩‍👧‍👦", "שלום", "ﷺ", "\u202eabc", "a\u0301", "<at>Test Bot</at>", "<script>alert(1)</script>", "'; DROP TABLE people; --",
        "{0}", "${x}", "%s%n", "../../etc/passwd", "null", "1e999", "-0", "9223372036854775808", "2026-02-30", "deutsch", "english", "einverstanden", "hilfe", "pause", "stopp",
        "zurück", "ändern", "warum", "vergiss mich", "meine check-ins", "check-in", "1", "2", "1, 3", "ja", "nein", "weiter", "mehr", "sos", "http://localhost:1/", "https://[::1]/", "javascript:1",
    ];

    private static readonly string[] RawNumbers = ["1e400", "-1", "0.1", "99999999999999999999999999", "1E-400"];

    /// <summary>The body of one request; it need not be JSON any more.</summary>
    public byte[] Make(int number)
    {
        var random = new Random(unchecked((seed * 31) + number));
        var activity = Captures.All[random.Next(Captures.All.Count)].DeepClone().AsObject();
        Renew(activity, random);
        for (var change = random.Next(MostChanges + 1); change > 0; change--)
            Change(activity, random);
        return Bytes(Activities.ToUtf8(activity), random);
    }

    private void Renew(JsonObject activity, Random random)
    {
        var person = random.Next(People).ToString(CultureInfo.InvariantCulture);
        activity["id"] = random.Next(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        activity["serviceUrl"] = serviceUrl;
        activity["from"]!["id"] = $"29:{person}";
        activity["from"]!["aadObjectId"] = $"oid-{person}";
        activity["conversation"]!["id"] = $"fuzz:{person}";
        if (activity.ContainsKey("text"))
            activity["text"] = Texts[random.Next(Texts.Length)];
    }

    /// <summary>One change somewhere in the tree.</summary>
    internal static void Change(JsonObject activity, Random random)
    {
        var places = new List<JsonObject>();
        Collect(activity, places);
        var place = places[random.Next(places.Count)];
        if (place.Count == 0)
            return;
        var name = place.ElementAt(random.Next(place.Count)).Key;
        switch (random.Next(5))
        {
            case 0:
                place.Remove(name);
                break;
            case 1:
                place[name] = Odd(random);
                break;
            case 2:
                place[Texts[random.Next(Texts.Length)]] = Odd(random);
                break;
            case 3:
                var value = place[name];
                place.Remove(name);
                place[name.ToUpperInvariant()] = value;
                break;
            default:
                place[name] = OfAnother(random);
                break;
        }
    }

    private static void Collect(JsonNode? node, List<JsonObject> places)
    {
        if (node is JsonObject found)
        {
            places.Add(found);
            foreach (var (_, value) in found)
                Collect(value, places);
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
                Collect(item, places);
        }
    }

    private static JsonNode? Odd(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => JsonNode.Parse(RawNumbers[random.Next(RawNumbers.Length)]),
        3 => new JsonArray(null, 1, "x", new JsonObject()),
        4 => new JsonObject { ["do"] = "answer", ["type"] = 1 },
        5 => new string((char)random.Next(0x20, 0xd7ff), random.Next(Long)),
        6 => JsonNode.Parse(new string('[', 40) + new string(']', 40)),
        _ => Texts[random.Next(Texts.Length)],
    };

    private static JsonNode? OfAnother(Random random)
    {
        var other = Captures.All[random.Next(Captures.All.Count)];
        return other.ElementAt(random.Next(other.Count)).Value?.DeepClone();
    }

    /// <summary>Every third loses its shape below JSON: cut, flipped, doubled, nested too deep, too large, not UTF-8.</summary>
    private static byte[] Bytes(byte[] json, Random random)
    {
        var at = random.Next(json.Length);
        switch (random.Next(18))
        {
            case 0:
                return json[..at];
            case 1:
                json[at] = (byte)random.Next(256);
                return json;
            case 2:
                return [.. json, .. json];
            case 3:
                return Encoding.UTF8.GetBytes($$"""{"type":"message","value":{{new string('[', Deep)}}{{new string(']', Deep)}}}""");
            case 4:
                return [.. "{\"type\":\"message\",\"type\":\"invoke\","u8, .. json[1..]];
            case 5:
                return [.. json[..1], .. "\"text\":\"\\ud800\","u8, .. json[1..]];
            default:
                return random.Next(200) == 0 ? [.. json, .. new byte[Huge]] : json;
        }
    }
}
