/**
 * What a resident saw, kept in this browser: the server forgets everything when it stops. Also how
 * they stand to the bot and how far they have read.
 */
const KEPT = 200;

export class History {
  #key;

  constructor(name) {
    this.#key = `simulator-chat ${name}`;
    this.reload();
  }

  get key() {
    return this.#key;
  }

  /** Takes up what is kept, also after another tab wrote it. */
  reload() {
    const kept = JSON.parse(localStorage.getItem(this.#key) ?? '{}');
    this.friend = kept.friend ?? 'STRANGER';
    this.boot = kept.boot ?? null;
    this.after = kept.after ?? 0;
    this.items = kept.items ?? [];
  }

  save() {
    const { friend, boot, after } = this;
    this.items = this.items.slice(-KEPT);
    localStorage.setItem(this.#key, JSON.stringify({ friend, boot, after, items: this.items }));
  }

  add(item) {
    this.items.push(item);
    this.save();
  }

  last() {
    return this.items.findLast((item) => !item.note);
  }

  /** One's own deeds the bot does not have yet, of the last twenty minutes. */
  pending() {
    const oldest = Date.now() - 20 * 60 * 1000;
    return this.items.filter(
      (item) => item.name && !item.read && !item.refused && item.at > oldest,
    );
  }
}
