// Papers: the certificate is made on the page, printed in both languages, and read by tools that are nobody's of ours:
// `pdfinfo` says whether it is tagged and how many pages it has, `qpdf` whether the file is whole, `pdftotext` what it says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, fillIn, good, openHouse, send, shot } from './house.mjs';

let house;
const folder = mkdtempSync(join(tmpdir(), 'holdepunkt-papers-'));
before(async () => { house = await openHouse(); });
after(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (program, ...args) => {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  if (done.error) throw new Error(`${program} is missing: ./test installs it (poppler-utils, qpdf)`);
  return done;
};

/** Fetches a paper and holds it against what every paper must be. Says what stands in it. */
const paper = async (page, address, { pages, lang }) => {
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200, address);
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  assert.equal(answer.headers()['cache-control'], 'no-store');
  // The name of the file stands in lists of downloads: it is nobody's.
  assert.match(answer.headers()['content-disposition'], /^attachment; filename="[a-z-]+\.pdf"$/);
  const bytes = await answer.body();
  const file = join(folder, `${address.replace(/\W+/g, '-')}.pdf`);
  writeFileSync(file, bytes);
  const info = run('pdfinfo', file).stdout;
  assert.match(info, /Tagged:\s+yes/, info);
  assert.match(info, /Title:\s+\S/, info);
  const count = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  assert.ok(count >= 1 && count <= pages, `${count} pages of ${pages}`);
  assert.equal(run('qpdf', '--check', file).status, 0, run('qpdf', '--check', file).stdout);
  // The language and the structure as they stand in the file itself.
  const open = run('qpdf', '--qdf', '--object-streams=disable', file, '-').stdout;
  assert.ok(open.includes(`/Lang (${lang}`), `no /Lang (${lang})`);
  assert.ok(open.includes('/StructTreeRoot') && open.includes('/S /H1'), 'no structure');
  assert.ok(open.includes('pdfuaid'), 'not PDF/UA');
  return run('pdftotext', '-layout', file, '-').stdout;
};

/** A placement that a certificate can be made for. */
const near = async (page) => {
  await page.goto('/placements?stands=ended');
  const links = await page.locator('main a[href^="/placements/"]').evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href')))]);
  for (const link of links.filter((l) => /^\/placements\/[0-9a-f-]{36}$/.test(l))) {
    await page.goto(`${link}/certificate`);
    if (await page.locator('textarea[name=goals]').count()) return link;
  }
  throw new Error('no placement of the demo is near its end');
};

for (const [language, size] of [['da', DESKTOP], ['en', PHONE]]) {
  test(`a certificate is made and printed (${language})`, async () => {
    await house.visit({ size, language, as: 'job_consultant' }, async (page) => {
      const placement = await near(page);
      await fillIn(page, { goals: 'Møder til tiden\nSpiser frokost med kolleger', tasks: 'Tager imod varer\nPasser kassen', quote: 'Ser det, der skal gøres.' });
      await send(page, 'main form.form');
      assert.match(await page.locator('.cert').innerText(), /Spiser frokost med kolleger/);
      await good(page);
      await shot(page, `certificate-${language}`);
      for (const lang of ['da', 'en']) {
        const words = await paper(page, `${placement}/certificate.pdf?language=${lang}`, { pages: 1, lang });
        assert.match(words, lang === 'da' ? /B ?E ?V ?I ?S/ : /C ?E ?R ?T ?I ?F ?I ?C ?A ?T ?E/);
        assert.match(words, /Tager imod varer/);
        assert.doesNotMatch(words, /\d{6}-?\d{4}/, 'a CPR number');
      }
    });
  });
}

test('nobody else gets at it', async () => {
  let placement;
  await house.visit({ as: 'job_consultant' }, async (page) => { placement = await near(page); });
  await house.visit({ as: 'project_lead' }, async (page) => {
    assert.equal((await page.request.get(`${placement}/certificate.pdf`)).status(), 403);
  });
});

for (const language of ['da', 'en']) {
  test(`progress is printed for the talk (${language})`, async () => {
    await house.visit({ size: PHONE, language, as: 'citizen' }, async (page) => {
      const text = await paper(page, `/me/progression.pdf?language=${language}`, { pages: 2, lang: language });
      assert.match(text, language === 'da' ? /Svar fra 0 til 10/ : /Answers from 0 to 10/);
      assert.match(text, /Naima Warsame/);
    });
  });
}
