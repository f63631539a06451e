import d3 from '../lib/d3.js';
import { choice, element, newestOnly, numberField, toggle } from './dom.js';
import { COLOR_MAPS } from './color-maps.js';
import { ItemMap, firstItem, itemName } from './item-map.js';
import { LinePlot } from './line-plot.js';
import { ItemTable } from './item-table.js';
import { figureMenu } from './figure-menu.js';
import { histogram, quantile } from './histogram.js';
import { fitting, nearest, rounded, short } from './numbers.js';

const P16 = 0.15865525393145707;

/** What the map can show: title, unit and value of a spectrum. */
const QUANTITIES = {
  gap: ['Band gap', 'eV', (n, i) => n.gap[i]],
  band: ['Half of the gap’s 68 % band', 'eV', (n, i) => (n.gapHigh[i] - n.gapLow[i]) / 2],
  b: ['Exponent b', '', (n, i) => n.b[i]],
  significance: ['Significance', 'σ', (n, i) => n.significance[i]],
  chi2: ['χ² per degree of freedom', '', (n, i) => n.chi2[i]],
  status: ['Status', '', null],
};

/** Band gaps of pixels, clusters or the mean: where they are, how they were found, how sure they are. */
export class GapView {
  constructor(root, frame, source) {
    this.root = root;
    this.frame = frame;
    this.source = source;
    this.image = source.info.image;
    this.pixels = source.info.grouping === 'PIXEL';
    this.quantity = 'gap';
    this.band = true;
    this.hasMap = ItemMap.fits(source.info);
    this.index = firstItem(source.info, source.status.length, (i) => Number.isFinite(source.numbers.gap[i]));
    this.update = newestOnly(() => frame.attempt(() => this.load()));
  }

  async start() {
    const pane = () => element('div', { class: 'pane' });
    const [mapPane, fitPane, bottomPane, windowPane] = [pane(), pane(), pane(), pane()];
    const panes = this.hasMap ? [mapPane, fitPane, bottomPane, windowPane] : [bottomPane, fitPane, windowPane];
    this.root.append(element('div', { class: this.hasMap ? 'panes four' : 'panes side' }, ...panes));
    this.fitPlot = new LinePlot(fitPane, {
      label: 'The subtracted spectrum and the fitted onset. Arrow keys move the cursor, plus and minus zoom.',
      onCursor: (e) => this.readFit(e),
    });
    this.windowPlot = new LinePlot(windowPane, {
      label: 'Band gap for other ends of the fit window. Arrow keys move along the ends.',
      onCursor: (w) => this.readWindow(w),
    });
    if (this.hasMap) {
      this.map = new ItemMap(mapPane, {
        info: this.source.info,
        labels: this.source.labels,
        index: this.index,
        label: 'Map of the band gaps. Arrow keys pick a pixel, plus and minus zoom.',
        onItem: (i) => this.pick(i),
        onNone: (x, y) => this.frame.say(`Column ${x}, line ${y}: in no cluster`),
      });
    }
    if (this.pixels) {
      this.histogramPlot = new LinePlot(bottomPane, { label: 'Histogram of the map. Arrow keys move along the bins.', onCursor: (v) => this.readHistogram(v) });
    } else {
      this.table = new ItemTable(bottomPane, { label: 'Band gaps', columns: this.columns(), size: this.source.status.length, onPick: (i) => this.pick(i, true) });
      this.table.mark(this.index);
    }
    this.controls();
    this.root.append((this.legend = element('ul', { class: 'legend', 'aria-label': 'Key' })));
    this.frame.onTheme = () => this.draw();
    this.draw();
    await this.frame.attempt(() => this.load());
  }

  teardown() {
    [this.map, this.fitPlot, this.windowPlot, this.histogramPlot].forEach((p) => p?.teardown());
  }

