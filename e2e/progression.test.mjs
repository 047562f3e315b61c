// A round of questions on a phone, in both languages: the mentor's short form, the citizen's ten questions one at a
// time, saved and taken up again, the mentor's answers typed in from paper, and what can then be read by each. Each
// page is looked at by axe and must fit. At last once in Arabic, which is written from right to left.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, LANGUAGES, PHONE, follow, good, openHouse, shot } from './house.mjs';

const choose = (page, item, value) => page.locator(`input[name="a_${item}"][value="${value}"]`).check({ force: true });

for (const language of Object.keys(LANGUAGES)) {
  describe(`progression, in ${language}`, () => {
    let house;
    let round;
    before(async () => { house = await openHouse(); });
    after(async () => { await house?.close(); });
    const as = (role, deed, size = PHONE) => house.visit({ size, language, as: role }, deed);

    test('the mentor answers four questions, and what lacks an answer is said', async () => {
      await as('company_mentor', async (page) => {
        await page.goto('/mentored');
        await good(page);
        await follow(page, 'a[href^="/rounds/"]');
        await good(page);
        await shot(page, `progression-mentor-${language}`);
        const asked = await page.locator('fieldset.ask').evaluateAll((all) => all.map((one) => one.id));
        assert.ok(asked.length >= 4, asked.join());
        for (const item of asked.slice(1)) {
          if (await page.locator(`input[name="a_${item}"]`).count()) await choose(page, item, '7');
        }
        await follow(page, 'button[value=send]');
        await good(page);
        assert.equal(await page.locator('#error-summary a').getAttribute('href'), `#${asked[0]}`);
        assert.ok(await page.locator(`input[name="a_${asked[1]}"][value="7"]`).isChecked(), 'what was answered stays');
        await choose(page, asked[0], 'dont_know');
        await follow(page, 'button[value=send]');
        assert.match(page.url(), /\/mentored/);
        assert.ok(await page.locator('[role=status]').count());
        await good(page);
      });
    });

    test('the citizen answers one question at a time, later goes on, and sends', async () => {
      await as('citizen', async (page) => {
        await page.goto('/me');
        await good(page);
        await follow(page, 'a[href^="/rounds/"]');
        round = /\/rounds\/([0-9a-f-]{36})/.exec(page.url())[1];
        await good(page);
        await shot(page, `progression-citizen-${language}`);
        const begun = await page.locator('fieldset.ask').getAttribute('id');
        assert.equal(begun, 'C6', 'the first one without an answer');
        await choose(page, 'C6', '6');
        await follow(page, 'button[value=next]');
        assert.equal(await page.locator('fieldset.ask').getAttribute('id'), 'C7');
        await follow(page, 'button[value=later]');
        await good(page);
        await follow(page, '.pg-ask a.button');
        assert.equal(await page.locator('fieldset.ask').getAttribute('id'), 'C7', 'what was kept is kept');
        for (const [item, value] of [['C7', '8'], ['C8', 'prefer_not'], ['C9', '7'], ['C10', '9']]) {
          await choose(page, item, value);
          await follow(page, 'button[value=next]');
        }
        await page.locator('textarea[name=w_C11]').fill('Jeg tør spørge nu.');
        await good(page);
        await follow(page, 'button[value=send]');
        assert.match(page.url(), /\/me\/progression/);
        await good(page);
        assert.ok(await page.locator('svg.pg--wheel').count(), 'a wheel');
        assert.ok(await page.locator('svg.pg--lines').count() >= 9, 'a line for each area');
        await shot(page, `progression-mine-${language}`);
        await follow(page, '.pg-share button');
        assert.ok(await page.locator('[role=status]').count());
      });
    });

    test('whoever follows up answers about the same, on a phone too', async () => {
      await as('job_consultant', async (page) => {
        await page.goto(`/rounds/${round}/employee`);
        await good(page);
        await shot(page, `progression-employee-${language}`);
        const asked = await page.locator('fieldset.ask').evaluateAll((all) => all.map((one) => one.id));
        assert.ok(asked.length >= 11, asked.join());
        for (const item of asked) {
          const scale = await page.locator(`input[name="a_${item}"][value="4"]`).count();
          await choose(page, item, scale ? '4' : 'no');
        }
        await follow(page, 'button[value=send]');
        assert.match(page.url(), /\/citizens\/[0-9a-f-]+\/progression/);
        assert.ok(await page.locator('[role=status]').count());
        await good(page);
      });
    });

    test('what the mentor wrote on paper is typed in, and the three stand side by side', async () => {
      await as('job_consultant', async (page) => {
        await page.goto('/progression/rounds');
        await good(page);
        await shot(page, `progression-board-${language}`);
        await page.goto(`/rounds/${round}/mentor`);
        await page.locator('input[name=how][value=paper]').check({ force: true });
        for (const item of ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7']) await choose(page, item, '10');
        await page.locator('[name=h_M6]').fill('5');
        await good(page);
        await follow(page, 'button[value=send]');
        await good(page);
        assert.match(page.url(), /\/citizens\/[0-9a-f-]+\/progression/);
        assert.ok(await page.locator('.pg-talk').count(), 'apart by three or more');
        assert.ok(await page.locator('.pg-voices svg').count() >= 5);
        await shot(page, `progression-read-${language}`);
        const paper = await page.request.get(`${new URL(page.url()).pathname}.pdf?language=${language}`);
        assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
        const goal = 'form[action$="/goals"] button';
        if (await page.locator(goal).count()) await follow(page, goal);
        await good(page);
      }, DESKTOP);
    });

    test('many are read as figures', async () => {
      await as('project_lead', async (page) => {
        await page.goto('/progression/many');
        await good(page);
        await shot(page, `progression-many-${language}`);
      }, DESKTOP);
      await as('agency', async (page) => {
        await page.goto('/progression/national');
        await good(page);
        await shot(page, `progression-national-${language}`);
      });
    });
  });
}

describe('progression, answered in Arabic', () => {
  let house;
  before(async () => { house = await openHouse(); });
  after(async () => { await house?.close(); });

  test('the questions are laid out from right to left and stay in the language until they are sent', async () => {
    await house.visit({ size: PHONE, language: 'da', as: 'citizen' }, async (page) => {
      const heard = async () => page.locator('button[data-speak]').first().evaluate((b) => b.closest('[lang]').lang);
      const inArabic = async () => {
        const form = page.locator('.own--stack');
        assert.deepEqual([await form.getAttribute('lang'), await form.getAttribute('dir')], ['ar', 'rtl']);
        assert.equal(await page.locator('html').getAttribute('lang'), 'da', 'the page around it stays');
        await good(page);
      };
      await page.goto('/me');
      await follow(page, 'a[href^="/rounds/"]');
      assert.equal(await heard(), 'da');
      await follow(page, '.tongues a[lang=ar]');
      await inArabic();
      assert.equal(await heard(), 'ar', 'read aloud in the language of the questions');
      // The first words of a rung stand right of its numbers, and the stripe at the right edge.
      const [words, numbers] = await page.locator('.rung').first().evaluate((rung) => ['.rung__t', '.rung__b']
        .map((part) => rung.querySelector(part).getBoundingClientRect().left));
      assert.ok(words > numbers, `${words} ${numbers}`);
      await shot(page, 'progression-arabic');
      await choose(page, 'C6', '6');
      await follow(page, 'button[value=next]');
      assert.equal(await page.locator('fieldset.ask').getAttribute('id'), 'C7');
      await inArabic();
      await follow(page, '.own--stack a[href*="all=1"]');
      await follow(page, 'button[value=send]');
      await inArabic();
      assert.match(await page.locator('#error-summary').innerText(), /[\u0621-\u064a]/);
      assert.doesNotMatch(await page.locator('#error-summary').innerText(), /[a-zæøå]/i);
      await shot(page, 'progression-arabic-refused');
      for (const item of ['C7', 'C8', 'C9', 'C10']) await choose(page, item, '5');
      await page.locator('textarea[name=w_C11]').fill('أستطيع أن أسأل الآن.');
      await follow(page, 'button[value=send]');
      assert.match(page.url(), /\/me\/progression/);
      await good(page);
    });
  });
});
