/**
 * Of a page that holds the spectra of every n-th column and line only: which of them is that of a
 * spectrum, or the next to it. `index` counts pixels as the page's maps do.
 */
export function packedItem({ grouping, image }, every, index) {
  if (grouping !== 'PIXEL' || every === 1) {
    return { at: index, index };
  }
  const { x, y } = image;
  const frame = Math.floor(index / (x.size * y.size));
  const column = Math.floor((index % x.size) / every);
  const line = Math.floor((Math.floor(index / x.size) % y.size) / every);
  const columns = Math.ceil(x.size / every);
  const lines = Math.ceil(y.size / every);
  return {
    at: (frame * lines + line) * columns + column,
    index: (frame * y.size + line * every) * x.size + column * every,
  };
}
