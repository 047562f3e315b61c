"""Asks for pages and measures: wrk for the pages, the example `flood` for more than can be answered."""
import http.client
import json
import os
import re
import socket
import subprocess
import threading
import time
from urllib.parse import urlencode

SCRIPT = """
local paths, n = %s, 0
request = function()
  n = n + 1
  return wrk.format(nil, paths[n %% #paths + 1])
end
done = function(summary, latency, requests)
  io.write(string.format("\\nFIGURES {\\"requests\\":%%d,\\"us\\":%%d,\\"wrong\\":%%d,\\"p50\\":%%.2f,\\"p95\\":%%.2f,\\"p99\\":%%.2f}\\n",
    summary.requests, summary.duration, summary.errors.status + summary.errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""


def processes(pid):
    """The process, or for PostgreSQL the processor time of all its servers beside it."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    status = open(f"/proc/{pid}/status").read()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds, int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def servers():
    """Processor seconds of PostgreSQL's processes that this user sees; ended ones are counted in their parent."""
    spent = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if open(f"/proc/{pid}/comm").read().strip() == "postgres":
                fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
                spent += sum(map(int, fields[11:15] if int(fields[1]) == 1 else fields[11:13]))
        except (OSError, IndexError):
            continue
    return spent / os.sysconf("SC_CLK_TCK")


def spare_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port):
    for _ in range(600):
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the program does not answer")


def ask(port, method, path, body=None, **headers):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    c.request(method, path, body, headers)
    answer = c.getresponse()
    return answer, answer.read().decode()


def card(port, role):
    _, start = ask(port, "GET", "/sign-in")
    return urlencode({"as": re.search(rf'name="as" value="([^"]+)" data-role="{role}"', start)[1], "next": "/"})


def enter(port, role):
    answer, _ = ask(port, "POST", "/enter", card(port, role),
                    **{"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
    return answer.getheader("Set-Cookie").split(";")[0]


def wrk(port, paths, cookie, seconds, pid, folder, post=None, connections=4):
    lua = f"{folder}/wrk.lua"
    extra = ""
    if post is not None:
        extra = f'wrk.method = "POST"\nwrk.body = {json.dumps(post)}\n' \
                'wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\nwrk.headers["Sec-Fetch-Site"] = "same-origin"\n'
    with open(lua, "w") as f:
        f.write(extra + SCRIPT % ("{" + ",".join(json.dumps(p) for p in paths) + "}"))
    (own, _), beside = processes(pid), servers()
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", lua, "-H", f"Cookie: {cookie}",
                          f"http://127.0.0.1:{port}"], capture_output=True, text=True).stdout
    figures = json.loads(re.search(r"FIGURES (.*)", out)[1])
    after, rss = processes(pid)
    n = max(1, figures["requests"])
    return {"rps": n / (figures["us"] / 1e6), "cpu": (after - own) * 1000 / n, "beside": (servers() - beside) * 1000 / n, "rss": rss, **figures}


def rest(pid):
    """Waits until the program has done what it was asked before: whoever asks and goes away leaves work behind."""
    for _ in range(120):
        before, beside = processes(pid)[0], servers()
        time.sleep(0.5)
        if processes(pid)[0] - before < 0.05 and servers() - beside < 0.05:
            return


def flood(program, port, path, cookie, rate, seconds, form, slow, pid):
    """Requests at a steady rate; with the most memory that the program held meanwhile."""
    most, over = [0.0], threading.Event()

    def watch():
        while not over.wait(0.1):
            most[0] = max(most[0], processes(pid)[1])

    watching = threading.Thread(target=watch)
    watching.start()
    began = processes(pid)[0]
    out = subprocess.run([program, str(port), path, cookie, f"{rate:.0f}", str(seconds), form, str(slow)], capture_output=True, text=True)
    over.set()
    watching.join()
    return {**json.loads(out.stdout), "rss": most[0], "cpu": processes(pid)[0] - began}
