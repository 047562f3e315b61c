// Lists by keyboard: j and k, or the arrows while a row has the focus, go from row to row; "/" goes to the field that
// looks for a text. Enter opens, as it does for any link. Without script, Tab does all of it.
(() => {
  'use strict';

  const rows = () => [...document.querySelectorAll('.list--long tbody th a')];
  const typing = (node) => node instanceof HTMLElement && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName));

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === '/') {
      const find = document.getElementById('find') ?? document.getElementById('q');
      if (find) { event.preventDefault(); find.focus(); find.select(); }
      return;
    }
    const inList = document.activeElement?.closest?.('.list--long');
    const step = event.key === 'j' || (inList && event.key === 'ArrowDown') ? 1 : event.key === 'k' || (inList && event.key === 'ArrowUp') ? -1 : 0;
    if (!step) return;
    const all = rows();
    const here = all.indexOf(document.activeElement?.closest?.('tr')?.querySelector('th a'));
    const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : here + step];
    if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: 'nearest' }); }
  });
})();
