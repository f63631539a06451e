import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { launch, open, reportAddress, startViews } from '../lib/browser.js';

/** A pixel of the first image of the workflow image-reader, as its generator makes it. */
const pixel = (x, y) => 1000 + 24 * y + x;

describe('the views of ports', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  async function ports(name) {
    const { page, faults } = await open(browser, reportAddress(name));
    await startViews(page);
    return { page, faults, views: page.locator('.port-view') };
  }

  it('show an image stack: shape, units, type, files, and the first image', async () => {
    const { page, faults, views } = await ports('image-reader');
    assert.equal(await views.count(), 1);
    const view = views.first();
    const text = await view.locator('.view').innerText();
    assert.match(text, /Image stack/);
    assert.match(text, /Axis x\s+24 positions, 0 to 4\.6 nm in steps of 0\.2 nm/);
    assert.match(text, /uint16/);
    assert.match(text, /File frame-10\.mrc/);
    await view.locator('.pane').first().focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) {
      await page.keyboard.press(key);
    }
    await page.waitForTimeout(100);
    assert.match(await view.locator('.readout').innerText(), new RegExp(`Intensity ${pixel(2, 1)} \\(the first of 3\\)$`));
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('show a spectral image and a model with their curves', async () => {
    const { page, faults, views } = await ports('zlp-replica-trainer');
    const texts = await views.locator('.view').allInnerTexts();
    const image = texts.findIndex((t) => /^\s*(Dark\s+)?Spectral image/.test(t));
    const model = texts.findIndex((t) => /ZLP ensemble/.test(t));
    assert.ok(image >= 0 && model >= 0, texts.map((t) => t.slice(0, 60)).join(' | '));
    assert.match(texts[model], /Replicas\s+8/);
    assert.match(texts[model], /Beam energy\s+200 keV/);
    await views.nth(model).locator('.pane').first().focus();
    await page.keyboard.press('Home');
    await page.waitForTimeout(100);
    assert.match(await views.nth(model).locator('.readout').innerText(), /eV, median and 68 % band of the replicas: [\d.e−]+ \(68 %: /);
    assert.deepEqual(faults, []);
    await page.close();
  });
});
