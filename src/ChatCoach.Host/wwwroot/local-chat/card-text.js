// A message in plain words. The coach writes its text for this; a card that was sent while cards were on is read out.
function* lines(item) {
  if (Array.isArray(item)) {
    for (const one of item) yield* lines(one);
  } else if (item && typeof item === 'object' && item.isVisible !== false) {
    if (item.type === 'TextBlock' && item.text) yield item.text;
    else if (item.type === 'FactSet') yield* item.facts.map(fact => `${fact.title}: ${fact.value}`);
    else if (item.type?.startsWith('Action.') && item.title) yield `· ${item.title}`;
    if (item.label) yield item.label;
    if (Array.isArray(item.choices)) yield* item.choices.map((choice, index) => `${index + 1} ${choice.title}`);
    for (const name of ['body', 'items', 'columns', 'rows', 'cells', 'inlines', 'actions']) yield* lines(item[name]);
  }
}

/** The words of an activity, one thought a line; empty if it has none. */
export function asText(activity) {
  const cards = (activity.attachments ?? []).map(attachment => attachment.content);
  return activity.text || [...lines(cards)].join('\n');
}
