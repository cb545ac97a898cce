/** Draws the talk: one's own words, the bot's messages, notes, and the quick replies. */
import { attributes, byId, clock, element, language } from './dom.js';
import { bubble } from './flex.js';
import { staysOpen, tappable } from './taps.js';
import { cards } from './templates.js';

const LINKS = /(https?:\/\/[^\s「」（）]+)/g;

/** What stands in an empty talk. */
export function intro(bot) {
  const made = element('div', 'intro');
  const face = attributes(element('span', 'face', [...bot][0]), { 'aria-hidden': 'true' });
  const words = 'ここは、れんしゅう用の画面です。\n書いたことは、本物のLINEには送られません。';
  made.append(face, element('strong', '', bot), ...words.split('\n').map((line) => element('p', '', line)));
  return made;
}

/** The element of one item of the history. */
export function draw(item, bot, unsend) {
  if (item.note) {
    return element('p', 'note', item.note);
  }
  return item.from === 'me' ? mine(item, unsend) : theirs(item, bot);
}

function mine(item, unsend) {
  const made = attributes(element('div', 'message'), {
    'data-testid': 'message',
    'data-from': 'me',
    'data-kind': item.deed.kind,
    'data-name': item.name,
    tabindex: '-1',
  });
  const aside = element('span', 'aside');
  aside.append(element('span', 'state'), element('br'), element('time', '', clock(item.at)));
  if (item.deed.kind !== 'postback') {
    const button = attributes(element('button', 'unsend', '送信を取り消す'), {
      type: 'button',
      'data-testid': 'unsend',
    });
    button.addEventListener('click', () => unsend(item));
    aside.prepend(button);
  }
  const bubble = attributes(element('div', 'bubble', item.shown), { lang: language(item.shown) });
  made.append(element('span', 'unseen', 'あなた:'), bubble, aside);
  mark(made, item);
  return made;
}

/** Says on one's own message whether the bot has it. */
export function mark(made, item) {
  made.toggleAttribute('data-read', Boolean(item.read));
  made.querySelector('.state').textContent = item.read
    ? '既読'
    : item.refused
      ? '送れません'
      : item.waiting
        ? '送信待ち'
        : '';
}

function theirs(item, bot) {
  const { message } = item;
  const made = attributes(element('div', 'message'), {
    'data-testid': 'message',
    'data-from': 'bot',
    'data-kind': message.type,
  });
  const face = attributes(element('span', 'face', [...bot][0]), { 'aria-hidden': 'true' });
  made.append(face, element('span', 'unseen', `${message.sender?.name ?? bot}:`));
  made.append(...content(message));
  if (made.querySelector('.cards')) {
    made.classList.add('rich');
  }
  made.append(element('time', 'aside', clock(item.at)));
  return made;
}

function content(message) {
  switch (message.type) {
    case 'text':
      return [linked(message.text)];
    case 'textV2':
      return [linked(message.text.replaceAll('{{', '{').replaceAll('}}', '}'))];
    case 'flex':
      return row(
        message,
        message.contents.type === 'carousel'
          ? message.contents.contents.map(bubble)
          : [bubble(message.contents)],
      );
    case 'template':
      return row(message, cards(message.template));
    case 'location':
      return [element('div', 'bubble', `場所: ${message.title}\n${message.address}`)];
    case 'image': {
      const picture = attributes(element('img', 'bubble picture'), {
        src: message.previewImageUrl,
        alt: '写真',
      });
      return [picture];
    }
    default:
      return [element('div', 'bubble odd', '（この画面では見られないものが届きました）')];
  }
}

function linked(words) {
  const made = attributes(element('div', 'bubble'), { lang: language(words) });
  words.split(LINKS).forEach((part, index) => {
    if (index % 2 === 0) {
      made.append(part);
    } else {
      const link = element('a', '', part);
      made.append(attributes(link, { href: part, target: '_blank', rel: 'noopener noreferrer' }));
    }
  });
  return made;
}

const HINTS = {
  ja: (count) => `${count}枚あります。横に動かせます。`,
  easy: (count) => `${count}まい あります。よこに うごかせます。`,
  en: (count) => `${count} cards. Slide sideways.`,
};
const READINGS = /（[\u3040-\u309f]+）/u;
const NUMBERS = {
  ja: (count, at) => `${count}枚のうち${at}枚目`,
  en: (count, at) => `Card ${at} of ${count}`,
};

/** What is found may be in Japanese only; its buttons speak to the resident. */
function spoken(card) {
  return language([...card.querySelectorAll('.button')].map((it) => it.textContent).join(' '));
}

function row(message, made) {
  const many = made.length > 1;
  const speaks = spoken(made[0]);
  const all = attributes(element('div', many ? 'cards many' : 'cards'), {
    role: many ? 'list' : 'group',
    'aria-label': message.altText,
    lang: language(message.altText),
    tabindex: many ? '0' : null,
  });
  made.forEach((card, index) => {
    if (many && !card.hasAttribute('role')) {
      attributes(card, {
        role: 'listitem',
        'aria-label': NUMBERS[speaks](made.length, index + 1),
      });
    }
    all.append(card);
  });
  const wording = READINGS.test(message.altText) ? 'easy' : speaks;
  const hint = attributes(element('p', 'hint', HINTS[wording](made.length)), { lang: speaks });
  return many ? [all, hint] : [all];
}

/** Shows the quick replies of the last message, or none. */
export function drawQuickReplies(item, gone) {
  const place = byId('quick');
  if (place.contains(document.activeElement)) {
    // the button is about to go; who uses the keyboard goes on reading in the talk
    byId('log').focus({ preventScroll: true });
  }
  place.replaceChildren();
  const items = item?.from === 'bot' && !item.quickDone ? item.message.quickReply?.items : null;
  byId('quick-line').hidden = !items;
  for (const { action, imageUrl } of items ?? []) {
    const made = tappable(action, 'quick-reply', () => {
      if (!staysOpen(action)) {
        gone(item);
      }
    });
    attributes(made, { 'data-testid': 'quick-reply' });
    if (imageUrl) {
      made.append(attributes(element('img'), { src: imageUrl, alt: '' }));
    }
    made.append(action.label);
    place.append(made);
  }
  place.scrollLeft = 0;
  byId('quick-more').hidden = place.scrollWidth <= place.clientWidth;
}

/** Shows the next quick replies, after the last ones the first again. */
export function turnQuickReplies() {
  const place = byId('quick');
  const atEnd = place.scrollLeft + place.clientWidth >= place.scrollWidth - 4;
  place.scrollLeft = atEnd ? 0 : place.scrollLeft + place.clientWidth * 0.8;
}
