import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { SCREENSHOTS, launch, open, violations } from '../lib/browser.js';
import { numbers } from '../lib/view.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const COMMAND = process.env.ZEROLOSS ?? path.join(ROOT, 'zeroloss');
const START = 300000;

/** `./zeroloss serve` of a test workflow and its address. */
async function serve(workflow) {
  const own = spawn(COMMAND, ['serve', path.join(ROOT, 'test-workflows', workflow), '--port', '0'], { detached: true });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address within ${START} ms: ${said}`)), START);
    const take = (text) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) {
        clearTimeout(late);
        resolve(found[0]);
      }
    };
    own.stdout.on('data', take);
    own.stderr.on('data', take);
    own.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return { address, stop: () => process.kill(-own.pid) };
}

describe('the live page', () => {
  let browser;
  let page;
  let faults;
  let server;

  before(async () => {
    server = await serve('background-subtractor');
    browser = await launch();
    ({ page, faults } = await open(browser, server.address, /^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/));
  });
  after(async () => {
    await browser?.close();
    server?.stop();
    assert.deepEqual(faults, []);
  });

  const state = () => page.locator('#state').innerText();
  const until = (text, timeout = 200000) => page.waitForFunction((t) => document.getElementById('state').textContent.startsWith(t), text, { timeout });
  const view = () => page.locator('.node-view[data-module$="subtraction.js"]').first();

  it('shows how far the nodes are, and ends with all executed', async () => {
    await page.waitForSelector('#nodes progress', { timeout: 60000 });
    await until('Finished');
    assert.match(await state(), /^Finished: 4 of 4 nodes executed/);
    const values = await page.locator('#nodes progress').evaluateAll((bars) => bars.map((b) => b.value));
    assert.deepEqual(values, [1, 1, 1, 1]);
  });

  it('starts the views on the node’s own data: every pixel, any window, each change asked for', async () => {
    await page.waitForFunction((e) => e?.dataset.state === 'ready', await view().elementHandle(), { timeout: 30000 });
    await view().scrollIntoViewIfNeeded();
    const readout = async () => {
      await page.waitForTimeout(400);
      return view().locator('.readout').innerText();
    };
    const [x, y] = numbers(await readout());
    const asked = page.waitForResponse((r) => /\/data\/\d+\?\d+$/.test(r.url()));
    await view().locator('.pane').nth(0).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal((await asked).status(), 200);
    assert.deepEqual(numbers(await readout()).slice(0, 2), [x + 1, y]);
    assert.match(await readout(), /dE1 [\d.]+ eV/);
    const before = await view().locator('.pane').nth(0).locator('svg image').getAttribute('href');
    const box = await view().locator('.pane').nth(1).boundingBox();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 100, { steps: 5 });
    await page.mouse.up();
    await page.waitForTimeout(500);
    assert.notEqual(await view().locator('.pane').nth(0).locator('svg image').getAttribute('href'), before);
  });

  it('shuts nobody out', async () => {
    assert.deepEqual(await violations(page), []);
    await page.screenshot({ path: path.join(SCREENSHOTS, 'live.png'), fullPage: true });
  });

  it('runs again and is canceled', async () => {
    await page.getByRole('button', { name: 'Run again' }).click();
    await until('Running', 30000);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await until('Canceled', 60000);
    assert.match(await state(), /^Canceled: [0-3] of 4 nodes executed/);
    await page.getByRole('button', { name: 'Run again' }).click();
    await until('Finished');
    assert.match(await state(), /^Finished: 4 of 4/);
  });
});
