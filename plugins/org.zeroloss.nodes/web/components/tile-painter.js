import { ramp } from './color-maps.js';

const STEPS = 1024;

/** Paints values in colours: a map of colours, bent by gamma, perhaps inverted. */
export class TilePainter {
  constructor() {
    this.set('grey', 1, false);
  }

  /** A gamma below 1 brightens what is dark. */
  set(colorMap, gamma, inverted) {
    const colors = ramp(colorMap);
    this.key = `${colorMap} ${gamma} ${inverted}`;
    this.bytes = new Uint8ClampedArray(4 * STEPS);
    for (let i = 0; i < STEPS; i++) {
      const t = (i / (STEPS - 1)) ** gamma;
      const [r, g, b] = colors[Math.round(255 * (inverted ? 1 - t : t))];
      this.bytes.set([r, g, b, 255], 4 * i);
    }
    this.words = new Uint32Array(this.bytes.buffer);
  }

  /** The colour at a part, 0 to 1, of the way from the least to the greatest value. */
  color(part) {
    const at = 4 * Math.min(STEPS - 1, Math.floor(part * STEPS));
    return `rgb(${this.bytes[at]},${this.bytes[at + 1]},${this.bytes[at + 2]})`;
  }

  /** A canvas with the tile in colours; painted anew when they or the limits have changed. */
  painted(tile, [low, high]) {
    const key = `${this.key} ${low} ${high}`;
    if (tile.key !== key) {
      const canvas = tile.canvas ?? document.createElement('canvas');
      canvas.width = tile.width;
      canvas.height = tile.height;
      const context = canvas.getContext('2d');
      const image = context.createImageData(tile.width, tile.height);
      const words = new Uint32Array(image.data.buffer);
      const factor = (STEPS - 1) / (high - low);
      for (let i = 0; i < words.length; i++) {
        const v = tile.values[i];
        // what is no number stays transparent
        if (!Number.isNaN(v)) {
          words[i] = this.words[Math.max(0, Math.min(STEPS - 1, Math.round((v - low) * factor)))];
        }
      }
      context.putImageData(image, 0, 0);
      Object.assign(tile, { canvas, key });
    }
    return tile.canvas;
  }
}
