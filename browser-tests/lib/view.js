import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { REPORTS, SCREENSHOTS, csv, download, launch, open, reportAddress, startViews } from './browser.js';

/** Rows of a table of a report: of the node whose file name holds `node`, at its output `port`. */
export function table(report, node, port = 1) {
  const folder = path.join(REPORTS, report, 'tables');
  const file = readdirSync(folder).find((f) => f.includes(node) && f.endsWith(`-${port}.csv`));
  assert.ok(file, `no table ${port} of ${node} in ${report}`);
  return csv(readFileSync(path.join(folder, file), 'utf8'));
}

/** Single precision, in which numbers travel to a page. */
export function near(actual, expected, message, tolerance = 2e-5) {
  const room = tolerance * Math.abs(expected) + 1e-6;
  assert.ok(Math.abs(actual - expected) <= room, `${message}: ${actual}, expected ${expected}`);
}

/** Numbers of a readout; it writes minus as a typesetter does. */
export function numbers(text) {
  return (text.replace(/−/g, '-').match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g) ?? []).map(Number);
}

/** A view of a report in a browser of its own. */
export class ReportView {
  static async open(report, module) {
    const browser = await launch();
    const { page, faults } = await open(browser, reportAddress(report));
    await startViews(page);
    const view = page.locator(`.node-view[data-module$="/${module}"]`).first();
    await view.scrollIntoViewIfNeeded();
    assert.equal(await view.getAttribute('data-state'), 'ready');
    return new ReportView(browser, page, faults, view, `${report}-${module.replace('.js', '')}`);
  }

  constructor(browser, page, faults, view, name) {
    Object.assign(this, { browser, page, faults, view, name });
  }

  async close() {
    await this.view.screenshot({ path: path.join(SCREENSHOTS, `${this.name}-used.png`) });
    await this.browser.close();
    assert.deepEqual(this.faults, []);
  }

  pane(i) {
    return this.view.locator('.pane').nth(i);
  }

  async readout() {
    await this.page.waitForTimeout(200);
    return this.view.locator('.readout').innerText();
  }

  async press(pane, ...keys) {
    await this.pane(pane).focus();
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Drags over part of a pane, from one share of its width to another. */
  async drag(pane, from, to) {
    const box = await this.pane(pane).boundingBox();
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + from * box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + to * box.width, y, { steps: 6 });
    await this.page.mouse.up();
    await this.page.waitForTimeout(300);
  }

  /** Picks the pixel in the middle of a share of the map. */
  async pickOnMap(pane, across, down) {
    const image = await this.pane(pane).locator('svg image').boundingBox();
    await this.page.mouse.move(image.x + across * image.width, image.y + down * image.height);
    await this.page.mouse.down();
    await this.page.mouse.up();
    await this.page.waitForTimeout(200);
  }

  /** What the button saves as CSV. */
  async saved(figure) {
    return csv((await download(this.page, this.view.getByRole('button', { name: `Save ${figure} as CSV` }))).text);
  }

  async svg(figure) {
    return (await download(this.page, this.view.getByRole('button', { name: `Save ${figure} as SVG` }))).text;
  }

  /** Switches to the other theme and back; everything must still be drawn. */
  async switchTheme() {
    const color = () => this.view.locator('.view').evaluate((e) => getComputedStyle(e).backgroundColor);
    const dark = this.view.getByRole('button', { name: 'Dark' });
    const before = await color();
    await dark.click();
    assert.notEqual(await color(), before);
    const shapes = await this.view.locator('.pane svg path').count();
    await dark.click();
    assert.equal(await color(), before);
    assert.ok(shapes > 4, `${shapes} shapes after the switch`);
  }
}
