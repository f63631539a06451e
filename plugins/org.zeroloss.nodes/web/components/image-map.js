import d3 from '../lib/d3.js';
import { svgElement } from './dom.js';
import { at, axisLabel, fullLimits, robustLimits, short } from './numbers.js';
import { labelRgb, ramp } from './color-maps.js';

const MARGIN = { top: 12, right: 96, bottom: 44, left: 58 };
const CLICK = 4;
const ROBUST = 0.005;

/**
 * A map of one number per pixel, with axes, colour bar and scale bar. Moving over it or the arrow keys
 * pick a pixel, a drag (or Shift and the arrow keys) picks a region, the wheel zooms.
 */
export class ImageMap {
  constructor(pane, { label, onPick = () => {}, onRegion = null }) {
    this.pane = pane;
    this.onPick = onPick;
    this.onRegion = onRegion;
    this.colorMap = 'viridis';
    this.limits = 'robust';
    this.picked = [0, 0];
    this.pinned = false;
    this.region = null;
    this.marks = [];
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

  /** Shows `{ values, x, y, label, unit, classes }`; `x` and `y` are axes, `classes` marks labels. */
  show(map, theme) {
    const resized = !this.map || this.map.x.size !== map.x.size || this.map.y.size !== map.y.size;
    this.map = map;
    this.theme = theme;
    if (resized) {
      this.view = null;
    }
    this.paint();
    this.draw();
  }

  setColorMap(name) {
    this.colorMap = name;
    this.paint();
    this.draw();
  }

  /** `robust`, `full`, or `[low, high]`. */
  setLimits(limits) {
    this.limits = limits;
    this.paint();
    this.draw();
  }

  pick(x, y) {
    const { map } = this;
    this.picked = [Math.max(0, Math.min(map.x.size - 1, x)), Math.max(0, Math.min(map.y.size - 1, y))];
    this.region = null;
    this.drawMarks();
    this.onPick(...this.picked);
  }

  pickRegion(a, b) {
    if (!this.onRegion) {
      return;
    }
    this.region = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    this.drawMarks();
    this.onRegion(...this.region);
  }

  currentLimits() {
    const { values } = this.map;
    let limits = this.limits;
    if (limits === 'robust' || limits === 'full') {
      limits = limits === 'robust' ? robustLimits(values, ROBUST) : fullLimits(values);
    }
    if (this.colorMap === 'diverging') {
      const m = Math.max(Math.abs(limits[0]), Math.abs(limits[1])) || 1;
      return [-m, m];
    }
    return limits;
  }

  /** Paints the pixels into an image; missing values stay transparent. */
  paint() {
    const { values, x, y, classes } = this.map;
    this.shown = this.currentLimits();
    const [low, high] = this.shown;
    const colors = ramp(this.colorMap);
    const canvas = document.createElement('canvas');
    canvas.width = x.size;
    canvas.height = y.size;
    const context = canvas.getContext('2d');
    const image = context.createImageData(x.size, y.size);
    for (let i = 0; i < x.size * y.size; i++) {
      const v = values[i];
      if (Number.isFinite(v)) {
        const c = classes
          ? v < 0 ? null : labelRgb(Math.round(v))
          : colors[Math.max(0, Math.min(255, Math.floor(((v - low) / (high - low)) * 256)))];
        if (c) {
          [image.data[4 * i], image.data[4 * i + 1], image.data[4 * i + 2]] = c;
          image.data[4 * i + 3] = 255;
        }
      }
    }
    context.putImageData(image, 0, 0);
    this.picture = canvas.toDataURL('image/png');
  }

  /** Length of a pixel's side over that of its other: pixels are drawn as they are where both axes have the same unit. */
  aspect() {
    const { x, y } = this.map;
    const same = x.unit && x.unit === y.unit && x.scale && y.scale;
    const ratio = same ? Math.abs(y.scale / x.scale) : 1;
    return x.size / y.size > 40 || y.size / x.size > 40 ? null : ratio;
  }

  draw() {
    const box = this.pane.getBoundingClientRect();
    if (!this.map || box.width < 120 || box.height < 90) {
      return;
    }
    const { map, theme } = this;
    const view = this.view ?? [0, 0, map.x.size, map.y.size];
    const right = classMargin(map);
    let width = box.width - MARGIN.left - right;
    let height = box.height - MARGIN.top - MARGIN.bottom;
    const ratio = this.aspect();
    if (ratio) {
      const scale = Math.min(width / view[2], height / (view[3] * ratio));
      width = scale * view[2];
      height = scale * view[3] * ratio;
    }
    const left = MARGIN.left + Math.max(0, (box.width - MARGIN.left - right - width) / 2);
    const top = MARGIN.top + Math.max(0, (box.height - MARGIN.top - MARGIN.bottom - height) / 2);
    this.place = { left, top, width, height, view };
    this.px = d3.scaleLinear([view[0], view[0] + view[2]], [left, left + width]);
    this.py = d3.scaleLinear([view[1], view[1] + view[3]], [top, top + height]);
    const root = d3.select(this.svg);
    root.selectAll('*').remove();
    root.attr('viewBox', `0 0 ${box.width} ${box.height}`).attr('font-size', 12)
      .attr('font-family', "system-ui, 'Segoe UI', Roboto, sans-serif");
    root.append('rect').attr('width', box.width).attr('height', box.height).attr('fill', theme.panel);
    const frame = root.append('svg').attr('x', left).attr('y', top).attr('width', width).attr('height', height)
      .attr('viewBox', `${view[0]} ${view[1]} ${view[2]} ${view[3]}`).attr('preserveAspectRatio', 'none');
    frame.append('image').attr('href', this.picture).attr('width', map.x.size).attr('height', map.y.size)
      .attr('preserveAspectRatio', 'none').attr('style', 'image-rendering: pixelated');
    this.axes(root);
    if (map.classes) {
      this.classBar(root);
    } else {
      this.colorBar(root);
    }
    this.scaleBar(root);
    this.markLayer = root.append('g');
    this.drawMarks();
  }

  axes(root) {
    const { map, theme, place } = this;
    const style = (g) => {
      g.selectAll('text').attr('fill', theme.muted).attr('font-size', 12);
      g.selectAll('path, line').attr('stroke', theme.border);
    };
    const physical = (axis, scale) =>
      d3.scaleLinear(scale.domain().map((v) => at(axis, v - 0.5)), scale.range());
    root.append('g').attr('transform', `translate(0,${place.top + place.height})`)
      .call(d3.axisBottom(physical(map.x, this.px)).ticks(Math.max(2, place.width / 70)).tickFormat(short)).call(style);
    root.append('g').attr('transform', `translate(${place.left},0)`)
      .call(d3.axisLeft(physical(map.y, this.py)).ticks(Math.max(2, place.height / 50)).tickFormat(short)).call(style);
    const text = (x, y, rotate, value) => root.append('text')
      .attr('transform', `translate(${x},${y}) rotate(${rotate})`).attr('text-anchor', 'middle')
      .attr('fill', theme.text).text(value);
    text(place.left + place.width / 2, place.top + place.height + 36, 0, axisLabel(map.x));
    text(place.left - 44, place.top + place.height / 2, -90, axisLabel(map.y));
  }

  colorBar(root) {
    const { theme, place, map } = this;
    const x = place.left + place.width + 12;
    const steps = 64;
    const colors = ramp(this.colorMap);
    const bar = root.append('g').attr('shape-rendering', 'crispEdges');
    for (let i = 0; i < steps; i++) {
      const [r, g, b] = colors[Math.floor(((i + 0.5) / steps) * 256)];
      bar.append('rect').attr('x', x).attr('width', 14).attr('height', place.height / steps + 0.6)
        .attr('y', place.top + place.height * (1 - (i + 1) / steps)).attr('fill', `rgb(${r},${g},${b})`);
    }
    const scale = d3.scaleLinear(this.shown, [place.top + place.height, place.top]);
    root.append('g').attr('transform', `translate(${x + 14},0)`)
      .call(d3.axisRight(scale).ticks(Math.max(2, place.height / 45)).tickFormat(short))
      .call((g) => {
        g.selectAll('text').attr('fill', theme.muted).attr('font-size', 12);
        g.selectAll('path, line').attr('stroke', theme.border);
      });
    root.append('text').attr('transform', `translate(${x + 72},${place.top + place.height / 2}) rotate(90)`)
      .attr('text-anchor', 'middle').attr('fill', theme.text)
      .text(map.unit ? `${map.label} / ${map.unit}` : map.label);
  }

  classBar(root) {
    const { theme, place, map } = this;
    const classes = [...new Set(Array.from(map.values, Math.round))].filter((v) => v >= 0).sort((a, b) => a - b);
    classes.slice(0, Math.max(1, Math.floor(place.height / 18))).forEach((c, i) => {
      const y = place.top + 18 * i;
      const [r, g, b] = labelRgb(c);
      root.append('rect').attr('x', place.left + place.width + 12).attr('y', y).attr('width', 14)
        .attr('height', 14).attr('fill', `rgb(${r},${g},${b})`);
      root.append('text').attr('x', place.left + place.width + 32).attr('y', y + 12)
        .attr('fill', theme.text).text(map.names?.[c] ?? `${map.label} ${c}`);
    });
  }

  /** A bar of a round length, at most a third of the map; none where the axis has no length unit. */
  scaleBar(root) {
    const { map, place } = this;
    if (map.x.unit !== 'nm') {
      return;
    }
    const perPixel = Math.abs(map.x.scale);
    const third = (place.view[2] * perPixel) / 3;
    const power = 10 ** Math.floor(Math.log10(third));
    const length = [5, 2, 1].find((f) => f * power <= third) * power;
    const width = (length / perPixel / place.view[2]) * place.width;
    const y = place.top + place.height - 14;
    const g = root.append('g').attr('class', 'scale-bar');
    g.append('rect').attr('x', place.left + 6).attr('y', y - 20).attr('width', width + 12)
      .attr('height', 30).attr('fill', '#000').attr('fill-opacity', 0.55);
    g.append('rect').attr('x', place.left + 12).attr('y', y).attr('width', width).attr('height', 4).attr('fill', '#fff');
    const [value, unit] = length >= 1000 ? [length / 1000, 'µm'] : length < 0.1 ? [length * 1000, 'pm'] : [length, 'nm'];
    g.append('text').attr('x', place.left + 12 + width / 2).attr('y', y - 5).attr('text-anchor', 'middle')
      .attr('fill', '#fff').text(`${short(value)} ${unit}`);
  }

  drawMarks() {
    if (!this.markLayer) {
      return;
    }
    const layer = this.markLayer;
    layer.selectAll('*').remove();
    const frame = (x0, y0, x1, y1, screen) => {
      for (const [color, width] of [['#000', 3], ['#fff', 1.5]]) {
        layer.append('rect').attr('x', this.px(x0)).attr('y', this.py(y0))
          .attr('width', Math.max(3, this.px(x1) - this.px(x0)))
          .attr('height', Math.max(3, this.py(y1) - this.py(y0)))
          .attr('fill', 'none').attr('stroke', color).attr('stroke-width', width)
          .attr('data-screen', screen ? '' : null);
      }
    };
    if (this.region) {
      const [x0, y0, x1, y1] = this.region;
      frame(x0, y0, x1 + 1, y1 + 1, false);
    } else {
      const [x, y] = this.picked;
      frame(x, y, x + 1, y + 1, false);
    }
  }

  /** @returns the pixel under a pointer, `null` outside */
  pixel(event, clamp) {
    const box = this.pane.getBoundingClientRect();
    const x = Math.floor(this.px.invert(event.clientX - box.left));
    const y = Math.floor(this.py.invert(event.clientY - box.top));
    const { x: ax, y: ay } = this.map;
    if (clamp) {
      return [Math.max(0, Math.min(ax.size - 1, x)), Math.max(0, Math.min(ay.size - 1, y))];
    }
    return x >= 0 && y >= 0 && x < ax.size && y < ay.size ? [x, y] : null;
  }

  listen() {
    let start = null;
    this.pane.addEventListener('pointerdown', (event) => {
      const pixel = this.px && this.pixel(event, false);
      if (event.button === 0 && pixel) {
        start = { x: event.clientX, y: event.clientY, pixel };
        this.pane.setPointerCapture(event.pointerId);
      }
    });
    this.pane.addEventListener('pointermove', (event) => {
      if (!this.px) {
        return;
      }
      const far = start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > CLICK;
      if (far && this.onRegion) {
        this.pinned = true;
        this.pickRegion(start.pixel, this.pixel(event, true));
      } else if (!start && !this.pinned) {
        const pixel = this.pixel(event, false);
        if (pixel && (pixel[0] !== this.picked[0] || pixel[1] !== this.picked[1])) {
          this.pick(...pixel);
        }
      }
    });
    this.pane.addEventListener('pointerup', (event) => {
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) <= CLICK) {
        const again = this.pinned && !this.region && start.pixel[0] === this.picked[0] && start.pixel[1] === this.picked[1];
        this.pinned = !again;
        this.pick(...start.pixel);
      }
      start = null;
    });
    this.pane.addEventListener('pointercancel', () => (start = null));
    this.pane.addEventListener('dblclick', () => {
      this.view = null;
      this.draw();
    });
    this.pane.addEventListener(
      'wheel',
      (event) => {
        if (this.px) {
          event.preventDefault();
          const box = this.pane.getBoundingClientRect();
          this.scaleAbout(
            this.px.invert(event.clientX - box.left),
            this.py.invert(event.clientY - box.top),
            event.deltaY > 0 ? 1.25 : 0.8,
          );
        }
      },
      { passive: false },
    );
    this.pane.addEventListener('keydown', (event) => this.key(event));
  }

  scaleAbout(x, y, factor) {
    const { map } = this;
    const now = this.view ?? [0, 0, map.x.size, map.y.size];
    const width = Math.min(map.x.size, Math.max(Math.min(8, map.x.size), now[2] * factor));
    const height = Math.min(map.y.size, Math.max(Math.min(8, map.y.size), now[3] * factor));
    const left = Math.max(0, Math.min(map.x.size - width, x - ((x - now[0]) * width) / now[2]));
    const top = Math.max(0, Math.min(map.y.size - height, y - ((y - now[1]) * height) / now[3]));
    this.view = width >= map.x.size && height >= map.y.size ? null : [left, top, width, height];
    this.draw();
  }

  key(event) {
    if (!this.map) {
      return;
    }
    const step = event.altKey ? 10 : 1;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const move = moves[event.key];
    const middle = [this.picked[0] + 0.5, this.picked[1] + 0.5];
    if (move && event.shiftKey && this.onRegion) {
      const r = this.region ?? [...this.picked, ...this.picked];
      const end = [
        Math.max(this.picked[0], Math.min(this.map.x.size - 1, r[2] + move[0])),
        Math.max(this.picked[1], Math.min(this.map.y.size - 1, r[3] + move[1])),
      ];
      this.pickRegion(this.picked, end);
    } else if (move) {
      this.pinned = true;
      this.pick(this.picked[0] + move[0], this.picked[1] + move[1]);
    } else if (event.key === '+' || event.key === '-') {
      this.scaleAbout(...middle, event.key === '+' ? 0.8 : 1.25);
    } else if (event.key === '0') {
      this.view = null;
      this.draw();
    } else {
      return;
    }
    event.preventDefault();
  }
}

/** Room beside the map: for the colour bar, or for names of classes. */
function classMargin({ classes, names }) {
  return classes && names ? Math.max(MARGIN.right, 40 + 7 * Math.max(...names.map((n) => n.length))) : MARGIN.right;
}
