/** The chat page: a resident's phone. The parts: history, line (the wire), draw, taps. */
import { byId } from './dom.js';
import { draw, drawQuickReplies, intro, mark, turnQuickReplies } from './draw.js';
import { History } from './history.js';
import { Line } from './line.js';
import { tieTaps } from './taps.js';

const { as, bot, api } = document.body.dataset;
const history = new History(as);
const log = byId('log');

let atEnd = true;

function toEnd() {
  log.scrollTop = log.scrollHeight;
  atEnd = true;
}

function show(item) {
  log.querySelector('.intro')?.remove();
  log.append(draw(item, bot, unsend));
  toEnd();
}

function add(item) {
  history.add(item);
  show(item);
  quickReplies();
}

function quickReplies() {
  drawQuickReplies(history.last(), (item) => {
    item.quickDone = true;
    history.save();
    quickReplies();
  });
  toEnd();
}

function redraw() {
  log.replaceChildren(intro(bot));
  history.items.filter((item) => !item.silent).forEach(show);
  quickReplies();
  stance();
}

const phone = {
  /** Does something; shown are the words that appear as one's own, if any. */
  send(deed, shown) {
    const item = { from: 'me', name: crypto.randomUUID(), at: Date.now(), deed, waiting: false };
    if (shown) {
      add({ ...item, shown });
    } else {
      history.add({ ...item, silent: true });
      endQuickReplies();
    }
    line.tell(history.items.at(-1));
  },
  note(words) {
    add({ note: words, at: Date.now() });
  },
};

function endQuickReplies() {
  const last = history.items.findLast((item) => item.from === 'bot');
  if (last) {
    last.quickDone = true;
  }
  history.save();
  quickReplies();
}

function unsend(item) {
  const index = history.items.findIndex(({ name }) => name === item.name);
  const { messageId } = history.items[index];
  history.items[index] = { note: 'メッセージの送信を取り消しました', at: item.at };
  history.save();
  redraw();
  if (messageId) {
    phone.send({ kind: 'unsend', message: messageId });
  }
}

const element = (name) => log.querySelector(`[data-name="${CSS.escape(name)}"]`);

const line = new Line(api, as, history, {
  arrived(entries) {
    for (const { number, at, id, message } of entries) {
      if (number > history.after) {
        history.after = number;
        add({ from: 'bot', at, id, message });
      }
    }
  },
  read(names) {
    for (const item of history.items.filter(({ name }) => names.includes(name))) {
      item.read = true;
      this.told(item);
    }
  },
  told(item) {
    const kept = history.items.find(({ name }) => name === item.name);
    if (kept) {
      Object.assign(kept, item);
      history.save();
      const made = element(item.name);
      if (made) {
        mark(made, kept);
      }
    }
  },
  stands(friend) {
    if (history.friend !== friend) {
      history.friend = friend;
      history.save();
      stance();
    }
  },
  online(yes, problem) {
    const strip = byId('offline');
    strip.hidden = yes;
    if (!yes) {
      const words =
        problem === '403'
          ? 'この画面は、つなぐが動いているコンピューターからだけ使えます。'
          : 'いま、つながっていません。つながると、自動で続きます。';
      if (strip.textContent !== words) {
        strip.textContent = words;
      }
      waiting();
    }
  },
});

function waiting() {
  for (const item of history.pending().filter(({ messageId }) => !messageId)) {
    item.waiting = true;
    const made = element(item.name);
    if (made) {
      mark(made, item);
    }
  }
}

/** Shows the writing line to friends, and the way to become one to others. */
function stance() {
  const friend = history.friend === 'FRIEND';
  const blocked = history.friend === 'BLOCKED';
  byId('composer').hidden = !friend;
  byId('befriend').hidden = friend;
  byId('block').hidden = !friend;
  byId('quick-line').hidden ||= !friend;
  byId('befriend-text').textContent = blocked
    ? 'ブロックしています。メッセージは届きません。'
    : `「${bot}」を友だちに追加すると、話ができます。`;
  const button = byId('befriend-button');
  button.textContent = blocked ? 'ブロックをやめる' : '友だち追加';
  button.dataset.testid = blocked ? 'unblock' : 'befriend';
}

function become(friend, kind, words) {
  history.friend = friend;
  phone.note(words);
  phone.send({ kind });
  stance();
}

byId('befriend-button').addEventListener('click', () => {
  const words =
    history.friend === 'BLOCKED' ? 'ブロックをやめました' : `「${bot}」を友だちに追加しました`;
  become('FRIEND', 'follow', words);
  byId('words').focus();
});

byId('block').addEventListener('click', () => {
  byId('menu').close();
  become('BLOCKED', 'unfollow', `「${bot}」をブロックしました`);
});

byId('clear').addEventListener('click', () => {
  history.items = [];
  history.save();
  byId('menu').close();
  redraw();
});

const words = byId('words');

function grow() {
  words.style.height = 'auto';
  words.style.height = `${words.scrollHeight + 4}px`;
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (text) {
    words.value = '';
    grow();
    phone.send({ kind: 'text', text }, text);
  }
  words.focus();
});

words.addEventListener('input', grow);
words.addEventListener('keydown', (event) => {
  // Enter also ends the choice of kanji; then it must not send
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
});

function letters(size) {
  document.documentElement.style.setProperty('--letters', size);
  localStorage.setItem('simulator-letters', size);
  for (const choice of document.querySelectorAll('[name=letters]')) {
    choice.checked = choice.value === size;
  }
}

byId('menu').addEventListener('change', ({ target }) => {
  if (target.name === 'letters') {
    letters(target.value);
  }
});
byId('open-menu').addEventListener('click', () => byId('menu').showModal());
byId('open-more').addEventListener('click', () => byId('more').showModal());
byId('send-place').addEventListener('click', () => {
  byId('more').close();
  byId('where').showModal();
});
byId('send-sticker').addEventListener('click', () => {
  byId('more').close();
  phone.send({ kind: 'sticker' }, 'スタンプを送りました');
});

// another tab of the same resident has written
window.addEventListener('storage', ({ key }) => {
  if (key === history.key) {
    history.reload();
    redraw();
  }
});

byId('quick-more').addEventListener('click', turnQuickReplies);

// what is read last stays in sight when something opens below or the letters grow
log.addEventListener('scroll', () => {
  atEnd = log.scrollTop + log.clientHeight > log.scrollHeight - 40;
});
new ResizeObserver(() => atEnd && toEnd()).observe(log);

letters(localStorage.getItem('simulator-letters') ?? '1');
tieTaps(phone);
redraw();
line.run();
