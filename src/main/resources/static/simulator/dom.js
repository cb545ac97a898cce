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

export const byId = (id) => document.getElementById(id);

/** The hour and minute of a time in milliseconds. */
export function clock(at) {
  return new Date(at).toLocaleTimeString('ja-JP', { hour: 'numeric', minute: '2-digit' });
}
