// A personal link on a phone, in both languages: sent by the consultant, opened by a code, read, asked about first,
// signed, and closed afterwards; questions answered behind another. What leaves the house lies in the demo's folder. Then the administrator's page.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { DESKTOP, PHONE, follow, good, openHouse, shot } from './house.mjs';

let house;
before(async () => {
  house = await openHouse();
  // Whenever the test runs: no quiet hours, so that what is sent lies in the folder at once.
  await house.visit({ as: 'administrator' }, (page) => quiet(page, '10.00', '10.00'));
});
after(async () => { await house?.close(); });

const quiet = async (page, from, until) => {
  await page.goto('/messages');
  await page.fill('[name=quiet_from]', from);
  await page.fill('[name=quiet_until]', until);
  await page.locator('form[action$="/quiet-hours"] button').click();
  await page.waitForURL(/done=message-quiet/);
};

const folder = () => join(house.program.data, 'messages');
const letters = () => {
  try {
    return readdirSync(folder()).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(join(folder(), name), 'utf8'));
  } catch { return []; }
};

/** The next letter that holds a pattern, of those after the first `had`. */
const letter = async (pattern, had) => {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = letters().slice(had).map((text) => pattern.exec(text)).find(Boolean);
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`no letter with ${pattern} among ${letters().length - had}: ${house.program.said().slice(-2000)}`);
};

/** A placement whose agreement was sent and waits for a party that can be reached. */
const waiting = async (page, party) => {
  await page.goto('/placements');
  const links = await page.locator('main a[href^="/placements/"]').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href').split('?')[0]))]);
  for (const link of links.filter((href) => /^\/placements\/[0-9a-f-]{36}$/.test(href))) {
    const answer = await page.goto(`${link}/agreement/links`);
    if (answer.ok() && await page.locator(`section:has(#h-${party}) input[name=by]`).count()) return link;
  }
  throw new Error(`no agreement waits among ${links.length} placements`);
};

const journey = async (language, party, ask) => {
  let link;
  await house.visit({ size: DESKTOP, language: 'da', as: 'job_consultant' }, async (page) => {
    const placement = await waiting(page, party);
    await good(page);
    const had = letters().length;
    await page.locator(`section:has(#h-${party}) form:has(input[name=by]) button`).first().click();
    await page.waitForURL(/done=signing-sent/);
    await good(page);
    [, link] = await letter(/(http:\/\/127\.0\.0\.1:\d+\/sign\/[0-9a-f]{64})/, had);
    // Reminded now, and not twice on a day; the program itself may have been first.
    await page.goto(`${placement}/agreement/links`);
    for (let time = 0; time < 2; time += 1) {
      await follow(page, `section:has(#h-${party}) form[action$="/remind"] button`);
    }
    await page.locator('#error-summary').waitFor();
    await good(page);
  });
  await house.visit({ size: PHONE, language }, async (page) => {
    const check = () => good(page);
    await page.goto(link);
    await check();
    const text = await page.locator('main').innerText();
    assert.doesNotMatch(text, /job|aftale|agreement|arbejd/i, 'nothing is told before the code');
    let had = letters().length;
    await page.locator('form[action$="/code"] button').click();
    await page.locator('#code').waitFor();
    await check();
    const [, code] = await letter(/\b(\d{6})\b/, had);
    await page.fill('#code', code === '000000' ? '000001' : '000000');
    await follow(page, 'form[action$="/open"] button');
    await page.locator('#code-error').waitFor();
    await check();
    await page.fill('#code', code);
    await follow(page, 'form[action$="/open"] button');
    const vow = page.locator('form[action$="/confirm"] button');
    await page.locator('form[action$="/confirm"], form[action$="/sign"]').first().waitFor();
    if (await vow.count()) { await check(); await vow.click(); await page.locator('form[action$="/sign"]').waitFor(); }
    await check();
    assert.match(await page.locator('h1').innerText(), language === 'da' ? /^Hej / : /^Hello /);
    if (ask) {
      await follow(page, 'form[action$="/talk"] button');
      await check();
      assert.ok(await page.locator('a[href^="tel:"]').count() > 0, 'somebody to call');
    }
    await page.locator('#read').check({ force: true });
    await page.locator('form[action$="/sign"] button').click();
    await page.locator('#h-thanks').waitFor();
    await check();
    assert.equal(await page.locator('form[action$="/sign"]').count(), 0);
  });
  await house.visit({ size: PHONE, language }, async (page) => {
    const answer = await page.goto(link);
    assert.equal(answer.status(), 410, 'used');
    await good(page);
    const used = await page.locator('main').innerText();
    await page.goto(`/sign/${'f'.repeat(64)}`);
    assert.equal(await page.locator('main').innerText(), used, 'a used link and none look the same');
    await page.locator('form[action$="/new"] button').click();
    await page.waitForURL(/\/sign\/sent$/);
    await good(page);
  });
};

