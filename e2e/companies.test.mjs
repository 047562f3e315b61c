// Companies won and kept: a company is put on the list, talked with and noted; the map shows where the centres are.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, SIZES, follow, good, openHouse } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

for (const language of Object.keys(LANGUAGES)) {
  for (const [name, size] of Object.entries(SIZES)) {
    describe(`${language}, ${name}`, () => {
      test('outreach: on the list, noted, on the board', async () => {
        await house.visit({ size, language, as: 'job_consultant' }, async (page) => {
          await page.goto('/outreach/new');
          await good(page);
          const taken = await page.locator('#company option').evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
          for (const company of taken) {
            await page.goto(`/outreach/new?company=${company}`);
            await page.fill('#next_step', 'Ring til butikschefen');
            await follow(page, 'main form.form button[type=submit]');
            if (/\/outreach\/[0-9a-f-]{36}/.test(page.url())) break; // somebody was on the way to the others
          }
          assert.match(page.url(), /\/outreach\/[0-9a-f-]{36}/);
          await good(page);
          await page.fill('#note', 'De tager gerne imod et besøg.');
          await page.selectOption('#step', 'approach');
          await follow(page, 'main form.form[action^="/outreach/"] button[type=submit]');
          assert.ok((await page.textContent('main')).includes('De tager gerne imod et besøg.'));
          await page.goto('/outreach');
          await good(page);
        });
      });

      test('map and coverage: marks and table say the same', async () => {
        await house.visit({ size, language, as: 'job_consultant' }, async (page) => {
          await page.goto('/map');
          await good(page);
          const marks = await page.locator('.map svg a').count();
          assert.ok(marks > 0);
          assert.equal(await page.locator('main table tbody tr').count(), marks);
          await page.goto('/coverage');
          await good(page);
        });
      });
    });
  }
}
