/** Draws Flex bubbles as a phone does. Sizes follow LINE's steps; styles go through the CSSOM. */
import { attributes, element, language } from './dom.js';
import { makeTappable, tappable } from './taps.js';

const LETTERS = {
  xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74,
};
const GAPS = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const BORDERS = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };
const PICTURES = {
  xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220,
};
const WIDTHS = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };
const ALIGN = { start: 'start', center: 'center', end: 'end' };
const GRAVITY = { top: 'flex-start', center: 'center', bottom: 'flex-end' };

const gap = (value) => (value in GAPS ? `${GAPS[value]}px` : value);

/** One bubble. */
export function bubble(data) {
  const card = attributes(element('div', 'card'), { 'data-testid': 'card' });
  card.style.width = `${WIDTHS[data.size ?? 'mega']}px`;
  card.dir = data.direction ?? 'ltr';
  const small = ['nano', 'micro'].includes(data.size);
  for (const name of ['header', 'hero', 'body', 'footer']) {
    if (data[name]) {
      card.append(block(name, data[name], data.styles?.[name] ?? {}, small));
    }
  }
  if (data.action) {
    makeTappable(card, data.action);
  }
  return card;
}

function block(name, data, style, small) {
  const made = element('div', `block ${name}`);
  const part = component(data, 'vertical');
  made.append(part);
  if (name !== 'hero' && data.paddingAll == null) {
    part.style.padding = small || name === 'footer' ? '10px' : '20px';
    paddings(part, data);
  }
  made.style.backgroundColor = style.backgroundColor ?? '';
  if (style.separator) {
    made.style.borderTop = `1px solid ${style.separatorColor ?? '#d4d6da'}`;
  }
  return made;
}

function component(data, direction) {
  const made = DRAW[data.type]?.(data) ?? element('span');
  place(made, data, direction);
  return made;
}

const DRAW = { box, text, button, image, icon, video, separator, filler };

function box(data) {
  const made = element('div', `box ${data.layout}`);
  const style = made.style;
  data.contents.forEach((child, index) => {
    const part = component(child, data.layout);
    if (index > 0 && data.spacing && !child.margin) {
      part.style[data.layout === 'vertical' ? 'marginTop' : 'marginInlineStart'] = gap(data.spacing);
    }
    made.append(part);
  });
  paddings(made, data);
  style.backgroundColor = data.backgroundColor ?? '';
  style.borderRadius = gap(data.cornerRadius) ?? '';
  for (const name of ['width', 'maxWidth', 'height', 'maxHeight', 'justifyContent', 'alignItems']) {
    style[name] = data[name] ?? '';
  }
  if (data.borderWidth || data.borderColor) {
    const width = data.borderWidth ?? 'normal';
    style.border = `${width in BORDERS ? `${BORDERS[width]}px` : width} solid ${data.borderColor ?? '#d4d6da'}`;
  }
  if (data.background?.type === 'linearGradient') {
    const { angle, startColor, centerColor, centerPosition, endColor } = data.background;
    const middle = centerColor ? `, ${centerColor} ${centerPosition ?? '50%'}` : '';
    style.backgroundImage = `linear-gradient(${angle}, ${startColor}${middle}, ${endColor})`;
  }
  if (data.cornerRadius) {
    style.overflow = 'hidden';
  }
  if (data.action) {
    makeTappable(made, data.action);
  }
  return made;
}

function paddings(made, data) {
  const sides = {
    paddingAll: 'padding',
    paddingTop: 'paddingTop',
    paddingBottom: 'paddingBottom',
    paddingStart: 'paddingInlineStart',
    paddingEnd: 'paddingInlineEnd',
  };
  for (const [name, property] of Object.entries(sides)) {
    if (data[name] != null) {
      made.style[property] = gap(data[name]);
    }
  }
}

