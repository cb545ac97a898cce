/** What LINE's actions do when they are tapped. */
import { attributes, byId, element } from './dom.js';

const OPENABLE = /^(https?:|tel:|line:)/i;
const PLACES = [
  ['川崎区', 35.5298, 139.7045],
  ['幸区', 35.5446, 139.6989],
  ['中原区', 35.5763, 139.6558],
  ['高津区', 35.5993, 139.611],
  ['宮前区', 35.5893, 139.579],
  ['多摩区', 35.6199, 139.5624],
  ['麻生区', 35.6036, 139.5057],
];

let phone;

/** Ties taps to a phone: an object with send(deed, shownWords) and note(words). */
export function tieTaps(to) {
  phone = to;
  for (const [name, latitude, longitude] of PLACES) {
    const title = `${name}役所のあたり`;
    const button = attributes(element('button', '', title), {
      type: 'button',
      'data-testid': 'place',
    });
    button.addEventListener('click', () => {
      byId('where').close();
      phone.send(
        { kind: 'location', title, address: `神奈川県川崎市${name}`, latitude, longitude },
        `場所: ${title}`,
      );
    });
    byId('places').append(button);
  }
  byId('when-form').addEventListener('submit', () => whenChosen?.());
}

/** An element that does an action: a link where it opens something, else a button. */
export function tappable(action, classes, done = () => {}) {
  if (action.type === 'uri') {
    const link = element('a', classes);
    if (OPENABLE.test(action.uri)) {
      attributes(link, { href: action.uri, target: '_blank', rel: 'noopener noreferrer' });
    }
    link.addEventListener('click', done);
    return link;
  }
  const button = attributes(element('button', classes), { type: 'button' });
  button.addEventListener('click', () => {
    done();
    tap(action);
  });
  return button;
}

/** Makes any element do an action, by mouse, finger or keyboard. */
export function makeTappable(made, action) {
  made.classList.add('tappable');
  attributes(made, {
    role: action.type === 'uri' ? 'link' : 'button',
    tabindex: '0',
    'aria-label': action.label,
  });
  const act = (event) => {
    if (event.target.closest('a, button') === null) {
      event.stopPropagation();
      event.preventDefault();
      tap(action);
    }
  };
  made.addEventListener('click', act);
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      act(event);
    }
  });
}

/** Whether the quick replies stay until something was sent. */
export const staysOpen = (action) =>
  ['camera', 'cameraRoll', 'location', 'datetimepicker'].includes(action.type);

function tap(action) {
  switch (action.type) {
    case 'postback':
      phone.send({ kind: 'postback', data: action.data }, action.displayText ?? action.text);
      break;
    case 'message':
      phone.send({ kind: 'text', text: action.text }, action.text);
      break;
    case 'uri':
      if (OPENABLE.test(action.uri)) {
        window.open(action.uri, '_blank', 'noopener');
      }
      break;
    case 'datetimepicker':
      askWhen(action);
      break;
    case 'location':
      byId('where').showModal();
      break;
    case 'clipboard':
      navigator.clipboard
        .writeText(action.clipboardText)
        .then(() => phone.note('コピーしました'));
      break;
    default:
      phone.note('この画面では、写真は送れません');
  }
}

let whenChosen;

function askWhen(action) {
  const kinds = { date: 'date', time: 'time', datetime: 'datetime-local' };
  const field = byId('when-value');
  attributes(field, { type: kinds[action.mode] });
  for (const limit of ['min', 'max']) {
    field.removeAttribute(limit);
    attributes(field, { [limit]: action[limit]?.replace('t', 'T') });
  }
  field.value = action.initial?.replace('t', 'T') ?? '';
  whenChosen = () => {
    const dialog = byId('when');
    dialog.addEventListener(
      'close',
      () => {
        if (dialog.returnValue === 'ok') {
          phone.send({
            kind: 'postback',
            data: action.data,
            params: { [action.mode]: field.value },
          });
        }
      },
      { once: true },
    );
  };
  byId('when').showModal();
}
