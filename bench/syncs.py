"""bench/syncs [WRITES]: is each write on disk before it is said to be done? On SQLite, under strace.

1. The order: one person writes; between two answers 303 the system must have been asked to sync, and said it did.
2. Eight at once: at no answer may more have been told than was synced.
3. The control: the same with a disk that only claims to sync (the program's own calls never reach the system, as
   with synchronous = off). Both checks must turn red.
4. A disk that fails: every third sync answers EIO. What was not synced is not told, and what was told is there.
5. The power goes: of the log that the first part leaves, 1,000 beginnings are opened, cut at any byte. Each holds all
   that was told by then, whole. The control tells one write early, and must turn red.

Ends with 1 when one of them is not as it must be. HOLDEPUNKT_BIN names another program than target/debug/holdepunkt.
"""
import http.client, os, random, re, shutil, signal, sqlite3, struct, subprocess, sys, tempfile, threading, time
from urllib.parse import urlencode

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.abspath(os.environ.get("HOLDEPUNKT_BIN", os.path.join(ROOT, "target/debug/holdepunkt")))
WRITES = int(sys.argv[1]) if len(sys.argv) > 1 else 300
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
failed = []


def holds(what, true):
    print(f"  {'holds' if true else 'DOES NOT HOLD'}: {what}")
    if not true:
        failed.append(what)


