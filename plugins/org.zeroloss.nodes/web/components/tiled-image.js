import d3 from '../lib/d3.js';
import { ImageMap } from './image-map.js';
import { element, svgElement } from './dom.js';
import { short } from './numbers.js';
import { TilePainter } from './tile-painter.js';
import { levelSize } from './tile-source.js';

const MARGIN = { top: 12, right: 100, bottom: 44, left: 74 };
const CLICK = 4;
const LARGEST_PIXEL = 64;

/**
 * An image of any size: it is drawn of tiles of the level of detail that the screen shows, so that a
 * large one is moved as fluently as a small one. A drag moves it, the wheel zooms, a click holds a pixel;
 * the arrow keys go from pixel to pixel, with Shift they move the image.
 */
export class TiledImage extends ImageMap {
  constructor(pane, source, { label, onPick, onFrame = () => {} }) {
    super(pane, { label, onPick });
    this.source = source;
    this.onFrame = onFrame;
    this.marks = null;
    this.painter = new TilePainter();
    this.frame = 0;
    this.scale = null;
    this.origin = [0, 0];
    const { x, y, quantity, unit } = source.info;
    this.map = { x, y, label: quantity, unit };
    this.picked = [Math.floor(x.size / 2), Math.floor(y.size / 2)];
    const layer = () => element('canvas', { 'aria-hidden': 'true', style: 'position: absolute; pointer-events: none' });
    this.picture = layer();
    this.overlay = layer();
    pane.insertBefore(this.picture, this.layer);
    pane.insertBefore(this.overlay, this.layer);
    source.onTile = () => this.draw();
  }

  /** The figure as SVG with everything in it, for saving; the screen has it on canvases. */
  get svg() {
    if (this.place && this.theme) {
      const { left, top, width, height } = this.place;
      const inside = svgElement('svg', { x: left, y: top, width, height, class: 'saved' });
      inside.append(svgElement('image', { href: this.picture.toDataURL('image/png'), width, height }));
      const at = this.screen();
      if (this.marks) {
        inside.append(this.marks.svg(this.marks.inside(this.frame, this.place.view), at));
      }
      this.layer.querySelectorAll('.saved').forEach((e) => e.remove());
      this.layer.prepend(svgElement('rect', { width: '100%', height: '100%', fill: this.theme.panel, class: 'saved' }));
      this.layer.querySelector('.scale-bar')?.before(inside) ?? this.layer.append(inside);
    }
    return this.layer;
  }

  set svg(value) {
    this.layer = value;
  }

  /** Shows an image with `limits` as least and greatest value of the colours. */
  showFrame(frame, limits, theme) {
    this.frame = frame;
    this.shown = limits;
    this.theme = theme;
    this.draw();
  }

  setColors(colorMap, gamma, inverted) {
    this.painter.set(colorMap, gamma, inverted);
    this.draw();
  }

