import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, numbers, table } from '../lib/view.js';

const REPORT = 'spectral-image-viewer';

/** Spectra of the subtracted image, which the workflow writes as a table. */
function spectra() {
  const pixels = new Map();
  for (const r of table(REPORT, 'spectral-image-to-table')) {
    const key = `${r.x} ${r.y}`;
    pixels.set(key, [...(pixels.get(key) ?? []), r]);
  }
  return pixels;
}

describe('the view of Background Subtractor', () => {
  let v;
  let pixels;
  before(async () => {
    v = await ReportView.open(REPORT, 'subtraction.js');
    pixels = spectra();
  });
  after(() => v?.close());

  const column = (saved, name) => saved.map((r) => Number(r[name]));

  it('shows measured, background and subtracted of a pixel with their bands', async () => {
    await v.pickOnMap(0, 0.5, 0.5);
    const [x, y] = numbers(await v.readout());
    const own = pixels.get(`${x} ${y}`);
    const saved = await v.saved('Spectrum');
    assert.equal(saved.length, own.length);
    const [measured, background, left] = ['measured', 'background', 'subtracted'].map((n) => column(saved, n));
    const [low, high] = ['subtracted P16', 'subtracted P84'].map((n) => column(saved, n));
    own.forEach((r, c) => {
      near(left[c], Number(r.signal), `channel ${c}`);
      near(low[c], Number(r.signal_p16), `P16 of channel ${c}`);
      near(high[c], Number(r.signal_p84), `P84 of channel ${c}`);
      assert.ok(Math.abs(measured[c] - background[c] - left[c]) <= 1e-3 + 2e-6 * measured[c], `balance of channel ${c}`);
    });
  });

  it('says where the model was trained and marks it', async () => {
    const text = await v.readout();
    assert.match(text, /\((vacuum|cluster \d+): dE1 [\d.]+ eV, dE2 [\d.]+ eV\)/);
    assert.match(await v.svg('Spectrum'), /dE1: end of training/);
    await v.view.getByRole('button', { name: 'Regions of the model' }).click();
    assert.doesNotMatch(await v.svg('Spectrum'), /dE1: end of training/);
    await v.view.getByRole('button', { name: 'Regions of the model' }).click();
  });

  it('makes the map of a dragged window of the subtracted image', async () => {
    await v.drag(1, 0.4, 0.6);
    const energies = pixels.get('0 0').map((r) => Number(r['energy (eV)']));
    const [from, to] = await Promise.all(['from', 'to'].map((n) => v.view.getByLabel(n, { exact: false }).first().inputValue()));
    const inside = energies.map((_, c) => c).filter((c) => energies[c] > Number(from) - 0.012 && energies[c] < Number(to) + 0.012);
    assert.ok(inside.length > 20);
    for (const r of await v.saved('Map')) {
      const own = pixels.get(`${r.x} ${r.y}`);
      const mean = inside.reduce((sum, c) => sum + Number(own[c].signal), 0) / inside.length;
      assert.ok(Math.abs(Number(Object.values(r)[2]) - mean) <= 1e-3 + 2e-5 * Math.abs(mean), `x ${r.x}, y ${r.y}`);
    }
  });

  it('shows the mean of a region and leaves out what is switched off', async () => {
    await v.press(0, 'ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowDown');
    assert.match(await v.readout(), /^Mean of columns \d+ to \d+, lines \d+ to \d+/);
    await v.view.getByLabel('background with its 68 % band').uncheck();
    await v.page.waitForTimeout(200);
    const [first] = await v.saved('Spectrum');
    assert.deepEqual(Object.keys(first).filter((k) => k.startsWith('background')), []);
    await v.view.getByLabel('background with its 68 % band').check();
  });

  it('changes between logarithm and linear, light and dark', async () => {
    const log = v.view.getByRole('button', { name: 'Log scale' });
    const before = await v.svg('Spectrum');
    await log.click();
    assert.notEqual(await v.svg('Spectrum'), before);
    await log.click();
    await v.switchTheme();
  });
});
