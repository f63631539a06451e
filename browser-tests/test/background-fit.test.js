import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, numbers } from '../lib/view.js';

const REPORT = 'background-fitter';

describe('the view of Background Fitter', () => {
  let v;
  let subtracted;
  before(async () => {
    v = await ReportView.open(REPORT, 'background-fit.js');
  });
  after(async () => {
    await v?.close();
    await subtracted?.close();
  });

  it('fits what the Background Subtractor behind it subtracts', async () => {
    subtracted = await ReportView.open(REPORT, 'subtraction.js');
    const name = await v.view.locator('.legend label').nth(1).innerText();
    const formula = name.replace(/ with its 68 % band$/, '').trim();
    for (const [across, down] of [[0.5, 0.5], [0.1, 0.1], [0.3, 0.4]]) {
      await v.pickOnMap(0, across, down);
      await subtracted.pickOnMap(0, across, down);
      assert.deepEqual(numbers(await v.readout()).slice(0, 2), numbers(await subtracted.readout()).slice(0, 2));
      const own = await v.saved('Spectrum');
      const other = await subtracted.saved('Spectrum');
      assert.equal(own.length, other.length);
      own.forEach((r, c) => {
        for (const [a, b] of [['measured', 'measured'], [formula, 'background'], [`${formula} P84`, 'background P84'], ['subtracted', 'subtracted']]) {
          const [x, y] = [Number(r[a]), Number(other[c][b])];
          assert.ok(Math.abs(x - y) <= 1e-3 + 2e-6 * Math.abs(Number(r.measured)), `${a}, channel ${c}: ${x}, expected ${y}`);
        }
      });
    }
  });

  it('marks the window of the fit and maps the measured image', async () => {
    assert.match(await v.svg('Spectrum'), /start of fit.*end of fit/s);
    assert.match(await v.readout(), /\(.+, window [−\d.]+ to [\d.]+ eV\)/);
    await v.drag(1, 0.5, 0.7);
    assert.ok((await v.saved('Map')).every((r) => Number.isFinite(Number(Object.values(r)[2]))));
    await v.switchTheme();
  });
});
