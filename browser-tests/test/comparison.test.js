import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, table } from '../lib/view.js';

const REPORT = 'zlp-model-comparison';

describe('the view of ZLP Model Comparison', () => {
  let v;
  let scores;
  before(async () => {
    v = await ReportView.open(REPORT, 'comparison.js');
    scores = table(REPORT, 'zlp-model-comparison');
  });
  after(() => v?.close());

  it('holds the table', async () => {
    const saved = await v.saved('Scores');
    assert.equal(saved.length, scores.length);
    saved.forEach((r, i) => {
      assert.equal(r.model, scores[i].model);
      for (const name of ['from (eV)', 'coverage of the 68 % band', 'bias (σ)', 'behind the best', 'CRPS (counts)']) {
        near(Number(r[name]), Number(scores[i][name]), `${name}, row ${i}`);
      }
    });
  });

  it('shows the scores of the picked window', async () => {
    await v.view.getByRole('combobox').first().selectOption('coverage of the 68 % band');
    await v.press(0, 'End');
    const last = Math.max(...scores.map((r) => Number(r['from (eV)'])));
    const text = await v.readout();
    for (const r of scores.filter((s) => Number(s['from (eV)']) === last)) {
      const shown = Number(text.split(`${r.model} `)[1].split(/;|$/)[0]);
      near(shown, Number(r['coverage of the 68 % band']), r.model, 6e-3);
    }
    assert.match(await v.svg('Scores'), /Coverage of the 68 % band/);
    await v.view.getByRole('button', { name: scores[0].model }).click();
    await v.switchTheme();
  });
});
