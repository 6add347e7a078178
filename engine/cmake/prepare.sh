# Shared by engine/run and tests/run: installs what is missing on a Debian 12, then configures and builds. Talks on stderr only.
#   prepare_packages LIST…        installs the packages named in these files, when one is missing
#   prepare_build OPTIONS -- TARGET…   configures the release preset with OPTIONS and builds TARGETs, quietly

koppel_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

prepare_packages() {
  local wanted missing as_root=()
  wanted=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@" | sort -u)
  missing=$(comm -23 <(echo "$wanted") \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p' | sort -u))
  [ -n "$missing" ] || return 0
  echo "koppel: installing" $missing >&2
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  # An old package list is tried first: asking for a new one takes longer than most installs.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 && return 0
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing 1>&2
}

prepare_build() {
  local options=() log build=$koppel_root/build/release
  while [ "$1" != "--" ]; do options+=("$1"); shift; done
  shift
  log=$(mktemp)
  # Without options a tree that was set up before stays as it is.
  if { { [ ${#options[@]} -eq 0 ] && [ -f "$build/build.ninja" ]; } ||
    (cd "$koppel_root" && cmake --preset release "${options[@]}") >"$log" 2>&1; } && build_targets "$build" "$log" "$@"; then
    rm -f "$log"
    return 0
  fi
  cat "$log" >&2
  rm -f "$log"
  echo "koppel: the build failed; its log stands above" >&2
  return 1
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
