// Attendance on a phone: the one card is swapped, and an answer given without a line is kept and sent when it is back.
// Without this script every button is a form. Nothing about a person is kept: only where the answer goes (random
// identifiers), what was tapped, and the key that makes it count once. It is gone when it is sent, or at sign-out.
(() => {
  'use strict';
  const root = document.getElementById('att');
  const note = document.getElementById('att-wait');
  if (!root || !note || !window.localStorage) return;
  const PREFIX = 'hp-attendance-';
  const store = PREFIX + root.dataset.owner;
  const KEPT_DAYS = 7;
  const PATIENCE = 12000;
  const AGAIN = 15000;
  let reason = 'offline';
  let sending = false;
  let leaving = false;

  const read = (key = store) => { try { return JSON.parse(localStorage.getItem(key)) ?? []; } catch { return []; } };
  const write = (list, key = store) => {
    if (list.length) localStorage.setItem(key, JSON.stringify(list));
    else localStorage.removeItem(key);
  };

  // What nobody came back for is forgotten.
  for (const key of Object.keys(localStorage).filter((k) => k.startsWith(PREFIX))) {
    write(read(key).filter((e) => Date.now() - e.at < KEPT_DAYS * 86400000), key);
  }

  const text = (tag, words) => { const node = document.createElement(tag); node.textContent = words; return node; };
  const cardOf = (entry) => document.getElementById(entry.card);

  const tell = () => {
    const n = read().length;
    note.hidden = n === 0 && !leaving;
    const words = n === 1 ? note.dataset.one : note.dataset.many.replace('{n}', String(n));
    note.replaceChildren(text('p', `${words} ${note.dataset[leaving ? 'leave' : reason]}`));
    if (reason === 'door') {
      const link = text('a', ' →');
      link.href = '/sign-in?next=/attendance';
      link.setAttribute('aria-label', note.dataset.door);
      note.append(link);
    }
  };

  // The card while its answer waits: what was tapped, that it is not sent, and a way to take it back.
  const wait = (entry) => {
    const card = cardOf(entry);
    if (!card || card.querySelector('.att__came--wait')) return;
    const box = document.createElement('div');
    box.className = 'att__came att__came--wait';
    const words = document.createElement('div');
    const said = [...card.querySelectorAll('button')].find((b) => b.name === entry.pressed?.[0] && b.value === entry.pressed?.[1]);
    words.append(text('b', said?.textContent.trim() ?? ''), text('span', note.dataset.kept));
    const undo = text('button', note.dataset.undo);
    undo.type = 'button';
    undo.className = 'button button-secondary';
    undo.setAttribute('aria-label', `${note.dataset.undo} ${card.dataset.name}`);
    undo.addEventListener('click', () => {
      write(read().filter((e) => e.key !== entry.key));
      box.remove();
      for (const form of card.querySelectorAll('[data-waits]')) { form.hidden = false; form.removeAttribute('data-waits'); }
      card.focus();
      tell();
    });
    box.append(words, undo);
    for (const part of card.querySelectorAll('form, details')) if (!part.hidden) { part.hidden = true; part.setAttribute('data-waits', ''); }
    card.querySelector('.att__head').after(box);
  };

  const swap = (html, id) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const fresh = page.getElementById(id);
    const lead = page.getElementById('att-lead');
    if (lead) document.getElementById('att-lead')?.replaceWith(lead);
    if (!fresh) return false;
    document.getElementById(id)?.replaceWith(fresh);
    return true;
  };

  // 'done': the server has answered, with yes or no. 'door': it asks who this is. 'line': it was not reached.
  const send = async (entry, focus) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(entry.path, {
        method: 'POST', body: entry.body, redirect: 'manual', signal: stop.signal, credentials: 'same-origin',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'hp-card': 'yes' },
      });
      if (answer.type === 'opaqueredirect' || answer.status === 401) return 'door';
      if (answer.status >= 500 || answer.status === 429) return 'line';
      const swapped = swap(await answer.text(), entry.card);
      if (!swapped && (focus || document.visibilityState === 'visible')) location.reload();
      if (focus) document.getElementById(entry.card)?.focus();
      return 'done';
    } catch {
      return 'line';
    } finally {
      clearTimeout(timer);
    }
  };

  const keep = (entry, why) => {
    reason = why === 'door' ? 'door' : navigator.onLine ? 'slow' : 'offline';
    if (!read().some((e) => e.key === entry.key)) write([...read(), entry]);
    wait(entry);
    tell();
  };

  const flush = async () => {
    if (sending) return;
    sending = true;
    for (const entry of read()) {
      const outcome = await send(entry, false);
      if (outcome !== 'done') {
        reason = outcome === 'door' ? 'door' : navigator.onLine ? 'slow' : 'offline';
        break;
      }
      write(read().filter((e) => e.key !== entry.key));
    }
    sending = false;
    tell();
  };

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const path = new URL(form.action).pathname;
    if (path === '/sign-out' || path === '/attendance/leave') {
      if (read().length && !leaving) {
        event.preventDefault();
        event.stopImmediatePropagation();
        leaving = true;
        setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute('aria-disabled'); }, 0);
        tell();
        note.scrollIntoView({ block: 'center' });
        return;
      }
      localStorage.removeItem(store);
      return;
    }
    if (!form.hasAttribute('data-att')) return;
    event.preventDefault();
    const card = form.closest('.att');
    if (!card || card.getAttribute('aria-busy') === 'true') return;
    card.setAttribute('aria-busy', 'true');
    const body = new URLSearchParams(new FormData(form, event.submitter));
    // Which button it was, never what stands on it: a name is not kept on a phone.
    const { name, value } = event.submitter;
    const entry = { key: body.get('client_key') ?? path, path, body: body.toString(), card: card.id, pressed: [name, value], at: Date.now() };
    const outcome = await send(entry, true);
    card.removeAttribute('aria-busy');
    if (outcome !== 'done') keep(entry, outcome);
    else if (read().length) flush();
  }, true);

  for (const entry of read()) wait(entry);
  tell();
  flush();
  window.addEventListener('online', flush);
  window.addEventListener('offline', () => { if (read().length) { reason = 'offline'; tell(); } });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && read().length) flush(); });
  setInterval(() => { if (read().length) flush(); }, AGAIN);
})();
