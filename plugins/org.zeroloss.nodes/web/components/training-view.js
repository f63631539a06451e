import d3 from '../lib/d3.js';
import { choice, element, toggle } from './dom.js';
import { floats } from './bytes.js';
import { LinePlot } from './line-plot.js';
import { SYMBOLS, symbolKey } from './plot-marks.js';
import { figureMenu } from './figure-menu.js';
import { short } from './numbers.js';

const ALL = 'all';
const FAINT = 0.45;

/** How an ensemble was trained: losses of the replicas, the peak on each group, the scan of regions. */
export class TrainingView {
  constructor(root, frame, info) {
    this.root = root;
    this.frame = frame;
    this.replicas = info.replicas.map((r) => {
      const train = floats(r.train);
      return { ...r, train, validation: floats(r.validation), x: Float64Array.from(train, (_, i) => i) };
    });
    this.groups = info.groups.map((g) => {
      const counts = floats(g.counts);
      const error = floats(g.error);
      return {
        ...g,
        energy: floats(g.energy),
        counts,
        countsLow: counts.map((v, i) => v - error[i]),
        countsHigh: counts.map((v, i) => v + error[i]),
        x: floats(g.curveEnergy),
        median: floats(g.median),
        low: floats(g.low),
        high: floats(g.high),
      };
    });
    this.scan = info.scan && scanRows(info.scan);
    this.chosen = ALL;
    this.group = 0;
    this.ratio = false;
  }

  start() {
    const { bar } = this.frame;
    const pane = () => element('div', { class: 'pane' });
    const panes = [pane(), pane(), ...(this.scan ? [pane()] : [])];
    this.root.append(element('div', { class: this.scan ? 'panes even three' : 'panes even' }, ...panes));
    this.legend = element('ul', { class: 'legend', 'aria-label': 'Key' });
    this.root.append(this.legend);
    this.losses = new LinePlot(panes[0], {
      label: 'Losses of the replicas. Arrow keys move along the steps, plus and minus zoom.',
      onCursor: (step) => this.readLosses(step),
    });
    this.losses.setLog(true);
    this.spectrum = new LinePlot(panes[1], {
      label: 'The zero-loss peak on the spectrum of a group. Arrow keys move the cursor, plus and minus zoom.',
      onCursor: (e) => this.readSpectrum(e),
    });
    this.spectrum.setLog(true);
    bar.append(choice('Replica', [[ALL, 'all'], ...this.replicas.map((r, i) => [String(i), `${r.replica}${r.kept ? '' : ' (rejected)'}`])], ALL, (v) => {
      this.chosen = v;
      this.drawLosses();
    }).label);
    bar.append(choice('Group', this.groups.map((g, i) => [String(i), `${g.name} (${g.spectra} ${g.spectra === 1 ? 'spectrum' : 'spectra'})`]), '0', (v) => {
      this.group = Number(v);
      this.zoomToRegion();
      this.drawSpectrum();
      this.readSpectrum(this.spectrum.cursor);
    }).label);
    const log = toggle('Log scale', true, (on) => this.spectrum.setLog(on && !this.ratio));
    bar.append(log, toggle('Relative to the peak', false, (on) => {
      this.ratio = on;
      log.disabled = on;
      this.zoomToRegion();
      this.spectrum.setLog(!on && log.getAttribute('aria-pressed') === 'true');
      this.drawSpectrum();
    }));
    bar.append(figureMenu('Losses', this.losses, this.frame, () => this.lossNumbers()));
    bar.append(figureMenu('Peak', this.spectrum, this.frame, () => this.spectrumNumbers()));
    if (this.scan) {
      this.scanPlot = new LinePlot(panes[2], {
        label: 'Losses of the region scan. Arrow keys move along the factors.',
        onCursor: (f) => this.readScan(f),
      });
      bar.append(figureMenu('Scan', this.scanPlot, this.frame, () => this.scanNumbers()));
    }
    this.frame.onTheme = () => this.draw();
    this.draw();
    this.summary();
  }

  teardown() {
    this.losses.teardown();
    this.spectrum.teardown();
    this.scanPlot?.teardown();
  }

  draw() {
    this.drawLosses();
    this.drawSpectrum();
    this.drawScan();
    this.fillLegend();
  }

  summary() {
    const kept = this.replicas.filter((r) => r.kept);
    const losses = kept.map((r) => r.validation[r.best] ?? NaN).filter(Number.isFinite);
    const median = losses.length ? `, median out-of-sample loss ${short(d3.median(losses))}` : '';
    this.frame.say(`${kept.length} of ${this.replicas.length} replicas kept${median}; ${this.describe()}`);
  }

  describe() {
    const g = this.groups[this.group];
    return `${g.name}: dE1 ${short(g.regionEndEv)} eV (${g.rule}), dE2 ${short(g.blankStartEv)} eV`;
  }

  colors() {
    const { series, muted } = this.frame.theme;
    return { train: series[0], validation: series[1], rejected: muted };
  }

  shownReplicas() {
    return this.chosen === ALL ? this.replicas : [this.replicas[Number(this.chosen)]];
  }

