#!/usr/bin/env bash
# Runs the pages of notebooks-md and writes what their commands print below them; with --check only says where a page
# is no longer true. A cell is a block fenced as ```console: a line that begins with "$ " is a command, lines that begin
# with "> " go on with it, everything else up to the next command is what it prints, standard error included; a last
# line "[exit N]" is its exit code where that is not 0. The cells of a page share one shell, which starts in an empty
# folder; what they leave in $FIGURES is the page's figures. In a cell fenced as ```console measured only the text around
# numbers must be the same: trained networks differ in their last digits between processors.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
export PATH="${POSITLAB_PROGRAMS:-$top/.build/release}:$PATH" LC_ALL=C
mode=write
if [ "${1:-}" = --check ]; then mode=check; shift; fi
pages=("$@")
# The README of the pages has none of its own to run.
[ ${#pages[@]} -gt 0 ] || pages=("$top"/notebooks-md/[!R]*.md)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The commands of a page as a shell script that numbers what each of them prints.
commands() {
  awk '
    function finish() { if (command != "") printf "__cell %d <<\"__END__\"\n%s__END__\n", ++count, command; command = "" }
    /^```console/ { inside = 1; next }
    /^```/ { finish(); inside = 0; next }
    inside && /^\$ / { finish(); command = substr($0, 3) "\n"; next }
    inside && /^> / && command != "" { command = command substr($0, 3) "\n"; next }
    inside && /^>$/ && command != "" { command = command "\n"; next }
    END { finish() }' "$1"
}

# The page with what its commands printed now.
rewritten() {
  awk -v printed="$2" '
    function show(   file, line) {
      file = printed "/" ++count
      while ((getline line < file) > 0) print line
      close(file)
    }
    function finish() { if (open) show(); open = 0 }
    /^```console/ { inside = 1; print; next }
    /^```/ { if (inside) finish(); inside = 0; print; next }
    inside && /^\$ / { finish(); open = 1; print; next }
    inside && open && /^>( |$)/ { print; next }
    inside { next }
    { print }' "$1"
}

# What is compared: numbers are hidden in cells whose digits depend on the processor.
comparable() {
  awk '/^```console measured/ { hide = 1; print; next } /^```/ { hide = 0 }
    hide && !/^[$>]/ { gsub(/[-+]?[0-9][0-9.,]*/, "#"); gsub(/[ -]+/, " ") } { print }' "$1"
}

failures=0
for page in "${pages[@]}"; do
  name=$(basename "$page" .md)
  folder=$work/$name
  mkdir -p "$folder/cells" "$folder/figures" "$folder/printed"
  commands "$page" > "$folder/commands"
  if [ ! -s "$folder/commands" ]; then
    echo "notebooks: $page has no cell: nothing was run" >&2
    exit 1
  fi
  cat > "$folder/run" <<'RUN'
__cell() {
  local code
  code=$(cat)
  eval "$code" > "$PRINTED/$1" 2>&1 < /dev/null
  local status=$?
  [ $status -eq 0 ] || echo "[exit $status]" >> "$PRINTED/$1"
  [ ! -s "$PRINTED/$1" ] || [ -z "$(tail -c 1 "$PRINTED/$1")" ] || echo >> "$PRINTED/$1"
}
RUN
  # A function body in eval: a cell may set variables and change folders for those behind it.
  cat "$folder/commands" >> "$folder/run"
  (cd "$folder/cells" && FIGURES="$folder/figures" PRINTED="$folder/printed" bash "$folder/run")
  rewritten "$page" "$folder/printed" > "$folder/page.md"
  if [ "$mode" = write ]; then
    cmp -s "$folder/page.md" "$page" || cp "$folder/page.md" "$page"
    for figure in "$folder"/figures/*; do
      [ -e "$figure" ] && cp "$figure" "$(dirname "$page")/figures/"
    done
    echo "notebooks: ran $(find "$folder/printed" -type f | wc -l) cells of $name"
  else
    comparable "$page" > "$folder/told"
    comparable "$folder/page.md" > "$folder/seen"
    if ! diff -u --label "$name as written" --label "$name as it runs now" "$folder/told" "$folder/seen"; then
      failures=$((failures + 1))
    else
      echo "notebooks: $(find "$folder/printed" -type f | wc -l) cells of $name print what is written"
    fi
    for figure in "$folder"/figures/*; do
      [ -e "$figure" ] || continue
      if [ ! -e "$(dirname "$page")/figures/$(basename "$figure")" ]; then
        echo "notebooks: $name makes $(basename "$figure"), which is not in figures/" >&2
        failures=$((failures + 1))
      fi
    done
  fi
done
if [ $failures -gt 0 ]; then
  echo "notebooks: $failures pages are no longer true; 'make notebooks' writes them anew" >&2
  exit 1
fi
