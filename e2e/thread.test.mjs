// The whole thread, in both languages and at both sizes: from a company's contract to a citizen who has got a job.
// Each page on the way is looked at by axe, must fit the window and may not complain.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SIZES, day, fillIn, follow, good, nobodysCpr, nobodysCvr, openHouse, pathOf, send } from './house.mjs';

let house;
before(async () => { house = await openHouse(); });
after(async () => { await house?.close(); });

/** Where the faults of a visit's pages are gathered. */
const gathered = new WeakMap();

/** The page as it stands is good; what isn't is told at the end, for one fault hides no other. */
const seen = (page) => good(page).catch((error) => gathered.get(page.context()).push(error.message));

/** Some visits whose pages must all be good. */
const visits = async (deed) => {
  const faults = [];
  const as = (who, what) => house.visit(who, (page, context) => {
    gathered.set(context, faults);
    return what(page);
  });
  await deed(as).catch((error) => faults.unshift(error.stack));
  assert.equal(faults.length, 0, faults.join('\n  '));
};

const visit = async (page, path) => {
  const answer = await page.goto(path);
  assert.ok(answer.status() < 400, `${path} answers ${answer.status()}`);
  await seen(page);
};

const company = async (page, { name, cvr }) => {
  await visit(page, '/companies');
  await follow(page, page.locator('a[href="/companies/new"]').first());
  await seen(page);
  await fillIn(page, {
    name, cvr, sector: 'private', employees: '24', company_type: 'groceries', industry: '47',
    street: 'Havnegade 3', postcode: '5500', town: 'Middelfart',
    contact_name: 'Ellen Vesterdal', contact_title: 'butikschef', contact_phone: '98 00 41 99', contact_email: 'ellen@dagli.example',
  });
  await send(page);
  await seen(page);
  assert.ok((await page.locator('h1').textContent()).includes(name));
};

const centre = async (page, { name }) => {
  await visit(page, '/centres/new');
  await fillIn(page, { name, companies: name, fixed_contact: 'Kirsten Overgaard', programme: 'drift', generation: '1', since: day(0), model: '1', hours_from: '4', hours_until: '25' });
  await send(page);
  await seen(page);
  return pathOf(page);
};

const contract = async (page, at) => {
  await follow(page, page.locator(`a[href="${at}/contracts/new"]`).first());
  await seen(page);
  await fillIn(page, { places: '3', mentor_hours: '3', from: day(-7), until: day(180), signed_on: day(-10), payment: 'per_place_month', amount: '1500' });
  await send(page);
  await seen(page);
};

/** The rows of a centre on the board: the table's, or on a phone the list's. */
const seats = (page, name) => ((page.viewportSize().width < 760)
  ? page.locator('.boardlist section', { hasText: name }).locator('.seatrow')
  : page.locator('[data-board] tbody', { hasText: name }).locator('tr'));

/** Registers the mentor whom a placement there needs. */
const mentor = async (page, at) => {
  await visit(page, '/mentors/new');
  await fillIn(page, { name: at.mentor, company: at.name, phone: '98 00 41 98', hours: '6' });
  await send(page);
  await seen(page);
};

/** As the caseworker: registers a citizen and refers them. */
const refer = async (page, at) => {
  await visit(page, '/citizens');
  await follow(page, page.locator('a[href="/citizens/new"]').first());
  await seen(page);
  await fillIn(page, {
    cpr: at.cpr, name: at.citizen, address: 'Fjordgade 12, 5500 Middelfart', phone: '98 00 41 97',
    language: 'da', target_group: 'activity_ready', caseworker: 'Mette Ravnkilde',
  });
  await send(page);
  await seen(page);
  const path = pathOf(page);
  assert.doesNotMatch(page.url() + await page.content(), new RegExp(at.cpr.slice(-4)), 'the end of the CPR number is nowhere');
  await follow(page, page.locator('a[href$="/refer"]').first());
  await seen(page);
  await fillIn(page, { wish: at.wish });
  await send(page);
  await seen(page);
  return path;
};

/** As the consultant: takes the referral, and finds the citizen from an empty place on the board. */
const place = async (page, at) => {
  await visit(page, '/waiting');
  await page.locator('tr', { hasText: at.citizen }).locator('form[action$="/accept"] button').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/waiting'));
  await seen(page);

  await visit(page, '/places');
  await seats(page, at.name).locator('a[href*="/fill"]').first().click();
  await page.waitForURL('**/fill**');
  await seen(page);
  await page.locator('tr', { hasText: at.citizen }).locator('a[href*="/place?"]').click();
  await page.waitForURL('**/place?**');
  await seen(page);
  await fillIn(page, { from: day(0), until: day(84), hours: '8', mentor: at.mentor, choice: 'citizens_wish', agreed: 'no' });
  await send(page);
  await seen(page);
  assert.equal(pathOf(page), at.path, 'back at the citizen');

  await visit(page, '/places');
  const shown = at.citizen.replace(/ (.).*/, ' $1.');
  assert.ok((await seats(page, at.name).allTextContents()).some((text) => text.includes(shown)), `${shown} stands on the board`);
  assert.equal(await seats(page, at.name).locator('a[href*="/fill"]').count() >= 2, true, 'two places are left');

  await visit(page, at.path);
  await page.locator('main a[href^="/placements/"]').first().click();
  await page.waitForURL('**/placements/**');
  await seen(page);
  const placement = pathOf(page);
  await page.locator('form[action$="/agree"] button').click();
  await page.waitForURL(`**${at.path}**`);
  await seen(page);
  return placement;
};

