import { choice, element, newestOnly, numberField, toggle } from './dom.js';
import { COLOR_MAPS } from './color-maps.js';
import { ImageMap } from './image-map.js';
import { LinePlot } from './line-plot.js';
import { figureMenu } from './figure-menu.js';
import { at, axisLabel, nearest, short } from './numbers.js';

/** A map and a spectrum that belong together. Needs a source of images and a frame. */
export class SpectralImageView {
  constructor(root, frame, source) {
    this.root = root;
    this.frame = frame;
    this.source = source;
    this.images = source.info.images;
    this.image = 0;
    this.frameIndex = 0;
    this.shown = this.images.map(() => true);
    this.spectra = [];
    this.column = '';
    this.log = false;
    this.bands = true;
    this.mapImages = this.images.map((_, i) => i);
    this.regional = true;
    this.window = [0, this.images[0].energy.size];
    this.updateMap = newestOnly(() => frame.attempt(() => this.loadMap()));
    this.updateSpectrum = newestOnly(() => frame.attempt(() => this.loadSpectra()));
  }

  get first() {
    return this.images[this.image];
  }

  get hasMap() {
    return this.first.x.size * this.first.y.size > 1;
  }

  async start() {
    const mapPane = element('div', { class: 'pane' });
    const plotPane = element('div', { class: 'pane' });
    this.root.append(
      element('div', { class: this.hasMap ? 'panes' : 'panes one' }, ...(this.hasMap ? [mapPane] : []), plotPane),
      (this.legend = element('ul', { class: 'legend', 'aria-label': 'Spectra shown' })),
    );
    this.plot = new LinePlot(plotPane, {
      label: 'Spectrum. Arrow keys move the cursor, Shift and arrow keys pick an energy window, plus and minus zoom.',
      onWindow: (w) => this.pickWindow(w),
      onCursor: (e) => this.read(e),
    });
    if (this.hasMap) {
      this.map = new ImageMap(mapPane, {
        label: `Map. Arrow keys pick a pixel,${this.regional ? ' Shift and arrow keys a region,' : ''} plus and minus zoom.`,
        onPick: () => this.updateSpectrum(),
        onRegion: this.regional ? () => this.updateSpectrum() : null,
      });
    }
    this.controls();
    this.fillLegend();
    this.frame.onTheme = () => {
      this.fillLegend();
      this.drawMap();
      this.drawSpectra();
    };
    if (this.hasMap) {
      this.map.picked = [Math.floor(this.first.x.size / 2), Math.floor(this.first.y.size / 2)];
      await this.frame.attempt(() => this.loadMap());
    }
    await this.frame.attempt(() => this.loadSpectra());
  }

  teardown() {
    this.map?.teardown();
    this.plot.teardown();
  }

  controls() {
    const { bar } = this.frame;
    const energy = this.first.energy;
    if (this.mapImages.length > 1) {
      bar.append(choice('Image', this.mapImages.map((i) => [String(i), this.images[i].title]), String(this.image), (v) => {
        this.image = Number(v);
        this.updateMap();
        this.drawSpectra();
      }).label);
    }
    if (this.hasMap) {
      const columns = this.first.columns.map((c) => [c.name, c.name]);
      bar.append(choice('Map of', [['', 'energy window'], ...columns], '', (v) => {
        this.column = v;
        this.updateMap();
      }).label);
    }
    if (this.first.frames > 1) {
      const field = numberField('Frame', `of ${this.first.frames}`, 1, 1, (v) => {
        this.frameIndex = Math.max(0, Math.min(this.first.frames - 1, Math.round(v) - 1));
        this.updateMap();
        this.updateSpectrum();
      });
      bar.append(field.label);
    }
    const ends = () => this.window.map((c, i) => at(energy, c - i));
    const edit = (i) => (v) => {
      const w = ends();
      w[i] = v;
      this.pickWindow([Math.min(...w), Math.max(...w)]);
    };
    const step = Math.abs(energy.scale);
    const [a, b] = ends();
    this.from = numberField('from', energy.unit, rounded(a, step), step, edit(0));
    this.to = numberField('to', energy.unit, rounded(b, step), step, edit(1));
    const everything = element('button', { type: 'button', onclick: () => this.pickWindow(null) }, 'Whole range');
    bar.append(element('span', { class: 'group', role: 'group', 'aria-label': 'Energy window' }, 'Window', this.from.label, this.to.label, everything));
    if (this.hasMap) {
      bar.append(choice('Colours', COLOR_MAPS, 'viridis', (v) => this.map.setColorMap(v)).label);
      bar.append(choice('Limits', [['robust', '99 % of pixels'], ['full', 'least to greatest']], 'robust', (v) => this.map.setLimits(v)).label);
    }
    bar.append(toggle('Log scale', this.log, (on) => this.plot.setLog(on)));
    this.plot.setLog(this.log);
    if (this.images.some((im) => im.band)) {
      bar.append(toggle('68 % bands', true, (on) => {
        this.bands = on;
        this.drawSpectra();
      }));
    }
    if (this.hasMap) {
      bar.append(figureMenu('Map', this.map, this.frame, () => this.mapNumbers()));
    }
    bar.append(figureMenu('Spectrum', this.plot, this.frame, () => this.spectrumNumbers()));
  }

