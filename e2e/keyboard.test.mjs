// Everything by keyboard alone: the board, the skip link, the menus, a form that is sent by Enter and refused.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PHONE, openHouse, press } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const as = (role, deed, more = {}) => house.visit({ as: role, language: 'en', ...more }, deed);

/** What the focus is on. */
const at = (page) => page.evaluate(() => {
  const one = document.activeElement;
  return {
    id: one.id,
    href: one.getAttribute('href'),
    tag: one.tagName,
    bar: one.matches('[data-board] a'),
    row: one.closest('tr')?.rowIndex ?? -1,
    centre: [...document.querySelectorAll('[data-board] tbody')].indexOf(one.closest('tbody')),
    place: one.closest('tr') ? [...one.closest('tr').querySelectorAll('td a')].indexOf(one) : -1,
    left: one.getBoundingClientRect().left,
    seen: one.checkVisibility?.() ?? true,
  };
});

/** Tab until the focus is where it is asked to be. */
const tabTo = async (page, matches, most = 90) => {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement.matches(selector), matches)) return i + 1;
  }
  throw new Error(`${most} times Tab did not reach ${matches}`);
};

describe('the board', () => {
  test('Tab reaches the first bar, in the order of the rows', () => as('job_consultant', async (page) => {
    await page.goto('/places');
    await tabTo(page, '[data-board] td a');
    const first = await at(page);
    const expected = await page.evaluate(() => {
      const one = document.querySelector('[data-board] tbody td a');
      return one.closest('tr').rowIndex;
    });
    assert.equal(first.row, expected);
    assert.equal(first.place, 0);
    const shown = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
    });
    assert.ok(shown, 'the focus is seen');
  }));

  test('arrows go along a place and from place to place; Home is today', () => as('job_consultant', async (page) => {
    await page.goto('/places');
    // A place with something before and something after.
    await page.evaluate(() => [...document.querySelectorAll('[data-board] tbody tr')]
      .find((row) => row.querySelectorAll('td a').length > 1).querySelector('td a').focus());
    const start = await at(page);
    await press(page, 'ArrowRight');
    const right = await at(page);
    assert.deepEqual([right.row, right.place], [start.row, start.place + 1]);
    assert.ok(right.left > start.left, 'to the right');
    await press(page, 'ArrowLeft');
    assert.deepEqual((await at(page)).place, start.place);
    await press(page, 'ArrowDown');
    const below = await at(page);
    assert.ok(below.bar && below.row > start.row, 'below');
    await press(page, 'ArrowUp');
    assert.equal((await at(page)).row, start.row, 'and back');
    await press(page, 'PageDown');
    const next = await at(page);
    assert.equal(next.centre, start.centre + 1, 'the centre after');
    await press(page, 'End');
    const end = await at(page);
    await press(page, 'ArrowRight');
    assert.deepEqual(await at(page), end, 'the end of the row is the end');
    await press(page, 'Home');
    const home = await page.evaluate(() => {
      const line = document.querySelector('[data-now]').getBoundingClientRect();
      const box = document.activeElement.getBoundingClientRect();
      const x = line.left + line.width / 2;
      const away = (b) => (x < b.left ? b.left - x : Math.max(0, x - b.right));
      const others = [...document.activeElement.closest('tr').querySelectorAll('td a')].map((one) => away(one.getBoundingClientRect()));
      return { away: away(box), least: Math.min(...others) };
    });
    assert.equal(home.away, home.least, 'Home is nearest to today');
  }));

  test('Enter opens the panel without leaving the page, Esc gives the focus back', () => as('job_consultant', async (page) => {
    await page.goto('/places');
    await page.evaluate(() => { window.stayed = true; });
    await page.locator('[data-board] a.bar').nth(2).focus();
    const bar = await at(page);
    const same = page.locator(`[data-board] a.bar[href="${bar.href}"]`);
    await press(page, 'Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'selected-h');
    assert.equal(await page.evaluate(() => window.stayed), true, 'by htmx');
    assert.match(page.url(), /selected=/);
    assert.equal(await same.getAttribute('aria-current'), 'true');
    await press(page, 'Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('#selected') !== null), 'Tab goes on in the panel');
    await press(page, 'Escape');
    assert.equal((await at(page)).href, bar.href);
    assert.equal(await page.locator('#selected h2').count(), 0);
    assert.doesNotMatch(page.url(), /selected=/);
    // The address brings the panel back, and so does the button "back" after another bar.
    await press(page, 'Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'selected-h');
    const chosen = page.url();
    await page.goto(chosen);
    assert.equal(await page.locator('#selected-h').count(), 1);
    assert.equal(await same.getAttribute('aria-current'), 'true');
  }));

  test('its own words for whoever does not see it', () => as('job_consultant', async (page) => {
    await page.goto('/places');
    assert.ok(await page.locator('[data-board] caption').textContent());
    const heard = await page.locator('[data-board] a.bar').evaluateAll((all) => all.map((one) => one.textContent.trim()));
    for (const text of heard) assert.match(text, /\d/, `a bar says its days: ${text}`);
    const seats = await page.locator('[data-board] th[scope=row].seat').evaluateAll((all) => all.map((one) => one.textContent.trim()));
    assert.equal(new Set(seats).size, seats.length, 'every place has a name of its own');
  }));
});

describe('the page', () => {
  test('the first Tab is the way past the menu', () => as('caseworker', async (page) => {
    await page.goto('/people');
    await press(page, 'Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skipnav');
    const box = await page.locator('.skipnav').boundingBox();
    assert.ok(box.y >= 0 && box.height > 10, 'it shows when it has the focus');
    await press(page, 'Enter');
    await press(page, 'Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next Tab is in the page');
  }));

  test('the menus open with Enter and close with Esc', async () => {
    await as('caseworker', async (page) => {
      await page.goto('/people');
      await tabTo(page, 'details.who summary', 12);
      await press(page, 'Enter');
      assert.ok(await page.locator('details.who[open]').count());
      await press(page, 'Tab');
      assert.ok(await page.evaluate(() => document.activeElement.closest('.who__menu') !== null));
      await press(page, 'Escape');
      assert.equal(await page.locator('details.who[open]').count(), 0);
      assert.ok(await page.evaluate(() => document.activeElement.matches('details.who summary')), 'the focus is back');
    });
    await as('caseworker', async (page) => {
      await page.goto('/people');
      const more = page.locator('.nav__more summary');
      await more.focus();
      await press(page, 'Enter');
      assert.ok(await page.locator('.nav__more details[open]').count());
      await press(page, 'Escape');
      assert.equal(await page.locator('.nav__more details[open]').count(), 0);
    }, { size: PHONE });
  });

  test('Enter sends a form; what was wrong is read first and leads to its field', () => as('job_consultant', async (page) => {
    await page.goto('/companies/new');
    await page.locator('input[name=cvr]').fill('12345678');
    await page.locator('input[name=name]').fill('Fjordbageriet');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'error-summary');
    const links = page.locator('#error-summary a');
    assert.ok(await links.count() > 0);
    for (const href of await links.evaluateAll((all) => all.map((one) => one.hash))) {
      assert.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, `${href} is a field`);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const target = await links.first().evaluate((one) => one.hash.slice(1));
    assert.equal((await at(page)).id, target, 'the link gives the field the focus');
    const field = page.locator(`[id="${target}"]`);
    const described = await field.getAttribute('aria-describedby');
    assert.ok(described, 'the field names its error');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await page.locator('input[name=name]').inputValue(), 'Fjordbageriet', 'what was typed is kept');
    assert.equal(await page.locator('input[name=cvr]').inputValue(), '12345678', 'the wrong number too');
  }));
});
