// Beside the placement: an intervention from need to start, of which the job consultant sees only how it stands; a small
// grant asked for, refused and read by nobody else; a personal mentor who writes a log. In both languages, at both sizes,
// axe clean.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, SIZES, day, fillIn, follow, good, openHouse, send, shot } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const main = (page) => page.locator('main').innerText();

const WORDS = {
  da: { untold: 'En indsats', waited: 'Har ventet', begun: 'Begyndte', used: 'brugt', help: 'Hjælp ved siden af', few: 'Fra behov til start' },
  en: { untold: 'An intervention', waited: 'Has waited', begun: 'Began', used: 'used', help: 'Help beside the work', few: 'From need to start' },
};

/** The page of a citizen by name, found on the list. */
const citizen = async (page, name) => {
  await page.goto('/citizens');
  return page.locator(`main a[href^="/citizens/"]`, { hasText: name }).first().getAttribute('href').then((h) => h.split('?')[0]);
};

for (const language of Object.keys(LANGUAGES)) {
  const words = WORDS[language];
  for (const [name, size] of Object.entries(SIZES)) {
    describe(`${language}, ${name}`, () => {
      const visit = (as, deed) => house.visit({ size, language, as }, deed);
      const note = `Kanarie ${language} ${name}`; // of the intervention alone: it must not wander
      const thing = `Til lageret ${language} ${name}`;

      test('a need is written down, taken further, and the consultant sees only how it stands', async () => {
        const at = await visit('caseworker', async (page) => {
          const brian = await citizen(page, 'Brian Hjortlund');
          await page.goto(brian);
          await good(page);
          await page.goto(`${brian}/support`);
          await good(page);
          await shot(page, `support-${language}-${name}`);
          await page.goto(`${brian}/interventions/new`);
          await good(page);
          await fillIn(page, { kind: 'social', needed_on: day(-8), note });
          await send(page);
          assert.ok((await main(page)).includes(note));
          await follow(page, page.locator('main a[href^="/interventions/"]:not([href$="/edit"])').first());
          await good(page);
          await fillIn(page, { step: 'refer', on: day(-3), provider: 'Støtteteamet' });
          await send(page);
          await follow(page, page.locator('main a[href^="/interventions/"][href$="/edit"]').first());
          await good(page);
          return brian;
        });
        await visit('job_consultant', async (page) => {
          await page.goto(`${at}/support`);
          await good(page);
          const seen = await page.content();
          assert.ok(seen.includes(words.untold) && seen.includes(words.waited));
          assert.ok(!seen.includes('Kanarie') && !seen.includes('Støtteteamet'), 'not what it is');
          await shot(page, `support-consultant-${language}-${name}`);
          await page.goto(at);
          assert.ok(!(await page.content()).includes('Kanarie'));
          await good(page);
        });
      });

      test('a small grant is asked for, waits for whoever may, and gets its answer', async () => {
        await visit('job_consultant', async (page) => {
          const brian = await citizen(page, 'Brian Hjortlund');
          await page.goto(`${brian}/small-grants/new`);
          await good(page);
          await fillIn(page, { kind: 'truck_licence', amount: '9000', words: thing });
          await send(page);
          assert.ok((await main(page)).includes(thing));
          await page.goto('/small-grants');
          await good(page);
          await page.goto('/people/competences');
          await good(page);
          await shot(page, `competences-${language}-${name}`);
        });
        await visit('caseworker', async (page) => {
          await page.goto('/small-grants');
          await good(page);
          await shot(page, `small-grants-${language}-${name}`);
          await follow(page, page.locator('main li', { hasText: thing }).locator('a.button'));
          await good(page);
          await fillIn(page, { decision: 'refuse', reason: 'Butikken betaler selv' });
          await send(page);
          assert.ok(!(await main(page)).includes(thing), 'it waits no longer');
        });
      });

      test('a personal mentor sees the hours of the week and writes the log', () => visit('personal_mentor', async (page) => {
        await page.goto('/granted');
        await good(page);
        await follow(page, page.locator('main a[href^="/granted/"]').first());
        await good(page);
        await fillIn(page, { on: day(0), minutes: '20', words: thing });
        await send(page);
        const told = await main(page);
        assert.ok(told.includes(thing) && told.includes(words.used));
        await shot(page, `log-${language}-${name}`);
      }));

      test('the citizen reads all of it', () => visit('citizen', async (page) => {
        await page.goto('/me');
        await good(page);
        assert.ok((await main(page)).includes(words.help));
        await shot(page, `own-support-${language}-${name}`);
      }));

      test('the management gives competences and sees days from need to start', () => visit('management', async (page) => {
        await page.goto('/intervention-times');
        await good(page);
        assert.ok((await main(page)).includes(words.few));
        await page.goto('/people/competences');
        await follow(page, page.locator('main a[href$="/competences"]').first());
        await good(page);
      }));

      test('a mentor is granted and ended', () => visit('caseworker', async (page) => {
        const brian = await citizen(page, 'Brian Hjortlund');
        await page.goto(`${brian}/personal-mentors/new`);
        await good(page);
        await shot(page, `mentor-new-${language}-${name}`);
      }));
    });
  }
}
