// Money: the lead sees what is earned and what comes, makes a settlement and hands it in; the auditor looks at a line's
// evidence, draws a sample, asks and approves; the consultant sees what own citizens are close to.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES, SIZES, good, openHouse, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house.close(); });

for (const [name, size] of Object.entries(SIZES)) {
  for (const language of Object.keys(LANGUAGES)) {
    test(`what is earned and what comes, ${name}, ${language}`, async () => {
      await house.visit({ size, language, as: 'project_lead' }, async (page) => {
        await page.goto('/economy');
        await good(page);
        await shot(page, `economy-${name}-${language}`);
        for (const more of await page.locator('details.more > summary').all()) await more.click();
        await good(page);
        await page.locator('.list--soon th a').first().click();
        await page.waitForURL(/\/economy\/[0-9A-Z]{5}-/);
        assert.ok(await page.locator('.told > li').count() > 2);
        await good(page);
        await shot(page, `economy-story-${name}-${language}`);
        await page.goto('/company-payments');
        await good(page);
      });
      await house.visit({ size, language, as: 'job_consultant' }, async (page) => {
        await page.goto('/soon-earned');
        await good(page);
        await shot(page, `soon-earned-${name}-${language}`);
        await page.locator('.list--soon th a').first().click();
        await page.waitForURL(/\/settlement$/);
        await good(page);
      });
    });
  }
}

test('a settlement is made, handed in, asked about and approved', async () => {
  let path;
  await house.visit({ size: SIZES.desktop, language: 'da', as: 'project_lead' }, async (page) => {
    await page.goto('/economy');
    await page.getByRole('link', { name: 'Lav en opgørelse' }).click();
    await page.getByRole('group', { name: 'Tilsagn' }).getByRole('radio').first().check({ force: true });
    await page.getByText('Endelig opgørelse').click();
    await page.getByRole('button', { name: 'Gem opgørelsen' }).click();
    await page.getByText('Opgørelsen er gemt').waitFor();
    path = new URL(page.url()).pathname;
    await good(page);
    await page.getByRole('button', { name: 'Send til revisor' }).click();
    await page.getByText('Opgørelsen er sendt til revisor').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Godkend og lås' }).count(), 0);
  });
  await house.visit({ size: SIZES.phone, language: 'en', as: 'auditor' }, async (page) => {
    await page.goto('/settlements');
    await good(page);
    await page.goto(path);
    await page.getByLabel('Number of lines').fill('5');
    await page.getByLabel('Seed').fill('2026');
    await page.getByRole('button', { name: 'Draw a sample' }).click();
    await page.waitForURL(/seed=2026/);
    assert.equal(await page.locator('.list--lines tbody tr').count(), 5);
    await good(page);
    await shot(page, 'settlement-sample-phone-en');
    await page.locator('.list--lines th a').first().click();
    await page.locator('.told > li').first().waitFor();
    await good(page);
    await page.goto(path);
    await page.getByLabel('New remark').fill('Seen in the case.');
    await page.getByRole('button', { name: 'Keep the remark' }).click();
    await page.getByText('The remark is kept').waitFor();
    await page.getByRole('button', { name: 'Approve and lock' }).click();
    await page.getByText('The settlement is approved and locked').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Send back' }).count(), 0);
    await good(page);
  });
});
