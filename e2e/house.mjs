// The house for a browser test: the built program with an own, empty demo; a browser; pages that complain.
//
//   import { PHONE, good, openHouse, shot } from './house.mjs';
//   let house;
//   before(async () => { house = await openHouse(); });
//   after(async () => { await house.close(); });
//   test('the board on a phone, in Danish', async () => {
//     await house.visit({ size: PHONE, language: 'da', as: 'job_consultant' }, async (page) => {
//       await page.goto('/places');
//       await good(page);
//       await shot(page, 'board');
//     });
//   });
//
// A visit fails when the page broke the security policy, logged an error, threw, or got a 5xx or a missing file,
// whatever else the test looked at.
//
// Environment: HOLDEPUNKT_BIN (default target/debug/holdepunkt), CHROMIUM (default: the first found on the PATH; the
// headless shell takes a quarter less time than the whole browser, which HEADED=1 needs),
// HEADED=1 shows the browser, SHOTS=1 takes pictures of the pages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const SIZES = { desktop: DESKTOP, phone: PHONE };
export const LANGUAGES = { da: 'da-DK', en: 'en-GB' };

// ---------- the program ----------

// Below the range that the system hands out for outgoing connections, so that nobody takes it meanwhile.
const sparePort = async () => {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    const taken = await new Promise((resolve) => {
      const socket = createConnection({ host: '127.0.0.1', port });
      socket.once('connect', () => { socket.destroy(); resolve(true); });
      socket.once('error', () => resolve(false));
    });
    if (!taken) return port;
  }
  throw new Error('no spare port');
};

/**
 * Starts `holdepunkt demo` on an empty folder and waits until it answers.
 * `args` are further flags, `env` further environment.
 */
export const startDemo = async ({ args = [], env = {} } = {}) => {
  const program = process.env.HOLDEPUNKT_BIN ?? join(root, 'target/debug/holdepunkt');
  if (!existsSync(program)) throw new Error(`${program} is not built`);
  const data = mkdtempSync(join(tmpdir(), 'holdepunkt-e2e-'));
  const port = await sparePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(program, ['demo', '--data', data, '--port', String(port), ...args], {
    cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk) => { said = (said + chunk).slice(-20000); };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let ended = null;
  const end = new Promise((resolve) => child.once('exit', (code, signal) => { ended = signal ?? code; resolve(); }));
  const stop = async () => {
    if (ended === null) {
      child.kill('SIGTERM');
      if (await Promise.race([end, sleep(5000, 'late', { ref: false })]) === 'late') child.kill('SIGKILL');
      await end;
    }
    rmSync(data, { recursive: true, force: true });
  };
  // If the test run itself is stopped, so is the program.
  process.once('exit', () => { if (ended === null) child.kill('SIGKILL'); });

  const began = Date.now();
  for (;;) {
    if (ended !== null) { await stop(); throw new Error(`the program ended (${ended}) before it answered:\n${said}`); }
    try {
      const answer = await fetch(url, { redirect: 'manual' });
      await answer.arrayBuffer();
      break;
    } catch {
      if (Date.now() - began > 60000) { await stop(); throw new Error(`no answer within a minute:\n${said}`); }
      await sleep(50);
    }
  }
  return { url, data, program, stop, said: () => said, ready: Date.now() - began };
};

// ---------- the browser ----------

const findChromium = () => {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const shell = process.env.HEADED === '1' ? [] : ['chromium-headless-shell'];
  for (const name of [...shell, 'chromium', 'chromium-browser', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try { accessSync(path, constants.X_OK); return path; } catch { /* the next */ }
    }
  }
  throw new Error('no Chromium on the PATH: install it, or name it in CHROMIUM');
};

export const startBrowser = () => chromium.launch({
  executablePath: findChromium(),
  headless: process.env.HEADED !== '1',
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--font-render-hinting=none',
  ],
});

