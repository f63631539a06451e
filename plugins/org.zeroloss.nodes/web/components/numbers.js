/** A number with five significant digits, without trailing zeros; a dash for what is missing. */
export function short(value) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '–';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : '−∞';
  }
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e6 || size < 1e-4)
      ? value.toExponential(3).replace(/\.?0+e/, 'e')
      : String(Number(value.toPrecision(5)));
  return text.replace('-', '−');
}

/** A number with so many significant digits. */
export function rounded(value, digits = 3) {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/** A number with digits that fit its band. */
export function fitting(value, low, high) {
  const digits = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(Math.max(1e-6, high - low)))));
  return Number.isFinite(value) ? Number(value.toFixed(Number.isFinite(digits) ? digits : 4)) : value;
}

/** `name / unit`, or the name alone where the unit is missing: a unit is never guessed. */
export function axisLabel(axis) {
  return axis.unit ? `${axis.name} / ${axis.unit}` : axis.name;
}

/** @returns the value at an index of an axis */
export function at(axis, index) {
  return axis.offset + axis.scale * index;
}

/** @returns the nearest index of a value, inside the axis */
export function nearest(axis, value) {
  const i = Math.round((value - axis.offset) / axis.scale);
  return Math.max(0, Math.min(axis.size - 1, i));
}

/** The limits that hold all but a share of the finite values at both ends. */
export function robustLimits(values, share) {
  const step = Math.max(1, Math.floor(values.length / 50000));
  const sample = [];
  for (let i = 0; i < values.length; i += step) {
    if (Number.isFinite(values[i])) {
      sample.push(values[i]);
    }
  }
  if (sample.length === 0) {
    return [0, 1];
  }
  sample.sort((a, b) => a - b);
  const low = sample[Math.floor(share * (sample.length - 1))];
  const high = sample[Math.ceil((1 - share) * (sample.length - 1))];
  return low < high ? [low, high] : widened(sample[0], sample[sample.length - 1]);
}

/** The least and greatest finite value. */
export function fullLimits(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const v of values) {
    if (Number.isFinite(v)) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
  }
  return low <= high ? widened(low, high) : [0, 1];
}

function widened(low, high) {
  const room = Math.abs(low) > 0 ? Math.abs(low) * 1e-3 : 1;
  return low < high ? [low, high] : [low - room, low + room];
}
