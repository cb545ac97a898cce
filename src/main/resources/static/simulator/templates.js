/** Draws LINE's templates: buttons, confirm, carousel, image carousel. */
import { attributes, element } from './dom.js';
import { makeTappable, tappable } from './taps.js';

/** The cards of a template, one or several. */
export function cards(template) {
  switch (template.type) {
    case 'carousel':
      return template.columns.map((column) => card(column, false));
    case 'image_carousel':
      return template.columns.map((column) =>
        card({ thumbnailImageUrl: column.imageUrl, actions: [column.action] }, false),
      );
    default:
      return [card(template, template.type === 'confirm')];
  }
}

function card(data, side) {
  const made = attributes(element('div', 'card'), { 'data-testid': 'card' });
  if (data.thumbnailImageUrl) {
    const picture = attributes(element('img', 'picture'), {
      src: data.thumbnailImageUrl,
      alt: '',
      referrerpolicy: 'no-referrer',
    });
    picture.style.aspectRatio = data.imageAspectRatio === 'square' ? '1' : '1.51';
    made.append(picture);
  }
  if (data.text) {
    made.append(words(data));
  }
  const buttons = element('div', side ? 'template-buttons side' : 'template-buttons');
  for (const action of data.actions) {
    const button = tappable(action, 'button link');
    attributes(button, { 'data-testid': 'button' });
    button.append(element('span', '', action.label ?? 'ひらく'));
    buttons.append(button);
  }
  made.append(buttons);
  return made;
}

function words(data) {
  const made = element('div', 'template');
  if (data.title) {
    made.append(element('h3', '', data.title));
  }
  made.append(element('p', '', data.text));
  if (data.defaultAction) {
    makeTappable(made, data.defaultAction);
  }
  return made;
}