  fillLegend() {
    this.legend.replaceChildren(
      ...this.images.map((im, i) => {
        const box = element('input', {
          type: 'checkbox',
          checked: this.shown[i],
          onchange: (event) => {
            this.shown[i] = event.target.checked;
            this.updateSpectrum();
          },
        });
        const key = element('span', { class: 'key', style: `border-color: ${this.color(i)}` });
        const band = im.band ? ' with its 68 % band' : '';
        return element('li', {}, element('label', {}, box, key, im.title + band));
      }),
    );
  }

  color(i) {
    const { series } = this.frame.theme;
    return series[i % series.length];
  }

  /** `null` picks everything. */
  pickWindow(window) {
    const { energy } = this.first;
    const ends = window ? window.map((e) => nearest(energy, e)) : [0, energy.size - 1];
    this.window = [Math.min(...ends), Math.max(...ends) + 1];
    const [a, b] = this.window.map((c, i) => at(energy, c - i));
    this.from.input.value = rounded(a, energy.scale);
    this.to.input.value = rounded(b, energy.scale);
    this.plot.setWindow(window ? [a, b] : null);
    if (this.hasMap) {
      this.updateMap();
    }
  }

  async loadMap() {
    const { source, image, frameIndex, column, window } = this;
    this.values = column
      ? await source.column(image, frameIndex, column)
      : await source.window(image, frameIndex, ...window);
    this.drawMap();
  }

  drawMap() {
    if (!this.values) {
      return;
    }
    const { first, column } = this;
    const c = first.columns.find((m) => m.name === column);
    this.map.show(
      {
        values: this.values,
        x: first.x,
        y: first.y,
        label: c ? c.name : first.quantity,
        unit: c ? c.unit : first.unit,
        classes: c?.classes ?? false,
      },
      this.frame.theme,
    );
  }

  async loadSpectra() {
    const { source, frameIndex } = this;
    const region = this.map?.region;
    const [x, y] = this.map?.picked ?? [0, 0];
    this.spectra = await Promise.all(
      this.images.map((_, i) =>
        !this.shown[i]
          ? null
          : region
            ? source.region(i, frameIndex, ...region)
            : source.spectrum(i, frameIndex, x, y),
      ),
    );
    this.where = region
      ? `Mean of columns ${region[0]} to ${region[2]}, lines ${region[1]} to ${region[3]}`
      : this.hasMap
        ? `Column ${x}, line ${y}`
        : 'Spectrum';
    this.drawSpectra();
    this.read(this.plot.cursor);
  }

  energies(i) {
    const { energy } = this.images[i];
    return Float64Array.from({ length: energy.size }, (_, c) => at(energy, c));
  }

  drawSpectra() {
    const series = [];
    this.spectra.forEach((s, i) => {
      if (s) {
        const band = this.bands ? {} : { low: null, high: null };
        series.push({ name: this.images[i].title, x: this.energies(i), ...s, ...band, color: this.color(i) });
      }
    });
    const { quantity, unit, energy } = this.first;
    this.plot.show(series, { x: axisLabel(energy), y: unit ? `${quantity} / ${unit}` : quantity }, this.frame.theme);
  }

  /** What a view knows of the picked pixels beside their spectra. */
  describe() {
    return '';
  }

  read(energy) {
    if (energy === null || energy === undefined) {
      this.frame.say(`${this.where ?? ''}${this.describe()}`);
      return;
    }
    const parts = [];
    this.spectra.forEach((s, i) => {
      if (s) {
        const c = nearest(this.images[i].energy, energy);
        const band = s.low ? ` (68 %: ${short(s.low[c])} to ${short(s.high[c])})` : '';
        parts.push(`${this.images[i].title} ${short(s.y[c])}${band}`);
      }
    });
    this.frame.say(`${this.where}${this.describe()}, ${short(energy)} ${this.first.energy.unit}: ${parts.join('; ')}`);
  }

  mapNumbers() {
    const { x, y } = this.first;
    const columns = [[], [], []];
    this.values.forEach((v, p) => {
      columns[0].push(p % x.size);
      columns[1].push(Math.floor(p / x.size));
      columns[2].push(v);
    });
    return { head: ['x', 'y', this.column || this.first.quantity], columns };
  }

  spectrumNumbers() {
    const head = [];
    const columns = [];
    this.spectra.forEach((s, i) => {
      if (s) {
        const { title, energy } = this.images[i];
        head.push(`${energy.name} [${energy.unit}]`, title);
        columns.push(this.energies(i), s.y);
        if (s.low) {
          head.push(`${title} P16`, `${title} P84`);
          columns.push(s.low, s.high);
        }
      }
    });
    return { head, columns };
  }
}

/** A number with no more decimals than the axis' step has. */
function rounded(value, step) {
  const digits = Math.max(0, Math.min(9, 1 - Math.floor(Math.log10(Math.abs(step)))));
  return Number(value.toFixed(digits));
}
