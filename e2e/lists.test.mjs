// Lists: narrowed, sorted, with columns of one's own, kept as a view, shared as an address, taken out as a file; search
// and what was opened lately; by keyboard alone and without script; in both languages, at both sizes, axe clean.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, PHONE, follow, good, openHouse, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const LISTS = {
  job_consultant: ['/citizens', '/placements', '/companies', '/centres', '/mentors', '/people', '/recent', '/search'],
  caseworker: ['/citizens', '/placements'],
  administrator: ['/trail', '/people'],
};

describe('every list', () => {
  for (const language of ['da', 'en']) for (const [width, size] of [['desktop', DESKTOP], ['phone', PHONE]]) for (const [role, paths] of Object.entries(LISTS)) {
    test(`${role}, ${language}, ${width}`, () => house.visit({ as: role, language, size }, async (page) => {
      for (const path of paths) {
        await page.goto(path);
        await good(page);
        await shot(page, `list-${role}-${path.slice(1)}-${language}`);
      }
    }));
  }
});

const names = (page) => page.locator('.list--long tbody th a').allInnerTexts();

describe('companies', () => {
  test('a filter, an order and columns stand in the address, and another opens the same', () => house.visit({ as: 'job_consultant' }, async (page) => {
    await page.goto('/companies');
    const all = await names(page);
    await page.locator('#list-filters select[name="f.has"]').selectOption('places');
    await page.waitForURL('**f.has=places**');
    const some = await names(page);
    assert.ok(some.length > 0 && some.length < all.length);
    assert.ok(!page.url().includes('f.type='), 'what is not set is not in the address');
    await page.locator('.list--long thead a', { hasText: 'Pladser' }).click();
    await page.waitForURL('**sort=places**');
    assert.equal(await page.locator('th[aria-sort="ascending"]').innerText(), 'Pladser i dag');
    await page.locator('.list--long thead a', { hasText: 'Pladser' }).click();
    await page.waitForURL('**sort=-places**');
    const counts = (await page.locator('.list--long tbody td[data-label="Pladser i dag"]').allInnerTexts()).map(Number);
    assert.deepEqual(counts, [...counts].sort((a, b) => b - a));
    await page.locator('details.tool summary', { hasText: 'Kolonner' }).click();
    await page.locator('#col-cvr').check({ force: true });
    await page.locator('.tool__menu button', { hasText: 'Vis kolonnerne' }).click();
    await page.waitForURL('**cols=**');
    assert.ok((await page.locator('.list--long thead').innerText()).includes('CVR'));
    const address = page.url();
    const seen = await names(page);
    await house.visit({ as: 'caseworker' }, async (other) => {
      await other.goto(address);
      assert.deepEqual(await names(other), seen);
      assert.ok((await other.locator('.list--long thead').innerText()).includes('CVR'));
    });
  }));

  test('what is looked for is found however it is written, stays out of the address, and goes along', () => house.visit({ as: 'job_consultant' }, async (page) => {
    await page.goto('/companies');
    const one = (await names(page))[0];
    await page.locator('#find').fill(one.slice(0, 4).toUpperCase());
    await page.locator('#find').press('Enter');
    await page.waitForSelector('.tools__set');
    assert.ok((await names(page)).includes(one));
    assert.ok(!page.url().includes(encodeURIComponent(one.slice(0, 4).toUpperCase())) && !page.url().includes('find='));
    await follow(page, '.list--long thead button');
    assert.ok((await names(page)).includes(one), 'sorting keeps what was looked for');
    await page.locator('#find').fill('zzzz');
    await page.locator('#find').press('Enter');
    await page.waitForSelector('.empty__say');
    assert.equal(await page.locator('.empty__say').innerText(), 'Ingen passer');
    await good(page);
    await page.locator('.empty a').first().click();
    await page.waitForSelector('.list--long');
  }));

  test('a view is kept, opened, begun with, and removed', () => house.visit({ as: 'job_consultant' }, async (page) => {
    await page.goto('/companies?f.has=places&sort=-places');
    const seen = await names(page);
    await page.locator('details.tool--down summary').click();
    await page.locator('#view-name').fill('Flest pladser');
    await page.locator('#view-first').check({ force: true });
    await page.locator('.tool__menu button', { hasText: 'Gem visningen' }).click();
    await page.waitForSelector('.alert-success');
    assert.equal(await page.locator('.views a[aria-current]').innerText().then((t) => t.startsWith('Flest pladser')), true);
    await page.goto('/companies');
    assert.ok(page.url().includes('f.has=places'), 'the list begins with it');
    assert.deepEqual(await names(page), seen);
    await page.locator('.views a').first().click();
    await page.waitForURL('**?all');
    await page.locator('details.tool--down summary').click();
    await page.locator('.tool__menu button[value="remove"]').click();
    await page.waitForSelector('.alert-success');
    await page.goto('/companies');
    assert.ok(!page.url().includes('f.has'));
  }));

  test('a file has the lines and columns that are seen, and no formula', () => house.visit({ as: 'job_consultant' }, async (page) => {
    await page.goto('/companies?f.has=places&cols=name.places.cvr');
    const seen = await names(page);
    await page.locator('details.tool summary', { hasText: 'Hent' }).click();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('button[name="export"][value="csv"]').click()]);
    assert.match(csv.suggestedFilename(), /^companies-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await readFile(await csv.path(), 'utf8')).replace('\ufeff', '').trim().split('\r\n');
    assert.equal(lines[0].split(';').length, 3);
    assert.equal(lines.length - 1, seen.length);
    assert.ok(!lines.some((line) => /(^|;)"?[=+@-]/.test(line)));
    const [xlsx] = await Promise.all([page.waitForEvent('download'), page.locator('button[name="export"][value="xlsx"]').click()]);
    assert.equal((await readFile(await xlsx.path())).subarray(0, 2).toString(), 'PK');
  }));
});

