import { allFloats, floats } from './bytes.js';
import { packedItem } from './packed-items.js';

const decoded = (f) => ({
  first: f.firstEv,
  step: f.stepEv,
  data: floats(f.data),
  low: floats(f.low),
  high: floats(f.high),
  curve: f.curve ? floats(f.curve) : null,
});

/** The numbers of a result, the same for both sources. */
class Gaps {
  constructor(info) {
    this.info = info;
    this.numbers = allFloats(info.numbers);
    this.windows = allFloats(info.windows);
    this.status = floats(info.status);
    this.labels = info.labels ? floats(info.labels) : null;
  }
}

/** Band gaps on the node's side: fits are fetched when they are looked at. */
export class RemoteGaps extends Gaps {
  constructor(service, info) {
    super(info);
    this.service = service;
  }

  async fit(index) {
    return { ...decoded(await this.service.call('fit', index)), index };
  }
}

/** Band gaps in the page; it may hold the fits of some columns and lines only. */
export class EmbeddedGaps extends Gaps {
  constructor(pack) {
    super(pack.info);
    this.pack = pack;
  }

  async fit(index) {
    const { every, fits, info } = this.pack;
    const held = packedItem(info, every, index);
    return { ...decoded(fits[held.at]), index: held.index };
  }
}
