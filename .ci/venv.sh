# Sourced by ./start, ./test and .ci/run from the top of the checkout: make_venv LOCK.
# Makes .venv with the first Python >= 3.11 found, installs what LOCK pins (hashes checked, from
# whatever index this machine's pip is set to) and then the project itself, editable.

find_python() {
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
      "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  echo "error: Python 3.11 or newer is needed (looked for python3 and python3.11 to python3.14)" >&2
  return 1
}

# Debian and Ubuntu keep what makes virtual environments in a package of its own.
need_ensurepip() {
  if "$1" -c 'import ensurepip' 2>/dev/null; then return 0; fi
  package="python$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  as_root=""
  if [ "$(id -u)" != 0 ]; then as_root="sudo"; fi
  if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || command -v sudo >/dev/null 2>&1; }; then
    echo "This Python cannot make virtual environments; installing $package with apt-get." >&2
    $as_root apt-get update -qq >&2 &&
      $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >&2 &&
      return 0
  fi
  echo "error: install the package $package first, for example: sudo apt-get install $package" >&2
  return 1
}

make_venv() {
  if [ ! -x .venv/bin/pip ]; then
    python="$(find_python)"
    need_ensurepip "$python"
    echo "Installing into .venv (once; see README.md for what is downloaded) ..." >&2
    "$python" -m venv .venv
  fi
  export PIP_DISABLE_PIP_VERSION_CHECK=1
  .venv/bin/pip install --quiet --require-hashes -r "$1"
  .venv/bin/pip install --quiet --no-deps --no-build-isolation --editable .
}
