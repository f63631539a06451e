import { element } from './dom.js';

/**
 * A table whose rows can be picked. `columns` are `{ head, cell(row) }` with texts; the first column
 * holds the buttons. `pick(row)` is called with the row's index.
 */
export class ItemTable {
  constructor(pane, { label, columns, size, onPick }) {
    this.buttons = [];
    const body = element('tbody');
    for (let r = 0; r < size; r++) {
      const button = element('button', { type: 'button', 'aria-pressed': 'false', onclick: () => this.pick(r) }, columns[0].cell(r));
      this.buttons.push(button);
      body.append(element('tr', {}, element('td', {}, button), ...columns.slice(1).map((c) => element('td', {}, c.cell(r)))));
    }
    const head = element('tr', {}, ...columns.map((c) => element('th', { scope: 'col' }, c.head)));
    pane.classList.add('scroll');
    pane.append(element('table', { 'aria-label': label }, element('thead', {}, head), body));
    this.onPick = onPick;
  }

  /** Marks a row without telling. */
  mark(row) {
    this.buttons.forEach((b, i) => b.setAttribute('aria-pressed', String(i === row)));
  }

  pick(row) {
    this.mark(row);
    this.onPick(row);
  }
}
