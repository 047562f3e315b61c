// Takes docs/pictures/*.png from an own, fresh demo: what README and the guides show, in Danish, on a desktop (1280
// wide) or a phone (390). Names and days are the demo's; the days are counted from today, so new pictures show other
// dates. ONLY=borger,lister takes those alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, openHouse } from '../e2e/house.mjs';
import { small } from './png.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'pictures');

const at = (path) => (page) => page.goto(path);

/** From a page to where the first link that fits leads. */
const through = (path, link) => async (page) => {
  await page.goto(path);
  await page.goto(await page.locator(link).first().getAttribute('href'));
};

/** Opens the page of a citizen by the list, as somebody who may; `then` is the end of the address. */
const citizen = (name, then = '') => async (page) => {
  await page.goto('/citizens');
  const href = await page.locator('main a[href^="/citizens/"]', { hasText: name }).first().getAttribute('href');
  await page.goto(href + then);
};

/** The work agreement of a citizen's placement that runs. */
const agreement = (name) => async (page) => {
  await citizen(name)(page);
  await page.goto(await page.locator('main a[href$="/agreement"]').first().getAttribute('href'));
};

/** The board with somebody chosen; on a phone the list alone. */
const board = (name) => async (page) => {
  await page.goto('/places');
  if (page.viewportSize().width < 760) return;
  await page.locator('[data-board] a.bar', { hasText: name }).first().click();
  await page.locator('#selected-h').waitFor();
  await page.locator('#selected-h').evaluate((one) => one.blur());
};

/** The companies, with the menu of views open. */
const views = async (page) => {
  await page.goto('/companies');
  await page.locator('details.tool summary').first().click();
};

/** A case of a review that nobody has decided. */
const screening = async (page) => {
  await through('/screenings', 'main table a')(page);
  await page.goto(await page.locator('.head__do a').first().getAttribute('href'));
};

const STATUS = '/national-status?programme=virksomhedsindsats&as_of=2010-04-01';

// Name, role, way to it; how high the picture is at most on a desktop and on a phone (0: none).
const PICTURES = [
  ['pladstavle', 'job_consultant', board('Oksana'), 1000, 1100],
  ['borger', 'job_consultant', citizen('Naima Warsame'), 1160, 1100],
  ['status', 'agency', at(STATUS), 1000, 1100],
  ['jobkonsulent-i-dag', 'job_consultant', at('/'), 860, 0],
  ['jobkonsulent-opsoegende', 'job_consultant', at('/outreach'), 860, 0],
  ['match-borger', 'job_consultant', citizen('Gitte Pilegaardsen', '/matches'), 1100, 0],
  ['match-plan', 'job_consultant', at('/matches'), 1150, 0],
  ['jobkonsulent-find-plads', 'job_consultant', citizen('Gitte Pilegaardsen', '/place'), 760, 0],
  ['sagsbehandler-i-dag', 'caseworker', at('/'), 860, 0],
  ['sagsbehandler-visiter', 'caseworker', citizen('Jesper Tingskov', '/refer'), 800, 0],
  ['sagsbehandler-gennemgang', 'caseworker', screening, 760, 0],
  ['min-vej', 'citizen', at('/me'), 0, 1300],
  ['mine-borgere', 'company_mentor', at('/mentored'), 0, 1300],
  ['min-virksomhed', 'company_contact', at('/our-company'), 900, 0],
  ['personlig-mentor', 'personal_mentor', at('/granted'), 0, 1100],
  ['projektleder-i-dag', 'project_lead', at('/'), 860, 0],
  ['projektleder-dage', 'project_lead', at('/referral-times'), 700, 0],
  ['ledelse-tal', 'management', at('/status'), 900, 0],
  ['mentorkoordinator', 'mentor_coordinator', at('/mentors'), 700, 0],
  ['aktiveringsmedarbejder', 'activation_staff', through('/projects', 'main table a'), 600, 0],
  ['revisor', 'auditor', through('/settlements', 'main table th a'), 1000, 0],
  ['oekonomi', 'project_lead', at('/economy'), 1150, 1100],
  ['oekonomi-hvorfor', 'project_lead', through('/economy', '.list--soon tr:nth-child(3) th a'), 1100, 0],
  ['administrator-hent-ind', 'administrator', at('/imports'), 760, 0],
  ['administrator-eget-arbejde', 'administrator', at('/jobs'), 640, 0],
  ['arbejdsaftale', 'job_consultant', agreement('Naima Warsame'), 1300, 0],
  ['mentor-i-dag', 'company_mentor', at('/attendance'), 0, 1100],
  ['meld-fra', 'citizen', at('/me/absence'), 0, 900],
  ['opfoelgning', 'caseworker', citizen('Brian Hjortlund', '/follow-ups'), 760, 0],
  ['udvikling', 'job_consultant', citizen('Naima Warsame', '/progression'), 1500, 0],
  ['maalinger', 'job_consultant', at('/progression/rounds'), 700, 0],
  ['min-udvikling', 'citizen', at('/me/progression'), 0, 1500],
  ['spoergsmaal', 'citizen', through('/me', 'a[href^="/rounds/"]'), 0, 1150],
  ['udvikling-mange', 'project_lead', at('/progression/many'), 1300, 0],
  ['beskeder', 'administrator', at('/messages'), 600, 0],
  ['lister', 'job_consultant', views, 700, 0],
];

// What the browser itself writes (a day in a field of days) is Danish too.
process.env.LANGUAGE = 'da';
mkdirSync(folder, { recursive: true });
const only = process.env.ONLY?.split(',');
const house = await openHouse();
try {
  const reader = await house.browser.newPage();
  for (const [name, role, open, ...most] of PICTURES.filter(([one]) => only?.includes(one) ?? true)) {
    for (const [i, size] of [DESKTOP, PHONE].entries()) {
      if (!most[i]) continue;
      await house.visit({ as: role, language: 'da', size, context: { deviceScaleFactor: 1 } }, async (page) => {
        await open(page);
        await page.evaluate(() => { window.scrollTo(0, 0); return document.fonts.ready; });
        await page.mouse.move(0, 0);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: size.width, height: Math.min(height, most[i]) });
        const png = await small(reader, await page.screenshot());
        const file = `${name}${i ? '-phone' : ''}.png`;
        writeFileSync(join(folder, file), png);
        console.log(`docs/pictures/${file} ${Math.round(png.length / 1000)} kB`);
      });
    }
  }
} finally {
  await house.close();
}
