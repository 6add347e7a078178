# Shared by engine/run and tests/run: installs what is missing on a Debian 12, then configures and builds. Talks on stderr only.
#   prepare_packages LIST…        installs the packages named in these files, when one is missing
#   prepare_build OPTIONS -- TARGET…   configures the release preset with OPTIONS and builds TARGETs, quietly

koppel_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

prepare_packages() {
  local wanted missing log
  wanted=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@" | sort -u)
  missing=$(comm -23 <(echo "$wanted") \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | sort -u))
  [ -n "$missing" ] || return 0
  echo "koppel: installing" $missing >&2
  log=$(mktemp)
  # An old package list is tried first: asking for a new one takes longer than most installs.
  if as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
    { as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  cat "$log" >&2
  rm -f "$log"
  echo "koppel: these packages could not be installed (as root: apt-get install" $missing")" >&2
  return 1
}

as_root() {
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "$@"
}

prepare_build() {
  local options=() log build=$koppel_root/build/release
  while [ "$1" != "--" ]; do options+=("$1"); shift; done
  shift
  log=$(mktemp)
  mkdir -p "$koppel_root/build"
  # One build at a time; the lock is closed again before anything else runs.
  if (flock 9 && configure "$build" "${options[@]}" && build_targets "$build" "$log" "$@") 9>"$build.lock"; then
    rm -f "$log"
    return 0
  fi
  cat "$log" >&2
  rm -f "$log"
  echo "koppel: the build failed; its log stands above" >&2
  return 1
}

# Without options a tree that was set up before stays as it is.
configure() {
  local build=$1
  shift
  if [ $# -eq 0 ] && [ -f "$build/build.ninja" ]; then return 0; fi
  (cd "$koppel_root" && cmake --preset release "$@") >"$log" 2>&1
}

build_targets() {
  local build=$1 log=$2
  shift 2
  if [ -t 2 ]; then
    cmake --build "$build" --target "$@" 2>&1 | tee "$log" | show_progress >&2
    return "${PIPESTATUS[0]}"
  fi
  cmake --build "$build" --target "$@" >"$log" 2>&1
}

# One line that keeps changing, for people who wait.
show_progress() {
  local line
  while IFS= read -r line; do [[ $line == \[* ]] && printf '\r\033[K%.78s' "$line"; done
  printf '\r\033[K'
}
