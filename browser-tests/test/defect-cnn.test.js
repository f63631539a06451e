import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, numbers, table } from '../lib/view.js';

const REPORT = 'defect-cnn';

describe('the view of Defect CNN Learner', () => {
  let v;
  let training;
  before(async () => {
    v = await ReportView.open(REPORT, 'defect-training.js');
    training = table(REPORT, 'defect-cnn-learner', 2);
  });
  after(() => v?.close());

  it('says what was trained, with what, and how well', async () => {
    const text = await v.readout();
    assert.match(text, /^Defect CNN: column, .*; trained with .*CPU/);
    const kept = training.find((r) => r.kept === 'true');
    assert.match(text, new RegExp(`at step ${kept.step}$`));
  });

  it('shows the losses and rates of the table', async () => {
    const saved = await v.saved('Losses');
    assert.equal(saved.length, training.length);
    training.forEach((row, i) => {
      assert.equal(saved[i].step, row.step);
      assert.equal(saved[i].kept, row.kept);
      for (const column of ['learning rate', 'training loss', 'validation loss']) {
        near(Number(saved[i][column]), Number(row[column]), `${column} of step ${row.step}`);
      }
    });
    assert.match(await v.svg('Losses'), /<path/);
    assert.equal((await v.saved('Learning rate')).length, training.length);
  });

  it('reads out the validation that the arrow keys pick', async () => {
    await v.press(0, 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    const [network, step, learnt, heldOut] = numbers(await v.readout());
    assert.equal(network, 0);
    const row = training.find((r) => Number(r.step) === step);
    near(learnt, Number(row['training loss']), 'training loss', 2e-3);
    near(heldOut, Number(row['validation loss']), 'validation loss', 2e-3);
  });

  it('is drawn in both themes', () => v.switchTheme());
});

describe('the view of Defect CNN', () => {
  let v;
  let found;
  before(async () => {
    v = await ReportView.open(REPORT, 'micrograph.js');
    found = table(REPORT, '4-defect-cnn');
  });
  after(() => v?.close());

  it('has every detection of the table with class and probability', async () => {
    assert.ok(found.length > 100, `${found.length} detections`);
    const saved = await v.saved('Objects');
    assert.equal(saved.length, found.length);
    found.forEach((row, i) => {
      near(Number(saved[i]['x (px)']), Number(row.x), `x of row ${i}`);
      near(Number(saved[i]['y (px)']), Number(row.y), `y of row ${i}`);
      near(Number(saved[i].probability), Number(row.probability), `probability of row ${i}`);
      assert.equal(Number(saved[i].image), Number(row.image));
      assert.equal(saved[i].class, row.class);
    });
  });

  it('names the detection at the pixel that is picked', async () => {
    const first = found.find((r) => Number(r.image) === 0 && Number(r.x) > 30 && Number(r.x) < 60 && Number(r.y) > 30 && Number(r.y) < 60);
    const [px, py] = /column (\d+), line (\d+)/.exec(await v.readout()).slice(1).map(Number);
    const steps = (n, less, more) => Array(Math.abs(n)).fill(n < 0 ? less : more);
    await v.press(0, ...steps(Math.round(Number(first.x)) - px, 'ArrowLeft', 'ArrowRight'));
    await v.press(0, ...steps(Math.round(Number(first.y)) - py, 'ArrowUp', 'ArrowDown'));
    assert.match(await v.readout(), new RegExp(`; ${first.class}`));
  });

  it('hides those below a probability', async () => {
    await v.view.getByRole('spinbutton', { name: /probability at least/ }).fill('0.8');
    await v.page.keyboard.press('Enter');
    const saved = await v.saved('Objects');
    assert.equal(saved.length, found.filter((r) => Number(r.probability) >= 0.8).length);
  });
});