  /** Draws once before the next picture of the screen, however often it is called. */
  draw() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = null;
      this.drawNow();
    });
  }

  lay() {
    const box = this.pane.getBoundingClientRect();
    const { x, y } = this.map;
    const width = box.width - MARGIN.left - MARGIN.right;
    const height = box.height - MARGIN.top - MARGIN.bottom;
    const ratio = this.aspect() ?? 1;
    const fit = Math.min(width / x.size, height / (y.size * ratio));
    this.fit = fit;
    const scale = Math.min(Math.max(this.scale ?? fit, fit), Math.max(fit, LARGEST_PIXEL));
    this.scale = scale > fit ? scale : null;
    const w = Math.min(width, x.size * scale);
    const h = Math.min(height, y.size * scale * ratio);
    const view = [0, 0, w / scale, h / (scale * ratio)];
    view[0] = Math.max(0, Math.min(x.size - view[2], this.origin[0]));
    view[1] = Math.max(0, Math.min(y.size - view[3], this.origin[1]));
    this.origin = [view[0], view[1]];
    this.place = { left: MARGIN.left, top: MARGIN.top, width: w, height: h, view, scale, ratio };
    this.px = d3.scaleLinear([view[0], view[0] + view[2]], [MARGIN.left, MARGIN.left + w]);
    this.py = d3.scaleLinear([view[1], view[1] + view[3]], [MARGIN.top, MARGIN.top + h]);
    return box;
  }

  drawNow() {
    const visible = this.pane.getBoundingClientRect();
    if (!this.theme || !this.source || visible.width < 200 || visible.height < 120) {
      return;
    }
    const box = this.lay();
    const root = d3.select(this.layer);
    root.selectAll('*').remove();
    root.attr('viewBox', `0 0 ${box.width} ${box.height}`).attr('font-size', 12)
      .attr('font-family', "system-ui, 'Segoe UI', Roboto, sans-serif");
    this.axes(root);
    this.colorBar(root);
    this.scaleBar(root);
    this.markLayer = root.append('g');
    this.drawPicture();
    this.drawOverlay();
    this.drawMarks();
  }

  /** Only what is inside the image is framed. */
  drawMarks() {
    const { view } = this.place ?? { view: [0, 0, 0, 0] };
    const [x, y] = this.picked;
    const outside = x + 1 < view[0] || y + 1 < view[1] || x > view[0] + view[2] || y > view[1] + view[3];
    if (outside) {
      this.markLayer?.selectAll('*').remove();
    } else {
      super.drawMarks();
    }
  }

  canvas(canvas) {
    const { left, top, width, height } = this.place;
    const dots = window.devicePixelRatio || 1;
    const w = Math.max(1, Math.round(width * dots));
    const h = Math.max(1, Math.round(height * dots));
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    Object.assign(canvas.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    const context = canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    context.scale(w / width, h / height);
    return context;
  }

  /** The level whose pixels are about as large as those of the screen. */
  level() {
    const dots = window.devicePixelRatio || 1;
    const wanted = Math.round(Math.log2(1 / (this.place.scale * dots)));
    const { firstLevel, levels } = this.source.info;
    return Math.max(firstLevel, Math.min(Math.max(firstLevel, levels - 1), wanted));
  }

  tilesInView(level) {
    const { view } = this.place;
    const { tile, x, y } = this.source.info;
    const side = tile * 2 ** level;
    const last = (from, size, all) =>
      Math.min(Math.ceil(levelSize(all, level) / tile) - 1, Math.floor((from + size) / side));
    const found = [];
    for (let line = Math.floor(view[1] / side); line <= last(view[1], view[3], y.size); line++) {
      for (let column = Math.floor(view[0] / side); column <= last(view[0], view[2], x.size); column++) {
        found.push([this.frame, level, column, line]);
      }
    }
    return found;
  }

  drawPicture() {
    const context = this.canvas(this.picture);
    const level = this.level();
    const { firstLevel, levels } = this.source.info;
    const needed = this.tilesInView(level);
    const ready = needed.map((t) => this.source.tile(...t));
    const missing = needed.filter((_, i) => !ready[i]);
    const top = Math.max(firstLevel, levels - 1);
    if (missing.length) {
      for (let coarse = top; coarse > level; coarse--) {
        for (const t of this.tilesInView(coarse)) {
          this.drawTile(context, t, this.source.tile(...t));
        }
      }
    }
    needed.forEach((t, i) => this.drawTile(context, t, ready[i]));
    this.complete = missing.length === 0;
    this.pane.toggleAttribute('aria-busy', !this.complete);
    this.source.want(missing.length && level < top ? [...this.tilesInView(top), ...missing] : missing);
  }

  drawTile(context, [, level, column, line], tile) {
    if (!tile) {
      return;
    }
    const { view, scale, ratio } = this.place;
    const side = this.source.info.tile * 2 ** level;
    const size = 2 ** level;
    const x = (column * side - view[0]) * scale;
    const y = (line * side - view[1]) * scale * ratio;
    // the last pixel of a level may reach beyond the image
    context.imageSmoothingEnabled = scale * size < 1;
    context.drawImage(this.painter.painted(tile, this.shown), x, y, tile.width * size * scale, tile.height * size * scale * ratio);
  }

  colorBar(root) {
    const { theme, place, map } = this;
    const x = place.left + place.width + 12;
    const steps = 96;
    const bar = root.append('g').attr('shape-rendering', 'crispEdges');
    for (let i = 0; i < steps; i++) {
      bar.append('rect').attr('x', x).attr('width', 14).attr('height', place.height / steps + 0.6)
        .attr('y', place.top + place.height * (1 - (i + 1) / steps))
        .attr('fill', this.painter.color((i + 0.5) / steps));
    }
    const scale = d3.scaleLinear(this.shown, [place.top + place.height, place.top]);
    root.append('g').attr('transform', `translate(${x + 14},0)`)
      .call(d3.axisRight(scale).ticks(Math.max(2, place.height / 45)).tickFormat(short))
      .call((g) => {
        g.selectAll('text').attr('fill', theme.muted).attr('font-size', 12);
        g.selectAll('path, line').attr('stroke', theme.border);
      });
    root.append('text').attr('transform', `translate(${x + 76},${place.top + place.height / 2}) rotate(90)`)
      .attr('text-anchor', 'middle').attr('fill', theme.text)
      .text(map.unit ? `${map.label} / ${map.unit}` : map.label);
  }

  /** From a position in pixels, whose whole numbers are the middles of pixels, to the picture. */
  screen() {
    const { view, scale, ratio } = this.place;
    return (x, y) => [(x + 0.5 - view[0]) * scale, (y + 0.5 - view[1]) * scale * ratio];
  }

  drawOverlay() {
    const context = this.canvas(this.overlay);
    if (this.marks) {
      this.marks.paint(context, this.marks.inside(this.frame, this.place.view), this.screen());
    }
  }

  /** @returns the mark nearest to the picked pixel, −1 if none is near on the screen */
  markAt(x, y) {
    if (!this.marks) {
      return -1;
    }
    const reach = Math.max(0.5, 9 / (this.place?.scale ?? 9));
    let best = -1;
    let least = reach;
    for (const i of this.marks.inside(this.frame, [x - reach, y - reach, 2 * reach, 2 * reach])) {
      const d = Math.max(Math.abs(this.marks.x[i] - x), Math.abs(this.marks.y[i] - y));
      if (d <= least) {
        best = i;
        least = d;
      }
    }
    return best;
  }

  scaleAbout(x, y, factor) {
    const { place } = this;
    const before = [(x - place.view[0]) * place.scale, (y - place.view[1]) * place.scale * place.ratio];
    const scale = Math.min(Math.max(this.fit, LARGEST_PIXEL), Math.max(this.fit, place.scale / factor));
    this.scale = scale;
    this.origin = [x - before[0] / scale, y - before[1] / (scale * place.ratio)];
    // the next turn of the wheel may come before the next picture
    this.lay();
    this.draw();
  }

  showAll() {
    this.scale = null;
    this.origin = [0, 0];
    this.draw();
  }

  /** Moves the image by a part of what is seen. */
  move(dx, dy) {
    const { view } = this.place;
    this.origin = [this.origin[0] + dx * view[2], this.origin[1] + dy * view[3]];
    this.draw();
  }

  listen() {
    let start = null;
    this.pane.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && this.px) {
        start = { x: event.clientX, y: event.clientY, origin: this.origin, pixel: this.pixel(event, false) };
        this.pane.setPointerCapture(event.pointerId);
      }
    });
    this.pane.addEventListener('pointermove', (event) => {
      if (!this.px) {
        return;
      }
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > CLICK) {
        const { scale, ratio } = this.place;
        start.moved = true;
        this.origin = [
          start.origin[0] - (event.clientX - start.x) / scale,
          start.origin[1] - (event.clientY - start.y) / (scale * ratio),
        ];
        this.draw();
      } else if (!start && !this.pinned) {
        const pixel = this.pixel(event, false);
        if (pixel && (pixel[0] !== this.picked[0] || pixel[1] !== this.picked[1])) {
          this.pick(...pixel);
        }
      }
    });
    this.pane.addEventListener('pointerup', () => {
      if (start?.pixel && !start.moved) {
        const again = this.pinned && start.pixel[0] === this.picked[0] && start.pixel[1] === this.picked[1];
        this.pinned = !again;
        this.pick(...start.pixel);
      }
      start = null;
    });
    this.pane.addEventListener('pointercancel', () => (start = null));
    this.pane.addEventListener('dblclick', () => this.showAll());
    this.pane.addEventListener(
      'wheel',
      (event) => {
        if (this.px) {
          event.preventDefault();
          const box = this.pane.getBoundingClientRect();
          const x = this.px.invert(event.clientX - box.left);
          const y = this.py.invert(event.clientY - box.top);
          this.scaleAbout(x, y, event.deltaY > 0 ? 1.25 : 0.8);
        }
      },
      { passive: false },
    );
    this.pane.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    if (!this.place) {
      return;
    }
    const step = event.altKey ? 10 : 1;
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const move = moves[event.key];
    const middle = [this.picked[0] + 0.5, this.picked[1] + 0.5];
    if (move && event.shiftKey) {
      this.move(0.1 * move[0], 0.1 * move[1]);
    } else if (move) {
      this.pinned = true;
      this.pick(this.picked[0] + step * move[0], this.picked[1] + step * move[1]);
      this.follow();
    } else if (event.key === '+' || event.key === '-') {
      this.scaleAbout(...middle, event.key === '+' ? 0.8 : 1.25);
    } else if (event.key === '0') {
      this.showAll();
    } else if (event.key === 'PageUp' || event.key === 'PageDown') {
      this.onFrame(this.frame + (event.key === 'PageUp' ? -1 : 1));
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Moves the image where the picked pixel has left what is seen. */
  follow() {
    const { view } = this.place;
    const shift = (at, from, size) => (at < from ? at - from : at + 1 > from + size ? at + 1 - from - size : 0);
    const dx = shift(this.picked[0], view[0], view[2]);
    const dy = shift(this.picked[1], view[1], view[3]);
    if (dx || dy) {
      this.origin = [this.origin[0] + dx, this.origin[1] + dy];
      this.draw();
    }
  }

  /** What is seen, as columns; only when all of it has come. */
  numbers() {
    if (!this.complete) {
      throw new Error('The image is still being loaded');
    }
    const { x, y, tile, quantity } = this.source.info;
    const { view } = this.place;
    const level = this.level();
    const size = 2 ** level;
    const middle = (i) => (i + 0.5) * size - 0.5;
    const columns = [[], [], [], [], []];
    for (const [frame, l, column, line] of this.tilesInView(level)) {
      const t = this.source.tile(frame, l, column, line);
      t.values.forEach((v, i) => {
        const px = middle(column * tile + (i % t.width));
        const py = middle(line * tile + Math.floor(i / t.width));
        const seen = px >= view[0] - 0.5 && py >= view[1] - 0.5 && px < view[0] + view[2] && py < view[1] + view[3];
        if (seen) {
          [px, py, x.offset + x.scale * px, y.offset + y.scale * py, v].forEach((n, c) => columns[c].push(n));
        }
      });
    }
    const unit = (axis) => `${axis.name} (${axis.unit})`;
    const head = ['x (px)', 'y (px)', unit(x), unit(y), quantity];
    const keep = [true, true, Boolean(x.unit) && x.unit !== 'px', Boolean(y.unit) && y.unit !== 'px', true];
    return { head: head.filter((_, i) => keep[i]), columns: columns.filter((_, i) => keep[i]) };
  }
}
