// A work agreement from what is proposed to a change that is signed by those whom it concerns: in both languages, on a
// phone-sized screen, with hours that step up. Each page is looked at by axe and must fit.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, fillIn, follow, good, openHouse, send, shot } from './house.mjs';

/** The page as it stands is good; its picture is taken at both sizes. */
const seen = async (page, name) => {
  await good(page);
  if (!name) return;
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await shot(page, `agreement-${name}`);
  }
};

const agreementOf = (address) => new URL(address).pathname.replace(/\/agreement.*$/, '');

/** Today's placements without an agreement, from the consultant's first page. */
const missing = async (page) => {
  await page.goto('/');
  return page.locator('a[href$="/agreement"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
};

for (const language of ['da', 'en']) {
  describe(`an agreement, in ${language}`, () => {
    let house;
    before(async () => { house = await openHouse(); });
    after(async () => { await house?.close(); });

    test('is made from what is proposed, steps up, is sent, signed around the table, changed and compared', async () => {
      await house.visit({ size: PHONE, language, as: 'job_consultant' }, async (page) => {
        await seen(page, `${language}-home`);
        // Somebody without one: a placement that begins soon.
        let href;
        for (const path of await missing(page)) {
          await page.goto(path);
          href = agreementOf(page.url());
          if (await page.locator('main .empty').count()) break;
        }
        assert.ok(await page.locator('main .empty').count(), 'the demo has a placement without an agreement');
        await seen(page, `${language}-none`);
        await page.goto(href);
        await seen(page, `${language}-placement`);
        await page.goto(`${href}/agreement/edit`);
        await seen(page, `${language}-edit`);
        const rungs = await page.locator('.agr__rung').count();
        assert.ok(rungs >= 1);
        // Everything that is typed stays when a step is added and taken away.
        await fillIn(page, { long_term_goal: 'Job i en butik', mentor_role: 'Tager imod hver morgen' });
        await follow(page, 'button[value=add_rung]');
        assert.equal(await page.locator('.agr__rung').count(), rungs + 1);
        assert.equal(await page.locator('[name=long_term_goal]').inputValue(), 'Job i en butik');
        const sums = await page.locator('.agr__sum').allInnerTexts();
        await page.locator(`[name=r${rungs + 1}_d2_from]`).fill('9');
        await page.locator(`[name=r${rungs + 1}_d2_until]`).fill('11.30');
        await follow(page, 'button[value=sum]');
        assert.notDeepEqual(await page.locator('.agr__sum').allInnerTexts(), sums, 'the sum follows what is typed');
        assert.equal(await page.locator('svg.stair .stair__b').count(), rungs + 1, 'and so does the stair');
        await follow(page, `button[value=remove_rung_${rungs + 1}]`);
        assert.equal(await page.locator('.agr__rung').count(), rungs);
        assert.equal(await page.locator('[name=mentor_role]').inputValue(), 'Tager imod hver morgen');
        // What is missing is told as links to the fields.
        await follow(page, 'button.button-primary[value=save]');
        await seen(page, `${language}-draft`);
        assert.ok(await page.locator('.agr__lacks a[href$="#goals"]').count());
        await page.locator('.agr__lacks a[href$="#goals"]').click();
        await page.waitForURL('**/agreement/edit#goals');
        await fillIn(page, { g1_text: 'Klarer kassen alene', g2_text: 'Siger beløbet højt', g2_step: true, paid_none: true });
        for (let n = 1; n <= rungs; n += 1) await page.locator(`[name=r${n}_tasks]`).fill('Fylder varer op\nTrimmer frugt');
        await follow(page, 'button.button-primary[value=save]');
        assert.equal(await page.locator('.agr__lacks').count(), 0);
        await follow(page, 'form[action$="/send"] button');
        await seen(page, `${language}-sent`);
        // Around one table.
        await page.locator('a[href$="/agreement/table"]').click();
        await page.waitForURL('**/agreement/table');
        assert.equal(await page.locator('nav.nav').count(), 0, 'who holds the tablet sees no menu');
        await seen(page, `${language}-table`);
        for (let n = 0; n < 3; n += 1) {
          await page.locator('[name=read]').check({ force: true });
          await follow(page, 'form[action$="/table"] button[type=submit]');
          if (n < 2) await seen(page);
        }
        assert.match(new URL(page.url()).pathname, /\/agreement$/);
        await seen(page, `${language}-in-force`);
        assert.equal(await page.locator('.agr__signs .is-done').count(), 3);
        // Changed: the mentor's part, which concerns the citizen and the company.
        await page.locator('.head__do a[href$="/edit"]').click();
        await page.waitForURL('**/agreement/edit');
        await fillIn(page, { mentor_role: 'Tager imod hver morgen og spiser med' });
        await follow(page, 'button.button-primary[value=save]');
        await seen(page, `${language}-amended`);
        assert.ok(await page.locator('.agr__new ins').count(), 'what is new is marked');
        await page.goto(`${href}/agreement/versions`);
        await seen(page, `${language}-versions`);
        assert.equal(await page.locator('.agr__compare tr.is-changed').count(), 1);
        assert.match(await page.locator('.agr__compare ins').first().innerText(), /spiser med/);
        await page.goto(`${href}/agreement`);
        await follow(page, 'form[action$="/send"] button');
        assert.equal(await page.locator('.agr__signs .is-asked').count(), 2);
        // On behalf, with a reason that stands on it.
        await page.goto(`${href}/agreement/on-behalf`);
        await seen(page, `${language}-behalf`);
        await fillIn(page, { party: 'company', reason: 'said_yes_by_phone', said_yes: true });
        await send(page);
        await seen(page);
        await page.goto(`${href}/agreement/print`);
        await seen(page, `${language}-print`);
      });
    });

    test('is read and signed on a phone by the citizen, the mentor and the company, each their own way', async () => {
      await house.visit({ size: PHONE, language, as: 'citizen' }, async (page) => {
        await page.goto('/me');
        await seen(page, `${language}-me`);
        const link = page.locator('a.button-primary[href$="/agreement"]');
        if (await link.count()) {
          await link.click();
          await page.waitForURL('**/agreement');
          await seen(page, `${language}-sign`);
          assert.ok(await page.locator('.agr__new').count(), 'what is new stands in its box');
          await follow(page, 'form[action$="/talk"] button');
          await seen(page, `${language}-talk`);
          await fillIn(page, { words: 'Om tiderne' });
          await follow(page, 'form[action$="/talk"] button[type=submit]');
          await page.goto(`${agreementOf(page.url())}/agreement`);
          await page.locator('[name=read]').check({ force: true });
          await follow(page, 'form[action$="/sign"] button[type=submit]');
          await seen(page, `${language}-signed`);
        }
        await page.goto('/me');
        await page.locator('a[href$="/agreement/goals"]').click();
        await page.waitForURL('**/agreement/goals');
        await seen(page, `${language}-goals`);
      });
      await house.visit({ size: PHONE, language, as: 'company_mentor' }, async (page) => {
        await page.goto('/mentored');
        await seen(page, `${language}-mentored`);
        await page.locator('a[href$="/agreement"]').first().click();
        await page.waitForURL('**/agreement');
        await seen(page, `${language}-mentor`);
        await page.goto('/mentored/confidentiality');
        await seen(page, `${language}-confidentiality`);
      });
      for (const as of ['company_contact', 'personal_mentor']) {
        await house.visit({ size: PHONE, language, as }, async (page) => {
          await page.goto('/');
          await seen(page, `${language}-${as}`);
          const link = page.locator('a[href$="/agreement"]');
          if (await link.count()) {
            await link.first().click();
            await page.waitForURL('**/agreement');
            await seen(page);
          }
        });
      }
    });

    test('two who write in one draft: the later sees both, and nothing is overwritten', async () => {
      await house.visit({ size: PHONE, language, as: 'job_consultant' }, async (page, context) => {
        let draft;
        for (const path of await missing(page)) {
          await page.goto(path);
          draft = await page.locator('main a[href$="/agreement/edit"]').count() ? `${agreementOf(page.url())}/agreement/edit` : draft;
        }
        assert.ok(draft, 'the demo has a draft');
        await page.goto(draft);
        const other = await context.newPage();
        await other.goto(page.url());
        await fillIn(other, { mentor_role: 'Skrevet først' });
        await follow(other, 'button.button-primary[value=save]');
        await fillIn(page, { mentor_role: 'Skrevet bagefter' });
        await follow(page, 'button.button-primary[value=save]');
        await seen(page, `${language}-conflict`);
        assert.match(await page.locator('.agr__compare').innerText(), /Skrevet først/);
        assert.equal(await page.locator('[name=mentor_role]').inputValue(), 'Skrevet bagefter');
      });
    });
  });
}
