import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { SCREENSHOTS, launch, open, reportAddress, reports, startViews, violations } from '../lib/browser.js';

describe('the report of', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const name of reports()) {
    it(`${name}: opens from the disk, complains of nothing, asks nobody, shuts nobody out`, async () => {
      const { page, faults } = await open(browser, reportAddress(name));
      const views = await startViews(page);
      for (let i = 0; i < (await views.count()); i++) {
        assert.equal(await views.nth(i).getAttribute('data-state'), 'ready', `view ${i} of ${name}`);
        await views.nth(i).screenshot({ path: path.join(SCREENSHOTS, `${name}-view-${i + 1}.png`) });
      }
      assert.deepEqual(await violations(page), []);
      for (let i = 0; i < (await views.count()); i++) {
        await views.nth(i).getByRole('button', { name: 'Dark' }).click();
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page), []);
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
      assert.deepEqual(faults, []);
      await page.close();
    });
  }
});
