// Every sentence of the page in both languages; what the coach says comes from the coach.
const texts = {
  de: {
    locale: 'de-DE',
    youAre: 'Du bist',
    change: 'Wechseln',
    newWindow: 'In neuem Fenster',
    language: 'Sprache',
    chat: 'Gespräch mit dem Coach',
    local: 'Nur auf diesem Rechner, mit erfundenen Personen: Wer hier sitzt, kann jede von ihnen sein.',
    hint: 'Noch nichts zu sehen? Schreib „Hallo“. Der Coach macht dort weiter, wo ihr wart.',
    noCards: 'Hier läuft der Chat als reiner Text. Für Karten zum Tippen: Node.js installieren und noch einmal bauen (dotnet build).',
    toPlain: 'Lieber als reiner Text',
    toCards: 'Lieber mit Karten',
    noPerson: 'Diese Person gibt es in der Demo-Organisation nicht. Du bist jetzt ',
    away: 'Der Coach ist gerade nicht erreichbar. Diese Seite versucht es von selbst weiter.',
    notStarted: 'Das Gespräch konnte nicht beginnen. Diese Seite versucht es gleich noch einmal.',
    you: 'Du',
    coach: 'Coach',
    typing: 'Der Coach schreibt …',
    write: 'Nachricht an den Coach',
    send: 'Senden',
    notSent: 'Nicht angekommen.',
    again: 'Noch einmal senden',
    cardOnly: '(Diese Nachricht ist eine Karte. Antworte einfach in Worten.)',
    roles: { employee: '', coach: 'Coach', manager: 'Leitung', worksCouncil: 'Betriebsrat', admin: 'Administration' },
  },
  en: {
    locale: 'en-US',
    youAre: 'You are',
    change: 'Switch',
    newWindow: 'In a new window',
    language: 'Language',
    chat: 'Conversation with the coach',
    local: 'On this machine only, with invented people: whoever sits here can be any of them.',
    hint: 'Nothing here yet? Write “Hello”. The coach goes on where you were.',
    noCards: 'The chat runs as plain text. For cards to click: install Node.js and build again (dotnet build).',
    toPlain: 'Plain text instead',
    toCards: 'Cards instead',
    noPerson: 'There is no such person in the demo organisation. You are now ',
    away: 'The coach cannot be reached right now. This page keeps trying by itself.',
    notStarted: 'The conversation could not begin. This page will try again in a moment.',
    you: 'You',
    coach: 'Coach',
    typing: 'The coach is writing …',
    write: 'Message to the coach',
    send: 'Send',
    notSent: 'Not delivered.',
    again: 'Send again',
    cardOnly: '(This message is a card. Just answer in words.)',
    roles: { employee: '', coach: 'coach', manager: 'manager', worksCouncil: 'works council', admin: 'administration' },
  },
};

/** Language of the page: the one asked for in the address, else the browser's first that we speak, else German. */
export function chosenLanguage() {
  const wanted = [new URLSearchParams(location.search).get('lang'), ...navigator.languages];
  return wanted.map(tag => tag?.slice(0, 2).toLowerCase()).find(tag => tag in texts) ?? 'de';
}

export const language = chosenLanguage();
export const text = texts[language];