  drawLosses() {
    const colors = this.colors();
    const single = this.chosen !== ALL;
    const series = [];
    const ends = [];
    for (const r of this.shownReplicas()) {
      const look = { width: single ? 2 : 1, opacity: single ? 1 : FAINT, dashed: !r.kept };
      series.push({ name: `replica ${r.replica}, in sample`, x: r.x, y: r.train, color: r.kept ? colors.train : colors.rejected, ...look });
      series.push({ name: `replica ${r.replica}, out of sample`, x: r.x, y: r.validation, color: r.kept ? colors.validation : colors.rejected, ...look });
      if (r.train.length > 0) {
        const y = Number.isFinite(r.validation[r.best]) ? r.validation[r.best] : r.train[r.best];
        const color = r.kept ? colors.validation : this.frame.theme.error;
        ends.push({ name: 'taken', x: [r.best], y: [y], points: true, quiet: true, symbol: r.kept ? 'circle' : 'cross', color });
      }
    }
    const limits = this.lossLimits();
    this.losses.values = limits;
    this.losses.show([...series.filter((s) => s.x.length > 0), ...ends], { x: 'Step', y: 'Loss' }, this.frame.theme);
  }

  /** From the least loss to what the start has; a start that is far off is cut. */
  lossLimits() {
    const all = this.replicas.flatMap((r) => [...r.train, ...r.validation]).filter((v) => v > 0).sort((a, b) => a - b);
    return all.length ? [all[0] / 1.3, all[Math.floor(0.985 * (all.length - 1))] * 1.3] : null;
  }

  drawSpectrum() {
    const g = this.groups[this.group];
    const { series, muted, text } = this.frame.theme;
    const peak = { name: 'zero-loss peak', x: g.x, y: g.median, low: g.low, high: g.high, color: series[1] };
    const data = { name: 'measured', x: g.energy, y: g.counts, low: g.countsLow, high: g.countsHigh, points: true, size: 16, color: text };
    if (this.ratio) {
      const of = (x, y) => Float64Array.from(y, (v, i) => v / this.medianAt(g, x[i]) - 1);
      for (const s of [peak, data]) {
        s.y = of(s.x, s.y);
        s.low = of(s.x, s.low);
        s.high = of(s.x, s.high);
      }
    }
    this.spectrum.marks = [
      { from: g.x[0], to: g.regionEndEv, color: series[2], label: '' },
      { at: g.regionEndEv, color: series[2], label: `dE1 = ${short(g.regionEndEv)} eV` },
      { at: g.blankStartEv, color: muted, label: `dE2 = ${short(g.blankStartEv)} eV` },
    ];
    this.spectrum.values = this.ratio ? ratioLimits(g, data, peak) : spectrumLimits(g);
    const y = this.ratio ? 'Measured / peak − 1' : 'Counts per channel';
    this.spectrum.show([peak, data], { x: 'Energy loss / eV', y }, this.frame.theme);
  }

  /** The peak's own deviations are seen where it was trained. */
  zoomToRegion() {
    const g = this.groups[this.group];
    this.spectrum.zoom = this.ratio ? [g.x[0], Math.min(g.x[g.x.length - 1], 1.6 * g.regionEndEv)] : null;
  }

  medianAt(g, energy) {
    const i = Math.max(1, Math.min(g.x.length - 1, d3.bisectLeft(g.x, energy)));
    const f = Math.max(0, Math.min(1, (energy - g.x[i - 1]) / (g.x[i] - g.x[i - 1])));
    return g.median[i - 1] ** (1 - f) * g.median[i] ** f;
  }

  drawScan() {
    if (!this.scan) {
      return;
    }
    const { theme } = this.frame;
    const rows = [];
    this.scan.series.forEach((s, i) => {
      const color = theme.series[i % theme.series.length];
      const symbol = SYMBOLS[i % SYMBOLS.length];
      const name = `dE2 × ${short(s.factor)}`;
      rows.push({ name: `${name}, out of sample`, x: s.x, y: s.out, color });
      rows.push({ name: `${name}, out of sample`, x: s.x, y: s.out, low: s.low, high: s.high, points: true, symbol, color });
      rows.push({ name: `${name}, in sample`, x: s.x, y: s.inside, dashed: true, color });
    });
    const { chosen } = this.scan;
    this.scanPlot.marks = chosen ? [{ at: chosen.end, label: `chosen: dE1 × ${short(chosen.end)}, dE2 × ${short(chosen.blank)}` }] : [];
    this.scanPlot.show(rows, { x: 'Factor on dE1', y: 'Loss' }, theme);
  }

