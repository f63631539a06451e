import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, numbers, table } from '../lib/view.js';

const REPORT = 'zlp-replica-trainer';

describe('the view of ZLP Replica Trainer', () => {
  let v;
  let replicas;
  before(async () => {
    v = await ReportView.open(REPORT, 'training.js');
    replicas = table(REPORT, 'zlp-replica-trainer', 2);
  });
  after(() => v?.close());

  it('counts the replicas as the table does', async () => {
    const kept = replicas.filter((r) => r.kept === 'true').length;
    const [shown, all] = numbers(await v.readout());
    assert.deepEqual([shown, all], [kept, replicas.length]);
  });

  it('holds the losses of every replica; those of the step that was taken are the table’s', async () => {
    const saved = await v.saved('Losses');
    for (const r of replicas) {
      const own = saved.filter((s) => s.replica === r.replica);
      assert.ok(own.length > Number(r.epochs), `replica ${r.replica} has ${own.length} steps`);
      const taken = own.find((s) => s.step === r.epochs);
      near(Number(taken['in-sample loss']), Number(r['train loss']), `train loss of replica ${r.replica}`);
      near(Number(taken['out-of-sample loss']), Number(r['validation loss']), `validation loss of replica ${r.replica}`);
      assert.equal(taken.kept, r.kept);
    }
  });

  it('shows the peak through the spectra of a group, inside its training region', async () => {
    const groups = v.view.getByRole('combobox').nth(1);
    const names = await groups.locator('option').allInnerTexts();
    assert.ok(names.length >= 3, names.join());
    for (let g = 0; g < names.length; g++) {
      await groups.selectOption(String(g));
      const [, name, end] = /^(.*?): dE1 ([\d.]+) eV/.exec(await v.readout());
      assert.ok(names[g].startsWith(name));
      const saved = await v.saved('Peak');
      const energy = saved.map((r) => Number(r['energy [eV]']));
      const peak = saved.map((r) => Number(r.peak));
      let inside = 0;
      let close = 0;
      for (const r of saved.filter((s) => s['measured at [eV]'] !== '')) {
        const e = Number(r['measured at [eV]']);
        const i = energy.findIndex((x) => x >= e);
        if (i > 0 && e < Number(end) && Number(r.measured) > 50) {
          inside += 1;
          const f = (e - energy[i - 1]) / (energy[i] - energy[i - 1]);
          const model = peak[i - 1] ** (1 - f) * peak[i] ** f;
          const sigma = (Number(r['plus 1 SE']) - Number(r['less 1 SE'])) / 2;
          close += Math.abs(Number(r.measured) - model) < 3 * sigma + 0.03 * model ? 1 : 0;
        }
      }
      assert.ok(inside > 20 && close > 0.95 * inside, `${name}: ${close} of ${inside} points lie on the peak`);
    }
  });

  it('picks one replica, moves the cursor, shows deviations, switches the theme', async () => {
    await v.view.getByRole('combobox').first().selectOption('1');
    assert.deepEqual([...new Set((await v.saved('Losses')).map((r) => r.replica))], [replicas[1].replica]);
    await v.press(0, 'Home', 'ArrowRight', 'ArrowRight');
    assert.match(await v.readout(), /^Step 2: in sample [\d.]+, out of sample [\d.]+/);
    await v.view.getByRole('button', { name: 'Relative to the peak' }).click();
    assert.match(await v.svg('Peak'), /Measured \/ peak − 1/);
    await v.press(1, 'End');
    assert.match(await v.readout(), /peak [\d.e−]+ \(68 %: .*measured/);
    await v.switchTheme();
  });
});
