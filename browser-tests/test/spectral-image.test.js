import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REPORTS, csv, download, launch, open, reportAddress, startViews } from '../lib/browser.js';

const NAME = 'spectral-image-viewer';

/** The spectra of the image that the view shows, from the table that the workflow makes of it. */
function table() {
  const folder = path.join(REPORTS, NAME, 'tables');
  const file = readdirSync(folder).find((f) => f.includes('spectral-image-to-table'));
  const pixels = new Map();
  for (const r of csv(readFileSync(path.join(folder, file), 'utf8'))) {
    const key = `${r.x} ${r.y}`;
    if (!pixels.has(key)) {
      pixels.set(key, { x: Number(r.x), y: Number(r.y), energy: [], signal: [], low: [] });
    }
    const p = pixels.get(key);
    p.energy.push(Number(r['energy (eV)']));
    p.signal.push(Number(r.signal));
    p.low.push(Number(r.signal_p16));
  }
  return [...pixels.values()];
}

function near(actual, expected, message) {
  const tolerance = 2e-5 * Math.abs(expected) + 1e-4;
  assert.ok(Math.abs(actual - expected) <= tolerance, `${message}: ${actual}, expected ${expected}`);
}

describe('the spectral image view', () => {
  let browser;
  let page;
  let faults;
  let view;
  let rows;
  let energies;

  before(async () => {
    browser = await launch();
    ({ page, faults } = await open(browser, reportAddress(NAME)));
    await startViews(page);
    view = page.locator('.node-view[data-module$="/spectral-image.js"]').first();
    rows = table();
    energies = rows[0].energy;
  });
  after(async () => {
    assert.deepEqual(faults, []);
    await browser?.close();
  });

  const readout = () => view.locator('.readout').innerText();
  const map = () => view.locator('.pane').nth(0);
  const plot = () => view.locator('.pane').nth(1);
  const row = (x, y) => rows.find((r) => r.x === x && r.y === y);

  async function pixel() {
    const [, x, y] = /Column (\d+), line (\d+)/.exec(await readout());
    return [Number(x), Number(y)];
  }

  it('moves from pixel to pixel with the arrow keys and reads out the value of the table', async () => {
    await map().focus();
    const [x, y] = await pixel();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await page.waitForTimeout(200);
    assert.deepEqual(await pixel(), [x + 1, y - 1]);
    await plot().focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 300; i++) {
      await page.keyboard.press('ArrowRight');
    }
    const text = (await readout()).replace(/−/g, '-');
    const [, energy, value, low] = /line \d+, (-?[\d.]+) eV: .*? (-?[\d.e-]+) \(68 %: (-?[\d.e-]+)/.exec(text);
    near(Number(energy), energies[300], 'energy');
    near(Number(value), row(x + 1, y - 1).signal[300], 'value');
    near(Number(low), row(x + 1, y - 1).low[300], 'P16');
  });

  it('picks the pixel under the pointer', async () => {
    await view.scrollIntoViewIfNeeded();
    const image = await map().locator('svg image').boundingBox();
    await page.mouse.move(image.x + 3, image.y + 3);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(200);
    assert.deepEqual(await pixel(), [0, 0]);
  });

  it('makes the map of a window that is dragged over the spectrum', async () => {
    const box = await plot().boundingBox();
    await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.5 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height, { steps: 6 });
    await page.mouse.up();
    await page.waitForTimeout(300);
    const from = Number(await view.getByLabel('from').inputValue());
    const to = Number(await view.getByLabel('to', { exact: false }).first().inputValue());
    const inside = energies.map((_, c) => c).filter((c) => energies[c] > from - 0.012 && energies[c] < to + 0.012);
    assert.ok(inside.length > 20, `${inside.length} channels from ${from} to ${to}`);
    const saved = csv((await download(page, view.getByRole('button', { name: 'Save Map as CSV' }))).text);
    assert.equal(saved.length, rows.length);
    for (const cell of saved) {
      const spectrum = row(Number(cell.x), Number(cell.y));
      const mean = inside.reduce((sum, c) => sum + spectrum.signal[c], 0) / inside.length;
      near(Number(Object.values(cell)[2]), mean, `x ${cell.x}, y ${cell.y}`);
    }
  });

  it('shows the mean of a region', async () => {
    await map().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.waitForTimeout(200);
    assert.match(await readout(), /Mean of columns 1 to 2, lines 0 to 1/);
    const saved = csv((await download(page, view.getByRole('button', { name: 'Save Spectrum as CSV' }))).text);
    const pixels = [row(1, 0), row(2, 0), row(1, 1), row(2, 1)];
    for (const c of [0, 100, 500, energies.length - 1]) {
      const mean = pixels.reduce((sum, p) => sum + p.signal[c], 0) / 4;
      near(Number(Object.values(saved[c])[1]), mean, `channel ${c}`);
    }
  });

  it('saves figures as SVG that stand alone and as PNG', async () => {
    const svg = await download(page, view.getByRole('button', { name: 'Save Spectrum as SVG' }));
    assert.equal(svg.name, 'spectrum.svg');
    assert.match(svg.text, /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.match(svg.text, /Energy loss \/ eV/);
    assert.doesNotMatch(svg.text, /var\(|class="dark"|href="(?!data:)/);
    const png = await download(page, view.getByRole('button', { name: 'Save Map as PNG' }));
    assert.equal(png.name, 'map.png');
    assert.equal(png.text.slice(1, 4), 'PNG');
  });

  it('shows clusters as classes and switches the theme', async () => {
    await view.getByLabel('Map of').selectOption('label');
    await page.waitForTimeout(200);
    assert.match(await map().locator('svg').first().innerHTML(), /label 0/);
    const before = await view.locator('.view').evaluate((e) => getComputedStyle(e).backgroundColor);
    await view.getByRole('button', { name: 'Dark' }).click();
    const now = await view.locator('.view').evaluate((e) => getComputedStyle(e).backgroundColor);
    assert.notEqual(before, now);
  });
});