describe('citizens', () => {
  test('who of mine needs what: the states with their counts, one tap to narrow', () => house.visit({ as: 'caseworker' }, async (page) => {
    await page.goto('/citizens');
    const key = page.locator('.tools .keys .key').first();
    const count = Number(await key.locator('b').innerText());
    await key.click();
    await page.waitForURL('**f.stands=**');
    assert.equal((await names(page)).length, Math.min(count, 50));
    await page.locator('.tools .keys .key[aria-current]').click();
    await page.waitForURL((url) => !url.search.includes('f.stands'));
  }));

  test('a name is found from the top of every page and opened; afterwards it is among the latest', () => house.visit({ as: 'caseworker' }, async (page) => {
    await page.goto('/citizens');
    const name = (await names(page))[0];
    const [first, last] = [name.split(' ')[0], name.split(' ').at(-1)];
    await page.goto('/people');
    await page.locator('#q').fill(`${last.slice(0, 4).toLowerCase()} ${first.toUpperCase()}`);
    await page.locator('#q').press('Enter');
    await page.waitForSelector('#h-citizens');
    assert.ok(new URL(page.url()).search === '', 'no name in the address');
    await good(page);
    await page.locator('section[aria-labelledby="h-citizens"] a', { hasText: name }).first().click();
    await page.waitForURL('**/citizens/*');
    await page.goto('/recent');
    assert.equal(await page.locator('.rows a').first().innerText(), name);
  }));
});

describe('by keyboard alone', () => {
  test('j and k go from row to row, Enter opens, the slash goes to the field', () => house.visit({ as: 'job_consultant' }, async (page) => {
    await page.goto('/companies');
    const all = await names(page);
    const at = () => page.evaluate(() => document.activeElement.textContent.trim());
    await page.keyboard.press('j');
    assert.equal(await at(), all[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    assert.equal(await at(), all[1]);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
    await page.keyboard.type('jk');
    assert.equal(await page.locator('#find').inputValue(), 'jk', 'typing is typing');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement !== document.body));
  }));

  test('Tab goes views, filters, headings, rows, pages; a menu closes on Escape', () => house.visit({ as: 'job_consultant', language: 'en' }, async (page) => {
    await page.goto('/companies');
    const order = [];
    for (let i = 0; i < 80; i += 1) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => ['.views', '#find', '#list-filters', 'thead', 'tbody', '.list__foot'].find((one) => document.activeElement.closest(one)));
      if (where && order.at(-1) !== where) order.push(where);
      if (where === 'tbody') break;
    }
    assert.deepEqual(order, ['.views', '#find', '#list-filters', 'thead', 'tbody']);
    await page.locator('.list__foot details.tool summary').last().focus();
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('.list__foot details.tool[open]').count());
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.list__foot details.tool[open]').count(), 0);
  }));
});

test('without script a list is narrowed, sorted, searched and taken out', () => house.visit({ as: 'job_consultant', script: false }, async (page) => {
  await page.goto('/companies');
  await page.locator('#list-filters select[name="f.has"]').selectOption('places');
  await page.locator('#list-filters .tools__go').click();
  await page.waitForURL('**f.has=places**');
  const seen = await names(page);
  await page.locator('#find').fill(seen[0]);
  await follow(page, '.tools__find button');
  assert.ok((await names(page)).includes(seen[0]));
  await page.locator('details.tool summary', { hasText: 'Hent' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('button[name="export"][value="csv"]').click()]);
  assert.ok((await readFile(await file.path(), 'utf8')).includes(seen[0]));
}));