  controls() {
    const { bar } = this.frame;
    if (this.hasMap) {
      bar.append(choice('Map of', Object.entries(QUANTITIES).map(([k, [name, unit]]) => [k, unit ? `${name} / ${unit}` : name]), 'gap', (v) => {
        this.quantity = v;
        this.drawMap();
        this.drawHistogram();
      }).label);
      bar.append(choice('Colours', COLOR_MAPS, 'viridis', (v) => this.map.map.setColorMap(v)).label);
      bar.append(choice('Limits', [['robust', '99 % of pixels'], ['full', 'least to greatest']], 'robust', (v) => this.map.map.setLimits(v)).label);
    }
    if (this.image.frames > 1 && this.hasMap) {
      bar.append(numberField('Frame', `of ${this.image.frames}`, 1, 1, (v) => {
        this.map.setFrame(Math.max(0, Math.min(this.image.frames - 1, Math.round(v) - 1)));
        this.drawMap();
      }).label);
    }
    bar.append(toggle('68 % band', true, (on) => {
      this.band = on;
      this.drawFit();
    }));
    if (this.hasMap) {
      bar.append(figureMenu('Map', this.map, this.frame, () => this.map.numbers()));
    }
    if (this.histogramPlot) {
      bar.append(figureMenu('Histogram', this.histogramPlot, this.frame, () => this.histogramNumbers()));
    }
    bar.append(figureMenu('Fit', this.fitPlot, this.frame, () => this.fitNumbers()));
    bar.append(figureMenu('Windows', this.windowPlot, this.frame, () => this.windowNumbers()));
  }

  columns() {
    const { numbers, info } = this.source;
    const value = (v, low, high) => (i) => short(fitting(numbers[v][i], numbers[low][i], numbers[high][i]));
    const band = (v, low, high) => (i) =>
      [numbers[low][i], numbers[high][i]].map((n) => short(fitting(n, numbers[low][i], numbers[high][i]))).join(' to ');
    return [
      { head: 'Spectrum', cell: (i) => info.names[i] },
      { head: 'Spectra', cell: (i) => String(numbers.spectra[i]) },
      ...(this.source.status.some((v, i) => this.statusOf(i) !== 'ok') ? [{ head: 'Status', cell: (i) => this.statusOf(i) }] : []),
      { head: 'Gap / eV', cell: value('gap', 'gapLow', 'gapHigh') },
      { head: '68 % band', cell: band('gap', 'gapLow', 'gapHigh') },
      { head: 'b', cell: value('b', 'bLow', 'bHigh') },
      { head: '68 % band', cell: band('b', 'bLow', 'bHigh') },
      { head: 'Significance', cell: (i) => `${short(rounded(numbers.significance[i]))} σ` },
      { head: 'χ²/ν', cell: (i) => short(rounded(numbers.chi2[i])) },
    ];
  }

  statusOf(i) {
    return this.source.info.statuses[this.source.status[i]];
  }

  /** Shows a spectrum; one that was picked elsewhere is marked in the map too. */
  pick(index, elsewhere = false) {
    this.index = index;
    this.table?.mark(index);
    if (elsewhere) {
      this.map?.mark(index);
    }
    this.update();
  }

  async load() {
    this.fit = await this.source.fit(this.index);
    this.drawFit();
    this.drawWindows();
    this.markHistogram();
    this.frame.say(this.describe());
  }

  describe() {
    const { numbers, info } = this.source;
    const i = this.index;
    const where = itemName(info, i);
    if (!Number.isFinite(numbers.gap[i])) {
      return `${where}: no band gap (${this.statusOf(i)})`;
    }
    const gap = `E_g = ${banded(numbers.gap[i], numbers.gapLow[i], numbers.gapHigh[i])} eV`;
    const b = numbers.bLow[i] < numbers.bHigh[i] ? `b = ${banded(numbers.b[i], numbers.bLow[i], numbers.bHigh[i])}` : `b = ${short(numbers.b[i])}`;
    const rest = `window ${short(numbers.from[i])} to ${short(numbers.to[i])} eV, significance ${short(rounded(numbers.significance[i]))} σ, χ² per degree of freedom ${short(rounded(numbers.chi2[i]))}`;
    const other = this.fit && this.fit.index !== i ? '; this page holds the fit of the pixel beside' : '';
    return `${where}: ${gap}, ${b}, ${rest}${other}`;
  }

