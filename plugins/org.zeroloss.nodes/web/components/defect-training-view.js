import d3 from '../lib/d3.js';
import { choice, element, toggle } from './dom.js';
import { floats } from './bytes.js';
import { LinePlot } from './line-plot.js';
import { symbolKey } from './plot-marks.js';
import { figureMenu } from './figure-menu.js';
import { short } from './numbers.js';

const MODEL = 'model';
const ALL = 'all';

/** How networks were trained: their losses, the learning rate, and the validations that were kept. */
export class DefectTrainingView {
  constructor(root, frame, info) {
    this.root = root;
    this.frame = frame;
    this.info = info;
    this.networks = info.networks.map((n) => ({
      ...n,
      name: n.fold === null || n.fold === undefined ? `network ${n.network}` : `fold ${n.fold}, network ${n.network}`,
      ofModel: n.fold === null || n.fold === undefined,
      step: floats(n.step),
      rate: floats(n.rate),
      training: floats(n.training),
      validation: floats(n.validation),
    }));
    this.chosen = MODEL;
  }

  start() {
    const { bar } = this.frame;
    const panes = [element('div', { class: 'pane' }), element('div', { class: 'pane' })];
    this.root.append(element('div', { class: 'panes stack' }, ...panes));
    this.legend = element('ul', { class: 'legend', 'aria-label': 'Key' });
    this.root.append(this.legend);
    this.losses = new LinePlot(panes[0], {
      label: 'Losses of the networks. Arrow keys move along the validations, plus and minus zoom.',
      onCursor: (step) => this.read(step),
    });
    this.rates = new LinePlot(panes[1], {
      label: 'Learning rate. Arrow keys move along the validations, plus and minus zoom.',
      onCursor: (step) => this.read(step),
    });
    this.losses.setLog(true);
    const folds = this.networks.some((n) => !n.ofModel);
    bar.append(choice('Networks', [
      [MODEL, 'of the model'],
      ...(folds ? [[ALL, 'and of the folds']] : []),
      ...this.networks.map((n, i) => [String(i), n.name]),
    ], MODEL, (v) => {
      this.chosen = v;
      this.draw();
      this.summary();
    }).label);
    bar.append(toggle('Log scale', true, (on) => this.losses.setLog(on)));
    bar.append(figureMenu('Losses', this.losses, this.frame, () => this.numbers()));
    bar.append(figureMenu('Learning rate', this.rates, this.frame, () => this.numbers()));
    this.frame.onTheme = () => this.draw();
    this.draw();
    this.summary();
  }

  teardown() {
    this.losses.teardown();
    this.rates.teardown();
  }

  shown() {
    if (this.chosen === MODEL) {
      return this.networks.filter((n) => n.ofModel);
    }
    return this.chosen === ALL ? this.networks : [this.networks[Number(this.chosen)]];
  }

  draw() {
    const { series, text } = this.frame.theme;
    const shown = this.shown();
    const opacity = shown.length > 1 ? 0.6 : 1;
    const curves = [];
    const ends = [];
    for (const n of shown) {
      const look = { opacity, dashed: !n.ofModel };
      curves.push({ name: `${n.name}, learnt from`, x: n.step, y: n.training, color: series[0], ...look });
      curves.push({ name: `${n.name}, held out`, x: n.step, y: n.validation, color: series[1], ...look });
      ends.push({ name: 'kept', x: [n.step[n.kept]], y: [n.validation[n.kept]], points: true, quiet: true, symbol: 'circle', color: text });
    }
    this.losses.show([...curves, ...ends], { x: 'Step', y: 'Loss' }, this.frame.theme);
    const longest = shown.reduce((a, b) => (b.step.length > a.step.length ? b : a));
    this.rates.show([{ name: 'learning rate', x: longest.step, y: longest.rate, color: series[2] }], { x: 'Step', y: 'Rate' }, this.frame.theme);
    const line = (color, dashed) => element('span', { class: 'key', style: `border-top: 2px ${dashed ? 'dashed' : 'solid'} ${color}` });
    const entry = (...parts) => element('li', {}, element('span', { class: 'entry' }, ...parts));
    this.legend.replaceChildren(
      entry(line(series[0]), 'on pieces learnt from'),
      entry(line(series[1]), 'on images held out'),
      entry(symbolKey('circle', text), 'validation that was kept'),
      ...(shown.some((n) => !n.ofModel) ? [entry(line(series[1], true), 'networks of the cross-validation')] : []),
      entry(line(series[2]), 'learning rate'),
    );
  }

  summary() {
    const parts = this.shown().map((n) => `${n.name}: loss ${short(n.validation[n.kept])} on images held out, at step ${n.step[n.kept]}`);
    const { model, device } = this.info;
    this.frame.say(`${model}; trained with ${device}; ${parts.slice(0, 3).join('; ')}${parts.length > 3 ? ` and ${parts.length - 3} more` : ''}`);
  }

  read(step) {
    if (step === null || step === undefined) {
      this.summary();
      return;
    }
    const parts = this.shown().slice(0, 3).map((n) => {
      const i = d3.bisectCenter(n.step, step);
      return `${n.name}, step ${n.step[i]}: learnt from ${short(n.training[i])}, held out ${short(n.validation[i])}, rate ${short(n.rate[i])}`;
    });
    this.frame.say(parts.join('; '));
  }

  numbers() {
    const columns = [[], [], [], [], [], [], []];
    for (const n of this.shown()) {
      n.step.forEach((step, i) => {
        [n.ofModel ? '' : n.fold, n.network, step, n.rate[i], n.training[i], n.validation[i], i === n.kept].forEach((v, k) => columns[k].push(v));
      });
    }
    return { head: ['fold', 'network', 'step', 'learning rate', 'training loss', 'validation loss', 'kept'], columns };
  }
}
