import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { csv, download, launch, open, reportAddress, startViews } from '../lib/browser.js';

describe('the spectral image view of several images', () => {
  let browser;
  let page;
  let faults;
  let view;

  before(async () => {
    browser = await launch();
    ({ page, faults } = await open(browser, reportAddress('spectral-image-overlay')));
    await startViews(page);
    view = page.locator('.node-view[data-module$="/spectral-image.js"]').first();
  });
  after(async () => {
    assert.deepEqual(faults, []);
    await browser?.close();
  });

  const save = async () => csv((await download(page, view.getByRole('button', { name: 'Save Spectrum as CSV' }))).text);

  it('names each image in the legend and draws a curve of each', async () => {
    const names = (await view.locator('.legend li').allInnerTexts()).map((t) => t.replace(' with its 68 % band', '').trim());
    assert.equal(names.length, 3);
    assert.equal(new Set(names).size, 3, names.join(', '));
    assert.match(names[0], /K-Means Cluster/);
    assert.match(names[1], /Background Subtractor/);
  });

  it('shows raw, subtracted and zero-loss peak of one pixel, which belong together', async () => {
    const rows = await save();
    const values = Object.keys(rows[0]).filter((k) => !/Energy|P16|P84/.test(k));
    assert.equal(values.length, 3, values.join(', '));
    let inside = 0;
    const beyond = rows.filter((r) => Number(Object.values(r)[0]) > 3 && Number(Object.values(r)[0]) < 12);
    for (const row of beyond) {
      const [raw, subtracted, peak] = values.map((k) => Number(row[k]));
      // medians of a difference and of its part: their sum is the raw value but for rounding
      inside += Math.abs(raw - subtracted - peak) <= 1e-3 * Math.abs(raw) + 0.5 ? 1 : 0;
    }
    assert.ok(beyond.length > 300 && inside > 0.98 * beyond.length, `${inside} of ${beyond.length}`);
  });

  it('leaves out what is switched off, and makes the map of another image', async () => {
    await view.locator('.legend input').nth(2).uncheck();
    await page.waitForTimeout(150);
    const rows = await save();
    assert.equal(Object.keys(rows[0]).filter((k) => !/Energy|P16|P84/.test(k)).length, 2);
    const map = async () => csv((await download(page, view.getByRole('button', { name: 'Save Map as CSV' }))).text);
    const raw = await map();
    await view.getByLabel('Image').selectOption({ index: 1 });
    await page.waitForTimeout(300);
    const subtracted = await map();
    assert.equal(raw.length, 16 * 12);
    const sum = (m) => m.reduce((s, r) => s + Number(Object.values(r)[2]), 0);
    assert.ok(sum(subtracted) < 0.9 * sum(raw), `${sum(subtracted)} of ${sum(raw)}`);
  });
});
