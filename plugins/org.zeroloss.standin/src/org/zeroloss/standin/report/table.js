/* Sorts a table by the column whose heading is pressed: ascending, descending, as it was. Missing values stay last. */
const texts = new Intl.Collator('en', { numeric: true });
const NEXT = { none: 'ascending', ascending: 'descending', descending: 'none' };

function number(cell) {
  return Number(cell.dataset.v ?? cell.textContent);
}

function rank(cell, numeric) {
  return cell.classList.contains('missing') ? 2 : numeric && Number.isNaN(number(cell)) ? 1 : 0;
}

function sort(head) {
  const table = head.closest('table');
  const body = table.tBodies[0];
  const rows = [...body.rows];
  if (table.dataset.sorted === undefined) {
    rows.forEach((row, i) => {
      row.dataset.at = i;
    });
  }
  const direction = NEXT[head.getAttribute('aria-sort')];
  for (const other of table.tHead.rows[0].cells) {
    other.setAttribute('aria-sort', 'none');
  }
  head.setAttribute('aria-sort', direction);
  table.dataset.sorted = direction;
  const column = head.cellIndex;
  const numeric = head.dataset.type === 'number';
  const sign = direction === 'descending' ? -1 : 1;
  const before = (a, b) => a.dataset.at - b.dataset.at;
  const order = (a, b) => {
    const [p, q] = [a.cells[column], b.cells[column]];
    const [r, s] = [rank(p, numeric), rank(q, numeric)];
    if (r !== s || r > 0) {
      return r - s || before(a, b);
    }
    return sign * (numeric ? number(p) - number(q) : texts.compare(p.textContent, q.textContent)) || before(a, b);
  };
  rows.sort(direction === 'none' ? before : order);
  body.append(...rows);
}

document.addEventListener('click', (event) => {
  const head = event.target.closest('table.sortable thead th');
  if (head && event.target.closest('button')) {
    sort(head);
  }
});
