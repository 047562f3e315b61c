// A placement from its agreement to its certificate, on a phone, in both languages: hours are stepped up and signed by
// three, somebody doesn't come, a signal is raised, taken and resolved, and what was learned is printed. Each page is
// looked at by axe and must fit.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, PHONE, day, fillIn, follow, good, openHouse, send } from './house.mjs';

/** The card of whoever is expected with the mentor today, unfolded; gives the placement too. */
const expected = async (page) => {
  await page.goto('/attendance');
  const card = page.locator('article.att', { has: page.locator('button[value=away_unannounced]') }).first();
  const id = await card.getAttribute('id');
  const action = await card.locator('form[data-att]').first().getAttribute('action');
  await page.locator(`#${id}`).evaluate((one) => { for (const fold of one.querySelectorAll('details')) fold.open = true; });
  return { card: `#${id}`, placement: `/placements/${/[0-9a-f]{8}-[0-9a-f-]{27}/.exec(action)[0]}` };
};

for (const language of Object.keys(LANGUAGES)) {
  describe(`a placement, in ${language}`, () => {
    let house;
    let placement;
    before(async () => { house = await openHouse(); });
    after(async () => { await house?.close(); });
    const as = (role, deed) => house.visit({ size: PHONE, language, as: role }, deed);

    test('its hours are stepped up, and the three sign', async () => {
      await as('company_mentor', async (page) => { ({ placement } = await expected(page)); });
      await as('job_consultant', async (page) => {
        await page.goto(`${placement}/agreement/edit`);
        const rungs = await page.locator('.agr__rung').count();
        await follow(page, 'button[value=add_rung]');
        const step = `r${rungs + 1}`;
        await fillIn(page, { [`${step}_from`]: day(7), [`${step}_tasks`]: 'Tager imod varer\nViser nye til rette' });
        for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
          await page.locator(`[name=${step}_d${weekday}_from]`).fill('9');
          await page.locator(`[name=${step}_d${weekday}_until]`).fill('12.30');
        }
        await follow(page, 'button[value=sum]');
        assert.match(await page.locator('.agr__sum').last().innerText(), /24[.,]5/);
        await follow(page, 'button.button-primary[value=save]');
        await good(page);
        await follow(page, 'form[action$="/send"] button');
        await page.locator('a[href$="/agreement/table"]').click();
        await page.waitForURL('**/agreement/table');
        for (let n = 0; n < 3; n += 1) {
          await good(page);
          await page.locator('[name=read]').check({ force: true });
          await follow(page, 'form[action$="/table"] button[type=submit]');
        }
        assert.equal(await page.locator('.agr__signs .is-done').count(), 3);
        await good(page);
      });
    });

    test('somebody does not come: the contact sees it at once, takes it, and the facts resolve it', async () => {
      let signal;
      await as('company_mentor', async (page) => {
        const { card } = await expected(page);
        await page.locator(`${card} button[value=away_unannounced]`).first().click();
        await page.locator(`${card} .att__came`).waitFor();
        await good(page);
      });
      await as('job_consultant', async (page) => {
        await page.goto('/');
        // The deed is a call, so it leads to no page: told by its sentence.
        const own = page.locator('.sig', { hasText: /Kom ikke i dag|Did not come today/ }).first();
        assert.ok(await own.count(), 'the absence is on the first page');
        signal = await own.locator('.sig__who a').getAttribute('href');
        await page.goto(signal);
        await good(page);
        await follow(page, 'form[action$="/take"] button');
        await good(page);
      });
      await as('company_mentor', async (page) => {
        await page.goto('/attendance');
        await page.locator('.att__came form button').first().click();
        const { card } = await expected(page);
        await page.locator(`${card} button[value=here]`).first().click();
        await page.locator(`${card} .att__came`).waitFor();
      });
      await as('job_consultant', async (page) => {
        await page.goto(signal);
        await good(page);
        assert.equal(await page.locator('form[action$="/answer"]').count(), 0, 'nothing is left to answer');
      });
    });

    test('it ends, and what was learned is printed', async () => {
      await as('job_consultant', async (page) => {
        await page.goto(`${placement}/end`);
        await fillIn(page, { ended_on: day(0), outcome: 'none', reason: 'other' });
        await send(page);
        await page.goto(`${placement}/certificate`);
        await good(page);
        await send(page, 'main form.form');
        await good(page);
        assert.ok(await page.locator('.cert__points li').count(), 'goals and tasks come from the agreements');
        const paper = await page.request.get(`${placement}/certificate.pdf`);
        assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
      });
    });
  });
}
