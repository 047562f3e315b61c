"""bench/moments [MOMENTS] [WRITES]: is what PostgreSQL's own archive brings back exactly what was told by a moment?

A server of its own archives its log as the runbook says. A base copy is taken, the demo's program writes over HTTP
by four people, and then the copy is brought up to MOMENTS (20) random moments between the first write and the last.
Each time: all that was told by then is there, nothing that began later is, and `verify` is clean. The control is a
copy without its archive; it must lack what was told. HOLDEPUNKT_BIN names another program than target/debug/holdepunkt.
"""
import datetime, http.client, os, pwd, random, re, shutil, signal, socket, subprocess, sys, tempfile, threading, time
from urllib.parse import urlencode

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.abspath(os.environ.get("HOLDEPUNKT_BIN", os.path.join(ROOT, "target/debug/holdepunkt")))
BIN = os.environ["POSTGRES_BIN"]
MOMENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
WRITES = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
failed = []


def holds(what, true):
    print(f"  {'holds' if true else 'DOES NOT HOLD'}: {what}", flush=True)
    if not true:
        failed.append(what)


def spare_port():
    while True:
        port = random.randint(21000, 29000)
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) != 0:
                return port


# The server refuses to run as root.
AS = []
if os.getuid() == 0:
    user = next((u for u in pwd.getpwall() if u.pw_name == "postgres"), pwd.getpwnam("nobody"))
    AS = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def pg(*args, check=True):
    return subprocess.run([*AS, *args], check=check, capture_output=True, text=True, cwd="/")


class Server:
    """One that is started with settings, and is gone afterwards."""

    def __init__(self, data, settings):
        self.data, self.port = data, spare_port()
        with open(f"{data}/postgresql.auto.conf", "a") as conf:
            conf.write("".join(f"{k} = '{v}'\n" for k, v in {"port": self.port, "listen_addresses": "127.0.0.1",
                       "unix_socket_directories": "", "timezone": "UTC", **settings}.items()))
        done = pg(f"{BIN}/pg_ctl", "-D", data, "-l", f"{data}/server.log", "-w", "-t", "120", "start", check=False)
        if done.returncode != 0:
            sys.exit(open(f"{data}/server.log").read()[-2000:])
        self.url = f"postgres://postgres@127.0.0.1:{self.port}"

    def ask(self, sql, database="holdepunkt"):
        return pg(f"{BIN}/psql", "-Atqc", sql, f"{self.url}/{database}").stdout.split("\n")[:-1]

    def stop(self):
        pg(f"{BIN}/pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")


def ask(port, method, path, body=None, **headers):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    c.request(method, path, body, headers)
    answer = c.getresponse()
    return answer, answer.read().decode()


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def write(server, keys, told):
    """Four people write; each note says when a write began and when it was told."""
    program = subprocess.Popen([PROGRAM, "demo", "--data", keys, "--database", f"{server.url}/holdepunkt", "--port", "0", "--log", "off"],
                               stdout=subprocess.PIPE, text=True)
    line = ""
    while not (found := re.search(r"http://[^ ]*:(\d+)", line)):
        line = program.stdout.readline() or sys.exit("the program did not start")
    port = int(found[1])
    _, start = ask(port, "GET", "/sign-in")
    card = re.search(r'name="as" value="([^"]+)" data-role="administrator"', start)[1]
    answer, _ = ask(port, "POST", "/enter", urlencode({"as": card, "next": "/"}), **FORM)
    cookie = answer.getheader("Set-Cookie").split(";")[0]

    def one(who):
        for n in range(WRITES // 4):
            name, began = f"Nr {who}-{n}", now()
            body = urlencode({"once": f"m{who}-{n}", "name": name, "hours": ""})
            if ask(port, "POST", "/people/new", body, Cookie=cookie, **FORM)[0].status == 303:
                told.append((name, began, now()))

    began = time.time()
    people = [threading.Thread(target=one, args=(w,)) for w in range(4)]
    [p.start() for p in people]
    [p.join() for p in people]
    print(f"  {len(told)} writes told at {len(told) / (time.time() - began):.0f}/s")
    program.send_signal(signal.SIGTERM)
    program.wait()


def back_to(folder, base, target):
    data = f"{folder}/back"
    shutil.rmtree(data, ignore_errors=True)
    pg("cp", "-a", base, data)
    pg("touch", f"{data}/recovery.signal")
    began = time.time()
    server = Server(data, {"archive_mode": "off", "recovery_target_action": "promote", **target})
    while server.ask("select pg_is_in_recovery()") != ["f"]:
        time.sleep(0.05)
    names = set(server.ask("select name from employee where name like 'Nr %'"))
    lines = server.ask("select count(*) from trail join employee e on subject = e.id where noun = 'employee' and deed = 'register' and name like 'Nr %'")
    return server, names, int(lines[0]), time.time() - began


with tempfile.TemporaryDirectory(prefix="holdepunkt-moments-") as folder:
    os.chmod(folder, 0o755)
    for name in ("run", "archive"):
        os.makedirs(f"{folder}/{name}")
        if AS:
            shutil.chown(f"{folder}/{name}", user.pw_uid, user.pw_gid)
    run, archive, keys = f"{folder}/run", f"{folder}/archive", f"{folder}/keys"
    pg(f"{BIN}/initdb", "-D", f"{run}/data", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8")
    # What the runbook tells the operator to set.
    server = Server(f"{run}/data", {"wal_level": "replica", "archive_mode": "on", "archive_timeout": "60",
                                    "archive_command": f"test ! -f {archive}/%f && cp %p {archive}/%f.part && mv {archive}/%f.part {archive}/%f"})
    server.ask("create database holdepunkt", "postgres")
    subprocess.run([PROGRAM, "demo", "--data", keys, "--database", f"{server.url}/holdepunkt", "--data-only"], check=True, capture_output=True)
    base = f"{run}/base"
    pg(f"{BIN}/pg_basebackup", "-d", f"{server.url}/postgres", "-D", base, "-X", "none", "-c", "fast")
    told = []
    write(server, keys, told)
    server.ask("select pg_switch_wal()")
    time.sleep(2)
    server.stop()

    first, last = min(t[2] for t in told), max(t[1] for t in told)
    lot, worst, wrong = random.Random(2026), 0, []
    for n in range(MOMENTS):
        moment = first + (last - first) * lot.random()
        back, names, lines, took = back_to(run, base, {"restore_command": f"cp {archive}/%f %p", "recovery_target_time": moment.isoformat()})
        missing = [t[0] for t in told if t[2] <= moment and t[0] not in names]
        later = [t[0] for t in told if t[1] > moment and t[0] in names]
        clean = subprocess.run([PROGRAM, "verify", "--database", f"{back.url}/holdepunkt", "--key-file", f"{keys}/keys"], capture_output=True).returncode == 0
        back.stop()
        worst = max(worst, took)
        if missing or later or lines != len(names) or not clean:
            wrong.append((moment, len(missing), len(later), lines, len(names), clean))
    holds(f"at {MOMENTS} moments exactly what was told is there, whole and verified; each within {worst:.0f} s {wrong}", not wrong)
    back, names, _, _ = back_to(run, base, {"restore_command": f"cp {archive}/%f %p", "recovery_target": "immediate"})
    back.stop()
    holds("the control, the copy without the log after it, is seen to lack what was told", any(t[0] not in names for t in told))
sys.exit(1 if failed else 0)
