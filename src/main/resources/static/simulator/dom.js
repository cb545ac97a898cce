/** Small building of elements; words are always text, never markup. */
export function element(tag, classes, words) {
  const made = document.createElement(tag);
  if (classes) {
    made.className = classes;
  }
  if (words !== undefined) {
    made.textContent = words;
  }
  return made;
}

/** Sets attributes; those that are null or undefined are left out. */
export function attributes(made, values) {
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  return made;
}

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/gu;
const LATIN = /[a-z]/giu;

/** The language most of some words are in, for whoever has them read aloud. */
export function language(words) {
  const japanese = words.match(JAPANESE)?.length ?? 0;
  const latin = words.match(LATIN)?.length ?? 0;
  return latin > japanese * 3 ? 'en' : 'ja';
}

export const byId = (id) => document.getElementById(id);

/** The hour and minute of a time in milliseconds. */
export function clock(at) {
  return new Date(at).toLocaleTimeString('ja-JP', { hour: 'numeric', minute: '2-digit' });
}
