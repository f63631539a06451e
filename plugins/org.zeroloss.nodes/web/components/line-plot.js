import d3 from '../lib/d3.js';
import { svgElement } from './dom.js';
import { short } from './numbers.js';
import { columns, decades, drawMarks, drawPoints } from './plot-marks.js';

const MARGIN = { top: 14, right: 16, bottom: 44, left: 70 };
const CLICK = 4;
const FONT = "system-ui, 'Segoe UI', Roboto, sans-serif";
let clips = 0;

/**
 * Curves with their bands over one abscissa. A drag picks a window of the abscissa, a click or the
 * arrow keys move the cursor, the wheel and + and − zoom, a double click or 0 shows everything.
 *
 * Series: `{ name, x, y, low?, high?, color, dashed?, step?, fill?, width?, opacity?, points?, symbol? }`;
 * `x` ascends, missing values are NaN. `points` draws symbols, and the band as error bars; `fill` fills
 * down to 0. A series with `quiet` has no part in the limits of the ordinate.
 */
export class LinePlot {
  constructor(pane, { label, onWindow = null, onCursor = () => {} }) {
    this.pane = pane;
    this.onWindow = onWindow;
    this.onCursor = onCursor;
    this.series = [];
    this.labels = { x: '', y: '' };
    this.log = false;
    this.zoom = null;
    this.window = null;
    this.marks = [];
    this.values = null;
    this.cursor = null;
    this.clip = `clip-${(clips += 1)}`;
    pane.tabIndex = 0;
    pane.setAttribute('role', 'application');
    pane.setAttribute('aria-label', label);
    this.svg = svgElement('svg', { 'aria-hidden': 'true' });
    pane.append(this.svg);
    this.listen();
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(pane);
  }

  teardown() {
    this.observer.disconnect();
  }

  /** Shows series; the zoom stays if `keep`, so that the next pixel is seen as the last was. */
  show(series, labels, theme, keep = true) {
    this.series = series;
    this.labels = labels;
    this.theme = theme;
    if (!keep) {
      this.zoom = null;
    }
    this.draw();
  }

  setLog(log) {
    this.log = log;
    this.draw();
  }

  setWindow(window) {
    this.window = window;
    this.draw();
  }

  /** Lines and spans behind the curves, see `drawMarks`. */
  setMarks(marks) {
    this.marks = marks;
    this.draw();
  }

  /** Shows a part of the abscissa; `null` shows everything. */
  setZoom(zoom) {
    this.zoom = zoom;
    this.draw();
  }

  /** Fixes the limits of the ordinate, `null` fits them to the curves. */
  setValues(values) {
    this.values = values;
    this.draw();
  }

  setCursor(x) {
    this.cursor = x;
    this.drawCursor();
  }

  fullDomain() {
    const ends = this.series.filter((s) => s.x.length > 0).flatMap((s) => [s.x[0], s.x[s.x.length - 1]]);
    return ends.length ? d3.extent(ends) : [0, 1];
  }

