import { choice, element } from './dom.js';
import { allFloats } from './bytes.js';
import { ItemTable } from './item-table.js';
import { LinePlot } from './line-plot.js';
import { SYMBOLS, symbolKey } from './plot-marks.js';
import { figureMenu } from './figure-menu.js';
import { rounded, short } from './numbers.js';

/** Scores that can be drawn: column, title, what is ideal, column of the standard error. */
const SCORES = [
  ['behind the best', 'Log score behind the best', 0, 'behind the best, standard error'],
  ['coverage of the 68 % band', 'Coverage of the 68 % band', 0.6827],
  ['bias (σ)', 'Bias / σ', 0],
  ['RMS error (σ)', 'RMS error / σ'],
  ['log score', 'Log score'],
  ['CRPS (counts)', 'CRPS / counts', 0],
  ['bias (counts)', 'Bias / counts', 0],
  ['RMS error (counts)', 'RMS error / counts', 0],
  ['time per spectrum (ms)', 'Time per spectrum / ms'],
];
const WINDOW = ['from (eV)', 'to (eV)'];

/** Models of the zero-loss peak against each other: which is right where, and whether it knows. */
export class ScoreView {
  constructor(root, frame, info) {
    this.root = root;
    this.frame = frame;
    this.texts = info.texts;
    this.numbers = allFloats(info.numbers);
    this.models = [...new Set(this.texts.model)];
    this.shown = this.models.map(() => true);
    this.score = SCORES[0];
    const middles = Array.from(this.texts.model, (_, r) => this.middle(r));
    this.windows = [...new Set(middles)].sort((a, b) => a - b);
    this.window = this.windows[0];
  }

  middle(row) {
    return (this.numbers[WINDOW[0]][row] + this.numbers[WINDOW[1]][row]) / 2;
  }

  start() {
    const plotPane = element('div', { class: 'pane' });
    this.tablePane = element('div', { class: 'pane' });
    this.root.append(
      element('div', { class: 'panes stack' }, plotPane, this.tablePane),
      (this.legend = element('ul', { class: 'legend', 'aria-label': 'Models' })),
    );
    this.plot = new LinePlot(plotPane, {
      label: 'A score of the models against the energy. Arrow keys move along the windows.',
      onCursor: (e) => this.pick(e),
    });
    const { bar } = this.frame;
    bar.append(choice('Score', SCORES.map(([column, title]) => [column, title]), this.score[0], (v) => {
      this.score = SCORES.find(([column]) => column === v);
      this.draw();
    }).label);
    bar.append(choice('Window', this.windows.map((w) => [String(w), this.windowName(w)]), String(this.window), (v) => this.pick(Number(v))).label);
    this.chooser = bar.querySelectorAll('select')[1];
    bar.append(figureMenu('Scores', this.plot, this.frame, () => this.allNumbers()));
    this.frame.onTheme = () => this.draw();
    this.draw();
    this.read();
  }

  teardown() {
    this.plot.teardown();
  }

  rowsOf(window) {
    return Array.from(this.texts.model.keys()).filter((r) => this.middle(r) === window);
  }

  windowName(window) {
    const r = this.rowsOf(window)[0];
    return `${short(rounded(this.numbers[WINDOW[0]][r], 4))} to ${short(rounded(this.numbers[WINDOW[1]][r], 4))} eV`;
  }

  pick(energy) {
    this.window = this.windows.reduce((a, b) => (Math.abs(b - energy) < Math.abs(a - energy) ? b : a));
    this.chooser.value = String(this.window);
    this.draw();
    this.read();
  }

  look(m) {
    const { series } = this.frame.theme;
    return { color: series[m % series.length], symbol: SYMBOLS[m % SYMBOLS.length] };
  }

