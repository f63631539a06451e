import { ImageMap } from './image-map.js';

/**
 * The map of a result that has one value per spectrum, where a spectrum is a pixel or a cluster of
 * pixels. `info` has the `image` with its axes, the `grouping` and, for clusters, their `items`; `index` is the
 * spectrum that is marked first.
 */
export class ItemMap {
  constructor(pane, { info, labels, label, index, onItem, onNone }) {
    this.info = info;
    this.labels = labels;
    this.pixels = info.grouping === 'PIXEL';
    this.frameIndex = 0;
    this.map = new ImageMap(pane, {
      label,
      onPick: (x, y) => {
        const index = this.indexAt(x, y);
        if (index < 0) {
          onNone(x, y);
        } else {
          onItem(index);
        }
      },
    });
    this.map.picked = this.pixelOf(index);
  }

  /** Whether spectra of these groupings have places in an image. */
  static fits({ image, grouping }) {
    return grouping !== 'MEAN' && image.x.size * image.y.size > 1;
  }

  get svg() {
    return this.map.svg;
  }

  get size() {
    return this.info.image.x.size * this.info.image.y.size;
  }

  teardown() {
    this.map.teardown();
  }

  /** Which spectrum a pixel of the frame belongs to, −1 if to none. */
  indexAt(x, y) {
    return this.indexOf(this.frameIndex * this.size + y * this.info.image.x.size + x);
  }

  indexOf(pixel) {
    return this.pixels ? pixel : this.info.items.indexOf(this.labels[pixel]);
  }

  /** A pixel of a spectrum. */
  pixelOf(index) {
    const { x, y } = this.info.image;
    const p = this.pixels ? index : Math.max(0, this.labels.indexOf(this.info.items[index]));
    return [p % x.size, Math.floor(p / x.size) % y.size];
  }

  mark(index) {
    this.map.picked = this.pixelOf(index);
    this.map.drawMarks();
  }

  setFrame(frame) {
    this.frameIndex = frame;
    this.map.pick(...this.map.picked);
  }

  /** Shows a value of each spectrum; `names` are those of classes. */
  show(value, { label, unit, names }, theme) {
    const { x, y } = this.info.image;
    this.shown = { label, unit };
    this.values = Float32Array.from({ length: this.size }, (_, p) => {
      const i = this.indexOf(this.frameIndex * this.size + p);
      return i < 0 ? NaN : value(i);
    });
    this.map.show({ values: this.values, x, y, label, unit, classes: Boolean(names), names }, theme);
  }

  /** The map as columns of a CSV file. */
  numbers() {
    const { x } = this.info.image;
    const { label, unit } = this.shown;
    const index = Array.from(this.values, (_, p) => p);
    return {
      head: ['x', 'y', unit ? `${label} [${unit}]` : label],
      columns: [index.map((p) => p % x.size), index.map((p) => Math.floor(p / x.size)), this.values],
    };
  }
}

/** What the readout calls a spectrum. */
export function itemName(info, index) {
  const { x, y } = info.image;
  return info.grouping === 'PIXEL' ? `Column ${index % x.size}, line ${Math.floor(index / x.size) % y.size}` : info.names[index];
}

/** The spectrum that a view shows first: one that has a result, for pixels one of the middle. */
export function firstItem(info, size, has) {
  const middle = info.grouping === 'PIXEL' ? Math.floor(size / 2 + info.image.x.size / 2) % size : 0;
  for (let i = 0; i < size; i++) {
    if (has((middle + i) % size)) {
      return (middle + i) % size;
    }
  }
  return 0;
}
