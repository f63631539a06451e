import d3 from '../lib/d3.js';
import { floats } from './bytes.js';
import { labelColor } from './color-maps.js';
import { element, svgElement } from './dom.js';

/** Told apart without colour; with the palette of eight colours 56 classes differ. */
const SHAPES = [
  d3.symbolCircle,
  d3.symbolSquare,
  d3.symbolTriangle,
  d3.symbolDiamond,
  d3.symbolCross,
  d3.symbolStar,
  d3.symbolWye,
];
const AREA = 90;
/** Shapes that the screen can show one by one. */
const MOST_SHAPES = 2000;
const HALO = '#000000';

/**
 * Points and boxes on an image, in pixels of it, each of a class and perhaps with a probability. What
 * is shown: the classes that are switched on, from a least probability on; a mark without probability
 * always.
 */
export class Marks {
  constructor(info) {
    this.x = floats(info.x);
    this.y = floats(info.y);
    this.width = info.width ? floats(info.width) : null;
    this.height = info.height ? floats(info.height) : null;
    this.probability = info.probability ? floats(info.probability) : null;
    this.image = info.image ? floats(info.image) : null;
    this.kind = floats(info.kind);
    this.classes = info.classes.map((name, i) => ({
      name,
      color: labelColor(i),
      path: d3.symbol(SHAPES[i % SHAPES.length], AREA)(),
      count: 0,
      shown: true,
    }));
    this.kind.forEach((k) => (this.classes[k].count += 1));
    this.least = 0;
    this.points = true;
    this.boxes = this.width !== null;
  }

  get count() {
    return this.x.length;
  }

  isShown(i, frame) {
    const p = this.probability?.[i];
    const at = this.image?.[i];
    return (
      this.classes[this.kind[i]].shown &&
      !(p < this.least) &&
      (at === undefined || Number.isNaN(at) || at === frame)
    );
  }

  /** Indices of what is shown of an image, in a window `[x, y, width, height]` and a little around. */
  inside(frame, [x, y, width, height]) {
    const found = [];
    for (let i = 0; i < this.x.length; i++) {
      const dx = Math.max(0.05 * width, (this.width?.[i] ?? 0) / 2);
      const dy = Math.max(0.05 * height, (this.height?.[i] ?? 0) / 2);
      const near =
        this.x[i] >= x - dx && this.x[i] <= x + width + dx && this.y[i] >= y - dy && this.y[i] <= y + height + dy;
      if (near && this.isShown(i, frame)) {
        found.push(i);
      }
    }
    return found;
  }

  hasBox(i) {
    return this.boxes && this.width !== null && this.width[i] > 0 && this.height[i] > 0;
  }

  hasPoint(i) {
    return this.points || !this.hasBox(i);
  }

  /** Paths of a mark on the screen: `at(x, y)` gives the place of a position in pixels. */
  paths(i, at) {
    const [x, y] = at(this.x[i], this.y[i]);
    const paths = [];
    if (this.hasPoint(i)) {
      paths.push({ d: this.classes[this.kind[i]].path, x, y });
    }
    if (this.hasBox(i)) {
      const [x0, y0] = at(this.x[i] - this.width[i] / 2, this.y[i] - this.height[i] / 2);
      const [x1, y1] = at(this.x[i] + this.width[i] / 2, this.y[i] + this.height[i] / 2);
      paths.push({ d: `M${x0},${y0}H${x1}V${y1}H${x0}Z`, x: 0, y: 0 });
    }
    return paths;
  }

  /** Draws marks: a dark line under a coloured one is seen on any image. */
  paint(context, indices, at) {
    if (indices.length > MOST_SHAPES) {
      this.paintDots(context, indices, at);
      return;
    }
    const shapes = this.classes.map((c) => new Path2D(c.path));
    for (const [width, halo] of [[4.5, true], [2, false]]) {
      context.lineWidth = width;
      for (const i of indices) {
        const k = this.classes[this.kind[i]];
        context.strokeStyle = halo ? HALO : k.color;
        for (const p of this.paths(i, at)) {
          context.save();
          context.translate(p.x, p.y);
          context.stroke(p.d === k.path ? shapes[this.kind[i]] : new Path2D(p.d));
          context.restore();
        }
      }
    }
  }

  /** Where shapes would cover each other, dots are drawn, class after class. */
  paintDots(context, indices, at) {
    this.classes.forEach((k, number) => {
      context.fillStyle = k.color;
      for (const i of indices) {
        if (this.kind[i] === number) {
          const [x, y] = at(this.x[i], this.y[i]);
          context.fillRect(x - 1.5, y - 1.5, 3, 3);
        }
      }
    });
  }

  /** The same as SVG. */
  svg(indices, at) {
    const group = svgElement('g', { class: 'marks', fill: 'none' });
    for (const [width, halo] of [[4.5, true], [2, false]]) {
      for (const i of indices) {
        for (const p of this.paths(i, at)) {
          group.append(
            svgElement('path', {
              d: p.d,
              transform: `translate(${p.x},${p.y})`,
              stroke: halo ? HALO : this.classes[this.kind[i]].color,
              'stroke-width': width,
            }),
          );
        }
      }
    }
    return group;
  }

  /** What a mark is, as a sentence's part. */
  text(i) {
    const name = this.classes[this.kind[i]].name || 'no class';
    const p = this.probability?.[i];
    return Number.isFinite(p) ? `${name} (probability ${p.toFixed(3)})` : name;
  }

  /** An entry of the legend for each class, to switch it on and off. */
  legend(onchange) {
    return this.classes.map((k) => {
      const box = element('input', {
        type: 'checkbox',
        checked: k.shown,
        onchange: (event) => {
          k.shown = event.target.checked;
          onchange();
        },
      });
      const path = (color, width) => svgElement('path', { d: k.path, fill: 'none', stroke: color, 'stroke-width': width });
      const key = svgElement(
        'svg',
        { width: 22, height: 22, viewBox: '-11 -11 22 22', 'aria-hidden': 'true' },
        path(HALO, 4.5),
        path(k.color, 2),
      );
      return element('li', {}, element('label', {}, box, key, `${k.name || 'no class'} (${k.count})`));
    });
  }
}
