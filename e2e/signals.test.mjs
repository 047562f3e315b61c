// Early warning and the first page: a signal that is raised by a deed, taken, and resolved by another; a call from a
// workplace that somebody answers; today for each role, in both languages and at both sizes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, PHONE, SIZES, day, fillIn, follow, good, openHouse, send, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

describe('today, for each role that has one', () => {
  for (const [name, size] of Object.entries(SIZES)) {
    for (const language of Object.keys(LANGUAGES)) {
      test(`${name}, ${language}`, async () => {
        for (const as of ['job_consultant', 'caseworker', 'mentor_coordinator', 'project_lead', 'management']) {
          await house.visit({ size, language, as }, async (page) => {
            await page.goto('/');
            await good(page);
            await shot(page, `today-${as}`);
            if (['project_lead', 'management'].includes(as)) return;
            assert.ok(await page.locator('.button-primary').count() <= 1, 'one primary button');
            await page.goto('/signals');
            await good(page);
          });
        }
      });
    }
  }
});

describe('a signal', () => {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`is raised, taken, answered or resolved by the facts: ${name}`, async () => {
      await house.visit({ size, as: 'job_consultant' }, async (page) => {
        await page.goto('/signals');
        const first = page.locator('.sig .sig__who a').first();
        assert.ok(await first.count(), 'the demo has signals on its first day');
        await follow(page, first);
        await good(page);
        await shot(page, 'signal');
        await follow(page, page.locator('form[action$="/take"] button'));
        await good(page);
        assert.match(await page.locator('main').innerText(), /Du er i gang/);
        // Nothing said is no answer.
        await follow(page, page.locator('form[action$="/answer"] button'));
        assert.ok(await page.locator('#error-summary').count());
        await good(page);
        await fillIn(page, { words: 'Ringet. Vi mødes i morgen.' });
        await follow(page, page.locator('form[action$="/answer"] button'));
        await good(page);
        assert.match(await page.locator('[role=status]').innerText(), /lukket/);
        await page.goto('/signals');
        assert.match(await page.locator('main').innerText(), /Lukket de seneste 14 dage/);
      });
    });
  }

  test('of a pause is raised by the deed, and ends when the citizen is back', async () => {
    await house.visit({ as: 'job_consultant' }, async (page) => {
      await page.goto('/signals');
      // Somebody who is at work: neither away nor past the agreed days.
      const deed = await page.locator('a.sig__do[href^="/placements/"][href$="/agreement"]').first().getAttribute('href');
      const placement = deed.replace('/agreement', '');
      await page.goto(`${placement}/interrupt`);
      await fillIn(page, { kind: 'interruption', last_day: day(-15), reason: 'illness' });
      await send(page);
      // Told at once, of this citizen: others may be away just as long.
      await page.goto('/signals');
      const signal = page.locator('.sig').filter({ has: page.locator(`a[href="${placement}/resume"]`) });
      assert.match(await signal.innerText(), /Pausen er på dag 15 af 28/);
      const href = await signal.locator('.sig__who a').getAttribute('href');
      await follow(page, signal.locator('a.sig__do'));
      await good(page);
      await fillIn(page, { resumed_on: day(0) });
      await send(page, `form[action="${placement}/resume"]`);
      await page.goto(href);
      await good(page);
      assert.match(await page.locator('main').innerText(), /Løst: det er ikke længere sådan/);
    });
  });
});

test('a workplace calls, and somebody answers with one click', async () => {
  await house.visit({ size: PHONE, as: 'company_mentor' }, async (page) => {
    await page.goto('/mentored');
    await good(page);
    await follow(page, page.locator('a.button', { hasText: 'Ring nu' }).first());
    await good(page);
    await shot(page, 'call');
    assert.ok(await page.locator('a[href^="tel:"]').count() >= 2, 'numbers to telephone oneself');
    await fillIn(page, { words: 'Hun er gået hjem og virker ked af det.' });
    await follow(page, page.locator('form button[type=submit]').last());
    await good(page);
    assert.match(await page.locator('main').innerText(), /fik besked/);
  });
  await house.visit({ as: 'job_consultant' }, async (page) => {
    await page.goto('/');
    await good(page);
    await shot(page, 'today-call');
    await follow(page, page.locator('form[action^="/acute/"] button').first());
    await good(page);
    await fillIn(page, { outcome: 'Talte med dem begge. Hun er tilbage i morgen.' });
    await send(page);
    await page.goto('/');
    assert.equal(await page.locator('.call').count(), 0);
  });
  await house.visit({ as: 'project_lead' }, async (page) => {
    await page.goto('/');
    await good(page);
    assert.match(await page.locator('main').innerText(), /opkald på 13 uger/);
  });
});
