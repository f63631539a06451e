import d3 from '../lib/d3.js';
import { choice, element, newestOnly, numberField, toggle } from './dom.js';
import { COLOR_MAPS } from './color-maps.js';
import { ItemMap, firstItem, itemName } from './item-map.js';
import { ItemTable } from './item-table.js';
import { LinePlot } from './line-plot.js';
import { figureMenu } from './figure-menu.js';
import { fitting, nearest, rounded, short } from './numbers.js';

/** What the map can show of the peak chosen by `strongest`: title, unit, value. */
const QUANTITIES = {
  energy: ['Energy of the strongest peak', 'eV', (p, i) => p.energy[i]],
  height: ['Height of the strongest peak', 'counts', (p, i) => p.height[i]],
  width: ['Width of the strongest peak', 'eV', (p, i) => p.width[i]],
  significance: ['Significance of the strongest peak', 'σ', (p, i) => p.significance[i]],
  count: ['Number of peaks', '', null],
};

/** The peaks of spectra without their zero-loss peak, and of the raw spectra beside them. */
export class PeakView {
  constructor(root, frame, source) {
    this.root = root;
    this.frame = frame;
    this.source = source;
    this.bySpectrum = d3.group(d3.range(source.peaks.item.length), (p) => source.peaks.item[p]);
    this.index = firstItem(source.info, source.info.spectra, (i) => this.peaks(i, false).length > 0);
    this.quantity = 'energy';
    this.shown = { subtracted: true, raw: false };
    this.hasMap = ItemMap.fits(source.info);
    this.update = newestOnly(() => frame.attempt(() => this.load()));
  }

  async start() {
    const pane = () => element('div', { class: 'pane' });
    const [mapPane, tablePane, plotPane] = [pane(), pane(), pane()];
    this.root.append(element('div', { class: this.hasMap ? 'panes wide' : 'panes side' }, ...(this.hasMap ? [mapPane] : []), tablePane, plotPane));
    this.tablePane = tablePane;
    this.plot = new LinePlot(plotPane, {
      label: 'Spectrum with its peaks. Arrow keys move the cursor, plus and minus zoom.',
      onCursor: (e) => this.read(e),
    });
    if (this.hasMap) {
      this.map = new ItemMap(mapPane, {
        info: this.source.info,
        labels: this.source.labels,
        index: this.index,
        label: 'Map of the peaks. Arrow keys pick a pixel, plus and minus zoom.',
        onItem: (i) => this.pick(i),
        onNone: (x, y) => this.frame.say(`Column ${x}, line ${y}: in no cluster`),
      });
    }
    this.controls();
    this.root.append((this.legend = element('ul', { class: 'legend', 'aria-label': 'Spectra shown' })));
    this.frame.onTheme = () => this.draw();
    this.draw();
    await this.frame.attempt(() => this.load());
  }

  teardown() {
    this.map?.teardown();
    this.plot.teardown();
  }

  controls() {
    const { bar } = this.frame;
    const { info } = this.source;
    if (info.names.length > 1) {
      const box = choice('Spectrum', info.names.map((n, i) => [String(i), n]), String(this.index), (v) => this.pick(Number(v), true));
      this.chooser = box.select;
      bar.append(box.label);
    }
    if (this.hasMap) {
      bar.append(choice('Map of', Object.entries(QUANTITIES).map(([k, [name, unit]]) => [k, unit ? `${name} / ${unit}` : name]), 'energy', (v) => {
        this.quantity = v;
        this.drawMap();
      }).label);
      bar.append(choice('Colours', COLOR_MAPS, 'viridis', (v) => this.map.map.setColorMap(v)).label);
      if (info.image.frames > 1) {
        bar.append(numberField('Frame', `of ${info.image.frames}`, 1, 1, (v) => {
          this.map.setFrame(Math.max(0, Math.min(info.image.frames - 1, Math.round(v) - 1)));
          this.drawMap();
        }).label);
      }
    }
    bar.append(toggle('Log scale', false, (on) => this.plot.setLog(on)));
    if (this.hasMap) {
      bar.append(figureMenu('Map', this.map, this.frame, () => this.map.numbers()));
    }
    bar.append(figureMenu('Spectrum', this.plot, this.frame, () => this.numbers()));
    bar.append(figureMenu('Peaks', this.plot, this.frame, () => this.peakNumbers()));
  }

  /** Which peaks a spectrum has, by ascending energy. */
  peaks(index, raw) {
    return (this.bySpectrum.get(index) ?? []).filter((p) => (this.source.peaks.raw[p] === 1) === raw);
  }

  pick(index, elsewhere = false) {
    this.index = index;
    if (this.chooser) {
      this.chooser.value = String(index);
    }
    if (elsewhere) {
      this.map?.mark(index);
    }
    this.update();
  }

  async load() {
    this.spectrum = await this.source.spectrum(this.index);
    this.drawSpectrum();
    this.fillTable();
    this.frame.say(this.describe());
  }

  describe() {
    const count = this.peaks(this.index, false).length;
    const other = this.spectrum && this.spectrum.index !== this.index ? '; this page holds the spectrum of the pixel beside' : '';
    return `${itemName(this.source.info, this.index)}: ${count === 0 ? 'no peak' : count === 1 ? '1 peak' : `${count} peaks`} without the zero-loss peak${other}`;
  }