class Program:
    """The demo on a database of its own, under strace from its start, or with strace to be attached."""

    def __init__(self, folder, trace=None, preload=None):
        self.folder, self.database = folder, f"{folder}/holdepunkt.db"
        watch = ["strace", "-f", "-o", trace, "-e", "trace=fdatasync,fsync,write,writev,sendto,sendmsg", "-s", "24"] if trace else []
        watch += ["-E", f"LD_PRELOAD={preload}"] if preload else []
        self.process = subprocess.Popen([*watch, PROGRAM, "demo", "--data", folder, "--port", "0", "--log", "off"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = None
        while self.port is None:
            line = self.process.stdout.readline()
            if not line:
                sys.exit("the program did not start")
            found = re.search(r"http://[^ ]*:(\d+)", line)
            self.port = found and int(found[1])
        _, start = self.ask("GET", "/sign-in")
        card = re.search(r'name="as" value="([^"]+)" data-role="administrator"', start)[1]
        answer, _ = self.ask("POST", "/enter", urlencode({"as": card, "next": "/"}), **FORM)
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        # What the program does for itself in its first moments is not counted.
        time.sleep(3)

    def ask(self, method, path, body=None, **headers):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        c.request(method, path, body, headers)
        answer = c.getresponse()
        return answer, answer.read().decode()

    def write(self, key):
        body = urlencode({"once": key, "name": f"Nr {key}", "hours": ""})
        return self.ask("POST", "/people/new", body, Cookie=self.cookie, **FORM)[0].status

    def pid(self):
        child = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        return int(child[0]) if child else self.process.pid

    def stop(self, how=signal.SIGTERM):
        os.kill(self.pid(), how)
        self.process.wait()


def events(trace):
    """The syncs that were done and the answers that told of a deed, in their order."""
    for line in open(trace, errors="replace"):
        if re.search(r"\bf(data)?sync\(\d+\)\s+= 0|f(data)?sync resumed>.*= 0", line):
            yield "sync"
        elif '"HTTP/1.1 303' in line:
            yield "told"


def several(program, count, people=8):
    def one(who):
        for n in range(count // people):
            assert program.write(f"b{who}-{n}") == 303
    threads = [threading.Thread(target=one, args=(w,)) for w in range(people)]
    [t.start() for t in threads]
    [t.join() for t in threads]


def judge(order, alone):
    """Syncs, answers, and the answers that came before a sync that was theirs. The first answer is the sign-in's."""
    syncs = told = early = fresh = 0
    for event in order:
        if event == "sync":
            syncs, fresh = syncs + 1, fresh + 1
        else:
            told += 1
            early += told > syncs or (told <= alone and fresh == 0)
            fresh = 0
    return syncs, told, early


def accounts(folder, preload=None):
    trace = f"{folder}/trace"
    program = Program(f"{folder}/data", trace, preload)
    for n in range(WRITES):
        assert program.write(f"a{n}") == 303
    several(program, WRITES)
    program.stop()
    return judge(events(trace), WRITES + 1)


def failing(folder):
    program = Program(f"{folder}/failing")
    inject = subprocess.Popen(["strace", "-f", "-p", str(program.pid()), "-o", "/dev/null", "-e", "trace=fdatasync,fsync",
                               "-e", "inject=fdatasync,fsync:error=EIO:when=3+3"], stderr=subprocess.PIPE, text=True)
    inject.stderr.readline()
    statuses = [(n, program.write(f"c{n}")) for n in range(60)]
    inject.send_signal(signal.SIGINT)
    inject.wait()
    after = program.write("after")
    program.stop(signal.SIGKILL)
    told = {f"Nr c{n}" for n, status in statuses if status == 303}
    database = sqlite3.connect(program.database)
    there = {r[0] for r in database.execute("select name from employee where name like 'Nr c%'")}
    database.close()
    wrong = sorted({status for _, status in statuses} - {303, 503})
    print(f"  {len(told)} told, {60 - len(told)} refused")
    holds("each answer is 303 or 503", not wrong and 0 < len(told) < 60)
    holds("all that was told is there after a kill", told <= there)
    holds("it goes on by itself when the disk is well again", after == 303)
    keys = ["--database", f"sqlite:{program.database}", "--key-file", f"{program.folder}/keys"]
    holds("verify is clean", subprocess.run([PROGRAM, "verify", *keys], capture_output=True).returncode == 0)


def reaches(database):
    index = open(database + "-shm", "rb").read()
    (frames,) = struct.unpack_from("=I", index, 16)
    return 32 + frames * (4096 + 24)


def power(folder):
    program = Program(f"{folder}/power")
    program.stop()  # the log is laid over and gone: a clean start
    program = Program(f"{folder}/power")
    before, told = f"{folder}/before.db", []
    # Taken before the first write, with nothing in the log beyond what the start wrote.
    shutil.copy(program.database, before)
    for n in range(40):
        assert program.write(f"p{n}") == 303
        told.append((f"Nr p{n}", reaches(program.database)))
    log = open(program.database + "-wal", "rb").read()[:told[-1][1]]
    program.stop(signal.SIGKILL)
    lot = random.Random(2026)
    cuts = sorted(lot.randrange(len(log) + 1) for _ in range(1000))

    def lost(told):
        missing = half = 0
        for cut in cuts:
            path = f"{folder}/cut.db"
            for end in ("", "-wal", "-shm"):
                if os.path.exists(path + end):
                    os.remove(path + end)
            shutil.copy(before, path)
            open(path + "-wal", "wb").write(log[:cut])
            database = sqlite3.connect(path)
            there = {r[0] for r in database.execute("select name from employee where name like 'Nr p%'")}
            lines = database.execute("select count(*) from trail join employee on subject = employee.id where noun = 'employee' and deed = 'register' and name like 'Nr p%'").fetchone()[0]
            missing += sum(name not in there for name, end in told if end <= cut)
            half += lines != len(there) or database.execute("pragma quick_check").fetchone()[0] != "ok"
            database.close()
        return missing, half

    missing, half = lost(told)
    holds(f"of 1,000 cuts of {len(log)} bytes none lacks what was told, none is by half", (missing, half) == (0, 0))
    early = [(name, told[n - 1][1] if n else 32) for n, (name, _) in enumerate(told)]
    holds("the control, told one write early, turns red", lost(early)[0] > 0)


with tempfile.TemporaryDirectory(prefix="holdepunkt-syncs-") as folder:
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        sys.exit("strace may not look at programs here (ptrace is not permitted)")
    print(f"{WRITES} writes one after the other, {WRITES} by eight at once")
    os.makedirs(f"{folder}/a")
    syncs, told, early = accounts(f"{folder}/a")
    print(f"  {told} told, {syncs} syncs, {early} told before their sync")
    holds("each was synced before it was told", told >= 2 * WRITES - 7 and early == 0)
    print("a disk that only claims to sync")
    liar = f"{folder}/liar.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", liar, "-x", "c", "-"], check=True, text=True,
                   input="int fdatasync(int f) { return 0; } int fsync(int f) { return 0; }")
    os.makedirs(f"{folder}/l")
    syncs, told, early = accounts(f"{folder}/l", liar)
    print(f"  {told} told, {syncs} syncs, {early} told before their sync")
    holds("the check turns red", early > told // 2)
    print("a disk whose every third sync fails")
    failing(folder)
    print("the power goes")
    power(folder)
sys.exit(1 if failed else 0)
