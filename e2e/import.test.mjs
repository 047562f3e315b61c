// A file brought in with errors: the report, the mended file, done; and the same file again does nothing. In both
// languages and at both sizes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SIZES, fillIn, good, nobodysCpr, openHouse, send } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

/** A file of two citizens as Excel writes it: semicolons, a byte order mark; `phone` is the first one's. */
const file = (number, phone) => {
  const row = (at, phone) => `${nobodysCpr('1979-03-21', number * 2 + at)};Søren Ærøgaard;${phone};job_ready;Mette Ravnkilde`;
  const text = ['CPR-nummer;Navn;Telefon;Målgruppe;Sagsbehandler', row(0, phone), row(1, '98 00 41 97'), ''].join('\r\n');
  return { name: 'borgere.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`, 'utf8') };
};

/** Waits until the program is done with the file, as a page that asks again. */
const settled = async (page, ready) => {
  for (let tries = 0; tries < 60 && await page.locator(ready).count() === 0; tries += 1) {
    await sleep(250);
    await page.goto(page.url());
  }
  await page.locator(ready).first().waitFor();
};

/** Chooses the file, tells its columns apart, and has it tried. */
const tried = async (page, upload) => {
  await page.goto('/imports');
  await good(page);
  await fillIn(page, { kind: 'citizens' });
  await page.locator('#file').setInputFiles(upload);
  await send(page, 'main form[enctype]');
  await good(page);
  const columns = ['cpr', 'name', 'phone', 'target_group', 'caseworker'];
  for (const [at, field] of columns.entries()) await fillIn(page, { [`column_${at}`]: field });
  await send(page);
  await settled(page, '.figures');
  await good(page);
};

describe('a file brought in', () => {
  let number = 0;
  for (const language of ['da', 'en']) {
    for (const [size, window] of Object.entries(SIZES)) {
      number += 1;
      const at = number;
      test(`errors are mended, ${language}, ${size}`, async () => {
        await house.visit({ as: 'administrator', language, size: window }, async (page) => {
          await tried(page, file(at, '98'));
          assert.equal(await page.locator('#h-wrong').count(), 1, 'wrong rows are told');
          assert.equal(await page.locator('form[action$="/run"]').count(), 0, 'all or nothing');
          const [report] = await Promise.all([page.waitForEvent('download'), page.locator('a[href$="/errors/csv"]').click()]);
          assert.match(report.suggestedFilename(), /\.csv$/);

          await tried(page, file(at, '98 00 41 96'));
          assert.equal(await page.locator('#h-wrong').count(), 0);
          await send(page, 'form[action$="/run"]');
          await settled(page, '.figures ~ .do a[href="/imports"]');
          await good(page);

          await tried(page, file(at, '98 00 41 96'));
          assert.equal(await page.locator('form[action$="/run"]').count(), 0, 'the same file does nothing twice');
        });
      });
    }
  }
});
