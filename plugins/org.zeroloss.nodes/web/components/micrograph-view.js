import { choice, element, newestOnly, numberField, toggle } from './dom.js';
import { COLOR_MAPS } from './color-maps.js';
import { figureMenu } from './figure-menu.js';
import { Marks } from './marks.js';
import { TiledImage } from './tiled-image.js';
import { saveCsv } from './export.js';
import { at, short } from './numbers.js';

/** Images with points, boxes and classes on them. Needs a source of tiles, the marks and a frame. */
export class MicrographView {
  constructor(root, frame, source, marks) {
    this.root = root;
    this.frame = frame;
    this.source = source;
    this.info = source.info;
    this.marks = marks ? new Marks(marks) : null;
    this.number = 0;
    this.ends = [0.5, 99.5];
    this.colorMap = 'grey';
    this.gamma = 1;
    this.inverted = false;
    this.readPixel = newestOnly(() => frame.attempt(() => this.read()));
    this.updateFrame = newestOnly(() => frame.attempt(() => this.load()));
  }

  async start() {
    const pane = element('div', { class: 'pane' });
    this.root.append(element('div', { class: 'panes one' }, pane));
    this.image = new TiledImage(pane, this.source, {
      label:
        'Image. Arrow keys pick a pixel, Shift and arrow keys move the image, plus and minus zoom, 0 shows all,' +
        ' Page up and Page down change the image of a stack.',
      onPick: () => this.readPixel(),
      onFrame: (n) => this.show(n),
    });
    this.image.marks = this.marks;
    this.source.onError = (e) => this.frame.say(`${e.message}. Reset and run the node again if this stays.`, true);
    this.controls();
    if (this.marks) {
      const legend = this.marks.legend(() => this.image.draw());
      this.root.append(element('ul', { class: 'legend', 'aria-label': 'Classes shown' }, ...legend));
    }
    this.frame.onTheme = () => this.image.showFrame(this.number, this.limits, this.frame.theme);
    await this.frame.attempt(() => this.load());
    await this.frame.attempt(() => this.read());
  }

  teardown() {
    this.image.teardown();
  }

  controls() {
    const { bar } = this.frame;
    if (this.info.frames > 1) {
      this.slider = element('input', {
        type: 'range',
        min: 1,
        max: this.info.frames,
        step: 1,
        value: 1,
        oninput: (event) => this.show(event.target.valueAsNumber - 1),
      });
      this.count = element('span', {}, `1 of ${this.info.frames}`);
      bar.append(element('label', {}, 'Image', this.slider, this.count));
    }
    const percent = (text, i) =>
      numberField(text, '%', this.ends[i], 0.1, (v) => {
        this.ends[i] = Math.max(0, Math.min(100, v));
        this.limit();
      }).label;
    bar.append(
      element('span', { class: 'group', role: 'group', 'aria-label': 'Contrast' }, 'Contrast', percent('from', 0), percent('to', 1)),
    );
    const gamma = element('input', {
      type: 'range',
      min: -2,
      max: 2,
      step: 0.1,
      value: 0,
      oninput: (event) => {
        this.gamma = 2 ** event.target.valueAsNumber;
        value.textContent = this.gamma.toFixed(2);
        this.recolor();
      },
    });
    const value = element('span', {}, '1.00');
    bar.append(
      element('label', {}, 'Gamma', gamma, value),
      choice('Colours', COLOR_MAPS.filter(([name]) => name !== 'diverging'), this.colorMap, (v) => {
        this.colorMap = v;
        this.recolor();
      }).label,
      toggle('Invert', false, (on) => {
        this.inverted = on;
        this.recolor();
      }),
      element('button', { type: 'button', onclick: () => this.image.showAll() }, 'Whole image'),
    );
    if (this.marks) {
      bar.append(this.markControls());
    }
    bar.append(figureMenu('Image', this.image, this.frame, () => this.image.numbers()));
  }

