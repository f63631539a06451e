/** Little-endian 32-bit floats from base64, as the data service sends them. */
export function floats(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    bytes[i] = text.charCodeAt(i);
  }
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1) {
    return new Float32Array(bytes.buffer);
  }
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

/** The same of every column of a table. */
export function allFloats(columns) {
  return Object.fromEntries(Object.entries(columns).map(([name, base64]) => [name, floats(base64)]));
}
