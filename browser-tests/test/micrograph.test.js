import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { csv, download, launch, open, reportAddress, startViews, violations } from '../lib/browser.js';

/** Pixel (x, y) of image `n` of the workflow's sample, as its generator makes it. */
const pixel = (n, x, y) => 100 * n + 2 * x + 3 * y + (x % 8 === 0 && y % 8 === 0 ? 400 : 0);

/** A pixel of the large image of MicrographReportTest. */
const lattice = (x, y) => {
  const [dx, dy] = [(x % 100) - 50, (y % 100) - 50];
  return 200 + Math.floor(x / 8) + Math.max(0, 500 - dx * dx - dy * dy);
};

describe('the micrograph view', () => {
  let browser;
  let page;
  let faults;
  let view;

  before(async () => {
    browser = await launch();
    ({ page, faults } = await open(browser, reportAddress('micrograph-viewer')));
    await startViews(page);
    view = page.locator('.node-view[data-module$="/micrograph.js"]').first();
  });
  after(async () => {
    assert.deepEqual(faults, []);
    await browser?.close();
  });

  const readout = async () => (await view.locator('.readout').innerText()).replace(/−/g, '-');
  const pane = () => view.locator('.pane').first();
  const picture = () => pane().locator('canvas').first();

  async function picked() {
    await page.waitForTimeout(150);
    const found = /Image (\d+), column (\d+), line (\d+) \(x ([\d.]+) nm, y ([\d.]+) nm\): Intensity ([\d.]+)/.exec(await readout());
    assert.ok(found, await readout());
    const [n, x, y, xNm, yNm, value] = found.slice(1).map(Number);
    return { n, x, y, xNm, yNm, value };
  }

  it('reads out position, unit and value of the pixel that the arrow keys pick', async () => {
    await pane().focus();
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowUp', 'Alt+ArrowLeft']) {
      await page.keyboard.press(key);
    }
    const p = await picked();
    assert.deepEqual([p.n, p.x, p.y], [1, 13, 14]);
    assert.equal(p.value, pixel(1, 13, 14));
    assert.equal(p.xNm, 6.5);
    assert.equal(p.yNm, 7);
    assert.match(await readout(), /; \d$/, 'the class of the object at the pixel');
  });

  it('picks the pixel under the pointer, and another one when zoomed', async () => {
    await view.scrollIntoViewIfNeeded();
    const box = await picture().boundingBox();
    const point = { x: box.x + box.width * 0.26, y: box.y + box.height * 0.51 };
    await page.mouse.click(point.x, point.y);
    const whole = await picked();
    assert.deepEqual([whole.x, whole.y], [Math.floor(48 * 0.26), Math.floor(32 * 0.51)]);
    assert.equal(whole.value, pixel(1, whole.x, whole.y));
    const turn = async () => {
      for (let i = 0; i < 3; i++) {
        await page.mouse.wheel(0, -100);
      }
      await page.waitForTimeout(200);
      await page.mouse.click(point.x, point.y);
      const pixelHere = await picked();
      await page.mouse.click(point.x, point.y);
      return [pixelHere.x, pixelHere.y];
    };
    // until the image fills the pane it grows to the right; from then on the pointer stays on its pixel
    const filled = await turn();
    assert.deepEqual(await turn(), filled);
    await page.mouse.click(box.x + 4, box.y + 4);
    const corner = await picked();
    assert.ok(corner.x > 2 && corner.y > 2, JSON.stringify(corner));
    assert.equal(corner.value, pixel(1, corner.x, corner.y));
    await page.mouse.dblclick(box.x + 4, box.y + 4);
    await page.mouse.click(box.x + 4, box.y + 4);
    assert.equal((await picked()).x, 0);
  });

  it('moves the image with a drag and with Shift and arrow keys', async () => {
    const box = await picture().boundingBox();
    await pane().focus();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('+');
    }
    const axis = () => pane().locator('svg').first().innerHTML();
    await page.waitForTimeout(150);
    const before = await axis();
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(150);
    const moved = await axis();
    assert.notEqual(before, moved);
    await page.mouse.move(box.x + 200, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 160, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(150);
    assert.notEqual(moved, await axis());
    await view.getByRole('button', { name: 'Whole image' }).click();
  });

  it('shows another image of the stack', async () => {
    await view.getByLabel('Image', { exact: false }).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(150);
    const p = await picked();
    assert.equal(p.n, 2);
    assert.equal(p.value, pixel(2, p.x, p.y));
    const saved = csv((await download(page, view.getByRole('button', { name: 'Save Image as CSV' }))).text);
    assert.equal(saved.length, 48 * 32);
    for (const row of saved) {
      const [x, y] = [Number(row['x (px)']), Number(row['y (px)'])];
      assert.equal(Number(row.Intensity), pixel(2, x, y));
      assert.equal(Number(row['x (nm)']), x / 2);
    }
  });

  it('spreads the contrast between percentiles, bends and inverts it', async () => {
    const dot = () =>
      picture().evaluate((c) => [...c.getContext('2d').getImageData(Math.floor(c.width * 0.3), Math.floor(c.height * 0.8), 1, 1).data]);
    await view.getByRole('button', { name: 'Points' }).click();
    const before = await dot();
    const to = view.getByRole('group', { name: 'Contrast' }).getByLabel('to');
    await to.fill('60');
    await to.press('Enter');
    await page.waitForTimeout(200);
    const brighter = await dot();
    assert.ok(brighter[0] > before[0], `${brighter} brighter than ${before}`);
    await view.getByRole('button', { name: 'Invert' }).click();
    await page.waitForTimeout(200);
    const inverted = await dot();
    assert.ok(Math.abs(inverted[0] + brighter[0] - 255) < 8, `${inverted} inverse of ${brighter}`);
    await view.getByLabel('Gamma').focus();
    await page.keyboard.press('End');
    await page.waitForTimeout(200);
    assert.notDeepEqual(await dot(), inverted);
    await view.getByLabel('Colours').selectOption('cividis');
    await page.waitForTimeout(200);
    const [r, g, b] = await dot();
    assert.ok(r !== g || g !== b, 'colours');
    await view.getByRole('button', { name: 'Points' }).click();
  });

  it('switches classes off, and saves the objects that are shown', async () => {
    const save = async () => csv((await download(page, view.getByRole('button', { name: 'Save Objects as CSV' }))).text);
    const all = await save();
    assert.equal(all.length, 48 * 32);
    await view.locator('.legend input').nth(2).uncheck();
    const fewer = await save();
    assert.equal(fewer.length, all.filter((o) => o.class !== '2').length);
    assert.ok(fewer.every((o) => o.class !== '2'));
    await view.locator('.legend input').nth(2).check();
  });

  it('saves the figure with picture, objects and scale bar as SVG and PNG', async () => {
    const svg = await download(page, view.getByRole('button', { name: 'Save Image as SVG' }));
    assert.match(svg.text, /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.match(svg.text, /<image href="data:image\/png/);
    assert.match(svg.text, /class="marks"/);
    assert.match(svg.text, /class="scale-bar"/);
    assert.match(svg.text, /x \/ nm/);
    assert.doesNotMatch(svg.text, /var\(|href="(?!data:)/);
    const png = await download(page, view.getByRole('button', { name: 'Save Image as PNG' }));
    assert.equal(png.text.slice(1, 4), 'PNG');
  });

  it('switches the theme and shuts nobody out', async () => {
    const background = () => view.locator('.view').evaluate((e) => getComputedStyle(e).backgroundColor);
    const before = await background();
    await view.getByRole('button', { name: 'Dark' }).click();
    assert.notEqual(await background(), before);
    assert.deepEqual(await violations(page), []);
  });
});

describe('the micrograph view of an image that does not fit into a report', () => {
  let browser;
  let page;
  let faults;
  let view;

  before(async () => {
    browser = await launch();
    ({ page, faults } = await open(browser, reportAddress('micrograph-objects')));
    await startViews(page);
    view = page.locator('.node-view[data-module$="/micrograph.js"]').first();
  });
  after(async () => {
    assert.deepEqual(faults, []);
    await browser?.close();
  });

  const readout = () => view.locator('.readout').innerText();

  it('says that it shows means, and shows the right ones', async () => {
    assert.match(await view.locator('.note').innerText(), /holds the means of 2 × 2 pixels/);
    await view.locator('.pane').first().focus();
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Alt+ArrowLeft');
      await page.keyboard.press('Alt+ArrowUp');
    }
    await page.waitForTimeout(200);
    const [, x, y, value] = /Column (\d+), line (\d+) .*: Intensity ([\d.]+) \(mean of 2 × 2 pixels\)/.exec(await readout());
    assert.deepEqual([x, y], ['1160', '760']);
    const mean = (lattice(1160, 760) + lattice(1161, 760) + lattice(1160, 761) + lattice(1161, 761)) / 4;
    assert.ok(Math.abs(Number(value) - mean) < 0.006 * mean, `${value}, expected ${mean}`);
    assert.equal(Number(value), Number(mean.toPrecision(5)));
  });

  it('names the object at the picked pixel, its class and probability', async () => {
    await view.locator('.pane').first().focus();
    for (let i = 0; i < 1; i++) {
      await page.keyboard.press('Alt+ArrowLeft');
      await page.keyboard.press('Alt+ArrowUp');
    }
    await page.waitForTimeout(200);
    assert.match(await readout(), /; (vacancy|antisite|adatom) \(probability 0\.\d{3}\)$/);
  });

  it('hides what is less probable', async () => {
    const save = async () => csv((await download(page, view.getByRole('button', { name: 'Save Objects as CSV' }))).text);
    const all = await save();
    assert.equal(all.length, 24 * 16);
    assert.deepEqual(Object.keys(all[0]), ['x (px)', 'y (px)', 'x (nm)', 'y (nm)', 'width (px)', 'height (px)', 'probability', 'class']);
    assert.equal(Number(all[0]['width (px)']), 40);
    const field = view.getByLabel('probability at least');
    await field.fill('0.65');
    await field.press('Enter');
    const probable = await save();
    assert.equal(probable.length, all.filter((o) => Number(o.probability) >= 0.65).length);
    assert.ok(probable.length > 50 && probable.length < 200, String(probable.length));
  });
});
