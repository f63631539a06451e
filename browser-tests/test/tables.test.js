import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REPORTS, csv, launch, open, reportAddress, reports, violations } from '../lib/browser.js';

const texts = new Intl.Collator('en', { numeric: true });

/** RowIDs in the order that a column of the CSV gives; missing values last, equal ones as they were. */
function expected(rows, column, numeric, direction) {
  const sign = direction === 'descending' ? -1 : 1;
  const rank = (v) => (v === null ? 2 : numeric && Number.isNaN(Number(v)) ? 1 : 0);
  return rows
    .map((row, i) => ({ id: row.RowID, i, v: row[column], r: rank(row[column]) }))
    .sort((a, b) => {
      if (a.r !== b.r || a.r > 0) {
        return a.r - b.r || a.i - b.i;
      }
      const order = numeric ? Number(a.v) - Number(b.v) : texts.compare(a.v, b.v);
      return sign * order || a.i - b.i;
    })
    .map((row) => row.id);
}

const order = (table) =>
  table.evaluate((t) => [...t.tBodies[0].rows].map((r) => r.cells[0].textContent));

/** Presses every heading three times, in the page; the orders that come out, by the direction that is told. */
function sortByAll(table) {
  const ids = () => [...table.tBodies[0].rows].map((r) => r.cells[0].textContent);
  return [...table.tHead.rows[0].cells].map((head) => {
    const orders = {};
    for (let i = 0; i < 3; i++) {
      head.querySelector('button').click();
      const told = [...table.tHead.rows[0].cells].filter((h) => h.getAttribute('aria-sort') !== 'none');
      if (told.some((h) => h !== head)) {
        throw new Error('another heading claims to sort');
      }
      orders[head.getAttribute('aria-sort')] = ids();
    }
    return { name: head.textContent, numeric: head.dataset.type === 'number', orders };
  });
}

describe('the tables of a report', () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const name of reports()) {
    it(`${name}: are sorted by any column as the CSV says`, async () => {
      const { page, faults } = await open(browser, reportAddress(name));
      const details = page.locator('details.rows');
      for (let i = 0; i < (await details.count()); i++) {
        const file = await details
          .nth(i)
          .evaluate((d) => {
            const links = [...d.closest('section').querySelectorAll('a[href^="tables/"]')];
            const before = links.filter((a) => a.compareDocumentPosition(d) & Node.DOCUMENT_POSITION_FOLLOWING);
            return before.at(-1).getAttribute('href');
          });
        await details.nth(i).locator('summary').click();
        const table = details.nth(i).locator('table.sortable');
        const shown = await order(table);
        const rows = csv(readFileSync(path.join(REPORTS, name, file), 'utf8'), null).slice(0, shown.length);
        assert.deepEqual(shown, rows.map((r) => r.RowID), `${file} as it is`);
        const columns = await table.evaluate(sortByAll);
        assert.deepEqual(Object.keys(columns[0].orders), ['ascending', 'descending', 'none']);
        for (const { name: column, numeric, orders } of columns) {
          for (const [direction, ids] of Object.entries(orders)) {
            const wanted = direction === 'none' ? shown : expected(rows, column, numeric, direction);
            assert.deepEqual(ids, wanted, `${file}: ${column} ${direction}`);
          }
        }
        const head = table.locator('thead th').nth(Math.min(1, columns.length - 1));
        for (const [key, direction] of [['Enter', 'ascending'], [' ', 'descending'], ['Enter', 'none']]) {
          await head.getByRole('button').press(key);
          assert.equal(await head.getAttribute('aria-sort'), direction, 'with the keyboard');
        }
      }
      // axe looks at every cell: the first rows of each table are as good as thousands
      await page.locator('table.sortable').evaluateAll((all) => all.forEach((t) => [...t.tBodies[0].rows].slice(10).forEach((r) => r.remove())));
      await page.locator('details').evaluateAll((all) => all.forEach((d) => (d.open = true)));
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(faults, []);
      await page.close();
    });

    it(`${name}: list every node with its version, and every result with what made it`, async () => {
      const { page } = await open(browser, reportAddress(name));
      const nodes = await page.locator('svg.flow a').count();
      const rows = page.locator('#provenance table.sortable tbody tr');
      assert.equal(await rows.count(), nodes);
      for (let i = 0; i < nodes; i++) {
        const id = await rows.nth(i).locator('td').first().innerText();
        const steps = await page.locator(`#node-${id} .lineage li a`).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        assert.equal(steps.at(-1), `#node-${id}`, 'the last step is the node itself');
        for (const step of steps) {
          assert.equal(await page.locator(step).count(), 1);
        }
      }
      await page.close();
    });
  }
});
