import d3 from '../lib/d3.js';
import { svgElement } from './dom.js';

/** Shapes that tell points apart where colours cannot. */
export const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star'];

const SHAPES = {
  circle: d3.symbolCircle,
  square: d3.symbolSquare,
  triangle: d3.symbolTriangle,
  diamond: d3.symbolDiamond,
  star: d3.symbolStar,
};
const CROSS = 'M-4,-4L4,4M-4,4L4,-4';
const LETTER = 6.4;
const LINE = 15;

/** Draws a point; a cross has no area and is stroked. */
export function drawSymbol(layer, x, y, symbol, color, size = 40) {
  const cross = symbol === 'cross';
  layer.append('path').attr('transform', `translate(${x},${y})`)
    .attr('d', cross ? CROSS : d3.symbol(SHAPES[symbol] ?? d3.symbolCircle, size)())
    .attr('fill', cross ? 'none' : color).attr('stroke', color).attr('stroke-width', cross ? 2 : 0.5);
}

/** The same as a small picture for a legend. */
export function symbolKey(symbol, color) {
  const svg = svgElement('svg', { width: 14, height: 14, viewBox: '-7 -7 14 14', 'aria-hidden': 'true' });
  drawSymbol(d3.select(svg), 0, 0, symbol, color);
  return svg;
}

/** Points with their bands as bars. */
export function drawPoints(inside, s, first, last, x, y, ok) {
  const layer = inside.append('g');
  const floor = Math.min(...y.domain());
  const bars = [];
  for (let i = first; i < last; i++) {
    if (s.low && Number.isFinite(s.low[i]) && ok(s.high[i])) {
      const low = ok(s.low[i]) ? s.low[i] : floor;
      bars.push(`M${x(s.x[i]).toFixed(1)},${y(low).toFixed(1)}V${y(s.high[i]).toFixed(1)}`);
    }
  }
  if (bars.length > 0) {
    layer.append('path').attr('d', bars.join('')).attr('stroke', s.color).attr('stroke-width', 1.2).attr('fill', 'none');
  }
  for (let i = first; i < last; i++) {
    if (ok(s.y[i])) {
      drawSymbol(layer, x(s.x[i]), y(s.y[i]), s.symbol ?? 'circle', s.color, s.size ?? 40);
    }
  }
}

/**
 * Marks on the abscissa: `{ at, label, color?, dashed? }` is a line, `{ from, to, label, color? }` a span.
 * Labels stand in front of the curves; those that would overlap go one line down.
 */
export function drawMarks(inside, labels, marks, x, [bottom, top], theme) {
  const [left, right] = x.range();
  const taken = [];
  for (const m of marks) {
    const color = m.color ?? theme.muted;
    const a = x(m.at ?? Math.max(m.from, x.domain()[0]));
    const b = m.at === undefined ? x(Math.min(m.to, x.domain()[1])) : a;
    if (Math.max(a, b) < left || Math.min(a, b) > right || (m.at === undefined && b <= a)) {
      continue;
    }
    if (m.at === undefined) {
      inside.append('rect').attr('x', a).attr('y', top).attr('width', b - a).attr('height', bottom - top)
        .attr('fill', color).attr('fill-opacity', 0.1);
    } else {
      inside.append('line').attr('x1', a).attr('x2', a).attr('y1', top).attr('y2', bottom)
        .attr('stroke', color).attr('stroke-dasharray', m.dashed === false ? null : '6 3').attr('stroke-width', 1.3);
    }
    if (m.label) {
      const width = m.label.length * LETTER;
      const middle = m.at === undefined ? (a + b) / 2 - width / 2 : a + 4;
      const start = Math.max(left + 2, Math.min(right - width - 2, middle));
      let row = 0;
      while (taken.some((t) => t.row === row && start < t.end && start + width > t.start)) {
        row++;
      }
      taken.push({ row, start, end: start + width + 6 });
      const y = top + 12 + LINE * row;
      labels.append('rect').attr('x', start - 2).attr('y', y - 11).attr('width', width + 4).attr('height', 14)
        .attr('fill', theme.panel).attr('fill-opacity', 0.75);
      labels.append('text').attr('x', start).attr('y', y).attr('fill', theme.text).attr('font-size', 11.5).text(m.label);
    }
  }
}

/** Powers of ten, and their multiples where few decades are shown. */
export function decades([low, high], count) {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const every = Math.max(1, Math.ceil((last - first) / count));
  const factors = last - first <= 2 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let d = first; d <= last; d += every) {
    for (const f of factors) {
      const v = f * 10 ** d;
      if (v >= low && v <= high) {
        ticks.push(v);
      }
    }
  }
  return ticks;
}

/**
 * Where several channels fall on one column of the screen, their least and greatest value are drawn:
 * no peak is lost, and no more is drawn than can be seen.
 */
export function columns(s, first, last, scale) {
  const width = scale.range()[1] - scale.range()[0];
  const part = (a) => (a ? Array.prototype.slice.call(a, first, last) : null);
  const all = { x: part(s.x), y: part(s.y), low: part(s.low), high: part(s.high) };
  const size = Math.floor((last - first) / Math.max(1, width));
  if (size < 4) {
    return all;
  }
  const out = { x: [], y: [], low: all.low ? [] : null, high: all.high ? [] : null };
  for (let from = 0; from < all.x.length; from += size) {
    const to = Math.min(all.x.length, from + size);
    let least = from;
    let most = from;
    for (let i = from; i < to; i++) {
      least = all.y[i] < all.y[least] ? i : least;
      most = all.y[i] > all.y[most] ? i : most;
    }
    for (const i of [Math.min(least, most), Math.max(least, most)]) {
      out.x.push(all.x[i]);
      out.y.push(all.y[i]);
      out.low?.push(all.low[i]);
      out.high?.push(all.high[i]);
    }
  }
  return out;
}
