# shellcheck shell=bash
# What ./run, ./test and scripts/postgres share. Sourced, never run.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck source=scripts/words.sh
source "$root/scripts/words.sh"

# say WORD [VALUE…]: a sentence of words.sh in the person's language, filled with the values.
say() {
  local word="$1" text
  shift
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    da*) text="${DA[$word]}" ;;
    *) text="${EN[$word]}" ;;
  esac
  # shellcheck disable=SC2059  # the format is ours, from words.sh
  printf "$text\n" "$@"
}

# step WORD: names the step that begins; took: says how long it was. Set `steps` to how many there are.
steps=0 step_n=0 step_began=0
step() {
  step_n=$((step_n + 1))
  step_began=$SECONDS
  say step "$step_n" "$steps" "$(say "$1")"
}
took() { say took "$((SECONDS - step_began))"; }

# install PACKAGE…: through apt, with sudo when needed; the package list is read anew only now, and once.
apt_read=no
install() {
  [ $# -gt 0 ] || return 0
  command -v apt-get >/dev/null || { say no_apt "$*" >&2; return 1; }
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { say no_sudo "$*" >&2; return 1; }
    as_root=(sudo)
  fi
  say installing "$*"
  if [ "$apt_read" = no ]; then
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >/dev/null
    apt_read=yes
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

# What building takes: Rust (not ours to install), a C compiler (SQLite is compiled in), Node for the pages' files.
need_tools() {
  if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then PATH="$HOME/.cargo/bin:$PATH"; fi
  command -v cargo >/dev/null || { say no_rust >&2; return 1; }
  local missing=()
  command -v cc >/dev/null || missing+=(gcc libc6-dev)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  install "${missing[@]}" || return 1
  local version
  version="$(node --version)"
  [ "$(cut -d. -f1 <<<"${version#v}")" -ge 18 ] || { say old_node "$version" >&2; return 1; }
}

# node_files prod|dev: the packages of package-lock.json, then what ships is put where the build embeds it.
# Fetched again only when the lock file changed; what the tests need includes what the program needs.
node_files() {
  local kind="$1" want have="" stamp="$root/node_modules/.holdepunkt"
  want="$(cksum <"$root/package-lock.json")"
  [ -f "$stamp" ] && have="$(cat "$stamp")"
  if [ "$have" != "dev $want" ] && [ "$have" != "$kind $want" ]; then
    local flags=(--ignore-scripts --no-audit --no-fund --loglevel=error)
    [ "$kind" = dev ] || flags+=(--omit=dev)
    (cd "$root" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci "${flags[@]}" </dev/null >/dev/null) || return 1
    echo "$kind $want" >"$stamp"
  fi
  "$root/scripts/assets"
}

# Debian keeps initdb beside the server's other programs and off the PATH: the newest is taken.
find_initdb() {
  local found
  found="$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)"
  [ -n "$found" ] || found="$(command -v initdb || true)"
  [ -n "$found" ] && echo "$found"
}

find_chromium() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} chromium-headless-shell chromium chromium-browser google-chrome; do
    command -v "$name" && return 0
  done
  return 1
}

# spare_port: one that nobody listens on, below the range the system hands out for outgoing connections.
spare_port() {
  local port
  for _ in $(seq 50); do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
  return 1
}
