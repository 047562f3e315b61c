// The harness itself: that it lets nothing pass which it is there to stop. Needs no program.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { PHONE, axe, fits, openBrowser } from './house.mjs';

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'";
const page = (body, head = '') => `<!doctype html><html lang="en"><head><title>A page</title>${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;
const PAGES = {
  '/good': page('<p>Nothing wrong.</p>'),
  '/inline-style': page('<p style="color: red">Coloured.</p>'),
  '/inline-script': page('', '<script>window.done = true</script>'),
  '/throws': page('', '<script src="/throws.js"></script>'),
  '/missing-file': page('', '<link rel="stylesheet" href="/nowhere.css">'),
  '/no-name': page('<button></button>'),
  '/wide': page('<pre>'.padEnd(4000, 'x')),
};

let server;
let house;
before(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    if (pathname === '/throws.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end('throw new Error("on purpose")');
    else if (pathname === '/refused') response.writeHead(422, { 'content-type': 'text/html' }).end(page('<p>Refused.</p>'));
    else if (pathname === '/broken') response.writeHead(503, { 'content-type': 'text/html' }).end(page('<p>Broken.</p>'));
    else if (PAGES[pathname]) response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(PAGES[pathname]);
    else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  house = await openBrowser(`http://127.0.0.1:${server.address().port}`);
});
after(async () => {
  await house?.close();
  server.close();
});

const look = (path) => house.visit({ language: 'en' }, (tab) => tab.goto(path, { waitUntil: 'networkidle' }));

test('a good page passes, and so does a refusal', async () => {
  await look('/good');
  await look('/refused');
  await house.visit({ language: 'en' }, async (tab) => {
    await tab.goto('/good');
    await axe(tab);
    await fits(tab);
    // What was clean is spared, until something of another kind is on the page.
    await axe(tab);
    await tab.evaluate(() => document.querySelector('main').append(document.createElement('button')));
    await assert.rejects(axe(tab), /button-name/);
  });
});

test('what breaks the security policy fails the visit', async () => {
  await assert.rejects(look('/inline-style'), /Content Security Policy/);
  await assert.rejects(look('/inline-script'), /Content Security Policy/);
});

test('an error in a script, a missing file and a broken answer fail the visit', async () => {
  await assert.rejects(look('/throws'), /on purpose/);
  await assert.rejects(look('/missing-file'), /404: GET .*nowhere\.css/);
  await assert.rejects(look('/broken'), /503: GET/);
});

test('axe names the rule and the element', async () => {
  await house.visit({ language: 'en' }, async (tab) => {
    await tab.goto('/no-name');
    await assert.rejects(axe(tab), /button-name .* at button/);
    await assert.rejects(axe(tab), /button-name/, 'and again: only what was clean is spared');
  });
});

test('a page too wide for a phone is told', async () => {
  await house.visit({ language: 'en', size: PHONE }, async (tab) => {
    await tab.goto('/wide');
    await assert.rejects(fits(tab), /px too wide/);
  });
});

test('the language asked for reaches the server', async () => {
  await house.visit({ language: 'da' }, async (tab) => {
    assert.equal(await tab.evaluate(() => navigator.language), 'da-DK');
  });
});
