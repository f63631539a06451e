import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { SCREENSHOTS, launch, open, reportAddress, startViews } from '../lib/browser.js';

const TUTORIAL = fileURLToPath(new URL('../../docs/tutorial.md', import.meta.url));

/** Takes the pictures of docs/tutorial.md. With ZEROLOSS_DOCS_IMAGES set to a folder they land there too. */
describe('the tutorial', () => {
  let browser;
  let page;
  let faults;
  const text = readFileSync(TUTORIAL, 'utf8');

  before(async () => {
    browser = await launch();
    ({ page, faults } = await open(browser, reportAddress('band-gap-map')));
    await page.setViewportSize({ width: 1100, height: 900 });
    await startViews(page);
  });
  after(async () => {
    assert.deepEqual(faults, []);
    await browser?.close();
  });

  async function picture(element, name) {
    const file = path.join(SCREENSHOTS, `tutorial-${name}.png`);
    await element.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    await element.screenshot({ path: file });
    assert.match(text, new RegExp(`images/tutorial-${name}\\.png`), 'a picture that the tutorial shows');
    if (process.env.ZEROLOSS_DOCS_IMAGES) {
      mkdirSync(process.env.ZEROLOSS_DOCS_IMAGES, { recursive: true });
      copyFileSync(file, path.join(process.env.ZEROLOSS_DOCS_IMAGES, `tutorial-${name}.png`));
    }
  }

  const section = (name) => page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(`^${name} \\(#`) }) });
  const view = (name) => section(name).locator('.node-view').first();

  it('shows the workflow and the view of every node', async () => {
    await picture(page.locator('svg.flow'), 'workflow');
    await picture(view('K-Means Cluster'), 'clusters');
    await picture(view('ZLP Replica Trainer'), 'training');
    await picture(view('Background Subtractor'), 'subtraction');
    await picture(view('Band Gap'), 'gap');
  });

  it('shows the settings and the sorted table of the gaps', async () => {
    const gap = section('Band Gap');
    const settings = gap.locator('details').first();
    await settings.locator('summary').click();
    await picture(settings.locator('table'), 'settings');
    const rows = gap.locator('details.rows').first();
    await rows.locator('summary').click();
    const head = rows.getByRole('columnheader', { name: /^E_g \(eV\)/ });
    await head.getByRole('button').press('Enter');
    await rows.locator('.tall').evaluate((e) => {
      e.style.maxHeight = '16rem';
    });
    await picture(rows, 'table');
  });

  it('says in its text what the run gives', async () => {
    const shown = await page.locator('main').innerText();
    const quoted = [...text.matchAll(/^> (.+)$/gm)].map((m) => m[1]);
    assert.ok(quoted.length > 0);
    for (const sentence of quoted) {
      assert.ok(shown.includes(sentence), sentence);
    }
  });
});