  markControls() {
    const { marks } = this;
    const group = element('span', { class: 'group', role: 'group', 'aria-label': 'Objects' }, 'Objects:');
    const redraw = (change) => (v) => {
      change(v);
      this.image.draw();
    };
    group.append(toggle('Points', marks.points, redraw((on) => (marks.points = on))));
    if (marks.width) {
      group.append(toggle('Boxes', marks.boxes, redraw((on) => (marks.boxes = on))));
    }
    if (marks.probability) {
      group.append(numberField('probability at least', '', 0, 0.05, redraw((v) => (marks.least = v))).label);
    }
    group.append(
      element('button', { type: 'button', 'aria-label': 'Save Objects as CSV', onclick: () => this.saveMarks() }, 'CSV'),
    );
    return group;
  }

  /** Shows another image of the stack. */
  show(number) {
    this.number = Math.max(0, Math.min(this.info.frames - 1, number));
    if (this.slider) {
      this.slider.value = this.number + 1;
      this.count.textContent = `${this.number + 1} of ${this.info.frames}`;
    }
    this.updateFrame();
  }

  async load() {
    const { number } = this;
    this.quantiles = await this.source.quantiles(number);
    this.limit();
    this.readPixel();
  }

  /** Takes the limits of the colours from the image's own values. */
  limit() {
    const value = (percent) => {
      const i = (percent / 100) * (this.quantiles.length - 1);
      const low = this.quantiles[Math.floor(i)];
      return low + (i - Math.floor(i)) * (this.quantiles[Math.ceil(i)] - low);
    };
    const ends = this.ends.map(value);
    let [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (!(low < high)) {
      const room = Math.abs(low) * 1e-3 || 1;
      [low, high] = Number.isFinite(low) ? [low - room, low + room] : [0, 1];
    }
    this.limits = [low, high];
    this.image.showFrame(this.number, this.limits, this.frame.theme);
  }

  recolor() {
    this.image.setColors(this.colorMap, this.gamma, this.inverted);
  }

  /** Reads out the picked pixel: where it is, in pixels and in the image's unit, and its value. */
  async read() {
    const { number, image, info } = this;
    const [x, y] = image.picked;
    const value = await this.source.pixel(number, x, y);
    if (number !== this.number || image.picked[0] !== x || image.picked[1] !== y) {
      return;
    }
    const parts = [info.frames > 1 ? `Image ${number + 1}, column ${x}, line ${y}` : `Column ${x}, line ${y}`];
    if (info.x.unit && info.x.unit !== 'px') {
      parts.push(` (${info.x.name} ${short(at(info.x, x))} ${info.x.unit}, ${info.y.name} ${short(at(info.y, y))} ${info.y.unit})`);
    }
    const side = 2 ** info.firstLevel;
    const mean = side > 1 ? ` (mean of ${side} × ${side} pixels)` : '';
    parts.push(`: ${info.quantity} ${short(value)}${info.unit ? ` ${info.unit}` : ''}${mean}`);
    const mark = image.markAt(x, y);
    if (mark >= 0) {
      parts.push(`; ${this.marks.text(mark)}`);
    }
    this.frame.say(parts.join(''));
  }

  /** Saves the objects that are shown, of all images. */
  saveMarks() {
    const { marks, info } = this;
    const shown = Array.from(marks.x, (_, i) => i).filter((i) => marks.isShown(i, marks.image?.[i]));
    const head = ['x (px)', 'y (px)'];
    const columns = [shown.map((i) => marks.x[i]), shown.map((i) => marks.y[i])];
    if (info.x.unit && info.x.unit !== 'px') {
      head.push(`x (${info.x.unit})`, `y (${info.y.unit})`);
      columns.push(shown.map((i) => at(info.x, marks.x[i])), shown.map((i) => at(info.y, marks.y[i])));
    }
    const optional = [['width (px)', marks.width], ['height (px)', marks.height], ['probability', marks.probability], ['image', marks.image]];
    for (const [name, values] of optional) {
      if (values) {
        head.push(name);
        columns.push(shown.map((i) => values[i]));
      }
    }
    head.push('class');
    columns.push(shown.map((i) => marks.classes[marks.kind[i]].name));
    saveCsv(head, columns, 'objects');
  }
}
