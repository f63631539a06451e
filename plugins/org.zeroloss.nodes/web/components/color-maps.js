import d3 from '../lib/d3.js';

/** Maps whose order is seen with every common form of colour blindness, and in grey. */
export const COLOR_MAPS = [
  ['viridis', 'Viridis'],
  ['cividis', 'Cividis'],
  ['inferno', 'Inferno'],
  ['grey', 'Grey'],
  ['diverging', 'Blue to red, white at 0'],
];

const LABELS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#7f7f7f'];

const INTERPOLATORS = {
  viridis: d3.interpolateViridis,
  cividis: d3.interpolateCividis,
  inferno: d3.interpolateInferno,
  grey: d3.interpolateGreys,
  diverging: d3.interpolateRdBu,
};

/** 256 colours as `[r, g, b]`, from the least to the greatest value. */
export function ramp(name) {
  const inverted = name === 'grey' || name === 'diverging';
  const f = INTERPOLATORS[name] ?? d3.interpolateViridis;
  return Array.from({ length: 256 }, (_, i) => {
    const c = d3.rgb(f(inverted ? 1 - i / 255 : i / 255));
    return [c.r, c.g, c.b];
  });
}

/** The colour of a class; classes beyond the palette begin again. */
export function labelColor(label) {
  return LABELS[((label % LABELS.length) + LABELS.length) % LABELS.length];
}

/** The same as `[r, g, b]`. */
export function labelRgb(label) {
  const c = d3.rgb(labelColor(label));
  return [c.r, c.g, c.b];
}
