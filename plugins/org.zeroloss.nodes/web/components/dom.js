/** Makes elements; attributes named `onclick` and so on are listeners, `false` and `null` are left out. */
export function element(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      e.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      e.setAttribute(key, value === true ? '' : value);
    }
  }
  e.append(...children);
  return e;
}

/** Makes an SVG element with attributes. */
export function svgElement(tag, attributes = {}, ...children) {
  const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      e.setAttribute(key, value);
    }
  }
  e.append(...children);
  return e;
}

/** A select with a label; `options` are `[value, text]` pairs. */
export function choice(text, options, value, onchange) {
  const select = element(
    'select',
    { onchange: (event) => onchange(event.target.value) },
    ...options.map(([v, t]) => element('option', { value: v, selected: v === value }, t)),
  );
  return { label: element('label', {}, text, select), select };
}

/** A button that is pressed or not. */
export function toggle(text, pressed, onchange) {
  const b = element('button', { type: 'button', 'aria-pressed': String(pressed) }, text);
  b.addEventListener('click', () => {
    const now = b.getAttribute('aria-pressed') !== 'true';
    b.setAttribute('aria-pressed', String(now));
    onchange(now);
  });
  return b;
}

/** A number field with its unit. */
export function numberField(text, unit, value, step, onchange) {
  const input = element('input', {
    type: 'number',
    step,
    value,
    onchange: (event) => {
      const v = event.target.valueAsNumber;
      if (Number.isFinite(v)) {
        onchange(v);
      }
    },
  });
  return { label: element('label', {}, text, input, unit), input };
}

/**
 * Lets at most one call run at a time and only the newest of those that wait: a drag over a map asks
 * for more windows than can be computed, and none but the last is of use.
 */
export function newestOnly(work) {
  let running = false;
  let waiting = null;
  const next = async (...args) => {
    if (running) {
      waiting = args;
      return;
    }
    running = true;
    try {
      await work(...args);
    } finally {
      running = false;
      if (waiting) {
        const again = waiting;
        waiting = null;
        next(...again);
      }
    }
  };
  return next;
}
