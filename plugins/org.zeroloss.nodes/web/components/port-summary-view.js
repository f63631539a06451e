import { element } from './dom.js';
import { floats } from './bytes.js';
import { ImageMap } from './image-map.js';
import { LinePlot } from './line-plot.js';
import { at, axisLabel, nearest, short } from './numbers.js';

const PANE = 'flex: 1 1 18rem; min-height: 13rem;';

/** Shows the summary of a port; see `PortSummary` on the node's side. */
export class PortSummaryView {
  constructor(root, frame, summary) {
    this.root = root;
    this.frame = frame;
    this.summary = summary;
  }

  start() {
    const { title, facts, history, picture, curve } = this.summary;
    const table = element(
      'table',
      {},
      element('caption', { class: 'hidden' }, title),
      ...facts.map((f) => element('tr', {}, element('th', { scope: 'row' }, f.name), element('td', { style: 'text-align: left; white-space: normal' }, f.value))),
    );
    const text = element(
      'div',
      { style: 'flex: 1 1 20rem; overflow: auto; min-height: 0; max-height: 100%', tabindex: '0', role: 'region', 'aria-label': 'Summary' },
      element('p', { style: 'margin: 0 0 .3rem; font-weight: 600' }, title),
      table,
      ...history.map((step, i) => this.step(step, i)),
    );
    const panes = element('div', { style: 'flex: 1 1 auto; min-height: 0; display: flex; flex-wrap: wrap; gap: .6rem; overflow: auto' }, text);
    this.root.append(panes);
    if (picture) {
      this.addPicture(panes, picture);
    }
    if (curve) {
      this.addCurve(panes, curve);
    }
    this.frame.onTheme = () => this.draw();
    this.draw();
  }

  teardown() {
    this.map?.teardown();
    this.plot?.teardown();
  }

  step(step, i) {
    const head = `${i + 1}. ${step.title}`;
    return step.facts.length === 0
      ? element('p', { style: 'margin: .2rem 0' }, head)
      : element(
          'details',
          {},
          element('summary', {}, head),
          element('table', {}, ...step.facts.map((f) => element('tr', {}, element('th', { scope: 'row' }, f.name), element('td', {}, f.value)))),
        );
  }

  addPicture(panes, picture) {
    const pane = element('div', { class: 'pane', style: PANE });
    panes.append(pane);
    this.picture = { values: floats(picture.values), x: picture.x, y: picture.y, label: picture.label, unit: '', classes: false };
    this.map = new ImageMap(pane, {
      label: `Picture of the ${picture.label}. Arrow keys pick a pixel, plus and minus zoom.`,
      onPick: (x, y) => this.read(x, y),
    });
    this.map.colorMap = picture.colors;
  }

  addCurve(panes, curve) {
    const pane = element('div', { class: 'pane', style: PANE });
    panes.append(pane);
    const unpack = (values) => (values ? floats(values) : null);
    this.curve = {
      name: curve.name,
      x: Float64Array.from({ length: curve.x.size }, (_, i) => at(curve.x, i)),
      y: floats(curve.y),
      low: unpack(curve.low),
      high: unpack(curve.high),
    };
    this.plot = new LinePlot(pane, {
      label: `Curve: ${curve.name}. Arrow keys move the cursor, plus and minus zoom.`,
      onCursor: (x) => this.readCurve(x),
    });
    this.plot.setLog(curve.log);
  }

  draw() {
    const { theme } = this.frame;
    const { curve } = this.summary;
    this.map?.show(this.picture, theme);
    this.plot?.show([{ ...this.curve, color: theme.series[0] }], { x: axisLabel(curve.x), y: curve.label }, theme);
  }

  read(x, y) {
    const { picture } = this;
    const place = (axis, i) => `${axis.name} ${short(at(axis, i))}${axis.unit ? ` ${axis.unit}` : ''}`;
    const { note } = this.summary.picture;
    this.frame.say(
      `${place(picture.x, x)}, ${place(picture.y, y)}: ${picture.label} ${short(picture.values[y * picture.x.size + x])}` +
        (note ? ` (${note})` : ''),
    );
  }

  readCurve(x) {
    const { curve } = this.summary;
    const i = nearest(curve.x, x);
    const band = this.curve.low ? ` (68 %: ${short(this.curve.low[i])} to ${short(this.curve.high[i])})` : '';
    this.frame.say(`${short(x)} ${curve.x.unit}, ${curve.name}: ${short(this.curve.y[i])}${band}`);
  }
}
