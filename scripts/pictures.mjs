// Takes docs/pictures/*.png from an own, fresh demo: what README shows, in Danish, at 1280 wide and on a phone.
// Names and days are the demo's; the days are counted from today, so new pictures show other dates.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, openHouse } from '../e2e/house.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'pictures');

/** Opens the page of a citizen by the list, as somebody who may. */
const citizen = (name) => async (page) => {
  await page.goto('/citizens');
  await page.locator('main a[href^="/citizens/"]', { hasText: name }).first().click();
  await page.waitForURL(/\/citizens\/[0-9a-f-]{36}/);
};

/** The board with somebody chosen; on a phone the list alone. */
const board = (name) => async (page) => {
  await page.goto('/places');
  if (page.viewportSize().width < 760) return;
  await page.locator('[data-board] a.bar', { hasText: name }).first().click();
  await page.locator('#selected-h').waitFor();
  await page.locator('#selected-h').evaluate((one) => one.blur());
};

// Name, role, way to it, and how high the picture is at most on a desktop and on a phone.
const PICTURES = [
  ['pladstavle', 'job_consultant', board('Oksana'), 1160, 1400],
  ['borger', 'job_consultant', citizen('Naima Warsame'), 1160, 1400],
  ['status', 'agency', (page) => page.goto('/national-status?programme=virksomhedsindsats&as_of=2010-04-01'), 1160, 1400],
];

// What the browser itself writes (a day in a field of days) is Danish too.
process.env.LANGUAGE = 'da';
mkdirSync(folder, { recursive: true });
const house = await openHouse();
try {
  for (const [name, role, open, ...most] of PICTURES) {
    for (const [i, size] of [DESKTOP, PHONE].entries()) {
      await house.visit({ as: role, language: 'da', size, context: { deviceScaleFactor: 1 } }, async (page) => {
        await open(page);
        await page.evaluate(() => { window.scrollTo(0, 0); return document.fonts.ready; });
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width: size.width, height: Math.min(height, most[i]) });
        const path = join(folder, `${name}${i ? '-phone' : ''}.png`);
        await page.screenshot({ path });
        console.log(path.slice(folder.length - 'docs/pictures'.length));
      });
    }
  }
} finally {
  await house.close();
}
