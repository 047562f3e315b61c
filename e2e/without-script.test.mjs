// Without JavaScript: each main page shows what it is for, and a whole deed is done, from referring to placing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, enterAs, fillIn, fits, follow, nobodysCpr, openHouse, send } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const as = (role, deed, size = DESKTOP) => house.visit({ as: role, language: 'da', script: false, size }, deed);

const PAGES = {
  job_consultant: ['/', '/places', '/citizens', '/waiting', '/companies', '/companies/new', '/centres', '/centres/new', '/mentors', '/programmes', '/people'],
  project_lead: ['/', '/status', '/places?zoom=quarter'],
  citizen: ['/me'],
  company_mentor: ['/mentored'],
  company_contact: ['/our-company'],
  personal_mentor: ['/granted'],
  agency: ['/national-status'],
  administrator: ['/trail', '/people/new'],
};

describe('the main pages', () => {
  for (const [role, paths] of Object.entries(PAGES)) {
    test(role, async () => {
      for (const size of [DESKTOP, PHONE]) {
        await as(role, async (page) => {
          for (const path of paths) {
            const answer = await page.goto(path);
            assert.equal(answer.status(), 200, path);
            assert.ok((await page.locator('h1').innerText()).trim(), `${path} has a heading`);
            await fits(page);
          }
        }, size);
      }
    });
  }
});

test('a bar on the board opens its panel by a reload, and closes so', () => as('job_consultant', async (page) => {
  await page.goto('/places');
  await page.locator('[data-board] a.bar').first().click();
  await page.waitForURL('**selected=**');
  assert.ok(await page.locator('#selected h2').innerText());
  await page.locator('#selected .close').click();
  await page.waitForURL((url) => !url.search.includes('selected='));
  assert.equal(await page.locator('#selected h2').count(), 0);
}));

test('filters, the language and signing out are forms and links', () => as(null, async (page) => {
  await enterAs(page, 'job_consultant');
  await page.goto('/places');
  // A centre that has places in these weeks: its name heads a group of rows.
  const centres = page.locator('.filters__form select').first();
  const shown = await page.locator('[data-board] th[scope=rowgroup] a').nth(1).innerText();
  const value = await centres.locator('option', { hasText: shown }).first().getAttribute('value');
  await centres.selectOption(value);
  await page.locator('.filters__form button').click();
  await page.waitForURL('**centre=**');
  assert.equal(await page.locator('[data-board] tbody').count(), 1);
  await page.locator('details.who summary').click();
  await follow(page, 'form[action="/language"] button');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.locator('details.who summary').click();
  await page.locator('form[action="/sign-out"] button').click();
  await page.waitForURL('**/sign-in**');
}));

test('a citizen is registered, referred, taken and placed', async () => {
  const name = 'Signe Lykkegaard';
  const path = await as('caseworker', async (page) => {
    await page.goto('/citizens/new');
    await fillIn(page, { cpr: nobodysCpr('1991-09-23'), name, language: 'da', target_group: 'activity_ready', caseworker: 'Mette Ravnkilde' });
    await send(page);
    await follow(page, 'a[href$="/refer"]');
    await fillIn(page, { wish: 'Noget med planter.' });
    await send(page);
    return new URL(page.url()).pathname;
  });
  await as('job_consultant', async (page) => {
    await page.goto('/waiting');
    await page.locator('tr', { hasText: name }).locator('form[action$="/accept"] button').click();
    await page.waitForURL((url) => !url.pathname.endsWith('/waiting'));
    await page.goto('/places');
    await page.locator('[data-board] a[href*="/fill"]').last().click();
    await follow(page, page.locator('tr', { hasText: name }).locator('a[href*="/place?"]'));
    const mentor = (await page.locator('main [name=mentor] option').allTextContents())[1];
    await fillIn(page, { hours: '6', mentor, choice: 'citizens_wish', agreed: 'yes' });
    await send(page);
    assert.equal(new URL(page.url()).pathname, path);
    await page.goto('/places');
    assert.ok((await page.locator('[data-board]').innerText()).includes('Signe L.'));
  });
});
