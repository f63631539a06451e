/**
 * Colours and style of the views, light and dark. Plots write resolved colours into their SVG, so
 * that an exported file looks as on the screen; everything else takes them from CSS variables.
 */

/** Okabe and Ito's palette: told apart with every common form of colour blindness. */
const LIGHT_SERIES = ['#0072b2', '#d55e00', '#008a63', '#a8488a', '#8a6d00', '#333333'];
const DARK_SERIES = ['#56b4e9', '#ff8c4a', '#2fc796', '#e89ac7', '#f0e442', '#d0d0d0'];

const THEMES = {
  light: {
    name: 'light',
    background: '#ffffff',
    panel: '#f4f6f8',
    text: '#1b2733',
    muted: '#4d5b69',
    grid: '#dde3e8',
    border: '#8794a1',
    accent: '#005a9c',
    onAccent: '#ffffff',
    error: '#a1160a',
    series: LIGHT_SERIES,
  },
  dark: {
    name: 'dark',
    background: '#14191f',
    panel: '#1e262e',
    text: '#e8edf2',
    muted: '#aab6c2',
    grid: '#303b46',
    border: '#7d8b99',
    accent: '#7cc4ff',
    onAccent: '#10151a',
    error: '#ff9d90',
    series: DARK_SERIES,
  },
};

/** @returns the colours of the theme named `light` or `dark` */
export function colors(name) {
  return THEMES[name] ?? THEMES.light;
}

/** @returns what the reader's system prefers */
export function preferred() {
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function variables(theme) {
  return ['background', 'panel', 'text', 'muted', 'grid', 'border', 'accent', 'onAccent', 'error']
    .map((key) => `--${key}: ${theme[key]};`)
    .join(' ');
}

export const STYLE = `
:host { display: block; height: 100%; }
.view { ${variables(THEMES.light)} color-scheme: light; }
.view[data-theme='dark'] { ${variables(THEMES.dark)} color-scheme: dark; }
.view { box-sizing: border-box; height: 100%; min-height: 22rem; display: flex; flex-direction: column;
  gap: .5rem; padding: .6rem; background: var(--background); color: var(--text);
  font: 14px/1.4 system-ui, 'Segoe UI', Roboto, sans-serif; overflow: auto; }
.view *, .view *::before { box-sizing: border-box; }
.bar { display: flex; flex-wrap: wrap; gap: .4rem .8rem; align-items: center; }
.bar label, .bar .group { display: inline-flex; gap: .35rem; align-items: center; color: var(--muted); }
.bar .spring { flex: 1 1 auto; }
button, select, input[type='number'] { font: inherit; color: var(--text); background: var(--panel);
  border: 1px solid var(--border); border-radius: 4px; padding: .15rem .5rem; }
input[type='number'] { width: 6.5em; }
button { cursor: pointer; }
button:hover { border-color: var(--accent); }
button[aria-pressed='true'] { background: var(--accent); color: var(--onAccent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.content { flex: 1 0 auto; display: flex; flex-direction: column; gap: .5rem; }
.panes { flex: 1 0 auto; display: grid; gap: .6rem;
  grid-template-columns: minmax(14rem, 2fr) minmax(18rem, 3fr); }
.panes.one { grid-template-columns: 1fr; }
.panes.even { grid-template-columns: 1fr 1fr; }
.panes.three { grid-template-columns: 1fr 1fr 1fr; }
.panes.stack { grid-template-columns: 1fr; grid-template-rows: 3fr auto; }
.panes.stack > .pane:last-child { min-height: 6rem; max-height: 14rem; }
.panes.side { grid-template-columns: 1fr 1fr; grid-template-rows: auto 1fr; }
.panes.side > .pane:first-child { grid-column: 1 / -1; min-height: 6rem; max-height: 14rem; }
.pane.scroll { overflow: auto; padding: .3rem; cursor: auto; }
.pane.scroll thead th { position: sticky; top: -.3rem; background: var(--panel); }
.panes.wide { grid-template-columns: minmax(14rem, 2fr) minmax(18rem, 3fr); grid-template-rows: 3fr 2fr; }
.panes.wide > .pane { min-height: 11rem; }
.panes.wide > .pane:last-child { grid-column: 2; grid-row: 1 / -1; }
.panes.side > .pane:last-child:nth-child(2) { grid-column: 1 / -1; }
.panes.four > .pane { min-height: 11rem; }
.panes.four { grid-template-columns: minmax(14rem, 2fr) minmax(18rem, 3fr); grid-template-rows: 3fr 2fr; }
.pane { position: relative; min-width: 0; min-height: 14rem; background: var(--panel);
  border: 1px solid var(--grid); border-radius: 6px; overflow: hidden; }
.pane > svg { position: absolute; inset: 0; width: 100%; height: 100%; display: block; }
.pane[tabindex] { cursor: crosshair; }
.readout { min-height: 1.4em; font-variant-numeric: tabular-nums; color: var(--text); }
.readout.error, .message { color: var(--error); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0; padding: 0; list-style: none; }
.legend label, .legend .entry { display: inline-flex; gap: .35rem; align-items: center; color: var(--text); }
.legend .key { width: 1.4em; height: 0; border-top: 3px solid; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
table { font-size: 13px; white-space: nowrap; }
th { color: var(--muted); font-weight: 600; }
th, td { padding: .15rem .5rem; border-bottom: 1px solid var(--grid); text-align: right; }
th:first-child, td:first-child { text-align: left; }
@media (max-width: 46rem) {
  .panes, .panes.even, .panes.three, .panes.stack, .panes.side, .panes.wide, .panes.four {
    grid-template-columns: 1fr; grid-template-rows: none; grid-auto-rows: minmax(16rem, 1fr); }
  .panes.wide > .pane:last-child { grid-column: 1; grid-row: auto; }
}
@media (prefers-reduced-motion: no-preference) { button { transition: border-color .15s; } }
`;
