import { element } from './dom.js';
import { saveCsv, savePng, saveSvg } from './export.js';

/**
 * Buttons that save a figure as PNG and SVG and its numbers as CSV. `numbers()` returns
 * `{ head, columns }` of what is shown now.
 */
export function figureMenu(name, plot, frame, numbers) {
  const button = (text, work) =>
    element('button', { type: 'button', 'aria-label': `Save ${name} as ${text}`, onclick: () => frame.attempt(work) }, text);
  const file = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return element(
    'span',
    { class: 'group', role: 'group', 'aria-label': `Save ${name}` },
    `${name}:`,
    button('PNG', () => savePng(plot.svg, file, frame.theme.background)),
    button('SVG', async () => saveSvg(plot.svg, file)),
    button('CSV', async () => {
      const { head, columns } = numbers();
      saveCsv(head, columns, file);
    }),
  );
}
