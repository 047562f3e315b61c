// Follow-ups: a meeting planned, moved, held with minutes, a decision, a task and the next date; the citizen reads all
// of it and does a task; the mentor sees when and where, and no minutes; the calendar file says the same as the page;
// the week, the tasks, the exit strategy. In both languages, at both sizes, axe clean.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, SIZES, day, enterAs, fillIn, follow, good, openHouse, pathOf, send, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const WORDS = {
  da: { planned: 'Mødet er planlagt', moved: 'Mødet er flyttet', held: 'Referatet er gemt', off: 'Mødet er aflyst', unplanned: 'Skriv hvorfor', done: 'Opgaven er løst', saved: 'Strategien er gemt', undo: 'Fortryd' },
  en: { planned: 'The meeting is planned', moved: 'The meeting is moved', held: 'The minutes are saved', off: 'The meeting is called off', unplanned: 'Write why', done: 'The task is done', saved: 'The strategy is saved', undo: 'Undo' },
};

const main = (page) => page.locator('main').innerText();
const file = async (page, path) => page.evaluate(async (at) => {
  const answer = await fetch(at);
  return { kind: answer.headers.get('content-type'), text: await answer.text() };
}, path);
const value = (ics, name) => ics.replace(/\r\n[ \t]/g, '').split('\r\n').find((l) => l.startsWith(`${name}:`) || l.startsWith(`${name};`))?.replace(/^[^:]*:/, '');

/** The citizen of the demo's own card: the test needs somebody who can sign in and read what was written. */
const citizenOf = async (page) => {
  await enterAs(page, 'job_consultant');
  await page.goto('/citizens');
  const all = await page.locator('main a[href^="/citizens/"]').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  for (const href of new Set(all.filter((h) => /^\/citizens\/[0-9a-f-]{36}$/.test(h)))) {
    await page.goto(`${href}/follow-ups/new`);
    if (await page.locator('main [name="guests"][value^="mentor."]').count()) return href;
  }
  throw new Error('nobody has a mentor');
};

