// Each way to a place, in both languages and at both sizes: straight (A), through a project (B), through a pre-course
// (C), and drawn out of a project (the combination). From the caseworker's form to a booked place.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SIZES, day, fillIn, follow, good, nobodysCpr, openHouse, pathOf, send } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

const visit = async (page, path) => {
  const answer = await page.goto(path);
  assert.ok(answer.status() < 400, `${path} answers ${answer.status()}`);
  await good(page);
};

/** Goes where a link or a button of a row leads. */
const go = async (page, within, href) => {
  await follow(page, within.locator(href).first());
  await good(page);
};

/** As the consultant: a project with a lead on the activation staff. */
const project = async (page, { name, kind }) => {
  await visit(page, '/projects');
  await visit(page, '/projects/new');
  await fillIn(page, { name, kind, lead: 'Dorte Nimgaard' });
  await send(page);
  await good(page);
  return pathOf(page);
};

/** As the caseworker: a citizen, sent on a way. */
const refer = async (page, { citizen, cpr, way, name, until }) => {
  await visit(page, '/citizens/new');
  await fillIn(page, {
    cpr, name: citizen, address: 'Fjordgade 12, 5500 Middelfart', phone: '98 00 41 97',
    language: 'da', target_group: 'activity_ready', caseworker: 'Mette Ravnkilde',
  });
  await send(page);
  const path = pathOf(page);
  await visit(page, `${path}/refer`);
  // A house without a project has one way only, and asks for none.
  if (way !== 'a' || await page.locator('main [name="way"]').count()) await fillIn(page, { way });
  if (way !== 'a') await fillIn(page, { project: name, from: day(0), ...(until ? { until: day(until) } : {}) });
  await fillIn(page, { wish: 'Vil gerne ud blandt folk igen.' });
  await send(page);
  await good(page);
  await visit(page, `${path}/way`);
  await visit(page, '/waiting');
  assert.ok((await page.locator('main').innerText()).includes(citizen), 'stands on the waiting list');
  return path;
};

/** As the project's lead: the citizen begins, and is ready unless somebody draws them out. */
const run = async (page, { at, citizen, ready }) => {
  await visit(page, '/projects');
  await visit(page, at);
  await go(page, page.locator('tr', { hasText: citizen }), 'a[href$="/begin"]');
  await send(page);
  await good(page);
  if (!ready) return;
  await go(page, page.locator('tr', { hasText: citizen }), 'a[href$="/ready"]');
  await send(page);
  await good(page);
};

/** As the consultant: takes the referral, or draws the citizen out; and books a place. */
const book = async (page, { path, citizen, drawn, from, until }) => {
  if (drawn) {
    await visit(page, drawn);
    await go(page, page.locator('tr', { hasText: citizen }), 'a[href$="/draw-out"]');
    await fillIn(page, { reason: 'no_progress' });
    await send(page);
    await good(page);
  } else {
    await visit(page, '/waiting');
    await go(page, page.locator('tr', { hasText: citizen }), 'form[action$="/accept"] button');
  }
  await visit(page, `${path}/way`);
  await visit(page, `${path}/place?from=${from}&until=${until}`);
  await go(page, page.locator('main'), 'a[href*="place="]');
  await fillIn(page, { from, until, hours: '8', choice: 'citizens_wish', agreed: 'yes' });
  await page.locator('main [name="mentor"]').first().selectOption({ index: 1 });
  await send(page);
  await good(page);
  assert.equal(pathOf(page), path, 'back at the citizen');
};

const WAYS = {
  a: { way: 'a' },
  b: { way: 'b', kind: 'municipal', ready: true },
  c: { way: 'c', kind: 'pre_course', ready: true, until: 20 },
  combination: { way: 'b', kind: 'external', ready: false },
};

describe('the ways of a referral', () => {
  let number = 20;
  for (const language of ['da', 'en']) {
    for (const [size, window] of Object.entries(SIZES)) {
      for (const [model, how] of Object.entries(WAYS)) {
        number += 1;
        const cpr = nobodysCpr('1984-05-17', number);
        const citizen = `Agnes ${['Birkholm', 'Enghave', 'Fuglsang', 'Grønlund'][number % 4]}${'abcdefghijklmnop'[number - 21]}`;
        const name = `Huset ${number}`;
        // Two weeks of its own for each: the demo's few vacant places are enough for all of them.
        const days = { from: day((number - 20) * 14), until: day((number - 20) * 14 + 11) };
        test(`${model}, ${language}, ${size}`, async () => {
          const who = (as) => ({ as, language, size: window });
          const at = how.kind ? await house.visit(who('job_consultant'), (page) => project(page, { name, kind: how.kind })) : null;
          const path = await house.visit(who('caseworker'), (page) => refer(page, { ...how, citizen, cpr, name }));
          if (at) await house.visit(who('activation_staff'), (page) => run(page, { at, citizen, ready: how.ready }));
          const drawn = at && !how.ready ? at : null;
          await house.visit(who('job_consultant'), (page) => book(page, { path, citizen, drawn, ...days }));
        });
      }
    }
  }
});
