import { element, newestOnly, toggle } from './dom.js';
import { floats } from './bytes.js';
import { labelColor } from './color-maps.js';
import { ImageMap } from './image-map.js';
import { LinePlot } from './line-plot.js';
import { figureMenu } from './figure-menu.js';
import { at, axisLabel, nearest, short } from './numbers.js';

/** Classes of pixels: where they are, and what their spectra look like. */
export class ClusterView {
  constructor(root, frame, source, classes) {
    this.root = root;
    this.frame = frame;
    this.source = source;
    [this.image] = source.info.images;
    this.classes = classes.map((k) => ({ ...k, y: floats(k.mean), low: floats(k.low), high: floats(k.high), shown: true }));
    this.x = Float64Array.from({ length: this.image.energy.size }, (_, c) => at(this.image.energy, c));
    this.updatePixel = newestOnly(() => frame.attempt(() => this.loadPixel()));
  }

  async start() {
    const mapPane = element('div', { class: 'pane' });
    const plotPane = element('div', { class: 'pane' });
    const legend = element('ul', { class: 'legend', 'aria-label': 'Clusters' }, ...this.classes.map((k) => this.entry(k)));
    this.root.append(element('div', { class: 'panes' }, mapPane, plotPane), legend);
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
