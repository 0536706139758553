# Downloads Debian packages, and those that they need and that are not installed on some machine.
# Arguments: TARGET, a directory for the .deb files, which contains that machine's list of packages as `status`; SOURCE, a line of
# sources.list; ARCHITECTURE, empty for this computer's; PACKAGE…
set -euo pipefail
target=$1 source=$2 architecture=${3:-$(dpkg --print-architecture)}
shift 3
work=$(mktemp --directory)
mkdir -p "$work"/{etc/preferences.d,state/lists/partial,cache/archives/partial}
echo "$source" >"$work/etc/sources.list"
get() {
  apt-get -o Dir::Etc="$work/etc" -o Dir::State="$work/state" -o Dir::State::status="$target/status" -o Dir::Cache="$work/cache" \
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false \
    -o Acquire::Check-Valid-Until=false -o APT::Architecture="$architecture" "$@"
}
get update --quiet
get install --quiet --yes --download-only --no-install-recommends "$@"
cp "$work"/cache/archives/*.deb "$target"
