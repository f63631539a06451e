import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { ReportView, near, numbers, table } from '../lib/view.js';

const REPORT = 'k-means-cluster';

describe('the view of K-Means Cluster', () => {
  let v;
  let clusters;
  let tried;
  before(async () => {
    v = await ReportView.open(REPORT, 'clusters.js');
    clusters = table(REPORT, 'k-means-cluster', 2);
    tried = table(REPORT, 'k-means-cluster', 3);
  });
  after(() => v?.close());

  it('maps as many pixels to each cluster as the table says', async () => {
    const labels = await v.saved('Map');
    for (const row of clusters) {
      assert.equal(labels.filter((r) => r.label === row.cluster).length, Number(row['size (pixels)']), row.RowID);
    }
    await v.pickOnMap(0, 0.5, 0.5);
    const text = await v.readout();
    const [x, y] = numbers(text);
    const there = labels.find((r) => Number(r.x) === x && Number(r.y) === y);
    assert.ok(text.endsWith(`cluster ${there.label}`), text);
  });

  it('shows the numbers of clusters that were tried', async () => {
    const saved = await v.saved('Numbers');
    assert.equal(saved.length, tried.length);
    saved.forEach((r, i) => {
      assert.equal(r.clusters, tried[i].clusters);
      near(Number(r.score), Number(tried[i].score), `score of ${r.clusters}`);
    });
    const chosen = tried.find((r) => r.chosen === 'true');
    assert.match(await v.svg('Numbers'), new RegExp(`chosen: ${chosen.clusters}`));
    await v.press(2, 'Home');
    const [k, score] = numbers(await v.readout());
    near(score, Number(tried.find((r) => Number(r.clusters) === k).score), `readout of ${k}`, 6e-3);
    await v.switchTheme();
  });
});
