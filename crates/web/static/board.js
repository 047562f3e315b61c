// Keys on the place board. Tab visits bars and deeds in the order of the rows, with or without this file.
//   ← →        along the place        ↑ ↓        the bar nearest in time on the place above or below
//   Page Up/Down  the centre before or after    Home   today    End   the last on the place
//   Enter      opens the panel (a link)         Esc    closes it and returns to the bar
// Everything is looked up when a key is pressed, so htmx may swap what it likes.
(() => {
  'use strict';

  const STOP = 'tbody td a';
  const board = () => document.querySelector('[data-board]');
  const panel = () => document.getElementById('selected');
  const middle = (element) => { const box = element.getBoundingClientRect(); return box.left + box.width / 2; };
  const stops = (row) => [...row.querySelectorAll('td a')];
  const rows = () => [...board().querySelectorAll('tbody tr')];

  const nearest = (candidates, x) => {
    let best = null;
    let least = Infinity;
    for (const stop of candidates) {
      const box = stop.getBoundingClientRect();
      const away = x < box.left ? box.left - x : x > box.right ? x - box.right : 0;
      if (away < least) { best = stop; least = away; }
    }
    return best;
  };

  // From row to row until one has something to stop at.
  const vertical = (all, from, step, x) => {
    for (let i = from + step; i >= 0 && i < all.length; i += step) {
      const found = nearest(stops(all[i]), x);
      if (found) return found;
    }
    return null;
  };

  const centre = (row, step, x) => {
    let body = row.closest('tbody');
    for (;;) {
      body = step > 0 ? body.nextElementSibling : body.previousElementSibling;
      if (!body || body.tagName !== 'TBODY') return null;
      for (const candidate of body.rows) {
        const found = nearest(stops(candidate), x);
        if (found) return found;
      }
    }
  };

  const today = () => {
    const line = board().querySelector('.board__lines [data-now]');
    return line ? middle(line) : null;
  };

  let column = null; // where in time the arrows up and down are going, while they do

  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !board()) return;

    if (event.key === 'Escape') {
      const close = panel()?.querySelector('.close');
      if (close && !document.querySelector('details.who[open], .nav__more details[open]')) {
        event.preventDefault();
        shut(close);
      }
      return;
    }

    const here = event.target instanceof Element ? event.target.closest(STOP) : null;
    if (!here || !board().contains(here)) return;
    const row = here.closest('tr');
    const inRow = stops(row);
    const x = column ?? middle(here);
    let next = null;
    let keep = false;
    switch (event.key) {
      case 'ArrowRight': next = inRow[inRow.indexOf(here) + 1]; break;
      case 'ArrowLeft': next = inRow[inRow.indexOf(here) - 1]; break;
      case 'End': next = inRow[inRow.length - 1]; break;
      case 'Home': next = today() === null ? inRow[0] : nearest(inRow, today()); break;
      case 'ArrowDown': case 'ArrowUp': {
        const all = rows();
        next = vertical(all, all.indexOf(row), event.key === 'ArrowDown' ? 1 : -1, x);
        keep = true;
        break;
      }
      case 'PageDown': case 'PageUp': next = centre(row, event.key === 'PageDown' ? 1 : -1, x); keep = true; break;
      default: return;
    }
    event.preventDefault();
    if (!next) return;
    next.focus();
    column = keep ? x : null;
  });
  document.addEventListener('focusin', (event) => { if (!event.target.closest?.(STOP)) column = null; });
  document.addEventListener('pointerdown', () => { column = null; });

  // ---------- panel ----------
  let opener = null; // the chosen bar

  const mark = (bar) => {
    for (const other of board().querySelectorAll('a.bar[aria-current]')) other.removeAttribute('aria-current');
    if (bar) bar.setAttribute('aria-current', 'true');
  };

  const shut = (close) => {
    const bar = board().querySelector('a.bar[aria-current]') ?? opener;
    panel().replaceChildren();
    mark(null);
    opener = null;
    history.replaceState(history.state, '', close.href);
    bar?.focus();
  };

  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !board()) return;
    const close = event.target instanceof Element ? event.target.closest('#selected .close') : null;
    if (!close) return;
    event.preventDefault();
    event.stopPropagation();
    shut(close);
  }, true);

  // A bar is a plain link; with htmx only the panel is fetched. One listener serves hundreds of bars.
  document.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !window.htmx) return;
    const bar = event.target instanceof Element ? event.target.closest('[data-board] a.bar') : null;
    if (!bar) return;
    event.preventDefault();
    opener = bar;
    window.htmx.ajax('GET', bar.getAttribute('href'), { source: bar, target: '#selected' });
  });

  document.addEventListener('htmx:afterSettle', (event) => {
    if (!board() || event.detail.target !== panel()) return;
    if (opener) mark(opener);
    document.getElementById('selected-h')?.focus();
  });

  // Opened without htmx (the page came with the panel): focus stands where the address says; remember the bar.
  document.addEventListener('DOMContentLoaded', () => {
    const bar = board()?.querySelector('a.bar[aria-current]');
    if (!bar) return;
    opener = bar;
    if (location.hash === '#selected') document.getElementById('selected-h')?.focus();
  });
})();
