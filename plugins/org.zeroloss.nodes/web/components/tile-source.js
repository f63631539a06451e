import { floats } from './bytes.js';

/** Pixels of a side at a level of a pyramid. */
export function levelSize(side, level) {
  return Math.ceil(side / 2 ** level);
}

const KEPT = 240;
const AT_ONCE = 4;

/**
 * Tiles of an image stack on the node's side, fetched as they come into view. `tile` answers at once
 * with what is there; `want` says what the page needs now, in that order, and forgets what it no longer
 * needs; `onTile` is called when one has come.
 */
export class RemoteTiles {
  constructor(service, info) {
    this.service = service;
    this.info = info;
    this.kept = new Map();
    this.waiting = [];
    this.running = new Set();
    this.onTile = () => {};
    this.onError = () => {};
  }

  tile(frame, level, column, line) {
    const key = `${frame} ${level} ${column} ${line}`;
    const tile = this.kept.get(key) ?? null;
    if (tile) {
      this.kept.delete(key);
      this.kept.set(key, tile);
    }
    return tile;
  }

  want(tiles) {
    this.waiting = tiles.filter((t) => {
      const key = t.join(' ');
      return !this.kept.has(key) && !this.running.has(key);
    });
    this.next();
  }

  next() {
    while (this.running.size < AT_ONCE && this.waiting.length > 0) {
      this.load(this.waiting.shift());
    }
  }

  async load([frame, level, column, line]) {
    const key = `${frame} ${level} ${column} ${line}`;
    this.running.add(key);
    try {
      const values = floats(await this.service.call('tile', frame, level, column, line));
      const { x, tile } = this.info;
      const width = Math.min(tile, levelSize(x.size, level) - column * tile);
      this.kept.set(key, { values, width, height: values.length / width });
      while (this.kept.size > KEPT) {
        this.kept.delete(this.kept.keys().next().value);
      }
      this.onTile();
    } catch (e) {
      this.onError(e);
    } finally {
      this.running.delete(key);
      this.next();
    }
  }

  async pixel(frame, x, y) {
    return this.service.call('pixel', frame, x, y);
  }

  async quantiles(frame) {
    return floats(await this.service.call('quantiles', frame));
  }
}

/** Images that lie in the page, as they are or made small: `info.firstLevel` is their level. */
export class EmbeddedTiles {
  constructor(pack) {
    this.info = pack.info;
    this.all = pack.quantiles.map(floats);
    const { x, y, firstLevel } = this.info;
    this.images = pack.images.map((i) => [
      { values: floats(i), width: levelSize(x.size, firstLevel), height: levelSize(y.size, firstLevel) },
    ]);
    this.tiles = new Map();
    this.onTile = () => {};
    this.onError = () => {};
  }

  /** The image at a level, made of the next finer one. */
  image(frame, level) {
    const levels = this.images[frame];
    while (levels.length <= level - this.info.firstLevel) {
      levels.push(halved(levels[levels.length - 1]));
    }
    return levels[level - this.info.firstLevel];
  }

  tile(frame, level, column, line) {
    const key = `${frame} ${level} ${column} ${line}`;
    if (!this.tiles.has(key)) {
      const { tile } = this.info;
      const image = this.image(frame, level);
      const width = Math.min(tile, image.width - column * tile);
      const height = Math.min(tile, image.height - line * tile);
      const values = new Float32Array(width * height);
      for (let y = 0; y < height; y++) {
        const from = (line * tile + y) * image.width + column * tile;
        values.set(image.values.subarray(from, from + width), y * width);
      }
      this.tiles.set(key, { values, width, height });
    }
    return this.tiles.get(key);
  }

  want() {}

  async pixel(frame, x, y) {
    const { firstLevel } = this.info;
    const image = this.images[frame][0];
    return image.values[Math.floor(y / 2 ** firstLevel) * image.width + Math.floor(x / 2 ** firstLevel)];
  }

  async quantiles(frame) {
    return this.all[frame];
  }
}

/** Half the columns and lines; what is no number is left out of the mean. */
function halved({ values, width, height }) {
  const w = Math.ceil(width / 2);
  const h = Math.ceil(height / 2);
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0;
      let n = 0;
      for (let j = 2 * y; j < Math.min(height, 2 * y + 2); j++) {
        for (let i = 2 * x; i < Math.min(width, 2 * x + 2); i++) {
          const v = values[j * width + i];
          if (!Number.isNaN(v)) {
            sum += v;
            n += 1;
          }
        }
      }
      out[y * w + x] = n ? sum / n : NaN;
    }
  }
  return { values: out, width: w, height: h };
}
