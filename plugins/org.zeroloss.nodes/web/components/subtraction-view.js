import { toggle } from './dom.js';
import { SpectralImageView } from './spectral-image-view.js';
import { rounded, short } from './numbers.js';

const SUBTRACTION = {
  image: 2,
  fittedOnDemand: false,
  fromLabel: '',
  toLabel: 'dE1: end of training',
  blankLabel: 'dE2: peak gone',
};

/** How far above the training region the first map reaches, in eV: where a gap would show. */
const FIRST_WINDOW = 2;

/**
 * Measured spectrum, background and what is left, with the regions of the background's model. Where
 * backgrounds are `fittedOnDemand`, maps and regions of pixels are those of the first image only.
 */
export class SubtractionView extends SpectralImageView {
  constructor(root, frame, source, options = SUBTRACTION) {
    super(root, frame, source);
    this.options = options;
    this.image = options.image;
    if (options.fittedOnDemand) {
      this.mapImages = [0];
      this.regional = false;
    }
    this.log = true;
    this.marked = true;
  }

  async start() {
    this.frame.bar.append(toggle('Regions of the model', true, (on) => {
      this.marked = on;
      this.mark();
    }));
    await super.start();
    await this.frame.attempt(async () => {
      this.regions = await this.source.regions();
      await this.loadRegions();
      this.firstWindow();
    });
    this.mark();
    this.read(this.plot.cursor);
  }

  async loadRegions() {
    this.regionFrame = this.frameIndex;
    this.pixels = await this.source.frameRegions(this.frameIndex);
  }

  /** The map first shows what lies above the training region. */
  firstWindow() {
    const own = this.pixels.region.filter((r) => r >= 0).sort();
    if (own.length > 0) {
      const region = this.regions[own[Math.floor(own.length / 2)]];
      const zero = this.pixels.zero[0];
      this.pickWindow([zero + region.toEv, Math.min(zero + region.blankEv, zero + region.toEv + FIRST_WINDOW)]);
    }
  }

  async loadSpectra() {
    await super.loadSpectra();
    if (this.pixels && this.regionFrame !== this.frameIndex) {
      await this.loadRegions();
    }
    this.mark();
  }

  /** The region of the picked pixels; none where they differ. */
  here() {
    if (!this.pixels) {
      return null;
    }
    const [x0, y0, x1, y1] = this.map?.region ?? [...(this.map?.picked ?? [0, 0]), ...(this.map?.picked ?? [0, 0])];
    let index = null;
    let zero = 0;
    let count = 0;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const p = y * this.first.x.size + x;
        const own = this.pixels.region[p];
        if (own >= 0 && index !== null && own !== index) {
          return null;
        }
        if (own >= 0) {
          index = own;
          zero += this.pixels.zero[p];
          count += 1;
        }
      }
    }
    return index === null ? null : { region: this.regions[index], zero: zero / count };
  }

  mark() {
    const here = this.here();
    if (!here || !this.marked) {
      this.plot.setMarks([]);
      return;
    }
    const { region, zero } = here;
    const { series, muted } = this.frame.theme;
    const { fromLabel, toLabel, blankLabel } = this.options;
    this.plot.setMarks([
      { from: zero + region.fromEv, to: zero + region.toEv, color: series[2], label: '' },
      ...(fromLabel ? [{ at: zero + region.fromEv, color: series[2], label: fromLabel }] : []),
      { at: zero + region.toEv, color: series[2], label: toLabel },
      { at: zero + region.blankEv, color: muted, label: blankLabel },
    ]);
  }

  describe() {
    const here = this.here();
    if (!here) {
      return '';
    }
    const { name, fromEv, toEv, blankEv } = here.region;
    return this.options.fittedOnDemand
      ? ` (${name}, window ${short(rounded(fromEv, 4))} to ${short(rounded(toEv, 4))} eV)`
      : ` (${name}: dE1 ${short(rounded(toEv, 4))} eV, dE2 ${short(rounded(blankEv, 4))} eV)`;
  }
}
