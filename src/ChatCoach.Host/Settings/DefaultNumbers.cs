namespace ChatCoach.Host.Settings;

/// <summary>
/// The numbers shown while Safety:Numbers is empty: somebody in need must never meet an empty line.
/// Source: guides B.19 (public pages of the services), last checked on <see cref="Checked"/>.
/// </summary>
public static class DefaultNumbers
{
    public static readonly DateOnly Checked = new(2026, 8, 1);

    public static IReadOnlyList<SafetyNumber> All { get; } =
    [
        new("DE", "TelefonSeelsorge", "0800 111 0 111", "rund um die Uhr, kostenlos, anonym; auch Chat und Mail: online.telefonseelsorge.de", "24 h, free, anonymous; also chat and mail: online.telefonseelsorge.de", SafetyKind.Help, Checked),
        new("DE", "TelefonSeelsorge", "0800 111 0 222", "rund um die Uhr, kostenlos, anonym", "24 h, free, anonymous", SafetyKind.Help, Checked),
        new("DE", "TelefonSeelsorge", "116 123", "rund um die Uhr, kostenlos, anonym", "24 h, free, anonymous", SafetyKind.Help, Checked),
        new("DE", "Info-Telefon Depression", "0800 3344533", "Auskunft an Werktagen, kostenlos", "information on working days, free", SafetyKind.Help, Checked),
        new("DE", "Ärztlicher Bereitschaftsdienst", "116117", "wenn Praxen geschlossen sind", "when doctors’ practices are closed", SafetyKind.Medical, Checked),
        new("DE", "Notruf", "112", "Rettungsdienst und Feuerwehr, rund um die Uhr", "ambulance and fire service, 24 h", SafetyKind.Emergency, Checked),
        new("DE", "Polizei", "110", "rund um die Uhr", "24 h", SafetyKind.Emergency, Checked),
        new("DE", "WEISSER RING Opfer-Telefon", "116 006", "täglich 7 bis 22 Uhr", "daily 7 a.m. to 10 p.m.", SafetyKind.Victims, Checked),
        new("AT", "TelefonSeelsorge", "142", "rund um die Uhr, kostenlos", "24 h, free", SafetyKind.Help, Checked),
        new("CH", "Die Dargebotene Hand", "143", "rund um die Uhr", "24 h", SafetyKind.Help, Checked),
    ];
}
