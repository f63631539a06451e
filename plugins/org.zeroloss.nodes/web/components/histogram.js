import { fullLimits, robustLimits } from './numbers.js';

const SHARE = 0.002;

/** Counts of values in bins of a round width, as a series of steps; few values stand in few bins. */
export function histogram(values, color, name) {
  const finite = Array.from(values).filter(Number.isFinite);
  const [low, high] = finite.length > 200 ? robustLimits(finite, SHARE) : fullLimits(finite);
  const wanted = (high - low) / Math.max(5, Math.min(60, Math.sqrt(finite.length)));
  const power = 10 ** Math.floor(Math.log10(wanted));
  const width = [1, 2, 5, 10].find((f) => f * power >= wanted) * power;
  const first = Math.floor(low / width) * width;
  const size = Math.max(1, Math.round((Math.ceil(high / width) * width - first) / width));
  const y = new Float64Array(size + 1);
  for (const v of finite) {
    const i = Math.floor((v - first) / width);
    if (i >= 0 && i < size) {
      y[i] += 1;
    }
  }
  const x = Float64Array.from({ length: size + 1 }, (_, i) => first + i * width);
  return { name, x, y, step: true, fill: true, color };
}

/** Value below which a share of the finite values lies. */
export function quantile(values, share) {
  const sorted = Array.from(values).filter(Number.isFinite).sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const i = Math.floor(at);
  return sorted.length === 0 ? NaN : sorted[i] + (at - i) * ((sorted[i + 1] ?? sorted[i]) - sorted[i]);
}