test('a citizen or a workplace signs behind a link on a phone, in Danish, after asking first', () => journey('da', 'company', true));
test('and in English', () => journey('en', 'citizen', false));

/** A round in which one who can be reached has not answered: the page that sends a link to it. */
const unanswered = async (page, who) => {
  await page.goto('/progression/rounds');
  const forms = await page.locator(`main a[href$="/${who}"]`).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  for (const form of forms) {
    const answer = await page.goto(`${form}/link`);
    if (answer.ok() && await page.locator('input[name=by]').count()) return `${form}/link`;
  }
  throw new Error(`none of ${forms.length} rounds waits for a ${who}`);
};

for (const [language, who] of [['da', 'citizen'], ['en', 'mentor']]) {
  test(`a ${who} answers behind a link on a phone, half now and half later, in ${language}`, async () => {
    let link;
    await house.visit({ size: DESKTOP, language, as: 'job_consultant' }, async (page) => {
      await unanswered(page, who);
      await good(page);
      await shot(page, `answering-send-${language}`);
      const had = letters().length;
      await page.locator('form:has(input[name=by]) button').first().click();
      await page.waitForURL(/done=answering-sent/);
      await good(page);
      [, link] = await letter(/(http:\/\/127\.0\.0\.1:\d+\/answer\/[0-9a-f]{64})/, had);
    });
    await house.visit({ size: PHONE, language }, async (page) => {
      const check = () => good(page);
      await page.goto(link);
      await check();
      const had = letters().length;
      await page.locator('form[action$="/code"] button').click();
      await page.locator('#code').waitFor();
      const [, code] = await letter(/\b(\d{6})\b/, had);
      await page.fill('#code', code);
      await follow(page, 'form[action$="/open"] button');
      const vow = page.locator('form[action$="/confirm"] button');
      await page.locator('form[action$="/confirm"], fieldset.ask').first().waitFor();
      if (await vow.count()) { await check(); await vow.click(); await page.locator('fieldset.ask').first().waitFor(); }
      await check();
      await shot(page, `answering-form-${language}`);
      const first = await page.locator('fieldset.ask').first().getAttribute('id');
      await page.locator(`input[name="a_${first}"][value="7"]`).check({ force: true });
      await page.locator('button[value=later]').click();
      await page.locator('[role=status]').waitFor();
      await check();
      await page.goto(`${link}?all=1`);
      assert.ok(await page.locator(`input[name="a_${first}"][value="7"]`).isChecked(), 'what was answered is kept');
      for (const item of await page.locator('fieldset.ask').evaluateAll((all) => all.map((one) => one.id))) {
        const five = page.locator(`input[name="a_${item}"][value="5"]`);
        if (await five.count()) await five.check({ force: true });
      }
      await check();
      await page.locator('button[value=send]').click();
      await page.waitForURL((at) => at.search === '');
      await page.locator('[role=status]').waitFor();
      await check();
      await shot(page, `answering-thanks-${language}`);
    });
    await house.visit({ size: PHONE, language }, async (page) => {
      const answer = await page.goto(link);
      assert.equal(answer.status(), 410, 'everything is sent: there is nothing left to open');
      await good(page);
    });
  });
}

test('the administrator sees what left the house, and neither addresses nor words', async () => {
  for (const language of ['da', 'en']) {
    for (const size of [DESKTOP, PHONE]) {
      await house.visit({ size, language, as: 'administrator' }, async (page) => {
        await page.goto('/messages');
        await good(page);
        const text = await page.locator('main').innerText();
        assert.doesNotMatch(text, /@|\/sign\//);
        await page.fill('[name=quiet_from]', '25');
        await page.locator('form[action$="/quiet-hours"] button').click();
        await page.locator('#error-summary').waitFor();
        await good(page);
        await quiet(page, '21.30', '7');
      });
    }
  }
});
