import { element } from './dom.js';

function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = element('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** @returns the text of an SVG file of the figure */
export function svgText(svg) {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.querySelectorAll('[data-screen]').forEach((e) => e.remove());
  return new XMLSerializer().serializeToString(copy);
}

/** Saves the figure as SVG. */
export function saveSvg(svg, name) {
  save(`${name}.svg`, new Blob([svgText(svg)], { type: 'image/svg+xml' }));
}

/** Saves the figure as PNG, with twice the pixels of the screen. */
export async function savePng(svg, name, background) {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svgText(svg)], { type: 'image/svg+xml' }));
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('The browser could not draw the figure'));
      image.src = url;
    });
    const canvas = element('canvas', { width: Math.round(2 * width), height: Math.round(2 * height) });
    const context = canvas.getContext('2d');
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    save(`${name}.png`, blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Comma separated values after RFC 4180; numbers with every digit they have. */
export function csvText(head, columns) {
  const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const cell = (v) =>
    v === null || v === undefined || Number.isNaN(v) ? '' : quote(String(v));
  const lines = [head.map(quote).join(',')];
  const rows = Math.max(0, ...columns.map((c) => c.length));
  for (let r = 0; r < rows; r++) {
    lines.push(columns.map((c) => cell(c[r])).join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Saves columns as CSV. */
export function saveCsv(head, columns, name) {
  save(`${name}.csv`, new Blob([csvText(head, columns)], { type: 'text/csv' }));
}