  draw() {
    this.drawMap();
    this.drawSpectrum();
    this.fillTable();
    this.fillLegend();
  }

  drawMap() {
    const [label, unit, value] = QUANTITIES[this.quantity];
    const { peaks } = this.source;
    this.map?.show((i) => {
      const own = this.peaks(i, false);
      return value ? (own.length > 0 ? value(peaks, d3.greatest(own, (p) => peaks.significance[p])) : NaN) : own.length;
    }, { label, unit }, this.frame.theme);
  }

  drawSpectrum() {
    if (!this.spectrum) {
      return;
    }
    const { theme } = this.frame;
    const { first, step, raw, data, low, high, index } = this.spectrum;
    const { peaks, info } = this.source;
    const x = Float64Array.from(data, (_, i) => first + i * step);
    const series = [];
    const marks = [];
    if (this.shown.raw) {
      series.push({ name: 'raw', x, y: raw, color: theme.series[0], width: 1.2 });
      this.peaks(index, true).forEach((p) => marks.push({ at: peaks.energy[p], color: theme.series[0], label: `raw ${short(rounded(peaks.energy[p], 4))} eV` }));
    }
    if (this.shown.subtracted) {
      series.push({ name: 'without zero-loss peak', x, y: data, low, high, color: theme.series[1], width: 1.2 });
      for (const p of this.peaks(index, false)) {
        marks.push({ from: peaks.energyLow[p], to: peaks.energyHigh[p], color: theme.series[1], label: '' });
        marks.push({ at: peaks.energy[p], color: theme.series[1], dashed: false, label: `${short(fitting(peaks.energy[p], peaks.energyLow[p], peaks.energyHigh[p]))} eV` });
        series.push({ name: 'peak', x: [peaks.energy[p]], y: [peaks.height[p]], low: [peaks.heightLow[p]], high: [peaks.heightHigh[p]], points: true, symbol: 'diamond', size: 50, color: theme.text, quiet: true });
      }
    }
    this.plot.marks = marks;
    this.plot.zoom ??= [info.fromEv, info.toEv];
    this.plot.show(series, { x: 'Energy loss / eV', y: 'Counts' }, theme);
  }

  fillTable() {
    const rows = [...this.peaks(this.index, false), ...this.peaks(this.index, true)];
    const { peaks } = this.source;
    const banded = (name) => (r) => {
      const p = rows[r];
      const [v, low, high] = [peaks[name][p], peaks[`${name}Low`][p], peaks[`${name}High`][p]];
      return Number.isFinite(low) ? `${short(fitting(v, low, high))} (${short(fitting(low, low, high))} to ${short(fitting(high, low, high))})` : short(rounded(v, 4));
    };
    this.tablePane.replaceChildren();
    if (rows.length === 0) {
      this.tablePane.append(element('p', { class: 'message' }, 'This spectrum has no peak that stands out of the noise.'));
      return;
    }
    this.table = new ItemTable(this.tablePane, {
      label: 'Peaks of the spectrum',
      columns: [
        { head: 'Spectrum', cell: (r) => (peaks.raw[rows[r]] === 1 ? 'raw' : 'subtracted') },
        { head: 'Energy / eV (68 %)', cell: banded('energy') },
        { head: 'Height / counts (68 %)', cell: banded('height') },
        { head: 'Width / eV (68 %)', cell: banded('width') },
        { head: 'Significance', cell: (r) => `${short(rounded(peaks.significance[rows[r]]))} σ` },
        { head: 'Replicas', cell: (r) => `${Math.round(100 * peaks.share[rows[r]])} %` },
      ],
      size: rows.length,
      onPick: (r) => {
        this.plot.setCursor(peaks.energy[rows[r]]);
        this.read(peaks.energy[rows[r]]);
      },
    });
  }

  fillLegend() {
    const entry = (name, text, color) => {
      const box = element('input', {
        type: 'checkbox',
        checked: this.shown[name],
        onchange: (event) => {
          this.shown[name] = event.target.checked;
          this.drawSpectrum();
        },
      });
      return element('li', {}, element('label', {}, box, element('span', { class: 'key', style: `border-color: ${color}` }), text));
    };
    const { series } = this.frame.theme;
    this.legend.replaceChildren(
      entry('subtracted', 'without the zero-loss peak, with its 68 % band; lines and diamonds: peaks', series[1]),
      entry('raw', 'raw spectrum and its peaks', series[0]),
    );
  }

  read(energy) {
    const { first, step, raw, data, low, high } = this.spectrum;
    const i = nearest({ offset: first, scale: step, size: data.length }, energy);
    this.frame.say(`${this.describe()}; ${short(rounded(energy, 5))} eV: ${short(data[i])} (68 %: ${short(low[i])} to ${short(high[i])}), raw ${short(raw[i])}`);
  }

  numbers() {
    const { first, step, raw, data, low, high } = this.spectrum;
    return {
      head: ['energy [eV]', 'raw', 'subtracted', 'subtracted P16', 'subtracted P84'],
      columns: [Float64Array.from(data, (_, i) => first + i * step), raw, data, low, high],
    };
  }

  peakNumbers() {
    const rows = [...this.peaks(this.index, false), ...this.peaks(this.index, true)];
    const names = Object.keys(this.source.peaks).filter((n) => n !== 'item');
    return { head: names, columns: names.map((n) => rows.map((p) => this.source.peaks[n][p])) };
  }
}
