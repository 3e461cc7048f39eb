// Steps, cards and answers of the dialogue, German, as the coach has them.
'use strict';
const { randomBytes } = require('crypto');

const steps = {
  lang: { guide: 'G0', ask: 'Hallo, ich bin ChatCoach. Deutsch oder Englisch?', options: { de: 'Deutsch', en: 'English' } },
  privacy: {
    guide: 'G0',
    ask: 'Nach schwierigen Kundenkontakten: durchatmen, sortieren, ein Schritt. Ich bin ein Programm mit festen Fragen.',
    options: { ok: 'Einverstanden', more: 'Alles lesen', no: 'Lieber nicht' },
  },
  client: { ask: 'Zu welcher Kundenbeziehung? (kannst du weglassen)', free: true },
  strain: { ask: 'Wie geht es dir gerade? 1 = sehr belastet, 5 = gut.', options: { 1: '1', 2: '2', 3: '3', 4: '4', 5: '5' } },
  safe: {
    ask: 'Danke, dass du es sagst. Was trifft am ehesten zu?',
    options: { hard: 'Es war einfach anstrengend', harm: 'Ich wurde beleidigt', me: 'Mir geht es insgesamt nicht gut', pause: 'Ich brauche erst eine Pause' },
  },
  breathe: { ask: 'Gut. Steh kurz auf, atme drei Mal langsam aus.', options: { go: 'Weiter', stop: 'Reicht für heute' } },
  feel: {
    ask: 'Was ist gerade da? Bis zu drei.', several: true,
    options: { tense: 'angespannt', annoyed: 'genervt', angry: 'wütend', disappointed: 'enttäuscht', powerless: 'machtlos', exhausted: 'erschöpft', relieved: 'erleichtert', calm: 'ruhig' },
  },
  body: { ask: 'Spürst du es irgendwo? (freiwillig)', options: { stomach: 'Bauch', shoulders: 'Schultern/Nacken', breath: 'Atem/Brust', heat: 'Hitze', none: 'Nein' } },
  source: { ask: 'Woher kommt es am ehesten?', options: { contact: 'Aus diesem Kontakt', process: 'Aus unseren Abläufen', me: 'Aus meinem Tag', else: 'Von woanders', dk: 'Weiß nicht' } },
  need: {
    ask: 'Was hättest du gebraucht? Bis zu zwei.', several: true,
    options: { respect: 'Respekt', clarity: 'Klarheit', reliability: 'Verlässlichkeit', fairness: 'Ausgleich', support: 'Unterstützung', honesty: 'Ehrlichkeit', safety: 'Sicherheit' },
  },
  frame: { ask: 'War das Anliegen im vereinbarten Rahmen?', options: { in: 'Ja', out: 'Nein, eine Sonderlocke', unclear: 'Der Rahmen ist unklar', na: 'Passt nicht' } },
  power: { ask: 'Konntest du selbst entscheiden?', options: { yes: 'Ja', no: 'Nein, das darf jemand anders', core: 'Es liegt an unserer Leistung selbst', na: 'Passt nicht' } },
  close: { ask: 'Danke. Was tut dir jetzt gut?', options: { enough: 'Das reicht so', break: '5 Minuten Pause', talk: 'Mit jemandem reden', coach: 'Termin mit Coach' } },
};

const groups = [['lang'], ['privacy'], ['client', 'strain'], ['safe'], ['breathe'], ['feel', 'body'], ['source', 'need'], ['frame', 'power'], ['close']];

const action = (title, data) => ({
  type: 'Action.Execute', title, verb: data.do, style: 'default', associatedInputs: 'auto', data,
  fallback: { type: 'Action.Submit', title, style: 'default', associatedInputs: 'auto', data },
});

function input(step) {
  const { ask, options, several, free } = steps[step];
  return free
    ? { type: 'Input.Text', id: step, label: ask, maxLength: 60 }
    : { type: 'Input.ChoiceSet', id: step, label: ask, style: 'expanded', wrap: true, isMultiSelect: several === true, choices: Object.entries(options).map(([value, title]) => ({ title, value })) };
}

function cards(asks) {
  const token = randomBytes(16).toString('base64url');
  const first = asks[0];
  const data = { do: 'answer', token, run: 'run', guide: steps[first]?.guide ?? 'G1', version: 1, step: first };
  const body = [{ type: 'TextBlock', text: 'Kurz durchatmen', weight: 'bolder', size: 'medium', style: 'heading', wrap: true }];
  if (asks.length === 0) {
    body.push({ type: 'TextBlock', text: 'Fertig. Nur du siehst, was du geantwortet hast.', wrap: true });
    body.push({ type: 'ActionSet', actions: [action('Zusammenfassung', { do: 'summary', token })] });
  } else if (asks.length > 1 || steps[first].several || steps[first].free) {
    body.push(...asks.map((step) => ({ type: 'Container', spacing: 'medium', items: [input(step)] })));
    body.push({ type: 'ActionSet', actions: [action('Weiter', data)] });
  } else {
    body.push({ type: 'TextBlock', text: steps[first].ask, wrap: true });
    body.push(...Object.entries(steps[first].options).map(([arg, title]) => ({ type: 'ActionSet', spacing: 'small', actions: [action(title, { ...data, arg })] })));
  }
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', lang: 'de', body };
}

// What was answered, and up to which step.
function answersOf(asks, value, text) {
  if (value?.do === 'answer') {
    const taken = {};
    for (const step of asks) taken[step] = asks.length === 1 && value.arg ? value.arg : value[step];
    return { taken, done: asks[asks.length - 1] };
  }
  const { options, several, free } = steps[asks[0]];
  const id = (word) => Object.keys(options).find((key) => options[key].toLowerCase() === word.trim().toLowerCase() || key === word.trim());
  const said = free ? text : several ? text.split(',').map(id).join(',') : id(text);
  return { taken: { [asks[0]]: said }, done: asks[0] };
}

// The steps that are asked next.
function after(asks, done, given) {
  const left = asks.slice(asks.indexOf(done) + 1);
  if (left.length > 0) return left.slice(0, 1);
  const group = groups.findIndex((g) => g.includes(done));
  const rest = groups[group].slice(groups[group].indexOf(done) + 1);
  if (rest.length > 0) return rest.slice(0, 1);
  let next = group + 1;
  if (groups[next]?.[0] === 'safe' && !['1', '2'].includes(given.strain)) next += 2;
  if (groups[next]?.[0] === 'breathe' && given.safe !== 'pause') next += 1;
  return groups[next] ?? [];
}

module.exports = { cards, after, answersOf };