  draw() {
    this.drawMap();
    this.drawHistogram();
    this.drawFit();
    this.drawWindows();
    this.fillLegend();
  }

  drawMap() {
    const { numbers, status, info } = this.source;
    const [label, unit, value] = QUANTITIES[this.quantity];
    this.map?.show((i) => (value ? value(numbers, i) : status[i]), { label, unit, names: value ? null : info.statuses }, this.frame.theme);
  }

  drawHistogram() {
    if (!this.histogramPlot) {
      return;
    }
    const { theme } = this.frame;
    const [label, unit, value] = QUANTITIES[value0(this.quantity)];
    this.histogramValues = Array.from(this.source.status, (_, i) => value(this.source.numbers, i));
    this.bins = histogram(this.histogramValues, theme.series[0], 'pixels');
    this.markHistogram();
    this.histogramPlot.show([this.bins], { x: unit ? `${label} / ${unit}` : label, y: 'Pixels' }, theme, false);
  }

  markHistogram() {
    if (!this.histogramPlot) {
      return;
    }
    const { theme } = this.frame;
    const v = this.histogramValues;
    const [low, median, high] = [P16, 0.5, 1 - P16].map((q) => quantile(v, q));
    this.histogramPlot.setMarks([
      { from: low, to: high, color: theme.series[0], label: '' },
      { at: median, color: theme.text, label: `median ${short(rounded(median, 4))}` },
      ...(Number.isFinite(v[this.index]) ? [{ at: v[this.index], color: theme.series[1], label: 'picked', dashed: false }] : []),
    ]);
  }

  drawFit() {
    if (!this.fit) {
      return;
    }
    const { theme } = this.frame;
    const { first, step, data, low, high, curve, index } = this.fit;
    const { numbers } = this.source;
    const x = Float64Array.from(data, (_, i) => first + i * step);
    const series = [{ name: 'subtracted', x, y: data, ...(this.band ? { low, high } : {}), color: theme.series[0], width: 1 }];
    if (curve) {
      series.push({ name: 'fit', x, y: curve, color: theme.series[1], width: 2.5 });
    }
    const [gap, from, to] = [numbers.gap[index], numbers.from[index], numbers.to[index]];
    this.fitPlot.marks = Number.isFinite(gap)
      ? [
          { from, to, color: theme.series[2], label: 'fit window' },
          { from: numbers.gapLow[index], to: numbers.gapHigh[index], color: theme.series[1], label: '' },
          { at: gap, color: theme.series[1], label: `gap ${short(rounded(gap, 4))} eV` },
        ]
      : [];
    this.fitPlot.values = fitLimits(x, data, Number.isFinite(gap) ? from : first + 1);
    this.fitPlot.show(series, { x: 'Energy loss / eV', y: 'Counts' }, theme);
  }

  /** The spectrum whose other windows are shown: of pixels only some were tried. */
  tried() {
    const { x } = this.image;
    const far = (i) => Math.hypot((i % x.size) - (this.index % x.size), Math.floor(i / x.size) - Math.floor(this.index / x.size));
    const all = [...new Set(this.source.windows.item)];
    return this.pixels ? all[d3.minIndex(all, far)] : this.index;
  }

  windowRows() {
    const { item } = this.source.windows;
    const own = this.tried();
    return Array.from(item.keys()).filter((r) => item[r] === own);
  }

  drawWindows() {
    const { theme } = this.frame;
    const { windows, numbers } = this.source;
    const rows = this.windowRows();
    const of = (name) => rows.map((r) => windows[name][r]);
    const series = [
      { name: 'band gap', x: of('to'), y: of('gap'), low: of('gapLow'), high: of('gapHigh'), points: true, symbol: 'circle', color: theme.series[1] },
      { name: 'band gap', x: of('to'), y: of('gap'), color: theme.series[1], width: 1, opacity: 0.6 },
    ];
    const own = this.tried();
    const to = numbers.to[own];
    this.windowPlot.marks = rows.length > 0
      ? [{ at: to, color: theme.series[2], label: 'window of the result' }]
      : [];
    const room = rows.length > 0 ? 0.15 : 0;
    this.windowPlot.zoom = rows.length > 0 ? [Math.min(to, ...of('to')) - room, Math.max(to, ...of('to')) + room] : null;
    const title = rows.length === 0 ? 'No other windows were tried here' : `Upper end of the fit window / eV${own === this.index ? '' : ` (${itemName(this.source.info, own).toLowerCase()})`}`;
    this.windowPlot.show(series, { x: title, y: 'Band gap / eV' }, theme);
  }

