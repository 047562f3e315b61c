// bench/import [ROWS] [register]: a file of so many citizens that are nobody's, or of so many workplaces of an invented
// company register, brought in by the command: with one bad row, then new, then again, then tried only.
// HOLDEPUNKT_BIN names another program than target/debug/holdepunkt; HOLDEPUNKT_DATABASE another database than a fresh file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const rows = Number(process.argv[2] ?? 100_000);
const root = path.dirname(import.meta.dirname);
const program = path.resolve(process.env.HOLDEPUNKT_BIN ?? path.join(root, 'target/debug/holdepunkt'));
const folder = mkdtempSync(path.join(tmpdir(), 'holdepunkt-import-'));
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const two = (n) => String(n).padStart(2, '0');

/** Numbers with a real date that don't fulfil modulus 11, so that they are nobody's. */
function* numbers() {
  for (let serial = 0; serial < 4000; serial += 1) {
    for (let year = 40; year < 100; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= 28; day += 1) {
          const cpr = `${two(day)}${two(month)}${two(year)}${String(serial).padStart(4, '0')}`;
          if ([...cpr].reduce((sum, digit, i) => sum + Number(digit) * weights[i], 0) % 11 !== 0) yield cpr;
        }
      }
    }
  }
}

/** Citizens of a caseworker of the demo's. */
function citizens() {
  const sheet = readFileSync(path.join(root, 'demo/today/employees.csv'), 'utf8').split('\n').filter((l) => l && !l.startsWith('#'));
  const columns = sheet[0].split(',');
  const people = sheet.slice(1).map((l) => Object.fromEntries(l.split(',').map((v, i) => [columns[i], v])));
  const caseworker = people.find((p) => Object.values(p).includes('caseworker'))?.name ?? process.env.CASEWORKER;
  const lines = ['\ufeffCPR;Navn;Telefon;Adresse;Målgruppe;Sagsbehandler'];
  for (const cpr of numbers()) {
    if (lines.length > rows) break;
    lines.push(`${cpr.slice(0, 6)}-${cpr.slice(6)};Søren Ærø Åsen ${lines.length};98000000;Algade ${lines.length}, 5500 Middelfart;job_ready;${caseworker}`);
  }
  return { lines, spoil: (line) => line.replace('98000000', '98') };
}

/** Workplaces, two of each company; company numbers with the right last digit. */
function register() {
  const lines = ['\ufeffCVR-nummer;P-nummer;Navn;Vejnavn;Husnummer;Postnummer;Postdistrikt;Kommunekode;Branchekode;Virksomhedsform;Antal ansatte;Ophørsdato'];
  for (let n = 5_000_000; lines.length <= rows; n += 1) {
    const sum = [...String(n)].reduce((total, digit, i) => total + Number(digit) * [2, 7, 6, 5, 4, 3, 2][i], 0);
    const last = (11 - (sum % 11)) % 11;
    if (last === 10) continue;
    for (const unit of [1, 2]) {
      if (lines.length <= rows) lines.push(`${n}${last};${9_000_000_000 + lines.length};Ærø Åsen ${n} ApS;Algade;${lines.length % 300};5500;Middelfart;0410;471110;Anpartsselskab;50-99;`.replace(';0;', `;${unit};`));
    }
  }
  return { lines, spoil: (line) => line.replace(';9', ';x') };
}

const kind = process.argv[3] ?? 'citizens';
const { lines, spoil } = { citizens, register }[kind]();
const file = path.join(folder, 'rows.csv');
writeFileSync(file, `${lines.join('\r\n')}\r\n`);
const bad = path.join(folder, 'bad.csv');
const half = Math.floor(rows / 2);
writeFileSync(bad, `${lines.with(half, spoil(lines[half])).join('\r\n')}\r\n`);

const database = process.env.HOLDEPUNKT_DATABASE ?? `sqlite:${path.join(folder, 'demo/holdepunkt.db')}`;
const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' };
const run = (...args) => {
  const began = process.hrtime.bigint();
  const timed = ['-f', 'resident %M KB', program, '--database', database, '--key-file', path.join(folder, 'demo/keys'), ...args];
  const done = spawnSync('/usr/bin/time', timed, { env, encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  return { ...done, seconds, memory: /resident (\d+) KB/.exec(done.stderr)?.[1] };
};
try {
  spawnSync(program, ['demo', '--data', path.join(folder, 'demo'), '--data-only'], { env, stdio: 'inherit' });
  for (const [what, from, flags] of [['one bad row', bad, []], ['new', file, []], ['again', file, []], ['tried only', file, ['--dry-run']]]) {
    const done = run('import', kind, from, '--job-centre', '410', ...flags);
    const last = done.stdout.trim().split('\n').slice(-2).join(' ');
    console.log(`${what}: ${done.seconds.toFixed(1)} s, ${Math.round(done.memory / 1024)} MB; ${last || done.stderr}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
