import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, table } from '../lib/view.js';

const REPORT = 'spectrum-peaks';

describe('the view of Spectrum Peaks', () => {
  let v;
  let peaks;
  before(async () => {
    v = await ReportView.open(REPORT, 'peaks.js');
    peaks = table(REPORT, 'spectrum-peaks');
  });
  after(() => v?.close());

  it('lists the peaks of each cluster as the table does', async () => {
    const chooser = v.view.getByRole('combobox').first();
    const names = await chooser.locator('option').allInnerTexts();
    assert.deepEqual(names, [...new Set(peaks.map((p) => `cluster${p.cluster}`))]);
    for (const [i, name] of names.entries()) {
      await chooser.selectOption(String(i));
      await v.page.waitForTimeout(200);
      const own = peaks.filter((p) => `cluster${p.cluster}` === name);
      const saved = await v.saved('Peaks');
      assert.equal(saved.length, own.length);
      for (const raw of [0, 1]) {
        const shown = saved.filter((r) => Number(r.raw) === raw);
        const listed = own.filter((p) => p.source === (raw ? 'raw' : 'subtracted'));
        assert.equal(shown.length, listed.length);
        shown.forEach((r, k) => {
          near(Number(r.energy), Number(listed[k]['energy (eV)']), `energy ${k} of ${name}`);
          near(Number(r.height), Number(listed[k]['height (counts)']), `height ${k} of ${name}`);
        });
      }
    }
  });

  it('marks them on the spectrum, where its counts are', async () => {
    const [first] = (await v.saved('Peaks')).filter((r) => Number(r.raw) === 0);
    const at = (await v.saved('Spectrum')).filter((r) => Math.abs(Number(r['energy [eV]']) - Number(first.energy)) < 0.05);
    const mean = at.reduce((s, r) => s + Number(r.subtracted), 0) / at.length;
    assert.ok(Math.abs(mean - Number(first.height)) < 0.2 * Number(first.height), `${mean}, height ${first.height}`);
    assert.match(await v.svg('Spectrum'), new RegExp(`>${first.energy.slice(0, 3)}\\d* eV<`));
  });

  it('picks on the map, shows the raw spectrum, counts peaks, switches the theme', async () => {
    await v.pickOnMap(0, 0.5, 0.5);
    assert.match(await v.readout(), /^cluster\d+: \d+ peaks? without the zero-loss peak/);
    await v.view.getByLabel('raw spectrum and its peaks').check();
    await v.view.getByLabel('Map of').first().selectOption('count');
    const counts = new Set((await v.saved('Map')).map((r) => Number(r['Number of peaks'])));
    const expected = Map.groupBy
      ? [...Map.groupBy(peaks.filter((p) => p.source === 'subtracted'), (p) => p.cluster).values()].map((g) => g.length)
      : [...new Set(peaks.map((p) => p.cluster))].map((c) => peaks.filter((p) => p.cluster === c && p.source === 'subtracted').length);
    assert.deepEqual([...counts].sort(), [...new Set(expected)].sort());
    await v.press(2, 'Home', 'ArrowRight');
    assert.match(await v.readout(), / eV: .* \(68 %: .*\), raw /);
    await v.switchTheme();
  });
});
