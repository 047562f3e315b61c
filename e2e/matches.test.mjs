// Matching: a consultant sees what suits one citizen, who suits a vacant place, and a proposal for everybody who waits;
// changes it, sees what that costs, and reserves what was accepted, all of it or nothing.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES, SIZES, good, openHouse, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house.close(); });

/** Opens the page of a citizen who waits, by the waiting list. */
const waiting = async (page, name) => {
  await page.goto('/waiting');
  const href = await page.locator('main a[href^="/citizens/"]', { hasText: name }).first().getAttribute('href');
  await page.goto(href.match(/^\/citizens\/[^/?]+/)[0]);
};

for (const [size, measure] of Object.entries(SIZES)) {
  for (const language of Object.keys(LANGUAGES)) {
    test(`one citizen, one place, everybody, ${size}, ${language}`, async () => {
      await house.visit({ size: measure, language, as: 'job_consultant' }, async (page) => {
        await waiting(page, 'Gitte Pilegaardsen');
        await page.locator('.head__do a[href$="/matches"]').click();
        await page.waitForURL(/\/citizens\/[^/]+\/matches$/);
        assert.ok(await page.locator('.matchlist > li').count() > 0, 'centres that fit');
        assert.ok(await page.locator('.matchlist .why li').count() > 0, 'with reasons');
        assert.equal(await page.locator('.matchmap svg').first().getAttribute('role'), 'img');
        await good(page);
        await shot(page, `match-one-${size}-${language}`);

        await page.goto('/places');
        await page.goto(await page.locator('main a[href*="/fill"]').first().getAttribute('href'));
        await page.locator('main a[href$="/matches"], main a[href*="/matches?"]').first().click();
        await page.waitForURL(/\/places\/[^/]+\/matches/);
        assert.ok(await page.locator('main li, main tbody tr').count() > 0, 'those who fit, or why not');
        await good(page);
        await shot(page, `match-seat-${size}-${language}`);

        await page.goto('/matches');
        assert.ok(await page.locator('.matchlist input[name=accept]').count() > 1, 'a proposal for several');
        for (const more of await page.locator('.matchlist details.more > summary').all()) await more.click();
        await good(page);
        await shot(page, `match-plan-${size}-${language}`);
      });
    });
  }
}

test('on paper there is room for two wishes, and nothing to press', async () => {
  await house.visit({ size: SIZES.desktop, language: 'da', as: 'job_consultant' }, async (page) => {
    await waiting(page, 'Gitte Pilegaardsen');
    await page.goto(`${page.url()}/matches`);
    assert.equal(await page.getByText('Mine to ønsker').isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByText('Mine to ønsker').isVisible(), true);
    assert.equal(await page.locator('.matchlist__do').first().isVisible(), false);
  });
});

test('a pair is ruled out, its cost is told, another is reserved, and the place is held on the board', async () => {
  await house.visit({ size: SIZES.desktop, language: 'da', as: 'job_consultant' }, async (page) => {
    await page.goto('/matches');
    const placed = await page.locator('.matchlist > li').count();
    const first = page.locator('.matchlist > li').first();
    const pair = await first.locator('input[name=accept]').inputValue();
    await first.locator('details.more > summary').click();
    await first.getByRole('button', { name: 'Ikke dette par' }).click();
    await page.getByText('Forslaget er regnet om').waitFor();
    assert.equal(await page.locator(`input[name=accept][value="${pair}"]`).count(), 0, 'the pair is gone');
    const cost = page.locator('[aria-labelledby=h-chosen] .meta').first();
    assert.match(await cost.innerText(), /færre|Samme antal|Koster ikke/);
    await good(page);
    await page.getByRole('button', { name: /^Tag tilbage/ }).click();
    await page.getByText('Valget er taget tilbage').waitFor();
    assert.equal(await page.locator(`input[name=accept][value="${pair}"]`).count(), 1, 'and back again');
    assert.equal(await page.locator('.matchlist > li').count(), placed);

    const name = (await page.locator('.matchlist > li').first().locator('a b').first().innerText()).trim();
    await page.locator(`input[name=accept][value="${pair}"]`).check({ force: true });
    await page.getByRole('button', { name: 'Reservér de valgte' }).click();
    await page.getByText('Pladserne er reserveret i 14 dage').waitFor();
    assert.equal(await page.locator('.matchlist a b', { hasText: name }).count(), 0, 'does not wait any more');
    await page.goto(`/citizens/${pair.split('|')[0]}`);
    await page.getByText('Reserveret').first().waitFor();
  });
});

test('what a citizen can begin with changes what fits; a centre is barred and taken back', async () => {
  await house.visit({ size: SIZES.phone, language: 'en', as: 'job_consultant' }, async (page) => {
    await waiting(page, 'Finn Elverlund');
    await page.goto(`${page.url()}/matches`);
    const before = await page.locator('.matchlist > li').count();
    await page.locator('input[name=travel_km]').fill('0');
    await page.locator('form[action$="/reach"] button').click();
    await page.locator('.alert-success').first().waitFor();
    assert.ok(await page.locator('.matchlist > li').count() < before, 'fewer fit when nobody travels');
    assert.ok(await page.locator('[aria-labelledby=h-changes] li').count() > 0, 'what would have to change');
    await good(page);
    await page.locator('input[name=travel_km]').fill('25');
    await page.locator('form[action$="/reach"] button').click();
    await page.locator('.alert-success').first().waitFor();
    assert.equal(await page.locator('.matchlist > li').count(), before);

    const centre = (await page.locator('.matchlist a b').first().innerText()).trim();
    await page.locator('.matchedit details.more > summary').click();
    await page.locator('select[name=centre]').selectOption({ label: centre });
    await page.locator('input[name=why]').fill('A brother works there.');
    await page.locator('form[action$="/barred"] button').click();
    await page.getByText('A brother works there.').waitFor();
    assert.equal(await page.locator('.matchlist a b', { hasText: centre }).count(), 0);
    await good(page);
    await page.locator('form[action$="/barred/remove"] button').first().click();
    await page.locator('.matchlist a b', { hasText: centre }).first().waitFor();
  });
});
