// What is wrong with a card as it is drawn.

// Fractions of a pixel are rounding; letters may stand a pixel or two out of their line.
const rounding = 1;
const lineRounding = 3;

// No phone has room for every word of German; one of this length has to have it.
const longWord = 22;

/** The text nodes with where each of their lines stands. */
function pieces(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node => node.data.trim() && node.parentElement.closest('option, script') === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const all = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0);
    if (rects.length > 0) all.push({ node: walker.currentNode, text: walker.currentNode.data.trim(), element: walker.currentNode.parentElement, rects });
  }
  return all;
}

function tooWide(root) {
  const outer = root.getBoundingClientRect();
  return [...root.querySelectorAll('*')].filter(element => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (right > outer.right + rounding || left < outer.left - rounding);
  }).map(element => `wider than the card: ${element.className || element.tagName}`);
}

function isCut({ element, rects }, root) {
  for (let around = element; around !== root.parentElement; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    const frame = around.getBoundingClientRect();
    if (overflowX !== 'visible' && (around.scrollWidth > around.clientWidth + rounding || rects.some(rect => rect.right > frame.right + rounding || rect.left < frame.left - rounding))) return true;
    if (overflowY !== 'visible' && rects.some(rect => rect.bottom > frame.bottom + lineRounding || rect.top < frame.top - lineRounding)) return true;
  }
  return false;
}

/** Words that begin in one line and end in another; after a hyphen that is as it should be. */
function torn({ node, rects }) {
  if (rects.length < 2) return [];
  return [...node.data.matchAll(/[^\s–-]+/g)].filter(({ 0: word, index }) => {
    if (word.length > longWord) return false;
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    return new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size > 1;
  }).map(([word]) => `torn: ${word}`);
}

const paper = document.createElement('canvas').getContext('2d');

/** What stands in an input, or will: its words must have room in it. */
function cutInputs(root) {
  return [...root.querySelectorAll('select, input:not([type=radio]):not([type=checkbox]):not([type=date])')].filter(input => {
    const style = getComputedStyle(input);
    paper.font = style.font;
    const words = input.value ? (input.selectedOptions?.[0]?.text ?? input.value) : (input.placeholder ?? input.selectedOptions?.[0]?.text ?? '');
    return paper.measureText(words).width > input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + rounding;
  }).map(input => `cut off in its input: ${input.placeholder || input.value}`);
}

function overlaps(all) {
  const found = [];
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > rounding && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > lineRounding;
  all.forEach((one, at) => {
    for (const other of all.slice(at + 1))
      if (one.rects.some(a => other.rects.some(b => meet(a, b)))) found.push(`“${one.text}” and “${other.text}” overlap`);
  });
  return found;
}

function channels(color) {
  const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
  return { rgb: [red, green, blue], alpha };
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ground(element) {
  for (let around = element; around; around = around.parentElement) {
    const color = channels(getComputedStyle(around).backgroundColor);
    if (color.alpha > 0) return color.rgb;
  }
  return [255, 255, 255];
}

/** WCAG 2.2, 1.4.3: 4.5 to 1, large letters 3 to 1. */
function pale(element, style) {
  const [ink, paperOf] = [luminance(channels(style.color).rgb), luminance(ground(element))];
  const ratio = (Math.max(ink, paperOf) + 0.05) / (Math.min(ink, paperOf) + 0.05);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600);
  return ratio < (large ? 3 : 4.5) ? ratio : null;
}

function tooPale(root, all) {
  const texts = all.map(({ text, element }) => [text, pale(element, getComputedStyle(element))]);
  const hints = [...root.querySelectorAll('[placeholder]:not([placeholder=""])')].map(input => [input.placeholder, pale(input, getComputedStyle(input, '::placeholder'))]);
  return [...texts, ...hints].filter(([, ratio]) => ratio !== null).map(([text, ratio]) => `contrast ${ratio.toFixed(1)} to 1: ${text}`);
}

function unnamed(card, root) {
  const found = card.getAllInputs().flatMap(input => [[input.label, 'label'], [input.errorMessage, 'error message']]
    .filter(([words]) => !words?.trim()).map(([, what]) => `input ${input.id} has no ${what}`));
  for (const input of root.querySelectorAll('input, select, textarea'))
    if (!(input.labels?.length || input.getAttribute('aria-label') || input.getAttribute('aria-labelledby'))) found.push('an input has no name for a screen reader');
  // The arrow behind a link is decoration: Web Chat says "opens in a new window" in the name of the link.
  for (const image of root.querySelectorAll('img, [role=img]'))
    if (!image.closest('a[aria-label]') && !(image.getAttribute('alt') || image.getAttribute('aria-label'))) found.push('an image has no words');
  return found;
}

/** One line a finding. */
export function findings({ card, box, warnings }) {
  const root = box.querySelector('.ac-adaptiveCard');
  const all = pieces(root);
  return [
    ...warnings.map(warning => `the renderer says: ${warning}`),
    ...tooWide(root),
    ...all.filter(piece => isCut(piece, root)).map(({ text }) => `cut off: ${text}`),
    ...all.flatMap(torn),
    ...cutInputs(root),
    ...overlaps(all),
    ...tooPale(root, all),
    ...unnamed(card, root),
    ...[...root.querySelectorAll('ol')].map(list => `read as a list: ${list.textContent.trim()}`),
  ];
}