function letters(made, data) {
  const size = data.size ?? (data.type === 'span' ? null : 'md');
  if (size !== null) {
    const px = size in LETTERS ? LETTERS[size] : Number.parseFloat(size);
    made.style.fontSize = `calc(${px}px * var(--letters))`;
  }
  made.style.fontWeight = data.weight === 'bold' ? '700' : '';
  made.style.fontStyle = data.style === 'italic' ? 'italic' : '';
  made.style.textDecoration = data.decoration ?? '';
  made.style.color = data.color ?? '';
}

function text(data) {
  const made = element('p', data.wrap ? 'text wrap' : 'text');
  if (data.contents?.length) {
    for (const span of data.contents) {
      const part = element('span', '', span.text);
      letters(part, span);
      made.append(part);
    }
  } else {
    made.textContent = data.text;
  }
  made.lang = language(made.textContent);
  letters(made, data);
  made.style.textAlign = ALIGN[data.align] ?? '';
  if (data.lineSpacing) {
    made.style.lineHeight = `calc(1.45em + ${data.lineSpacing})`;
  }
  if (data.maxLines > 0 && data.wrap) {
    made.classList.add('clamp');
    made.style.webkitLineClamp = data.maxLines;
  }
  if (data.action) {
    makeTappable(made, data.action);
  }
  return made;
}

function button(data) {
  const style = data.style ?? 'link';
  const made = tappable(data.action, `button ${style} ${data.height ?? 'md'}`);
  attributes(made, { 'data-testid': 'button', 'aria-label': data.action.label });
  made.append(element('span', '', data.action.label));
  made.lang = language(data.action.label);
  if (data.color) {
    made.style[style === 'link' ? 'color' : 'backgroundColor'] = data.color;
  }
  return made;
}

function image(data) {
  const made = attributes(element('img', 'picture'), {
    src: data.url,
    alt: '',
    referrerpolicy: 'no-referrer',
  });
  const size = data.size ?? 'md';
  made.style.width = size === 'full' ? '100%' : size in PICTURES ? `${PICTURES[size]}px` : size;
  made.style.aspectRatio = (data.aspectRatio ?? '1:1').replace(':', ' / ');
  made.classList.toggle('fit', data.aspectMode !== 'cover');
  made.style.alignSelf = ALIGN[data.align] ?? 'center';
  made.style.backgroundColor = data.backgroundColor ?? '';
  if (data.action) {
    makeTappable(made, data.action);
  }
  return made;
}

function icon(data) {
  const made = attributes(element('img'), { src: data.url, alt: '' });
  made.style.height = `calc(${LETTERS[data.size ?? 'md'] ?? 16}px * var(--letters))`;
  made.style.flex = 'none';
  return made;
}

function video(data) {
  return component(data.altContent, 'vertical');
}

function separator(data) {
  const made = element('hr', 'rule');
  made.style.borderColor = data.color ?? '';
  return made;
}

function filler() {
  return attributes(element('span'), { 'aria-hidden': 'true' });
}

/** Where a part stands among its neighbours. */
function place(made, data, direction) {
  const style = made.style;
  const upright = direction === 'vertical';
  if (data.type !== 'separator') {
    const usual = data.type === 'filler' ? 1 : upright || data.type === 'icon' ? 0 : 1;
    const flex = data.flex ?? usual;
    style.flex = flex === 0 ? '0 0 auto' : upright ? `${flex} 0 auto` : `${flex} 1 0`;
  }
  if (data.margin) {
    style[upright ? 'marginTop' : 'marginInlineStart'] = gap(data.margin);
  }
  if (data.gravity && !upright) {
    style.alignSelf = GRAVITY[data.gravity];
  }
  if (data.position === 'absolute') {
    style.position = 'absolute';
  }
  const edges = { offsetTop: 'top', offsetBottom: 'bottom', offsetStart: 'insetInlineStart', offsetEnd: 'insetInlineEnd' };
  for (const [name, property] of Object.entries(edges)) {
    if (data[name] != null) {
      style.position ||= 'relative';
      style[property] = gap(data[name]);
    }
  }
}
