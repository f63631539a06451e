import { floats } from './bytes.js';

const decoded = (s) => ({
  y: floats(s.y),
  low: s.low ? floats(s.low) : null,
  high: s.high ? floats(s.high) : null,
});

/** Spectral images on the node's side: fetched by pixel and by window, never as a whole. */
export class RemoteImages {
  constructor(service, info) {
    this.service = service;
    this.info = info;
  }

  async spectrum(image, frame, x, y) {
    return decoded(await this.service.call('spectrum', image, frame, x, y));
  }

  async region(image, frame, x0, y0, x1, y1) {
    return decoded(await this.service.call('region', image, frame, x0, y0, x1, y1));
  }

  async window(image, frame, from, to) {
    return floats(await this.service.call('window', image, frame, from, to));
  }

  async column(image, frame, name) {
    return floats(await this.service.call('column', image, frame, name));
  }
}

/** Spectral images that lie in the page. */
export class EmbeddedImages {
  constructor(pack) {
    this.info = pack.info;
    this.images = pack.images.map((i) => ({
      bands: i.bands.map(floats),
      columns: Object.fromEntries(Object.entries(i.columns).map(([k, v]) => [k, floats(v)])),
    }));
  }

  async spectrum(image, frame, x, y) {
    return this.region(image, frame, x, y, x, y);
  }

  async region(image, frame, x0, y0, x1, y1) {
    const { width, height, channels } = shape(this.info.images[image]);
    const mean = (band) => {
      if (!band) {
        return null;
      }
      const sum = new Float64Array(channels);
      for (let y = y0; y <= y1; y++) {
        for (let x = x0; x <= x1; x++) {
          const at = ((frame * height + y) * width + x) * channels;
          for (let c = 0; c < channels; c++) {
            sum[c] += band[at + c];
          }
        }
      }
      const n = (x1 - x0 + 1) * (y1 - y0 + 1);
      return sum.map((v) => v / n);
    };
    const [y, low, high] = this.images[image].bands;
    return { y: mean(y), low: mean(low), high: mean(high) };
  }

  async window(image, frame, from, to) {
    const { width, height, channels } = shape(this.info.images[image]);
    const out = new Float32Array(width * height);
    const [band] = this.images[image].bands;
    for (let p = 0; p < out.length; p++) {
      const at = (frame * out.length + p) * channels;
      let sum = 0;
      for (let c = from; c < to; c++) {
        sum += band[at + c];
      }
      out[p] = sum / (to - from);
    }
    return out;
  }

  async column(image, frame, name) {
    const { width, height } = shape(this.info.images[image]);
    return this.images[image].columns[name].slice(frame * width * height, (frame + 1) * width * height);
  }
}

function shape(image) {
  return { width: image.x.size, height: image.y.size, channels: image.energy.size };
}
