import { element, newestOnly, toggle } from './dom.js';
import { floats } from './bytes.js';
import { labelColor } from './color-maps.js';
import { ImageMap } from './image-map.js';
import { LinePlot } from './line-plot.js';
import { figureMenu } from './figure-menu.js';
import { at, axisLabel, nearest, short } from './numbers.js';

/** Classes of pixels: where they are, what their spectra look like, and why there are so many. */
export class ClusterView {
  constructor(root, frame, source, classes, numbers) {
    this.root = root;
    this.frame = frame;
    this.source = source;
    [this.image] = source.info.images;
    this.classes = classes.map((k) => ({ ...k, y: floats(k.mean), low: floats(k.low), high: floats(k.high), shown: true }));
    this.tried = { k: floats(numbers.clusters), score: floats(numbers.score), error: floats(numbers.error), chosen: numbers.chosen };
    this.x = Float64Array.from({ length: this.image.energy.size }, (_, c) => at(this.image.energy, c));
    this.updatePixel = newestOnly(() => frame.attempt(() => this.loadPixel()));
  }

  async start() {
    const mapPane = element('div', { class: 'pane' });
    const plotPane = element('div', { class: 'pane' });
    const legend = element('ul', { class: 'legend', 'aria-label': 'Clusters' }, ...this.classes.map((k) => this.entry(k)));
    const several = this.tried.k.length > 1;
    const numbersPane = several ? [element('div', { class: 'pane' })] : [];
    this.root.append(element('div', { class: several ? 'panes even three' : 'panes' }, mapPane, plotPane, ...numbersPane), legend);
    this.plot = new LinePlot(plotPane, {
      label: 'Mean spectra of the clusters. Arrow keys move the cursor, plus and minus zoom.',
      onCursor: (e) => this.read(e),
    });
    this.map = new ImageMap(mapPane, {
      label: 'Map of the clusters. Arrow keys pick a pixel.',
      onPick: () => this.updatePixel(),
    });
    this.map.picked = [Math.floor(this.image.x.size / 2), Math.floor(this.image.y.size / 2)];
    this.frame.bar.append(
      toggle('Log scale', true, (on) => this.plot.setLog(on)),
      toggle('Spectrum of the pixel', false, (on) => {
        this.withPixel = on;
        this.updatePixel();
      }),
      figureMenu('Map', this.map, this.frame, () => this.mapNumbers()),
      figureMenu('Spectra', this.plot, this.frame, () => this.numbers()),
    );
    this.plot.setLog(true);
    if (several) {
      this.triedPlot = new LinePlot(numbersPane[0], {
        label: 'Score of each number of clusters. Arrow keys move along the numbers.',
        onCursor: (k) => this.readTried(k),
      });
      this.frame.bar.append(figureMenu('Numbers', this.triedPlot, this.frame, () => this.triedNumbers()));
    }
    this.frame.onTheme = () => {
      this.drawMap();
      this.draw();
    };
    await this.frame.attempt(async () => {
      this.values = await this.source.column(0, 0, 'label');
      this.drawMap();
    });
    this.draw();
    await this.frame.attempt(() => this.loadPixel());
  }

  teardown() {
    this.map.teardown();
    this.plot.teardown();
    this.triedPlot?.teardown();
  }

  entry(k) {
    const box = element('input', {
      type: 'checkbox',
      checked: true,
      onchange: (event) => {
        k.shown = event.target.checked;
        this.draw();
      },
    });
    const key = element('span', { class: 'key', style: `border-color: ${labelColor(k.label)}` });
    return element('li', {}, element('label', {}, box, key, `cluster ${k.label}: ${k.pixels} pixels, ± 1 standard deviation`));
  }

  drawMap() {
    const { image, values } = this;
    if (values) {
      this.map.show({ values, x: image.x, y: image.y, label: 'cluster', unit: '', classes: true }, this.frame.theme);
    }
  }

  async loadPixel() {
    const [x, y] = this.map.picked;
    const label = this.values?.[y * this.image.x.size + x];
    this.pixel = this.withPixel ? await this.source.spectrum(0, 0, x, y) : null;
    this.where = `Column ${x}, line ${y}: ${label >= 0 ? `cluster ${label}` : 'no cluster'}`;
    this.draw();
    this.read(this.plot.cursor);
  }

  draw() {
    const series = this.classes
      .filter((k) => k.shown)
      .map((k) => ({ name: `cluster ${k.label}`, x: this.x, y: k.y, low: k.low, high: k.high, color: labelColor(k.label) }));
    if (this.pixel) {
      series.push({ name: 'pixel', x: this.x, y: this.pixel.y, color: this.frame.theme.text });
    }
    const { quantity, unit, energy } = this.image;
    this.plot.show(series, { x: axisLabel(energy), y: unit ? `${quantity} / ${unit}` : quantity }, this.frame.theme);
    this.drawTried();
  }

  /** Standard errors are known for gaps only; a silhouette has none. */
  drawTried() {
    if (!this.triedPlot) {
      return;
    }
    const { k, score, error, chosen } = this.tried;
    const [color] = this.frame.theme.series;
    const gaps = error.some((e) => e > 0);
    const low = gaps ? score.map((s, i) => s - error[i]) : undefined;
    const high = gaps ? score.map((s, i) => s + error[i]) : undefined;
    this.triedPlot.marks = chosen < 0 ? [] : [{ at: k[chosen], label: `chosen: ${k[chosen]}` }];
    this.triedPlot.show(
      [{ name: 'score', x: k, y: score, color }, { name: 'score', x: k, y: score, low, high, points: true, color }],
      { x: 'Number of clusters', y: gaps ? 'Gap statistic' : 'Mean silhouette' },
      this.frame.theme,
    );
  }

  readTried(number) {
    const { k, score, error, chosen } = this.tried;
    const i = k.indexOf(number);
    if (i >= 0) {
      this.frame.say(`${number} clusters: ${short(score[i])}${error[i] > 0 ? ` ± ${short(error[i])}` : ''}${i === chosen ? ', chosen' : ''}`);
    }
  }

  triedNumbers() {
    const { k, score, error } = this.tried;
    return { head: ['clusters', 'score', 'standard error'], columns: [k, score, error] };
  }

  read(energy) {
    if (energy === null || energy === undefined) {
      this.frame.say(this.where ?? '');
      return;
    }
    const c = nearest(this.image.energy, energy);
    const parts = this.classes.filter((k) => k.shown).map((k) => `cluster ${k.label} ${short(k.y[c])}`);
    this.frame.say(`${this.where}; ${short(energy)} ${this.image.energy.unit}: ${parts.join(', ')}`);
  }

  mapNumbers() {
    const { x } = this.image;
    const index = Array.from(this.values, (_, p) => p);
    return {
      head: ['x', 'y', 'label'],
      columns: [index.map((p) => p % x.size), index.map((p) => Math.floor(p / x.size)), this.values],
    };
  }

  numbers() {
    const { energy } = this.image;
    const head = [`${energy.name} [${energy.unit}]`];
    const columns = [this.x];
    for (const k of this.classes) {
      head.push(`cluster ${k.label}`, `cluster ${k.label} less 1 SD`, `cluster ${k.label} plus 1 SD`);
      columns.push(k.y, k.low, k.high);
    }
    return { head, columns };
  }
}
