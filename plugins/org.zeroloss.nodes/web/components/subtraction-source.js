import { floats } from './bytes.js';
import { EmbeddedImages, RemoteImages } from './image-source.js';

const decoded = (r) => ({ region: floats(r.region), zero: floats(r.zeroEv) });

/** The images of a subtraction and the regions of its model, on the node's side. */
export class RemoteSubtraction extends RemoteImages {
  async regions() {
    return this.service.call('regions');
  }

  /** Which region applies to each pixel of a frame, and where its 0 eV is. */
  async frameRegions(frame) {
    return decoded(await this.service.call('frameRegions', frame));
  }
}

/** What a background with its band leaves of a spectrum, in single precision as the node has it. */
function left([measured], [background, low, high]) {
  const less = (b) => measured.map((v, i) => v - b[i]);
  return [less(background), less(high), less(low)];
}

/** The same in the page; what is left is computed where the page does not hold it. */
export class EmbeddedSubtraction extends EmbeddedImages {
  constructor(pack) {
    super(pack);
    this.pack = pack;
    const [measured, background, subtracted] = this.images;
    if (subtracted.bands.length === 0) {
      subtracted.bands = left(measured.bands, background.bands);
    }
  }

  async regions() {
    return this.pack.regions;
  }

  async frameRegions(frame) {
    const { x, y } = this.info.images[0];
    const all = decoded(this.pack.pixels);
    const part = (a) => a.slice(frame * x.size * y.size, (frame + 1) * x.size * y.size);
    return { region: part(all.region), zero: part(all.zero) };
  }
}