  valueDomain([from, to]) {
    if (this.values && (!this.log || this.values[0] > 0)) {
      return this.values;
    }
    let low = Infinity;
    let high = -Infinity;
    const positive = [];
    const take = (v) => {
      if (Number.isFinite(v)) {
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
    };
    for (const s of this.series) {
      const last = s.quiet ? 0 : d3.bisectRight(s.x, to);
      for (let i = d3.bisectLeft(s.x, from); i < last; i++) {
        take(s.y[i]);
        if (this.log && s.y[i] > 0) {
          positive.push(s.y[i]);
        }
        if (s.low) {
          take(s.low[i]);
          take(s.high[i]);
        }
        if (s.fill) {
          take(0);
        }
      }
    }
    if (this.log) {
      return logDomain(positive, high);
    }
    if (!(low <= high)) {
      return [0, 1];
    }
    const room = low < high ? 0.05 * (high - low) : Math.abs(low) || 1;
    return [low - room, high + room];
  }

  draw() {
    const box = this.pane.getBoundingClientRect();
    if (!this.theme || box.width < 60 || box.height < 60) {
      return;
    }
    const { theme } = this;
    const domain = this.zoom ?? this.fullDomain();
    const right = box.width - MARGIN.right;
    const bottom = box.height - MARGIN.bottom;
    this.x = d3.scaleLinear(domain, [MARGIN.left, right]);
    this.y = (this.log ? d3.scaleLog : d3.scaleLinear)(this.valueDomain(domain), [bottom, MARGIN.top]);
    const root = d3.select(this.svg);
    root.selectAll('*').remove();
    root.attr('viewBox', `0 0 ${box.width} ${box.height}`).attr('font-size', 12)
      .attr('font-family', FONT);
    root.append('rect').attr('width', box.width).attr('height', box.height).attr('fill', theme.panel);
    root.append('clipPath').attr('id', this.clip).append('rect')
      .attr('x', MARGIN.left).attr('y', MARGIN.top)
      .attr('width', Math.max(1, right - MARGIN.left)).attr('height', Math.max(1, bottom - MARGIN.top));
    this.axes(root, right, bottom);
    const inside = root.append('g').attr('clip-path', `url(#${this.clip})`);
    if (this.window) {
      const [a, b] = this.window.map(this.x);
      inside.append('rect').attr('class', 'window').attr('x', Math.min(a, b)).attr('y', MARGIN.top)
        .attr('width', Math.abs(b - a)).attr('height', bottom - MARGIN.top)
        .attr('fill', theme.accent).attr('fill-opacity', 0.12).attr('stroke', theme.accent);
    }
    const shapes = inside.append('g');
    this.series.forEach((s) => this.curve(inside, s, domain));
    drawMarks(shapes, inside.append('g'), this.marks, this.x, this.y.range(), theme);
    this.cursorLayer = inside.append('g').attr('data-screen', '');
    this.drawCursor();
  }

  axes(root, right, bottom) {
    const { theme } = this;
    const ticksX = Math.max(2, Math.floor((right - MARGIN.left) / 80));
    const ticksY = Math.max(2, Math.floor((bottom - MARGIN.top) / 45));
    const style = (g) => {
      g.selectAll('text').attr('fill', theme.muted).attr('font-size', 12);
      g.selectAll('.domain').attr('stroke', theme.border);
      g.selectAll('.tick line').attr('stroke', theme.grid);
    };
    const format = (v) => short(v);
    root.append('g').attr('transform', `translate(0,${bottom})`)
      .call(d3.axisBottom(this.x).ticks(ticksX).tickSize(MARGIN.top - bottom).tickPadding(6).tickFormat(format))
      .call(style);
    const y = d3.axisLeft(this.y).tickSize(MARGIN.left - right).tickPadding(6);
    root.append('g').attr('transform', `translate(${MARGIN.left},0)`)
      .call(this.log ? y.tickValues(decades(this.y.domain(), ticksY)).tickFormat(format) : y.ticks(ticksY).tickFormat(format))
      .call(style);
    const text = (x, y0, rotate, value) =>
      root.append('text').attr('transform', `translate(${x},${y0}) rotate(${rotate})`)
        .attr('text-anchor', 'middle').attr('fill', theme.text).text(value);
    text((MARGIN.left + right) / 2, bottom + 36, 0, this.labels.x);
    text(16, (MARGIN.top + bottom) / 2, -90, this.labels.y);
  }

  curve(inside, s, [from, to]) {
    const first = Math.max(0, d3.bisectLeft(s.x, from) - 1);
    const last = Math.min(s.x.length, d3.bisectRight(s.x, to) + 1);
    const ok = (v) => Number.isFinite(v) && (!this.log || v > 0);
    if (s.points) {
      drawPoints(inside, s, first, last, this.x, this.y, ok);
      return;
    }
    const shown = columns(s, first, last, this.x);
    const floor = this.y.domain()[0];
    const px = (i) => this.x(shown.x[i]);
    if (shown.low) {
      const area = d3.area().x(px).y0((i) => this.y(this.log ? Math.max(shown.low[i], floor) : shown.low[i]))
        .y1((i) => this.y(shown.high[i]))
        .defined((i) => ok(shown.high[i]) && Number.isFinite(shown.low[i]));
      inside.append('path').attr('d', area(d3.range(shown.x.length))).attr('fill', s.color)
        .attr('fill-opacity', 0.25);
    }
    const line = d3.line().x(px).y((i) => this.y(shown.y[i])).defined((i) => ok(shown.y[i]));
    if (s.step) {
      line.curve(d3.curveStepAfter);
    }
    if (s.fill) {
      const area = d3.area().x(px).y0(this.y(Math.max(0, floor))).y1((i) => this.y(shown.y[i])).defined((i) => ok(shown.y[i]));
      inside.append('path').attr('d', (s.step ? area.curve(d3.curveStepAfter) : area)(d3.range(shown.x.length)))
        .attr('fill', s.color).attr('fill-opacity', 0.35);
    }
    inside.append('path').attr('d', line(d3.range(shown.x.length))).attr('fill', 'none')
      .attr('stroke', s.color).attr('stroke-width', s.width ?? 1.5).attr('stroke-linejoin', 'round')
      .attr('stroke-opacity', s.opacity ?? 1).attr('stroke-dasharray', s.dashed ? '5 4' : null);
  }

  drawCursor() {
    if (!this.cursorLayer) {
      return;
    }
    this.cursorLayer.selectAll('*').remove();
    if (this.cursor === null || !this.x) {
      return;
    }
    const x = this.x(this.cursor);
    const [bottom, top] = this.y.range();
    this.cursorLayer.append('line').attr('x1', x).attr('x2', x).attr('y1', top).attr('y2', bottom)
      .attr('stroke', this.theme.muted).attr('stroke-dasharray', '2 3');
    for (const s of this.series) {
      const i = d3.bisectCenter(s.x, this.cursor);
      if (Number.isFinite(s.y[i]) && (!this.log || s.y[i] > 0)) {
        this.cursorLayer.append('circle').attr('cx', this.x(s.x[i])).attr('cy', this.y(s.y[i]))
          .attr('r', 3.5).attr('fill', s.color);
      }
    }
  }

  /** Moves the cursor and tells. */
  move(x) {
    const s = this.series[0];
    if (!s || s.x.length === 0) {
      return;
    }
    const i = d3.bisectCenter(s.x, x);
    this.setCursor(s.x[i]);
    this.onCursor(s.x[i]);
  }

  pick(a, b) {
    if (this.onWindow) {
      this.setWindow([Math.min(a, b), Math.max(a, b)]);
      this.onWindow(this.window);
    }
  }

  scaleAbout(x, factor) {
    const full = this.fullDomain();
    const [a, b] = this.zoom ?? full;
    const low = Math.max(full[0], x - (x - a) * factor);
    const high = Math.min(full[1], x + (b - x) * factor);
    const s = this.series[0];
    if (s && s.x.length > 4 && high - low > 4 * (s.x[1] - s.x[0])) {
      this.zoom = low <= full[0] && high >= full[1] ? null : [low, high];
      this.draw();
    }
  }

  listen() {
    const at = (event) => {
      const box = this.pane.getBoundingClientRect();
      const [low, high] = this.x.domain();
      return Math.max(low, Math.min(high, this.x.invert(event.clientX - box.left)));
    };
    let start = null;
    this.pane.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && this.x) {
        start = { pixel: event.clientX, value: at(event) };
        this.pane.setPointerCapture(event.pointerId);
      }
    });
    this.pane.addEventListener('pointermove', (event) => {
      if (!this.x) {
        return;
      }
      if (start && this.onWindow && Math.abs(event.clientX - start.pixel) > CLICK) {
        this.pick(start.value, at(event));
      } else if (!start) {
        this.move(at(event));
      }
    });
    this.pane.addEventListener('pointerup', (event) => {
      if (start && Math.abs(event.clientX - start.pixel) <= CLICK) {
        this.move(at(event));
      }
      start = null;
    });
    this.pane.addEventListener('pointercancel', () => (start = null));
    this.pane.addEventListener('dblclick', () => {
      this.zoom = null;
      this.draw();
    });
    this.pane.addEventListener(
      'wheel',
      (event) => {
        if (this.x) {
          event.preventDefault();
          this.scaleAbout(at(event), event.deltaY > 0 ? 1.25 : 0.8);
        }
      },
      { passive: false },
    );
    this.pane.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    const s = this.series[0];
    if (!s || s.x.length === 0) {
      return;
    }
    const now = this.cursor ?? s.x[0];
    const i = d3.bisectCenter(s.x, now);
    const step = event.altKey ? 10 : 1;
    const go = (j) => {
      const x = s.x[Math.max(0, Math.min(s.x.length - 1, j))];
      if (event.shiftKey && this.onWindow) {
        const fixed = this.window ? (Math.abs(this.window[0] - now) < Math.abs(this.window[1] - now) ? this.window[1] : this.window[0]) : now;
        this.pick(fixed, x);
      }
      this.move(x);
    };
    const actions = {
      ArrowLeft: () => go(i - step),
      ArrowRight: () => go(i + step),
      Home: () => go(0),
      End: () => go(s.x.length - 1),
      '+': () => this.scaleAbout(now, 0.8),
      '-': () => this.scaleAbout(now, 1.25),
      0: () => {
        this.zoom = null;
        this.draw();
      },
    };
    if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  }
}

/** Limits of a logarithmic ordinate; the few least values of noise around 0 do not stretch it. */
function logDomain(positive, high) {
  if (positive.length === 0) {
    return [0.1, 1];
  }
  positive.sort((a, b) => a - b);
  const low = positive[Math.floor(0.02 * (positive.length - 1))];
  const top = Math.max(high, positive[positive.length - 1]);
  return [Math.max(low, top * 1e-8) / 1.5, top * 1.3];
}