  fillLegend() {
    const { theme } = this.frame;
    const key = (color, text) => element('li', {}, element('span', { class: 'entry' }, element('span', { class: 'key', style: `border-color: ${color}` }), text));
    this.legend.replaceChildren(
      key(theme.series[0], 'spectrum less its zero-loss peak, with the 68 % band of the peak'),
      key(theme.series[1], 'fitted onset; band gap with its 68 % band'),
      key(theme.series[2], 'fit window'),
    );
  }

  readFit(energy) {
    const { first, step, data, low, high, curve } = this.fit;
    const i = nearest({ offset: first, scale: step, size: data.length }, energy);
    const fitted = curve && Number.isFinite(curve[i]) ? `, fit ${short(rounded(curve[i], 5))}` : '';
    this.frame.say(`${this.describe()}; ${short(rounded(energy, 5))} eV: ${short(data[i])} (68 %: ${short(low[i])} to ${short(high[i])})${fitted}`);
  }

  readWindow(to) {
    const { windows } = this.source;
    const r = this.windowRows().find((k) => windows.to[k] === to);
    if (r !== undefined) {
      this.frame.say(`Window to ${short(to)} eV: E_g = ${banded(windows.gap[r], windows.gapLow[r], windows.gapHigh[r])} eV, b = ${banded(windows.b[r], windows.bLow[r], windows.bHigh[r])}, χ² per degree of freedom ${short(rounded(windows.chi2[r]))}`);
    }
  }

  readHistogram(v) {
    const i = Array.from(this.bins.x).indexOf(v);
    const end = this.bins.x[i + 1];
    this.frame.say(end === undefined ? `Beyond ${short(v)}` : `${short(v)} to ${short(end)}: ${this.bins.y[i]} pixels`);
  }

  histogramNumbers() {
    const n = this.bins.x.length - 1;
    return { head: ['from', 'to', 'pixels'], columns: [this.bins.x.slice(0, n), this.bins.x.slice(1), this.bins.y.slice(0, n)] };
  }

  fitNumbers() {
    const { first, step, data, low, high, curve } = this.fit;
    return {
      head: ['energy [eV]', 'subtracted', 'subtracted P16', 'subtracted P84', 'fit'],
      columns: [Float64Array.from(data, (_, i) => first + i * step), data, low, high, curve ?? []],
    };
  }

  windowNumbers() {
    const { windows } = this.source;
    const rows = this.windowRows();
    const names = ['above', 'to', 'gap', 'gapLow', 'gapHigh', 'b', 'bLow', 'bHigh', 'chi2'];
    const head = ['window above onset [eV]', 'window to [eV]', 'E_g [eV]', 'E_g P16 [eV]', 'E_g P84 [eV]', 'b', 'b P16', 'b P84', 'chi2 per degree of freedom'];
    return { head, columns: names.map((n) => rows.map((r) => windows[n][r])) };
  }
}

/** The histogram of a status would tell nothing. */
function value0(quantity) {
  return quantity === 'status' ? 'gap' : quantity;
}

/** `1.62 (68 %: 1.58 to 1.65)`. */
function banded(value, low, high) {
  const text = (v) => short(fitting(v, low, high));
  return `${text(value)} (68 %: ${text(low)} to ${text(high)})`;
}

/** Limits of the ordinate from the fit window on; the flank of the peak below would hide the onset. */
function fitLimits(x, data, from) {
  let low = 0;
  let high = 0;
  data.forEach((v, i) => {
    if (x[i] >= from && Number.isFinite(v)) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
  });
  return high > low ? [low - 0.08 * (high - low), high + 0.08 * (high - low)] : null;
}
