import { chromium } from 'playwright-core';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Folder with a report of each workflow that the build ran; see `Execution` of the nodes' tests. */
export const REPORTS =
  process.env.ZEROLOSS_REPORTS ?? path.join(root, 'plugins/org.zeroloss.nodes.tests/target/reports');

/** Where pictures of the views land. */
export const SCREENSHOTS = path.join(root, 'target/screenshots');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @returns the names of the workflows that have a report */
export function reports() {
  if (!existsSync(REPORTS)) {
    throw new Error(`There are no reports in ${REPORTS}; run "mvn verify" first, or set ZEROLOSS_REPORTS`);
  }
  return readdirSync(REPORTS).sort();
}

export function launch() {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}

/**
 * Opens an address and keeps what must not happen: errors on the console and requests that leave the
 * page. The Content-Security-Policy of the page would refuse axe as a script of another origin; it is
 * evaluated in the page instead.
 */
export async function open(browser, address, allowed = /^(file|data|blob):/) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const faults = [];
  page.on('console', (m) => m.type() === 'error' && faults.push(`console: ${m.text()}`));
  page.on('pageerror', (e) => faults.push(`error: ${e.message}`));
  page.on('request', (r) => !allowed.test(r.url()) && faults.push(`request: ${r.url()}`));
  await page.goto(address);
  return { page, faults };
}

export function reportAddress(name) {
  return pathToFileURL(path.join(REPORTS, name, 'index.html')).href;
}

/** Brings every view of a page onto the screen and waits until all have started. */
export async function startViews(page) {
  const views = page.locator('.node-view');
  for (let i = 0; i < (await views.count()); i++) {
    const view = views.nth(i);
    await view.scrollIntoViewIfNeeded();
    await page.waitForFunction((e) => e.dataset.state, await view.elementHandle(), { timeout: 20000 });
    await page.waitForTimeout(150);
  }
  return views;
}

/** @returns serious and critical violations that axe finds, as sentences */
export async function violations(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ['violations'] }),
  );
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id} (${v.impact}): ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
}

/**
 * Rows of a CSV file as objects; our own files quote only what RFC 4180 demands, and empty texts.
 *
 * @param missing what stands for a missing value, which is a field without anything, not even quotes
 */
export function csv(text, missing = '') {
  const [head, ...rows] = text.trim().split(/\r?\n/).map((line) => cells(line, missing));
  return rows.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i]])));
}

function cells(line, missing) {
  const out = [];
  const pattern = /("(?:[^"]|"")*"|[^,]*)(,|$)/g;
  let m;
  do {
    m = pattern.exec(line);
    out.push(m[1].startsWith('"') ? m[1].slice(1, -1).replace(/""/g, '"') : m[1] || missing);
  } while (m[2] === ',');
  return out;
}

/** What a button of a view saves. */
export async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
