// Attendance on a phone: one tap, undone, corrected, a week at once; without a line it waits and is sent once; the page
// is light and works on a slow line. The citizen reports absence and answers a hearing. In both languages, axe clean.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, PHONE, enterAs, fillIn, good, openHouse, send, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const WORDS = {
  da: { here: 'er her', undo: 'Fortryd', late: 'Kom senere', kept: 'Ikke sendt endnu', sent: 'Sendt kl.', none: 'Ingen', thanks: 'Tak, fordi du sagde det', answered: 'Tak. Du svarede' },
  en: { here: 'is here', undo: 'Undo', late: 'Came later', kept: 'Not sent yet', sent: 'Sent at', none: 'Nobody', thanks: 'Thank you for telling us', answered: 'Thank you. You answered' },
};

const as = (role, language, deed, more = {}) => house.visit({ size: PHONE, language, as: role, ...more }, deed);

/** A visit whose line may break: what fails to load is the test's own doing. */
const loose = async (role, language, deed) => {
  const context = await house.browser.newContext({
    baseURL: house.url, viewport: PHONE, locale: LANGUAGES[language], timezoneId: 'Europe/Copenhagen', hasTouch: true, reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20000);
  try {
    const page = await context.newPage();
    await enterAs(page, role);
    return await deed(page, context);
  } finally {
    await context.close();
  }
};

/** Somebody who is expected today and has no answer yet: opened, if they come later. Gives the card's address on the page. */
const waiting = async (page) => {
  await page.goto('/attendance');
  const answered = page.locator('.att__came form button');
  for (let left = 6; left > 0 && await answered.count(); left -= 1) { // what another test left behind
    await answered.first().click();
    await page.waitForTimeout(400);
    await page.goto('/attendance');
  }
  const card = page.locator('article.att', { has: page.locator('button[value=here]') }).first();
  assert.equal(await card.count(), 1, 'somebody is expected every day of the demo');
  return `#${await card.getAttribute('id')}`;
};
/** Taps a button, and waits until the card has been put in place of the one that was tapped. */
const tap = async (page, card, button) => {
  await page.locator(card).evaluate((one) => { one.dataset.old = 'yes'; });
  await page.locator(`${card} ${button}`).first().click();
  await page.locator(`${card}:not([data-old])`).waitFor();
};
const open = async (page, card) => {
  const fold = page.locator(`${card} details.att__fold:has(button[value=here])`);
  if (await fold.count() && !(await fold.evaluate((one) => one.open))) await fold.locator('summary').click();
};
const undo = async (page, card) => {
  await page.locator(`${card} .att__came button`).click();
  await page.locator(`${card} button[value=here]`).first().waitFor({ state: 'attached' });
};

for (const language of Object.keys(LANGUAGES)) {
  const words = WORDS[language];

  describe(`the page of today, ${language}`, () => {
    test('an answer takes at most two taps from opening the page, and is undone where it was given', () => as('company_mentor', language, async (page) => {
      const card = await waiting(page);
      await good(page);
      await page.goto('/attendance'); // axe has opened what is folded
      await shot(page, `attendance-today-${language}`);
      let taps = 0;
      const fold = page.locator(`${card} details.att__fold:has(button[value=here])`);
      if (await fold.count()) { await fold.locator('summary').click(); taps += 1; }
      await page.locator(`${card} button[value=here]`).click();
      taps += 1;
      assert.ok(taps <= 2, `${taps} taps`);
      await page.locator(`${card} .att__came`, { hasText: words.sent }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), card.slice(1), 'the card has the focus');
      await good(page);
      await shot(page, `attendance-answered-${language}`);
      await undo(page, card);
    }));

    test('other hours are one number; a correction keeps what it corrects; the week at once', () => as('company_mentor', language, async (page) => {
      const card = await waiting(page);
      await open(page, card);
      await tap(page, card, 'button[value=late]');
      await page.locator(`${card} .att__came`, { hasText: words.late }).waitFor();
      await page.locator(`${card} details.att__fold summary`).click();
      await tap(page, card, '.att__chip:not(.is-on)');
      await page.locator(`${card} .att__came`, { hasText: words.late }).waitFor();
      // The day on a page of its own: another number, and one that no day holds.
      await page.locator(`${card} details.att__fold summary`).click();
      await page.locator(`${card} details.att__fold a[href^="/attendance/"]`).click();
      await page.waitForURL(/\/attendance\/[0-9a-f-]+\/\d{4}/);
      await good(page);
      await fillIn(page, { mark: 'here', hours: '14' });
      await page.locator('main form.form button[type=submit]').click();
      await page.locator('#error-summary').waitFor();
      await good(page);
      await shot(page, `attendance-day-${language}`);
      await fillIn(page, { hours: '1:30' });
      await send(page);
      await page.locator(`${card} .att__came`).waitFor();
      const placement = card.slice(3);
      await page.goto(`/placements/${placement}/attendance`);
      assert.ok(await page.locator('#h-changes').count(), 'what was corrected is told');
      await good(page);
      await shot(page, `attendance-weeks-${language}`);
      await page.goto('/attendance');
      for (let left = 3; left > 0 && await page.locator(`${card} .att__came button`).count(); left -= 1) {
        await tap(page, card, '.att__came button');
      }
      await page.locator(`${card} .att__more a`).click();
      await page.waitForURL(/\/week\//);
      await good(page);
      await shot(page, `attendance-week-${language}`);
    }));

    test('without a line the answer waits on the phone, says so, and is sent once', () => loose('company_mentor', language, async (page, context) => {
      const card = await waiting(page);
      const posts = [];
      page.on('request', (request) => { if (request.method() === 'POST' && request.url().includes('/attendance/')) posts.push(request.postData()); });
      await context.setOffline(true);
      await open(page, card);
      await page.locator(`${card} button[value=here]`).click();
      await page.locator(`${card} .att__came--wait`, { hasText: words.kept }).waitFor();
      await page.locator('#att-wait:not([hidden])').waitFor();
      await good(page);
      await shot(page, `attendance-offline-${language}`);
      const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
      const name = (await page.locator(`${card} h3`).innerText()).split(' ')[0];
      assert.ok(kept.includes('client_key') && !kept.includes(name), 'no name is kept');
      await context.setOffline(false);
      await page.locator(`${card} .att__came:not(.att__came--wait)`, { hasText: words.sent }).waitFor();
      assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0, 'nothing stays on the phone');
      assert.equal(new Set(posts.map((body) => new URLSearchParams(body).get('client_key'))).size, 1);
      await page.reload();
      await page.locator(`${card} .att__came`, { hasText: words.sent }).waitFor();
      await undo(page, card);

      // The server has it, and the answer is lost on the way: sent again, it counts once.
      await open(page, card);
      let lost = 0;
      await page.route('**/attendance/*/*', async (route) => {
        if (route.request().method() !== 'POST' || lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        return route.abort('connectionreset');
      });
      await page.locator(`${card} button[value=here]`).click();
      await page.locator(`${card} .att__came--wait`).waitFor();
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await page.locator(`${card} .att__came:not(.att__came--wait)`, { hasText: words.sent }).waitFor();
      assert.equal(lost, 1);
      const tellings = await page.goto(`/placements/${card.slice(3)}/attendance`);
      assert.equal(tellings.status(), 200);
      await page.goto('/attendance');
      await undo(page, card);
      assert.equal(await page.locator(`${card} .att__came`).count(), 0, 'one undo takes all of it back');
    }));

    test('what waits can be taken back, and signing out asks first', () => loose('company_mentor', language, async (page, context) => {
      const card = await waiting(page);
      await context.setOffline(true);
      await open(page, card);
      await page.locator(`${card} button[value=here]`).click();
      await page.locator(`${card} .att__came--wait button`).click();
      await page.locator(`${card} button[value=here]`).first().waitFor({ state: 'attached' });
      assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0);
      await open(page, card);
      await page.locator(`${card} button[value=here]`).click();
      await page.locator(`${card} .att__came--wait`).waitFor();
      await page.locator('details.who summary').click();
      await page.locator('form[action="/sign-out"] button').click();
      await page.locator('#att-wait:not([hidden])').waitFor();
      assert.match(page.url(), /\/attendance/, 'still here');
      await page.locator(`${card} .att__came--wait button`).click();
    }));

    test('the page weighs less than 150 kB on a first visit, and works on a slow line', () => loose('company_mentor', language, async (page, context) => {
      const first = await house.browser.newContext({ baseURL: house.url, viewport: PHONE, locale: LANGUAGES[language], storageState: await context.storageState() });
      const fresh = await first.newPage();
      fresh.setDefaultTimeout(40000);
      const line = await first.newCDPSession(fresh);
      await line.send('Network.enable');
      let bytes = 0;
      const files = new Map();
      line.on('Network.responseReceived', (event) => files.set(event.requestId, event.response.url));
      const weights = [];
      line.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; weights.push([files.get(event.requestId), event.encodedDataLength]); });
      // 400 kbit a second, 400 ms away: the edge of a field.
      await line.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50000, uploadThroughput: 25000 });
      const began = Date.now();
      await fresh.goto('/attendance', { waitUntil: 'networkidle' });
      const took = Date.now() - began;
      const card = await waiting(fresh);
      console.log(`# ${language}: ${bytes} bytes, ${took} ms on a slow line`);
      assert.ok(bytes > 20000 && bytes < 150000, `${bytes}: ${weights.map(([url, n]) => `${url} ${n}`).join('\n')}`);
      await open(fresh, card);
      await fresh.locator(`${card} button[value=here]`).click();
      await fresh.locator(`${card} .att__came`, { hasText: words.sent }).waitFor();
      await undo(fresh, card);
      await first.close();
    }));

    test('without script a tap leads back to its card', () => as('company_mentor', language, async (page) => {
      const card = await waiting(page);
      await open(page, card);
      await page.locator(`${card} button[value=here]`).click();
      await page.waitForURL(new RegExp(`/attendance${card}$`));
      await page.locator(`${card} .att__came button`).click();
      await page.waitForURL(/\/attendance/);
      assert.equal(await page.locator(`${card} .att__came`).count(), 0);
    }, { script: false }));

    test('a known phone answers when the session is over, and opens nothing else', () => as('company_mentor', language, async (page, context) => {
      await page.goto('/attendance');
      await page.locator('form[action="/attendance/phone"] button').click();
      await page.waitForURL(/done=phone-known/);
      await good(page);
      await context.clearCookies({ name: 'hp_session' });
      const card = await waiting(page);
      await open(page, card);
      await page.locator(`${card} button[value=here]`).click();
      await page.locator(`${card} .att__came`, { hasText: words.sent }).waitFor();
      await undo(page, card);
      await good(page);
      await shot(page, `attendance-known-${language}`);
      await page.goto('/mentored');
      assert.match(page.url(), /\/sign-in/);
      await page.goto('/attendance');
      await page.locator('details.who summary').click();
      await page.locator('form[action="/attendance/leave"] button').click();
      await page.waitForURL(/\/sign-in/);
      await page.goto('/attendance');
      assert.match(page.url(), /\/sign-in/, 'forgotten');
    }));
  });

  describe(`the citizen, ${language}`, () => {
    test('says that they can not come, is thanked, and takes it back', () => as('citizen', language, async (page) => {
      await page.goto('/me');
      await good(page);
      await shot(page, `attendance-me-${language}`);
      await page.locator('a[href="/me/absence"]').first().click();
      await page.waitForURL(/\/me\/absence/);
      await good(page);
      await shot(page, `absence-${language}`);
      await page.locator('button[name=reason][value=ill]').click();
      await page.waitForURL(/\/me\/absence\/[0-9a-f-]+/);
      assert.equal(await page.locator('h1').innerText(), words.thanks);
      await good(page);
      await shot(page, `absence-thanks-${language}`);
      await page.locator('main form button').click();
      await page.waitForURL(/\/me\?done/);
      await good(page);
    }));

    test('reads what is asked, in plain words', () => as('citizen', language, async (page) => {
      await page.goto('/me');
      await page.locator('a[href^="/me/hearings/"]').first().click();
      await page.waitForURL(/\/me\/hearings\//);
      await good(page);
      await shot(page, `hearing-own-${language}`);
      if (await page.locator('#answer').count() === 0) return; // answered in the other language
      await send(page).catch((error) => assert.match(error.message, /refused/));
      await good(page);
      await fillIn(page, { answer: 'Bussen kørte ikke.' });
      await send(page);
      assert.match(await page.locator('main').innerText(), new RegExp(words.answered));
      await good(page);
    }));
  });

  test(`the caseworker asks, and closes with what came of it, ${language}`, () => as('caseworker', language, async (page) => {
    await page.goto('/placements');
    const all = await page.locator('main a[href^="/placements/"]').evaluateAll((links) => [...new Set(links.map((a) => a.getAttribute('href').split(/[?#]/)[0]))]);
    let asked = 0;
    for (const at of all.filter((href) => /^\/placements\/[0-9a-f-]{36}$/.test(href))) {
      await page.goto(`${at}/attendance`);
      if (await page.locator('#h-hear').count() === 0) continue;
      await good(page);
      await page.locator(`a[href="${at}/hearing"]`).click();
      await page.waitForURL(/\/hearing$/);
      await good(page);
      await shot(page, `hearing-${asked}-${language}`);
      asked += 1;
      if (await page.locator('[name=about]').count()) await send(page); // one is opened
      await good(page);
    }
    assert.ok(asked >= 1, 'somebody is to be heard');
  }));

  test(`the administrator sees every known phone, ${language}`, () => as('administrator', language, async (page) => {
    await page.goto('/known-phones');
    await good(page);
  }));
}