/** The time line tells the way so far, as a picture and in words. */
const wayOf = async (page, at) => {
  await visit(page, at.path);
  assert.ok(await page.locator('section svg title').count() > 0, 'the picture has a name');
  assert.ok((await page.locator('.tlist li').count()) >= 2, 'referred and placed');
  assert.ok((await page.locator('main').innerText()).includes(at.name), 'and says where');
};

const end = async (page, at) => {
  await visit(page, `${at.placement}/end`);
  await fillIn(page, { ended_on: day(0), outcome: 'ordinary_job', outcome_hours: '37', outcome_place: at.name, reason: 'moved_on' });
  await send(page);
  await seen(page);
  await visit(page, at.path);
  assert.ok((await page.locator('main').innerText()).includes('37'), 'the job and its hours');
};

/** What the status report counts, from the page's own file. */
const counts = async (page) => {
  await visit(page, '/status');
  const link = page.locator('a[href*="json"]').first();
  const answer = await page.context().request.get(new URL(await link.getAttribute('href'), page.url()).href);
  const { started, completed, outcomes } = await answer.json();
  return { started, completed, ordinary: outcomes.ordinary_job.n };
};

describe('the thread', () => {
  let number = 0;
  for (const language of ['da', 'en']) {
    for (const [size, window] of Object.entries(SIZES)) {
      number += 1;
      const cast = [['Sille Brogaard', 'Egon Thuesen'], ['Torkil Nedergaard', 'Vera Lundsgaard'], ['Maren Holmegaard', 'Kaj Rosendal'], ['Aksel Vestergren', 'Ulla Kirkeby']];
      const [citizen, mentors] = cast[number - 1];
      const at = {
        name: `${['Havnens', 'Torvets', 'Stationens', 'Skovens'][number - 1]} Dagligvarer`, cvr: nobodysCvr(number), cpr: nobodysCpr('1985-03-14', number),
        citizen, mentor: mentors, wish: 'Vil gerne ud blandt folk igen.',
      };
      const who = (role) => ({ as: role, language, size: window });

      test(`${language}, ${size}`, () => visits(async (as) => {
        const before = await as(who('project_lead'), counts);
        await as(who('job_consultant'), async (page) => {
          await company(page, at);
          await contract(page, await centre(page, at));
          await mentor(page, at);
          await visit(page, '/places');
          assert.equal(await seats(page, at.name).count(), 3, 'three places');
          assert.equal(await seats(page, at.name).locator('a[href*="/fill"]').count(), 3, 'all empty');
        });
        at.path = await as(who('caseworker'), (page) => refer(page, at));
        at.placement = await as(who('job_consultant'), (page) => place(page, at));
        await as(who('caseworker'), (page) => wayOf(page, at));
        await as(who('job_consultant'), (page) => end(page, at));
        const afterwards = await as(who('project_lead'), counts);
        assert.deepEqual(afterwards, { started: before.started + 1, completed: before.completed + 1, ordinary: before.ordinary + 1 });
      }));
    }
  }
});

describe('the others see their own and nothing more', () => {
  // What each has, a word that must stand there, and words and pages that must not.
  const OWN = {
    citizen: { path: '/me', names: ['Naima'], others: ['Brian', 'Oksana', '230988', '0752'] },
    company_mentor: { path: '/mentored', names: [], others: ['Brian', 'Naima', '281183', 'Assensvej'] },
    company_contact: { path: '/our-company', names: ['Lillebælt'], others: ['Oksana', '110479', 'Østergade 87'] },
    personal_mentor: { path: '/granted', names: [], others: ['Brian', '230988'] },
    agency: { path: '/national-status', names: [], others: ['Naima', 'Brian'] },
  };
  const CLOSED = ['/places', '/citizens', '/waiting', '/companies', '/centres', '/status', '/trail', '/me', '/mentored', '/our-company', '/granted', '/national-status'];
  for (const [role, { path, names, others }] of Object.entries(OWN)) {
    for (const language of ['da', 'en']) {
      test(`${role}, ${language}`, () => visits(async (as) => {
        for (const window of Object.values(SIZES)) {
          await as({ as: role, language, size: window }, async (page) => {
            await visit(page, '/');
            await visit(page, path);
            const text = await page.locator('body').innerText();
            for (const name of names) assert.ok(text.includes(name), `${name} stands on ${path}`);
            for (const name of others) assert.ok(!text.includes(name), `${name} does not stand on ${path}`);
          });
        }
        await as({ as: role, language }, async (page) => {
          await page.goto(path);
          for (const closed of CLOSED) {
            if (closed === path) continue;
            const { status } = await page.evaluate(async (address) => ({ status: (await fetch(address)).status }), closed);
            assert.ok(status === 403 || status === 404, `${closed} is closed to ${role}, and answers ${status}`);
          }
        });
      }));
    }
  }
});
