import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const folder = new URL('../../plugins/org.zeroloss.nodes/web/components/', import.meta.url);
const source = (name) => readFileSync(new URL(name, folder), 'utf8');
const address = (text) => `data:text/javascript,${encodeURIComponent(text)}`;
const { EmbeddedTiles, RemoteTiles, levelSize } = await import(
  address(source('tile-source.js').replace('./bytes.js', address(source('bytes.js'))))
);

const packed = (values) => Buffer.from(new Float32Array(values).buffer).toString('base64');
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const info = { x: { size: 600 }, y: { size: 300 }, tile: 256, levels: 3, firstLevel: 0 };

/** A node's side that answers when it is told to. */
class Slow {
  constructor() {
    this.calls = [];
  }

  call(method, ...params) {
    return new Promise((resolve, reject) => this.calls.push({ method, params, resolve, reject }));
  }
}

describe('tiles from the node', () => {
  it('are asked for in the order in which they are wanted, a few at once', async () => {
    const node = new Slow();
    const tiles = new RemoteTiles(node, info);
    tiles.want([0, 1, 2, 3, 4, 5].map((c) => [0, 0, c, 0]));
    assert.deepEqual(node.calls.map((c) => c.params[2]), [0, 1, 2, 3]);
    node.calls[0].resolve(packed(Array(256 * 2).fill(7)));
    await settled();
    assert.deepEqual(node.calls.map((c) => c.params[2]), [0, 1, 2, 3, 4]);
    const tile = tiles.tile(0, 0, 0, 0);
    assert.deepEqual([tile.width, tile.height, tile.values[5]], [256, 2, 7]);
  });

  it('that are no longer wanted are not asked for, and none twice', async () => {
    const node = new Slow();
    const tiles = new RemoteTiles(node, info);
    let drawn = 0;
    tiles.onTile = () => (drawn += 1);
    tiles.want([0, 1, 2, 3, 4, 5].map((c) => [0, 0, c, 0]));
    tiles.want([[0, 0, 0, 0], [0, 1, 0, 0]]);
    node.calls.slice(0, 4).forEach((c) => c.resolve(packed([1])));
    await settled();
    assert.deepEqual(node.calls.map((c) => c.params.slice(1, 3)), [[0, 0], [0, 1], [0, 2], [0, 3], [1, 0]]);
    assert.equal(drawn, 4);
    tiles.want([[0, 0, 1, 0]]);
    assert.equal(node.calls.length, 5);
  });

  it('at the right end are as narrow as they are', async () => {
    const node = new Slow();
    const tiles = new RemoteTiles(node, info);
    tiles.want([[0, 0, 2, 0]]);
    node.calls[0].resolve(packed(Array(88 * 3).fill(0)));
    await settled();
    assert.deepEqual([tiles.tile(0, 0, 2, 0).width, tiles.tile(0, 0, 2, 0).height], [88, 3]);
    assert.equal(levelSize(600, 1), 300);
    assert.equal(levelSize(601, 2), 151);
  });

  it('that fail are told, and the others still come', async () => {
    const node = new Slow();
    const tiles = new RemoteTiles(node, info);
    const said = [];
    tiles.onError = (e) => said.push(e.message);
    tiles.want([[0, 0, 0, 0], [0, 0, 1, 0]]);
    node.calls[0].reject(new Error('the file is gone'));
    node.calls[1].resolve(packed([1]));
    await settled();
    assert.deepEqual(said, ['the file is gone']);
    assert.equal(tiles.tile(0, 0, 0, 0), null);
    assert.ok(tiles.tile(0, 0, 1, 0));
  });
});

describe('tiles in the page', () => {
  it('of coarser levels are means of two by two, without what is no number', () => {
    const nan = NaN;
    const tiles = new EmbeddedTiles({
      info: { ...info, x: { size: 3 }, y: { size: 3 } },
      images: [packed([1, 2, 3, 4, 5, 6, nan, nan, 9])],
      quantiles: [packed([1, 9])],
    });
    assert.deepEqual([...tiles.tile(0, 0, 0, 0).values.slice(0, 3)], [1, 2, 3]);
    const [a, b, c, d] = tiles.tile(0, 1, 0, 0).values;
    assert.deepEqual([a, b, d], [3, 4.5, 9]);
    assert.ok(Number.isNaN(c));
  });

  it('of an image made small are read out as such', async () => {
    const tiles = new EmbeddedTiles({
      info: { ...info, x: { size: 5 }, y: { size: 4 }, firstLevel: 1 },
      images: [packed([10, 20, 30, 40, 50, 60])],
      quantiles: [packed([10, 60])],
    });
    assert.equal(await tiles.pixel(0, 4, 3), 60);
    assert.equal(await tiles.pixel(0, 1, 1), 10);
    assert.equal(tiles.tile(0, 1, 0, 0).width, 3);
  });
});
