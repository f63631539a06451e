import { allFloats, floats } from './bytes.js';
import { packedItem } from './packed-items.js';

const decoded = (s) => ({
  first: s.firstEv,
  step: s.stepEv,
  raw: floats(s.raw),
  data: floats(s.data),
  low: floats(s.low),
  high: floats(s.high),
});

/** The peaks, the same for both sources. */
class Peaks {
  constructor(info) {
    this.info = info;
    this.peaks = allFloats(info.peaks);
    this.labels = info.labels ? floats(info.labels) : null;
  }
}

/** Peaks on the node's side: spectra are fetched when they are looked at. */
export class RemotePeaks extends Peaks {
  constructor(service, info) {
    super(info);
    this.service = service;
  }

  async spectrum(index) {
    return { ...decoded(await this.service.call('spectrum', index)), index };
  }
}

/** Peaks in the page; it may hold the spectra of some columns and lines only. */
export class EmbeddedPeaks extends Peaks {
  constructor(pack) {
    super(pack.info);
    this.pack = pack;
  }

  async spectrum(index) {
    const { every, spectra, info } = this.pack;
    const held = packedItem(info, every, index);
    return { ...decoded(spectra[held.at]), index: held.index };
  }
}