  fillLegend() {
    const colors = this.colors();
    const line = (color, dashed) => element('span', { class: 'key', style: `border-top: 2px ${dashed ? 'dashed' : 'solid'} ${color}` });
    const entry = (...parts) => element('li', {}, element('span', { class: 'entry' }, ...parts));
    const rejected = this.replicas.some((r) => !r.kept);
    this.legend.replaceChildren(
      entry(line(colors.train), 'in sample'),
      entry(line(colors.validation), 'out of sample'),
      entry(symbolKey('circle', colors.validation), 'kept replica, where it was taken'),
      ...(rejected ? [entry(line(colors.rejected, true), symbolKey('cross', this.frame.theme.error), 'rejected replica')] : []),
      entry(line(this.frame.theme.series[1]), 'zero-loss peak, median and 68 % band'),
      entry(symbolKey('circle', this.frame.theme.text), 'mean of the group ± 1 standard error'),
    );
    if (this.scan) {
      this.scan.series.forEach((s, i) => {
        const color = this.frame.theme.series[i % this.frame.theme.series.length];
        this.legend.append(entry(symbolKey(SYMBOLS[i % SYMBOLS.length], color), `scan, dE2 × ${short(s.factor)}: out of sample (line), in sample (dashed)`));
      });
    }
  }

  readLosses(step) {
    const shown = this.shownReplicas();
    const values = (key) => shown.map((r) => r[key][step]).filter(Number.isFinite);
    const text = (v) => (v.length === 0 ? '–' : v.length === 1 ? short(v[0]) : `${short(d3.median(v))} (median of ${v.length})`);
    this.frame.say(`Step ${step}: in sample ${text(values('train'))}, out of sample ${text(values('validation'))}`);
  }

  readSpectrum(energy) {
    if (energy === null || energy === undefined) {
      this.frame.say(this.describe());
      return;
    }
    const g = this.groups[this.group];
    const i = d3.bisectCenter(g.x, energy);
    const p = d3.bisectCenter(g.energy, energy);
    const peak = `peak ${short(g.median[i])} (68 %: ${short(g.low[i])} to ${short(g.high[i])})`;
    this.frame.say(`${this.describe()}; ${short(g.x[i])} eV: ${peak}; measured ${short(g.counts[p])} ± ${short(g.countsHigh[p] - g.counts[p])} at ${short(g.energy[p])} eV`);
  }

  readScan(factor) {
    const parts = this.scan.series.map((s) => {
      const i = s.x.indexOf(factor);
      return i < 0 ? null : `dE2 × ${short(s.factor)}: out of sample ${short(s.out[i])}, in sample ${short(s.inside[i])}`;
    });
    this.frame.say(`dE1 × ${short(factor)}; ${parts.filter(Boolean).join('; ')}`);
  }

  lossNumbers() {
    const columns = [[], [], [], [], []];
    for (const r of this.shownReplicas()) {
      r.train.forEach((v, i) => [r.replica, r.kept, i, v, r.validation[i]].forEach((c, k) => columns[k].push(c)));
    }
    return { head: ['replica', 'kept', 'step', 'in-sample loss', 'out-of-sample loss'], columns };
  }

  spectrumNumbers() {
    const g = this.groups[this.group];
    return {
      head: ['energy [eV]', 'peak', 'peak P16', 'peak P84', 'measured at [eV]', 'measured', 'less 1 SE', 'plus 1 SE'],
      columns: [g.x, g.median, g.low, g.high, g.energy, g.counts, g.countsLow, g.countsHigh],
    };
  }

  scanNumbers() {
    const { rows } = this.scan;
    return {
      head: ['factor on dE1', 'factor on dE2', 'in-sample loss', 'out-of-sample loss', 'standard error'],
      columns: [rows.end, rows.blank, rows.inside, rows.out, rows.error],
    };
  }
}

function scanRows(scan) {
  const rows = {
    end: floats(scan.endFactor), blank: floats(scan.blankFactor), inside: floats(scan.inSample), out: floats(scan.outOfSample), error: floats(scan.error),
  };
  const factors = [...new Set(rows.blank)].sort((a, b) => a - b);
  const series = factors.map((factor) => {
    const at = Array.from(rows.end.keys()).filter((i) => rows.blank[i] === factor).sort((a, b) => rows.end[a] - rows.end[b]);
    const of = (f) => at.map(f);
    return {
      factor,
      x: of((i) => rows.end[i]),
      inside: of((i) => rows.inside[i]),
      out: of((i) => rows.out[i]),
      low: of((i) => rows.out[i] - rows.error[i]),
      high: of((i) => rows.out[i] + rows.error[i]),
    };
  });
  const c = scan.chosen;
  return { rows, series, chosen: c < 0 ? null : { end: rows.end[c], blank: rows.blank[c] } };
}

/** Counts from well below one to the maximum. */
function spectrumLimits(g) {
  const top = Math.max(d3.max(g.counts), d3.max(g.median));
  const least = d3.min(g.median.filter((v) => v > 0));
  return [Math.max(least / 2, top * 1e-8), top * 1.5];
}

/** What the training region needs. */
function ratioLimits(g, data, peak) {
  const inside = (s) => [...s.low, ...s.high].filter((v, k) => Number.isFinite(v) && s.x[k % s.x.length] < g.regionEndEv);
  const m = Math.max(0.02, d3.quantile([...inside(data), ...inside(peak)].map(Math.abs), 0.97) ?? 0.1);
  return [-1.5 * m, 1.5 * m];
}