/** Everything a page must not do, gathered while it does something else. */
const listen = (page) => {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A refusal (4xx) of a page or an htmx request is an answer; its line in the console is the browser's own.
    if (/^Failed to load resource/.test(message.text())) return;
    complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    const status = response.status();
    const file = ['stylesheet', 'script', 'image', 'font'].includes(response.request().resourceType());
    if (status >= 500 || (file && status >= 400)) complaints.push(`${status}: ${response.request().method()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (!/ERR_ABORTED/.test(why)) complaints.push(`${why}: ${request.method()} ${request.url()}`); // left the page meanwhile
  });
  return complaints;
};

export class Complaint extends Error {
  constructor(lines) {
    super(`the page complained:\n  ${lines.join('\n  ')}`);
    this.name = 'Complaint';
  }
}

/** A browser on `url`, without a program of its own. */
export const openBrowser = async (url) => {
  const browser = await startBrowser();

  /** The cookies of whoever has entered, by role and language: the door is gone through once, not at every visit. */
  const entered = new Map();
  const enter = async (page, context, as, language) => {
    const key = `${as} ${language}`;
    if (entered.has(key)) await context.addCookies(entered.get(key));
    else {
      await enterAs(page, as);
      entered.set(key, await context.cookies());
    }
  };

  /**
   * One visit in a browser of its own: `visit({ size, language, as, script }, async (page, context) => { … })`. It begins
   * on no page. `as` has entered as that role; who signs out or changes what the session holds calls `enterAs` itself.
   * `script: false` switches JavaScript off; `context` takes further Playwright options.
   */
  const visit = async ({ size = DESKTOP, language = 'da', as = null, script = true, context: more = {} }, deed) => {
    const context = await browser.newContext({
      baseURL: url, viewport: size, locale: LANGUAGES[language] ?? language, timezoneId: 'Europe/Copenhagen',
      javaScriptEnabled: script, reducedMotion: 'reduce', hasTouch: size.width < 760, ...more,
    });
    context.setDefaultTimeout(10000);
    try {
      const page = await context.newPage();
      const complaints = listen(page);
      if (as) await enter(page, context, as, language);
      const result = await deed(page, context);
      if (complaints.length) throw new Complaint(complaints);
      return result;
    } finally {
      await context.close();
    }
  };
  return { browser, url, visit, close: () => browser.close() };
};

/** The program and a browser on it. */
export const openHouse = async (options) => {
  const program = await startDemo(options);
  try {
    const browser = await openBrowser(program.url);
    return {
      ...browser,
      program,
      close: async () => {
        await browser.close();
        await program.stop();
      },
    };
  } catch (error) {
    await program.stop();
    throw error;
  }
};

// ---------- what tests do on a page ----------

/** Enters through the demo's door as a role, by its code (`job_consultant`); `next` is where to. */
export const enterAs = async (page, role, next = '/') => {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  const door = page.locator(`button.door[data-role="${role}"]`);
  if (await door.count() === 0) {
    const roles = await page.locator('button.door').evaluateAll((all) => all.map((one) => one.dataset.role));
    throw new Error(`no door for ${role}; there are ${roles.join(', ') || 'none'}`);
  }
  await door.first().click();
  await page.waitForURL((url) => url.pathname !== '/sign-in' && url.pathname !== '/enter');
};

/**
 * Fills a form in by the names of its fields: text, selects (by value, or by words that an option holds), radios by
 * value, ticks by `true` or a list of values, and days as 2026-11-24 in the three fields of a date.
 */
export const fillIn = async (page, fields) => {
  for (const [name, value] of Object.entries(fields)) {
    const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value));
    if (day && await page.locator(`main [name="${name}_day"]`).count()) {
      for (const [i, part] of ['year', 'month', 'day'].entries()) await page.locator(`main [name="${name}_${part}"]`).fill(String(Number(day[i + 1])));
      continue;
    }
    const all = page.locator(`main [name="${name}"]`);
    if (await all.count() === 0) throw new Error(`no field ${name} on ${page.url()}`);
    const kind = await all.first().evaluate((one) => (one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase()));
    if (kind === 'select') {
      const options = await all.first().locator('option').evaluateAll((those) => those.map((one) => [one.value, one.textContent]));
      const option = options.find(([code]) => code === value) ?? options.find(([, words]) => words.includes(value));
      if (!option) throw new Error(`${name} has no ${value}: ${options.map(([, words]) => words.trim()).join(', ')}`);
      await all.first().selectOption(option[0]);
    } else if (kind === 'radio' || kind === 'checkbox') {
      for (const one of value === true ? ['yes'] : [value].flat()) {
        // The box itself lies under its drawn likeness.
        await page.locator(`main [name="${name}"][value="${one}"]`).check({ force: true });
      }
    } else await all.first().fill(String(value));
  }
};

/** Sends the form that the page is about, or the one around `within`, and waits for what comes. */
export const send = async (page, within = 'main form.form') => {
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.locator(`${within} button[type=submit]`).last().click(),
  ]);
  await page.waitForLoadState('load');
  const errors = page.locator('#error-summary');
  if (await errors.count()) throw new Error(`refused on ${page.url()}: ${(await errors.innerText()).replace(/\s+/g, ' ')}`);
};

/** Follows a link or presses a button that leads to another page (a locator, or the first that a selector finds), and waits until that page stands. */
export const follow = async (page, link) => {
  await Promise.all([page.waitForEvent('framenavigated'), (typeof link === 'string' ? page.locator(link).first() : link).click()]);
  await page.waitForLoadState('load');
};

/** The day so many days from today in Denmark, as `fillIn` takes it. */
export const day = (away) => new Date(Date.now() + away * 86400000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' });

export const pathOf = (page) => new URL(page.url()).pathname;

/** A CPR number that is nobody's: it fails modulus 11. `at` makes another one of the same day. */
export const nobodysCpr = (born, at = 0) => {
  const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
  const [year, month, day] = born.split('-');
  for (let serial = 100 + at * 7; ; serial += 1) {
    const digits = `${day}${month}${year.slice(2)}${String(serial).padStart(4, '0')}`;
    if ([...digits].reduce((sum, digit, i) => sum + weights[i] * Number(digit), 0) % 11 !== 0) return `${digits.slice(0, 6)}-${digits.slice(6)}`;
  }
};

/** A CVR number in the range that the demo uses: modulus 11 fits, no company has it. */
export const nobodysCvr = (at) => {
  const weights = [2, 7, 6, 5, 4, 3, 2, 1];
  for (let number = 98700000 + at * 100; ; number += 1) {
    if ([...String(number)].reduce((sum, digit, i) => sum + weights[i] * Number(digit), 0) % 11 === 0) return String(number);
  }
};

/** An address without what differs from thing to thing: identifiers, pseudonyms and days are left out, and of what is asked all but the zoom. */
export const pattern = (address) => {
  const { pathname, searchParams } = new URL(address, 'http://x');
  const path = pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/g, '{pseudonym}')
    .replace(/\d{4}-\d\d-\d\d/g, '{day}');
  const asks = searchParams.get('zoom') ?? (searchParams.size ? '…' : '');
  return asks ? `${path}?${asks}` : path;
};

/**
 * What axe has found clean: kinds of elements by page, language and width, and inks by page and width; a file each. The
 * folder lives as long as the run: ./test makes one for all test files (AXE_CLEAN), a file run alone has its own.
 */
const cleanFolder = process.env.AXE_CLEAN ?? mkdtempSync(join(tmpdir(), 'holdepunkt-clean-'));
if (!process.env.AXE_CLEAN) process.once('exit', () => rmSync(cleanFolder, { recursive: true, force: true }));
const cleanFile = (key) => join(cleanFolder, createHash('sha256').update(key).digest('hex').slice(0, 32));
const cleanOf = (key) => new Set(existsSync(cleanFile(key)) ? readFileSync(cleanFile(key), 'utf8').split('\n') : []);
// By a rename, so that nobody reads half of it; of two who write at once one is lost, and axe looks once more.
const keepClean = (key, all) => {
  const own = `${cleanFile(key)}.${process.pid}`;
  writeFileSync(own, [...new Set([...cleanOf(key), ...all])].join('\n'));
  renameSync(own, cleanFile(key));
};
const isClean = (key, all) => {
  const known = cleanOf(key);
  return all.every((one) => known.has(one));
};

/**
 * The page as axe tells pages apart; the kinds of elements on it; and its inks: what colour, size and weight words have,
 * on which grounds, from the nearest to the first that hides what is behind it.
 */
const looked = async (page) => {
  const { language, kinds, inks } = await page.evaluate(() => {
    const every = [...document.body.querySelectorAll('*')];
    const kind = (one) => [
      one.parentElement?.localName, one.localName, one.getAttribute('class'), one.getAttribute('role'), one.getAttribute('type'),
      [...one.attributes].filter((a) => a.name.startsWith('aria-')).map((a) => a.name).join('+'),
    ].join(' ').replace(/\s+/g, ' ');
    const grounds = new Map([[null, '']]);
    const ground = (one) => {
      if (!grounds.has(one)) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
        const hides = /^rgb\(/.test(backgroundColor) && backgroundImage === 'none' && opacity === '1';
        const own = /^rgba\(.* 0\)$/.test(backgroundColor) && backgroundImage === 'none' && opacity === '1' ? '' : `${backgroundColor} ${backgroundImage} ${opacity};`;
        grounds.set(one, hides ? own : own + ground(one.parentElement));
      }
      return grounds.get(one);
    };
    const ink = (one) => {
      const { color, fontSize, fontWeight } = getComputedStyle(one);
      return `${color} ${fontSize} ${fontWeight} on ${ground(one)}`;
    };
    const written = every.filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    return { language: document.documentElement.lang, kinds: [...new Set(every.map(kind))], inks: [...new Set(written.map(ink))] };
  });
  const where = `${pattern(page.url())} ${page.viewportSize().width}`;
  return { key: `${where} ${language}`, where, kinds, inks };
};

/**
 * Fails with what axe found, one line per place: rule, element, what to do.
 * Everything that is folded is opened first; `except` names rules to leave out, with a reason in the test. Axe takes
 * most of a browser test's time, so it is spared what it has found clean before: the same page in the same language and
 * width with no element of a new kind; and contrast, half of its work, where the same page in the same width had every
 * ink on the same ground, in whatever language.
 */
export const axe = async (page, { except = [], within = null } = {}) => {
  if (page.url() === 'about:blank') throw new Error('no page is open yet');
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.open = true;
  });
  const { key, where, kinds, inks } = await looked(page);
  const contrastIsClean = isClean(where, inks);
  if (contrastIsClean && isClean(key, kinds)) return;
  const off = contrastIsClean ? [...except, 'color-contrast'] : except;
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const found = await page.evaluate(async ({ off, scope }) => {
    const answer = await window.axe.run(scope ?? document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    });
    return answer.violations.flatMap((rule) => rule.nodes.map((node) =>
      `${rule.id} (${rule.impact}) at ${node.target.join(' ')}\n      ${node.html.slice(0, 160)}\n      ${(node.failureSummary ?? '').split('\n').slice(1).join(' ').trim()}`));
  }, { off, scope: within });
  if (found.length) {
    const error = new Error(`axe found ${found.length} on ${page.url()}:\n    ${found.slice(0, 20).join('\n    ')}`);
    error.name = 'Accessibility';
    throw error;
  }
  if (within || except.length) return;
  keepClean(key, kinds);
  keepClean(where, inks);
};

/** No sideways scroll of the page itself. */
export const fits = async (page) => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (over > 0) throw new Error(`${page.url()} is ${over} px too wide`);
};

/** What every page must: fit its window, be clean for axe, lack no words. Everything that is wrong is told at once. */
export const good = async (page) => {
  await page.waitForLoadState('load'); // whoever came by a link without waiting for it
  const faults = [];
  for (const look of [fits, axe]) await look(page).catch((error) => faults.push(error.message));
  const text = await page.evaluate(() => document.documentElement.textContent);
  const missing = [...text.matchAll(/⟦[^⟧]*⟧/g)].map(([all]) => all);
  if (missing.length) faults.push(`missing words on ${page.url()}: ${missing.join(' ')}`);
  if (faults.length) throw new Error(faults.join('\n  '));
};

/**
 * With SHOTS=1, takes the whole page to e2e/shots/NAME-WIDTH.png, to be looked at. The window grows to the page, so that
 * what sticks stays at its end.
 */
export const shot = async (page, name) => {
  if (process.env.SHOTS !== '1') return;
  const size = page.viewportSize();
  const folder = join(here, 'shots');
  mkdirSync(folder, { recursive: true });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(size.height, height), 8000) });
  await page.evaluate(() => document.fonts.ready);
  const path = join(folder, `${name}-${size.width}.png`);
  await page.screenshot({ path });
  await page.setViewportSize(size);
};

/** Presses keys one after the other and tells where the focus is: the id, or the words of the element. */
export const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
  return focused(page);
};
export const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at?.id || at?.textContent?.trim().replace(/\s+/g, ' ') || at?.tagName || '';
});
