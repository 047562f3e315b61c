// bench/start [TIMES]: from starting the program to its first page, and its memory at rest; the median of TIMES (5).
//
// Each time is a process of its own on a database that is filled already, as after a restart. Then somebody of each
// role looks at each main page, the program rests for two seconds, and the system is asked what it holds.
// Linux only (/proc). HOLDEPUNKT_BIN is another program than target/debug/holdepunkt.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = process.env.HOLDEPUNKT_BIN ?? join(root, 'target/debug/holdepunkt');
const times = Number(process.argv[2] ?? 5);
const port = 20000 + (process.pid % 10000);
const url = `http://127.0.0.1:${port}`;
const MOST_MILLISECONDS = 1000;
const MOST_MEGABYTES = 60;

/** What each role has in its menu. */
const PAGES = {
  job_consultant: ['/', '/places', '/places?zoom=quarter', '/citizens', '/waiting', '/companies', '/centres', '/mentors', '/programmes', '/people'],
  caseworker: ['/', '/places', '/citizens', '/waiting', '/status'],
  project_lead: ['/', '/status', '/status/csv', '/status/json'],
  citizen: ['/me'],
  company_mentor: ['/mentored'],
  company_contact: ['/our-company'],
  personal_mentor: ['/granted'],
  agency: ['/national-status'],
  administrator: ['/people', '/trail'],
};

/** Status, headers and body; an error when nobody listens yet. */
const ask = (path, { cookie = '', body = null } = {}) => new Promise((resolve, reject) => {
  const headers = { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/x-www-form-urlencoded', origin: url }) };
  const asked = request(url + path, { method: body ? 'POST' : 'GET', headers, agent: false }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (chunk) => { text += chunk; }).on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
  });
  asked.on('error', reject).end(body ?? undefined);
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const megabytes = (pid, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

const visit = async () => {
  const start = (await ask('/sign-in')).text;
  let seen = 0;
  for (const [role, pages] of Object.entries(PAGES)) {
    const door = new RegExp(`value="([^"]+)" data-role="${role}"`).exec(start);
    if (!door) throw new Error(`no door for ${role}`);
    const entered = await ask('/enter', { body: `as=${door[1]}` });
    const cookie = (entered.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
    for (const page of pages) {
      const { status } = await ask(page, { cookie });
      if (status === 200) seen += 1;
      else console.error(`${status} ${page} as ${role}`);
    }
  }
  return seen;
};

const once = async (data) => {
  const began = process.hrtime.bigint();
  const child = spawn(program, ['demo', '--data', data, '--port', String(port)], { cwd: root, stdio: 'ignore' });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error('the program ended');
      const answer = await ask('/sign-in').catch(() => null);
      if (answer?.status === 200) break;
      await sleep(2);
    }
    const first = Number(process.hrtime.bigint() - began) / 1e6;
    const seen = await visit();
    await sleep(2000);
    return { first, seen, rest: megabytes(child.pid, 'VmRSS'), own: megabytes(child.pid, 'RssAnon') };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
  }
};

const data = mkdtempSync(join(tmpdir(), 'holdepunkt-bench-'));
try {
  const filled = spawnSync(program, ['demo', '--data', data, '--data-only'], { cwd: root, encoding: 'utf8' });
  if (filled.status !== 0) throw new Error(filled.stderr);
  const all = [];
  for (let i = 0; i < times; i += 1) all.push(await once(data));
  const [first, rest, own] = ['first', 'rest', 'own'].map((name) => median(all.map((one) => one[name])));
  console.log(`program       ${program.replace(`${root}/`, '')}, ${(statSync(program).size / 1048576).toFixed(0)} MB`);
  console.log(`machine       ${cpus().length} × ${cpus()[0]?.model.trim()}`);
  console.log(`first page    ${first.toFixed(0)} ms  (${all.map((one) => one.first.toFixed(0)).join(', ')})`);
  console.log(`at rest       ${rest.toFixed(1)} MB resident, of it ${own.toFixed(1)} MB its own  (${all.map((one) => one.rest.toFixed(1)).join(', ')}), after ${all[0].seen} pages`);
  if (first >= MOST_MILLISECONDS || rest >= MOST_MEGABYTES) {
    console.log(`more than ${MOST_MILLISECONDS} ms or ${MOST_MEGABYTES} MB`);
    process.exitCode = 1;
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
