import { element, toggle } from './dom.js';
import { STYLE, colors, preferred } from './theme.js';

/**
 * Puts a view into its shadow root: style, theme switch, a line that reads out what is picked, and a
 * clear sentence where the view cannot be shown. `make(root, frame)` builds the view; `frame` has the
 * present `theme`, `say(text)`, `bar` (where controls go) and calls `onTheme` after a switch.
 */
export async function mount(shadowRoot, service, make) {
  const bar = element('div', { class: 'bar', role: 'toolbar', 'aria-label': 'View options' });
  const readout = element('div', { class: 'readout', role: 'status', 'aria-live': 'polite' });
  const content = element('div', { class: 'content' });
  const root = element('div', { class: 'view', 'data-theme': preferred() }, bar, content, readout);
  shadowRoot.replaceChildren(element('style', {}, STYLE), root);
  const frame = {
    bar,
    theme: colors(preferred()),
    onTheme: () => {},
    say(text, failed = false) {
      readout.textContent = text;
      readout.classList.toggle('error', failed);
    },
    /** Runs work and shows what goes wrong instead of leaving a stale picture unsaid. */
    async attempt(work) {
      try {
        return await work();
      } catch (e) {
        frame.say(`${e.message}. Reset and run the node again if this stays.`, true);
        return null;
      }
    },
  };
  const switchTheme = (name) => {
    root.dataset.theme = name;
    frame.theme = colors(name);
    frame.onTheme();
  };
  const dark = toggle('Dark', preferred() === 'dark', (on) => switchTheme(on ? 'dark' : 'light'));
  root.addEventListener('zeroloss-theme', (event) => {
    dark.setAttribute('aria-pressed', String(event.detail === 'dark'));
    switchTheme(event.detail);
  });
  let view = null;
  try {
    view = await make(content, frame);
    const note = service.embedded?.info?.note;
    if (note) {
      content.append(element('p', { class: 'note', style: 'margin: 0' }, note));
    }
  } catch (e) {
    content.replaceChildren(element('p', { class: 'message', role: 'alert' }, `The view cannot be shown: ${e.message}`));
  }
  bar.append(element('span', { class: 'spring' }), dark);
  service.drawn();
  return { teardown: () => view?.teardown?.() };
}
