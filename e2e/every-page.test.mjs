// Every page that somebody can walk to, as every role of the start page, in both languages and at both sizes:
// it answers, axe finds nothing, it fits, it has one h1, no words are missing and `lang` says the truth.
//
// A role's walk begins at its first page and follows each link of the house; of addresses that differ only in an
// identifier or a day, the first is enough. Danish is walked, English is shown the same addresses.
// ONLY=citizen,agency walks as those alone; TELL=1 says on the way where it is and what it finds.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, axe, fits, openHouse, pattern } from './house.mjs';

/** Addresses of one pattern that a role is shown. */
const OF_A_PATTERN = 1;
/** A walk longer than this goes in circles. */
const AT_MOST = 150;
/** Links that are no pages: files, and what leaves the house. */
const NO_PAGE = /^\/(static\/|health$)/;

let house;
let roles;
before(async () => {
  house = await openHouse();
  roles = await house.visit({}, async (page) => {
    await page.goto('/sign-in');
    return page.locator('button.door').evaluateAll((all) => all.map((one) => one.dataset.role));
  });
});
after(async () => { await house?.close(); });

const links = (page) => page.evaluate(() => [...document.querySelectorAll('a[href]')]
  .filter((a) => a.origin === location.origin)
  .map((a) => a.pathname + a.search));

/** What is wrong with the page as it stands; nothing when nothing is. */
const faults = async (page, language) => {
  const found = await page.evaluate((asked) => {
    const all = [];
    const said = document.documentElement.lang;
    if (said !== asked) all.push(`lang is ${said}, not ${asked}`);
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) all.push(`${headings} h1`);
    if (!document.title.includes('Holdepunkt')) all.push(`title: ${document.title}`);
    const attributes = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')]
      .map((one) => ['aria-label', 'placeholder', 'title', 'alt'].map((name) => one.getAttribute(name) ?? '').join(' '));
    for (const text of [document.documentElement.textContent, ...attributes]) {
      for (const [missing] of text.matchAll(/⟦[^⟧]*⟧|\{\$?\w+\}/g)) all.push(`missing words: ${missing}`);
    }
    const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
    for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) all.push(`id twice: ${id}`);
    return all;
  }, language);
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    const say = (error) => found.push(`${size.width} wide: ${error.message}`);
    await fits(page).catch(say);
    await axe(page).catch(say);
  }
  await page.setViewportSize(DESKTOP);
  return found;
};

/** Goes to an address. The links of its page; none when it is a file. */
const look = async (page, address, language, report) => {
  let answer;
  try {
    answer = await page.goto(address);
  } catch (error) {
    if (!/Download is starting/.test(error.message)) throw error;
    return [];
  }
  const status = answer?.status() ?? 0;
  if (status >= 400) {
    report(`${status}`);
    return [];
  }
  if (!/^text\/html/.test(answer.headers()['content-type'] ?? '')) return [];
  for (const fault of await faults(page, language)) report(fault);
  return links(page);
};

const walk = async (role, language, addresses) => {
  const found = [];
  const seen = [];
  await house.visit({ as: role, language }, async (page) => {
    const report = (address) => (fault) => {
      found.push(`${address} (${language}): ${fault}`);
      if (process.env.TELL) console.error(found.at(-1));
    };
    if (addresses) {
      for (const address of addresses) await look(page, address, language, report(address));
      return;
    }
    const counts = new Map();
    const queue = [];
    const add = (from) => (address) => {
      const one = pattern(address);
      const before = counts.get(one) ?? 0;
      if (NO_PAGE.test(address) || before >= OF_A_PATTERN) return;
      counts.set(one, before + 1);
      queue.push({ address, from });
    };
    add('')('/');
    while (queue.length && seen.length < AT_MOST) {
      const { address, from } = queue.shift();
      if (process.env.TELL) console.error(new Date().toISOString().slice(14, 21), role, address);
      seen.push(address);
      const told = report(`${address}${from ? ` from ${from}` : ''}`);
      (await look(page, address, language, told)).forEach(add(address));
    }
    if (queue.length) found.push(`the walk is longer than ${AT_MOST} pages: ${queue.map((q) => q.address).slice(0, 5).join(' ')}`);
  });
  return { found, seen };
};

test('the start page has a card for each role', () => {
  assert.ok(roles.length >= 14, roles.join(', '));
});

test('nobody: the door in both languages', async () => {
  for (const language of ['da', 'en']) {
    await house.visit({ language }, async (page) => {
      await page.goto('/sign-in');
      assert.deepEqual(await faults(page, language), []);
      const answer = await page.goto('/nowhere');
      assert.equal(answer.status(), 404);
      assert.deepEqual(await faults(page, language), []);
    });
  }
});

const ROLES = process.env.ONLY?.split(',') ?? ['job_consultant', 'caseworker', 'project_lead', 'management', 'mentor_coordinator', 'administrator', 'citizen',
  'company_mentor', 'company_contact', 'personal_mentor', 'activation_staff', 'agency', 'programme_support', 'auditor'];

describe('every page', { concurrency: 3 }, () => {
  for (const role of ROLES) {
    test(`as ${role}`, async (t) => {
      const { found, seen } = await walk(role, 'da');
      found.push(...(await walk(role, 'en', seen)).found);
      t.diagnostic(`${seen.length} addresses`);
      assert.deepEqual(found, [], `${found.length} faults`);
    });
  }
});
