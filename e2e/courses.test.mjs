// Courses: a pause holds the place and counts its days in sight; back within 28 days is the same course, on day 29 a new
// one. In both languages, at both sizes, axe clean.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, SIZES, day, fillIn, good, openHouse, pathOf, send } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const WORDS = {
  da: {
    day: (n) => `Pausen er på dag ${n} af 28`, same: 'Det er samme forløb', fresh: 'Et nyt forløb er begyndt', asked: 'begynder et nyt forløb',
  },
  en: {
    day: (n) => `The pause is on day ${n} of 28`, same: 'same course', fresh: 'A new course has begun', asked: 'a new course begins',
  },
};

const main = (page) => page.locator('main').innerText();
const used = new Set();

/** Puts somebody on pause who was there on that day, is there today, and was on no pause before; tells which placement. */
const pause = async (page, fields) => {
  await page.goto('/placements');
  const all = await page.locator('main a[href^="/placements/"]').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
  for (const at of new Set(all.map((href) => href.split(/[?#]/)[0]))) {
    if (used.has(at) || !/^\/placements\/[0-9a-f-]{36}$/.test(at)) continue;
    await page.goto(at);
    if (await page.locator(`a[href="${at}/interrupt"]`).count() === 0 || await page.locator('#h-pauses').count()) continue;
    await page.goto(`${at}/interrupt`);
    const reason = await page.locator('#reason option').evaluateAll((those) => those.map((one) => one.value).find(Boolean));
    await fillIn(page, { ...fields, reason });
    await good(page);
    try {
      await send(page);
    } catch {
      continue; // began later, or ends too soon
    }
    used.add(at);
    assert.equal(pathOf(page), at);
    return at;
  }
  throw new Error('nobody is there who can go on pause');
};

for (const language of Object.keys(LANGUAGES)) {
  const words = WORDS[language];
  for (const [name, size] of Object.entries(SIZES)) {
    describe(`${language}, ${name}`, () => {
      const visit = (deed) => house.visit({ size, language, as: 'job_consultant' }, deed);

      test('on pause: its day stands at the placement, the citizen and the board; back is the same course', () => visit(async (page) => {
        const at = await pause(page, { kind: 'pause', last_day: day(-10), expected_back: day(2) });
        assert.ok((await main(page)).includes(words.day(10)), 'the placement counts');
        await good(page);

        const citizen = await page.locator('main a[href^="/citizens/"]').first().getAttribute('href');
        await page.goto(citizen);
        assert.ok((await main(page)).includes(words.day(10)), 'the citizen\'s page counts');
        await good(page);

        await page.goto('/places?status=paused');
        assert.match(await page.evaluate(() => document.querySelector('main').textContent), /(dag|day) 10 (af|of) 28/, 'the board counts');
        assert.ok(await page.locator('.st--pau, .s-pau, .bar--pau').count() > 0, 'the board shows who is away');
        await good(page);

        await page.goto(`${at}/resume`);
        assert.ok((await main(page)).includes(words.day(10)), 'the form counts');
        assert.equal(await page.locator('[name="new_course"]').count(), 0, 'nothing to know yet');
        await good(page);
        await fillIn(page, { resumed_on: day(0) });
        await send(page, `form[action="${at}/resume"]`);
        assert.ok((await page.locator('body').innerText()).includes(words.same));
        assert.ok(!(await main(page)).includes(words.day(10)), 'nobody is away');
        await good(page);
      }));

      test('back on day 29: a new course, and whoever writes it down says so', () => visit(async (page) => {
        const at = await pause(page, { kind: 'interruption', last_day: day(-29) });
        await page.goto(`${at}/resume`);
        await good(page);
        await fillIn(page, { resumed_on: day(0) });
        await assert.rejects(send(page, `form[action="${at}/resume"]`), /refused on/);
        assert.ok((await page.locator('#error-summary').innerText()).includes(words.asked));
        await good(page);
        await fillIn(page, { new_course: true });
        await send(page, `form[action="${at}/resume"]`);
        assert.equal(pathOf(page), at);
        assert.ok((await page.locator('body').innerText()).includes(words.fresh));
        await good(page);
      }));
    });
  }
}
