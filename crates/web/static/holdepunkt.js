// What every page may have beyond plain HTML. Nothing depends on it: forms post, links lead on, menus are <details>.
(() => {
  'use strict';

  // One submit per form. The server refuses the second by its idempotency key; this spares the person the wait.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || form.hasAttribute('data-many')) return;
    if (form.dataset.sent === 'yes') {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = 'yes';
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : form.querySelector('button[type=submit], button:not([type])');
    if (!button) return;
    // After this turn of the event loop: a disabled button would not send its own name and value.
    setTimeout(() => {
      button.style.width = `${button.offsetWidth}px`; // set through the object model: the policy allows it
      button.setAttribute('aria-disabled', 'true');
      if (button.dataset.busy) {
        button.dataset.label = button.textContent;
        button.textContent = button.dataset.busy;
      }
    }, 0);
  }, true); // before htmx sees it

  // Back from the next page, or an answer that stays on this page: the form may be sent again.
  const wake = (scope) => {
    for (const form of scope.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll('[aria-disabled=true]')) {
        button.removeAttribute('aria-disabled');
        button.style.removeProperty('width');
        if (button.dataset.label) button.textContent = button.dataset.label;
      }
    }
  };
  window.addEventListener('pageshow', (event) => { if (event.persisted) wake(document); });
  document.addEventListener('htmx:afterRequest', (event) => { if (event.detail.elt instanceof Element) wake(event.detail.elt.closest('form')?.parentElement ?? document); });

  // A refused form: the summary first, so that it is read and its links are the next Tab.
  const summary = () => document.getElementById('error-summary')?.focus();
  document.addEventListener('DOMContentLoaded', summary);
  document.addEventListener('htmx:afterSettle', (event) => { if (event.detail.elt?.querySelector?.('#error-summary')) summary(); });

  // On a narrow screen the parts of a section scroll: the one that the page belongs to comes into sight.
  document.addEventListener('DOMContentLoaded', () => {
    const here = document.querySelector('.subnav [aria-current]');
    const row = here?.closest('.subnav');
    if (!row || row.scrollWidth <= row.clientWidth) return;
    const [part, room] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += part.left - room.left - (room.width - part.width) / 2;
  });

  // Menus close on Esc (focus back on the button) and on a click elsewhere.
  const menus = () => document.querySelectorAll('details.who[open], .nav__more details[open], details.tool[open]');
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector('summary').focus();
      event.preventDefault();
    }
  });
  document.addEventListener('click', (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });

  // Filters made of selects apply when one is chosen; without script their own button does it.
  document.addEventListener('change', (event) => {
    const form = event.target instanceof HTMLSelectElement ? event.target.closest('form[data-auto]') : null;
    if (form) form.requestSubmit();
  });

  // "Print" as a link to the page's own print view where the browser can print.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-print]') : null;
    if (!link) return;
    event.preventDefault();
    window.print();
  });
})();
