/**
 * The wire to the simulated LINE. Asks again and again what is new; says hello after each start of
 * the server and then tells the deeds it may not know. A deed keeps its name, so telling it twice
 * does no harm.
 */
const SOON = 300;
const CALM = 1200;
const HIDDEN = 4000;

export class Line {
  #api;
  #as;
  #history;
  #hears;
  #busyUntil = 0;
  #known = false;
  #deeds = 0;
  #told = new Set();

  /** hears: an object with arrived(entries), read(names), stands(friend), online(boolean). */
  constructor(api, as, history, hears) {
    this.#api = api;
    this.#as = as;
    this.#history = history;
    this.#hears = hears;
  }

  /** Runs for as long as the page is open. */
  async run() {
    for (;;) {
      try {
        await this.#round();
        this.#hears.online(true);
      } catch (problem) {
        this.#hears.online(false, problem.message);
      }
      const pause = document.hidden ? HIDDEN : Date.now() < this.#busyUntil ? SOON : CALM;
      await new Promise((go) => setTimeout(go, pause));
    }
  }

  /** Something was done; listen closely for a while. */
  async tell(item) {
    this.#busyUntil = Date.now() + 15000;
    try {
      await this.#do(item);
      this.#hears.online(true);
    } catch (problem) {
      this.#hears.online(false, problem.message);
    }
  }

  async #round() {
    const history = this.#history;
    if (!this.#known) {
      await this.#hello();
    }
    for (const item of history.pending().filter(({ name }) => !this.#told.has(name))) {
      await this.#do(item);
    }
    const told = this.#deeds;
    const news = await this.#post('news', {
      after: history.after,
      pending: history.pending().map(({ name }) => name),
    });
    if (news.boot !== history.boot) {
      this.#known = false;
      return this.#round();
    }
    if (told === this.#deeds) {
      this.#hears.stands(news.friend);
    }
    this.#hears.read(news.delivered);
    this.#hears.arrived(news.entries);
  }

  async #hello() {
    const history = this.#history;
    const { boot, friend } = await this.#post('hello', { friend: history.friend });
    if (boot !== history.boot) {
      history.boot = boot;
      history.after = 0;
    }
    this.#told.clear();
    this.#known = true;
    this.#hears.stands(friend);
    history.save();
  }

  async #do(item) {
    const { name, at, deed } = item;
    this.#deeds++;
    const answer = await this.#post('do', { name, at, deed });
    item.messageId = answer?.messageId;
    item.refused = answer === null;
    item.waiting = false;
    this.#deeds++;
    this.#told.add(name);
    this.#hears.told(item);
  }

  async #post(what, body) {
    const answer = await fetch(`${this.#api}/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as: this.#as, ...body }),
      signal: AbortSignal.timeout(8000),
    });
    if (what === 'do' && [400, 409].includes(answer.status)) {
      return null;
    }
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  }
}
