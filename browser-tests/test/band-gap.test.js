import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, numbers, table } from '../lib/view.js';

const value = (r, name) => (r[name] === '' ? NaN : Number(r[name]));

/** Least squares of the fitted curve inside its window must beat the mean clearly. */
function followsData(saved) {
  const rows = saved.filter((r) => r.fit !== '').map((r) => [Number(r.subtracted), Number(r.fit)]);
  const mean = rows.reduce((s, [y]) => s + y, 0) / rows.length;
  const left = rows.reduce((s, [y, f]) => s + (y - f) ** 2, 0);
  const all = rows.reduce((s, [y]) => s + (y - mean) ** 2, 0);
  assert.ok(rows.length > 20 && left < 0.4 * all, `${rows.length} channels, ${left} of ${all} left`);
}

describe('the view of Band Gap, of pixels', () => {
  const REPORT = 'band-gap-map';
  let v;
  let gaps;
  let windows;
  before(async () => {
    v = await ReportView.open(REPORT, 'band-gap.js');
    gaps = new Map(table(REPORT, 'band-gap').map((r) => [`${r.x} ${r.y}`, r]));
    windows = table(REPORT, 'band-gap', 2);
  });
  after(() => v?.close());

  it('maps the gaps of the table', async () => {
    const saved = await v.saved('Map');
    assert.equal(saved.length, gaps.size);
    for (const r of saved) {
      const gap = value(gaps.get(`${r.x} ${r.y}`), 'E_g (eV)');
      assert.equal(r['Band gap [eV]'] === '', Number.isNaN(gap), `x ${r.x}, y ${r.y}`);
      if (!Number.isNaN(gap)) {
        near(value(r, 'Band gap [eV]'), gap, `x ${r.x}, y ${r.y}`);
      }
    }
  });

  it('reads out a picked pixel as the table has it, and draws its fit', async () => {
    await v.pickOnMap(0, 0.4, 0.5);
    const [x, y, gap, , low, high] = numbers(await v.readout());
    const own = gaps.get(`${x} ${y}`);
    near(gap, value(own, 'E_g (eV)'), 'gap', 1e-3);
    near(low, value(own, 'E_g P16 (eV)'), 'P16', 1e-3);
    near(high, value(own, 'E_g P84 (eV)'), 'P84', 1e-3);
    const saved = await v.saved('Fit');
    followsData(saved);
    const fitted = saved.filter((r) => r.fit !== '').map((r) => Number(r['energy [eV]']));
    assert.ok(Math.abs(fitted[0] - value(own, 'window from (eV)')) < 0.05);
    assert.ok(Math.abs(fitted[fitted.length - 1] - value(own, 'window to (eV)')) < 0.05);
  });

  it('says so where there is no gap', async () => {
    await v.press(0, 'ArrowUp');
    await v.pickOnMap(0, 0.01, 0.01);
    assert.match(await v.readout(), /Column 0, line 0: no band gap \(no onset\)/);
    assert.ok((await v.saved('Fit')).every((r) => r.fit === ''));
  });

  it('counts every gap in the histogram, and changes what the map shows', async () => {
    const finite = [...gaps.values()].filter((r) => r['E_g (eV)'] !== '').length;
    const counted = (await v.saved('Histogram')).reduce((s, r) => s + Number(r.pixels), 0);
    assert.ok(counted > 0.98 * finite && counted <= finite, `${counted} of ${finite}`);
    await v.view.getByLabel('Map of').first().selectOption('significance');
    for (const r of await v.saved('Map')) {
      const own = value(gaps.get(`${r.x} ${r.y}`), 'significance');
      assert.ok(Number.isNaN(own) || Math.abs(value(r, 'Significance [σ]') - own) < 1e-4 * own);
    }
    await v.view.getByLabel('Map of').first().selectOption('status');
    assert.match(await v.svg('Map'), /no onset/);
    await v.view.getByLabel('Map of').first().selectOption('gap');
  });

  it('shows the window dependence of the next pixel that was tried', async () => {
    await v.pickOnMap(0, 0.4, 0.5);
    const saved = await v.saved('Windows');
    assert.ok(saved.length > 0, 'no other windows');
    for (const r of saved) {
      const same = (w) => Math.abs(value(w, 'E_g (eV)') - value(r, 'E_g [eV]')) < 1e-5 && Math.abs(value(w, 'window to (eV)') - value(r, 'window to [eV]')) < 1e-5;
      assert.ok(windows.some(same), JSON.stringify(r));
    }
    await v.switchTheme();
  });
});

describe('the view of Band Gap, of clusters', () => {
  const REPORT = 'band-gap';
  let v;
  let gaps;
  let windows;
  before(async () => {
    v = await ReportView.open(REPORT, 'band-gap.js');
    gaps = table(REPORT, 'band-gap');
    windows = table(REPORT, 'band-gap', 2);
  });
  after(() => v?.close());

  it('picks a cluster in the table and shows its gap, fit and windows', async () => {
    for (const own of gaps) {
      await v.view.getByRole('button', { name: own.RowID, exact: true }).click();
      const text = (await v.readout()).replace(own.RowID, '');
      const [gap, , low, high] = numbers(text);
      near(gap, value(own, 'E_g (eV)'), own.RowID, 1e-3);
      near(low, value(own, 'E_g P16 (eV)'), own.RowID, 1e-3);
      near(high, value(own, 'E_g P84 (eV)'), own.RowID, 1e-3);
      followsData(await v.saved('Fit'));
      const tried = windows.filter((w) => w.spectrum === own.RowID);
      const shown = await v.saved('Windows');
      assert.equal(shown.length, tried.length);
      shown.forEach((r, i) => near(value(r, 'E_g [eV]'), value(tried[i], 'E_g (eV)'), `window ${i} of ${own.RowID}`));
    }
  });

  it('picks a cluster on the map, zooms the fit, switches the theme', async () => {
    await v.pickOnMap(0, 0.5, 0.5);
    assert.match(await v.readout(), /^cluster\d+: E_g/);
    const before = await v.svg('Fit');
    await v.press(1, 'ArrowRight', '+', '+');
    assert.notEqual(await v.svg('Fit'), before);
    await v.switchTheme();
  });
});