for (const language of Object.keys(LANGUAGES)) {
  const words = WORDS[language];
  for (const [name, size] of Object.entries(SIZES)) {
    describe(`${language}, ${name}`, () => {
      test('a meeting is planned, moved, held and followed by the next', async () => {
        await house.visit({ size, language }, async (page) => {
          const citizen = await citizenOf(page);
          await page.goto(`${citizen}/follow-ups/new`);
          await good(page);
          await shot(page, `follow-up-plan-${language}-${name}`);
          // Nothing about the citizen without the citizen.
          await page.locator('main [name="guests"][value="citizen"]').uncheck({ force: true });
          await assert.rejects(() => send(page), new RegExp(words.unplanned));
          await good(page);
          await fillIn(page, { guests: ['citizen'], on: day(3), from: '13.00', until: '13.45' });
          await send(page);
          assert.match(await main(page), new RegExp(words.planned));
          await good(page);
          const meeting = pathOf(page);
          const first = await file(page, `${meeting}/calendar`);
          assert.match(first.kind, /text\/calendar; charset=utf-8; method=REQUEST/);
          assert.equal(value(first.text, 'SEQUENCE'), '0');
          assert.equal(value(first.text, 'METHOD'), 'REQUEST');
          // Moved to today: the same meeting, a higher number.
          await page.goto(`${meeting}/move`);
          await good(page);
          await fillIn(page, { on: day(0), from: '8.00', until: '8.45' });
          await send(page);
          assert.match(await main(page), new RegExp(words.moved));
          const moved = await file(page, `${meeting}/calendar`);
          assert.equal(value(moved.text, 'UID'), value(first.text, 'UID'));
          assert.equal(value(moved.text, 'SEQUENCE'), '1');
          // Held, with everything that came of it in one form.
          await page.goto(`${meeting}/hold`);
          await good(page);
          await shot(page, `follow-up-hold-${language}-${name}`);
          await fillIn(page, {
            minutes: 'Alle var der.\nDet går godt.', decisions: 'Samme dage i næste uge',
            task_1: 'Ring til butikken', doer_1: 'citizen', next: day(7),
          });
          await send(page);
          assert.match(await main(page), new RegExp(words.held));
          assert.match(await main(page), /Det går godt\.[\s\S]*Samme dage i næste uge[\s\S]*Ring til butikken/);
          await good(page);
          await shot(page, `follow-up-one-${language}-${name}`);
          await page.goto(`${citizen}/follow-ups`);
          await good(page);
          await shot(page, `follow-ups-${language}-${name}`);
          await page.goto(citizen);
          await good(page);
          await shot(page, `follow-up-citizen-${language}-${name}`);
          // Called off, with a reason that all can read.
          await page.goto(`${citizen}/follow-ups/new`);
          await fillIn(page, { on: day(10) });
          await send(page);
          const other = pathOf(page);
          await page.goto(`${other}/cancel`);
          await good(page);
          await fillIn(page, { why_not: 'Mentor er på kursus' });
          await send(page);
          assert.match(await main(page), new RegExp(words.off));
          const off = await file(page, `${other}/calendar`);
          assert.equal(value(off.text, 'METHOD'), 'CANCEL');
          assert.equal(value(off.text, 'STATUS'), 'CANCELLED');
          assert.equal(value(off.text, 'SEQUENCE'), '1');
        });
      });

      test('the week, the tasks and the exit strategy', async () => {
        await house.visit({ size, language, as: 'job_consultant' }, async (page) => {
          await page.goto('/week');
          await good(page);
          await shot(page, `week-${language}-${name}`);
          await page.goto('/week?order=clock');
          await good(page);
          await page.locator('nav.pages a[rel=next]').click();
          await page.waitForURL(/day=/);
          await good(page);
          await page.goto('/tasks');
          await good(page);
          await shot(page, `tasks-${language}-${name}`);
          await page.goto('/tasks'); // axe had opened the menus
          const button = page.locator('form[action$="/done"] button').first();
          if (await button.count()) {
            await follow(page, button);
            assert.match(await main(page), new RegExp(words.done));
            const undo = page.locator('form[action$="/undo"] button').first();
            await follow(page, undo);
          }
          const citizen = await citizenOf(page);
          await page.goto(`${citizen}/exit-strategy`);
          await good(page);
          await fillIn(page, { aim: 'ordinary_hours', steps: 'Flere timer\nLøntimer', discussed_on: day(0) });
          await send(page);
          assert.match(await main(page), new RegExp(words.saved));
          await good(page);
          await shot(page, `exit-strategy-${language}-${name}`);
        });
      });

      test('the citizen reads everything, the mentor when and where', async () => {
        await house.visit({ size, language, as: 'citizen' }, async (page) => {
          await page.goto('/me');
          await good(page);
          await shot(page, `follow-up-me-${language}-${name}`);
          await page.locator('a[href^="/follow-ups/"]').first().click();
          await page.waitForURL(/follow-ups/);
          await good(page);
          await page.goto('/me');
          const past = page.locator('main .own__looked a[href^="/follow-ups/"]').last();
          await past.click();
          await page.waitForURL(/follow-ups/);
          assert.ok(await page.locator('#h-minutes').count(), 'the citizen reads the minutes');
          await good(page);
          await shot(page, `follow-up-minutes-${language}-${name}`);
        });
        await house.visit({ size, language, as: 'company_mentor' }, async (page) => {
          await page.goto('/mentored');
          await good(page);
          await shot(page, `follow-up-mentored-${language}-${name}`);
          await page.locator('main a[href^="/follow-ups/"]').first().click();
          await page.waitForURL(/follow-ups/);
          assert.equal(await page.locator('#h-minutes, #h-decisions, #h-agenda').count(), 0, 'a workplace reads no minutes');
          await good(page);
        });
      });
    });
  }
}
