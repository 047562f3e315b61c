// Copies what the program ships from node_modules to crates/web/static/vendor (not in git; embedded by the build).
// Only what is used: the design system's stylesheet without its font list, the icons named below, three cuts of
// IBM Plex Sans, htmx, and the licences. Nothing is written when nothing changed, so the build is not disturbed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const dkfds = join(modules, 'dkfds', 'dist');
const vendor = join(root, 'crates/web/static/vendor');
const fonts = join(root, 'crates/paper/fonts');

// Icons the templates use, as <use href="/static/vendor/icons.svg#NAME">. Another one: add its name.
const ICONS = `account add-document analytics arrow-back arrow-downward arrow-forward arrow-upward assignment business
calendar-month chat check checklist chevron-double-left chevron-double-right chevron-down chevron-left chevron-right
chevron-up close copy delete document download edit email error file-excel file-pdf flag groups help home hourglass
how-to-reg info language link list-bulleted list-check location lock menu minus notifications open-in-new payments person
person-add person-remove persons plus print refresh save search send settings smartphone sort-table-ascending
sort-table-descending sort-table-none success summary sync time tune upload view-in-list visibility visibility-off
warning`.split(/\s+/);

// Pictures that the design system's own stylesheet points to, for the components in use.
const CSS_IMAGES = ['check', 'check-white', 'chevron-down', 'chevron-left', 'chevron-right', 'chevron-up', 'close',
  'error', 'info', 'minus', 'minus-white', 'plus', 'success', 'warning', 'calendar-month'];

// IBM Plex Sans by script: a page loads only the parts whose letters it shows (css/base.css names the ranges).
const CUTS = ['Regular', 'SemiBold', 'Italic'];
const PARTS = ['Latin1', 'Latin2', 'Latin3', 'Pi'];

if (!existsSync(dkfds)) {
  console.error('scripts/assets: node_modules is missing. Run ./run, or npm ci.');
  process.exit(1);
}

const wanted = new Map(); // path below vendor → bytes
const put = (path, bytes) => wanted.set(path, Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes));
const from = (path) => readFileSync(join(modules, path));

// The stylesheet, without its @font-face list: it names eot, woff and ttf files before woff2 and whole fonts where parts do.
put('css/dkfds.min.css', from('dkfds/dist/css/dkfds.min.css').toString('utf8')
  .replace(/@font-face\{[^}]*\}/g, '')
  .replace(/\/\*# sourceMappingURL=.*?\*\//g, ''));

for (const name of CSS_IMAGES) put(`img/svg-icons/${name}.svg`, from(`dkfds/dist/img/svg-icons/${name}.svg`));

const symbols = ICONS.map((name) => {
  const svg = from(`dkfds/dist/img/svg-icons/${name}.svg`).toString('utf8');
  const box = /viewBox="([^"]+)"/.exec(svg);
  const body = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg);
  if (!box || !body) throw new Error(`scripts/assets: ${name}.svg is not what it was`);
  return `<symbol id="${name}" viewBox="${box[1]}">${body[1].trim()}</symbol>`;
});
put('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);

for (const cut of CUTS) for (const part of PARTS) {
  const file = `IBMPlexSans-${cut}-${part}.woff2`;
  put(`fonts/${file}`, from(`dkfds/dist/fonts/IBMPlexSans/split/woff2/${file}`));
}

// What papers are set in: whole cuts as TrueType, for the press reads no woff2. Embedded by crates/paper.
const PAPER_CUTS = ['Regular', 'SemiBold', 'Italic', 'Light'];
const cut = (name) => `IBMPlexSans-${name}.ttf`;
const paper = new Map(PAPER_CUTS.map((name) => [cut(name), from(`dkfds/src/fonts/IBMPlexSans/complete/ttf/${cut(name)}`)]));

put('js/htmx.min.js', from('htmx.org/dist/htmx.min.js'));

put('licences/dkfds.txt', from('dkfds/LICENSE.md'));
put('licences/IBM-Plex-Sans.txt', from('dkfds/dist/fonts/IBMPlexSans/split/woff2/license.txt'));
put('licences/htmx.txt', from('htmx.org/LICENSE'));

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
let written = 0;
const lay = (folder, files) => {
  for (const [path, bytes] of files) {
    const target = join(folder, path);
    if (existsSync(target) && statSync(target).size === bytes.length && digest(readFileSync(target)) === digest(bytes)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    written += 1;
  }
};
lay(vendor, wanted);
lay(fonts, paper);

// What an earlier list put there and this one no longer names.
let removed = 0;
const walk = (dir) => {
  for (const entry of existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : []) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) walk(path);
    else if (!wanted.has(relative(vendor, path).split('\\').join('/'))) {
      rmSync(path);
      removed += 1;
    }
  }
};
walk(vendor);

if (written || removed) console.log(`assets: ${written} written, ${removed} removed`);