  draw() {
    const [column, title, ideal, error] = this.score;
    const { theme } = this.frame;
    const series = [];
    this.models.forEach((model, m) => {
      if (!this.shown[m]) {
        return;
      }
      const rows = Array.from(this.texts.model.keys()).filter((r) => this.texts.model[r] === model).sort((a, b) => this.middle(a) - this.middle(b));
      const x = rows.map((r) => this.middle(r));
      const y = rows.map((r) => this.numbers[column][r]);
      const { color, symbol } = this.look(m);
      const side = (s) => rows.map((r) => this.numbers[column][r] + s * (this.numbers[error]?.[r] ?? NaN));
      const band = error ? { low: side(-1), high: side(1) } : {};
      series.push({ name: model, x, y, color, width: 1, opacity: 0.6 });
      series.push({ name: model, x, y, ...band, points: true, symbol, size: 64, color });
    });
    if (ideal !== undefined) {
      series.push({ name: 'ideal', x: [this.windows[0], this.windows[this.windows.length - 1]], y: [ideal, ideal], color: theme.muted, dashed: true });
    }
    const [from, to] = this.ends();
    this.plot.zoom = [Math.min(...this.numbers[WINDOW[0]]), Math.max(...this.numbers[WINDOW[1]])];
    this.plot.marks = [{ from, to, color: theme.accent, label: '' }];
    this.plot.show(series, { x: 'Energy loss / eV', y: title }, theme);
    this.fillLegend(ideal);
    this.fillTable();
  }

  ends() {
    const r = this.rowsOf(this.window)[0];
    return WINDOW.map((c) => this.numbers[c][r]);
  }

  fillLegend(ideal) {
    const { theme } = this.frame;
    this.legend.replaceChildren(
      ...this.models.map((model, m) => {
        const box = element('input', {
          type: 'checkbox',
          checked: this.shown[m],
          onchange: (event) => {
            this.shown[m] = event.target.checked;
            this.draw();
          },
        });
        const { color, symbol } = this.look(m);
        return element('li', {}, element('label', {}, box, symbolKey(symbol, color), model));
      }),
      ...(ideal === undefined ? [] : [element('li', {}, element('span', { class: 'entry' }, element('span', { class: 'key', style: `border-top: 2px dashed ${theme.muted}` }), `ideal: ${short(ideal)}`))]),
    );
  }

  fillTable() {
    const rows = this.rowsOf(this.window);
    const of = (column) => (r) => short(rounded(this.numbers[column][rows[r]]));
    const behind = (r) => {
      const [v, e] = [SCORES[0][0], SCORES[0][3]].map((c) => this.numbers[c][rows[r]]);
      return v === 0 ? 'best' : `${short(rounded(v))} ± ${short(rounded(e, 2))}`;
    };
    this.tablePane.replaceChildren();
    this.table = new ItemTable(this.tablePane, {
      label: `Scores from ${this.windowName(this.window)}`,
      columns: [
        { head: 'Model', cell: (r) => this.texts.model[rows[r]] },
        { head: 'Spectra', cell: of('spectra') },
        { head: 'Behind the best', cell: behind },
        { head: 'Coverage', cell: of('coverage of the 68 % band') },
        { head: 'Bias / σ', cell: of('bias (σ)') },
        { head: 'RMS / σ', cell: of('RMS error (σ)') },
        { head: 'CRPS / counts', cell: of('CRPS (counts)') },
        { head: 'Held out', cell: (r) => (this.numbers['held out'][rows[r]] === 1 ? 'yes' : 'no') },
      ],
      size: rows.length,
      onPick: (r) => this.frame.say(`${this.texts.model[rows[r]]}: ${this.texts.note[rows[r]] || 'had not seen what it is scored on'}`),
    });
  }

  read() {
    const [column, title] = this.score;
    const parts = this.rowsOf(this.window).map((r) => `${this.texts.model[r]} ${short(rounded(this.numbers[column][r]))}`);
    this.frame.say(`${this.windowName(this.window)}, ${title}: ${parts.join('; ')}`);
  }

  allNumbers() {
    const texts = Object.keys(this.texts);
    const numbers = Object.keys(this.numbers);
    return { head: [...texts, ...numbers], columns: [...texts.map((t) => this.texts[t]), ...numbers.map((n) => this.numbers[n])] };
  }
}
