# In a machine without images, as root: builds each image of a directory and pushes it to the registry, under the
# name that Docker Hub gives it. A file `packages` beside the Dockerfile names Debian packages: their files, and those of
# what they need, lie in the build context under debian/, but for what the image that it is FROM has already.
# Arguments: DIRECTORY of images in the order in which they are built; PACKAGES, a directory of .deb files or nothing
set -euo pipefail
cd "$1"

if [ -n "${2:-}" ]; then
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends "$2"/*.deb >/dev/null
fi

# The names of installed packages, one a line, with those of everything that they need.
closure() {
  local known='' next
  next=$(sort --unique)
  while [ -n "$next" ]; do
    known=$(sort --unique <<<"$known"$'\n'"$next")
    next=$(xargs dpkg-query --show --showformat '${Pre-Depends},${Depends}\n' <<<"$next" | tr ',|' '\n\n' | sed 's/^ *//; s/[ :(].*//' | sort --unique |
      while read -r name; do
        [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$name" 2>/dev/null)" != installed ] || echo "$name"
      done | comm -23 - <(echo "$known"))
  done
  sed '/^$/d' <<<"$known"
}

# Lays the files of packages, whose names it reads, under a directory.
lay() {
  local file
  xargs --no-run-if-empty dpkg --listfiles | sort --unique | while read -r file; do
    if [ -L "$file" ] || [ -f "$file" ]; then
      # Older packages say /bin where newer ones say /usr/bin: it is one directory.
      directory=$1$(realpath "$(dirname "$file")")
      mkdir -p "$directory"
      cp --no-dereference --preserve=mode "$file" "$directory"
    fi
  done
  for directory in bin sbin lib lib64; do
    [ ! -d "$1/usr/$directory" ] || [ -e "$1/$directory" ] || ln -s "usr/$directory" "$1/$directory"
  done
}

for image in */; do
  name=${image%/}
  echo "Building $name"
  if [ -f "$name/packages" ]; then
    base=$(sed --quiet 's/^FROM //p' "$name/Dockerfile")
    closure <"$name/packages" >"$name.closure"
    if [ -f "$base.closure" ]; then
      comm -23 "$name.closure" "$base.closure" | lay "$name/debian"
    else
      lay "$name/debian" <"$name.closure"
    fi
  fi
  # What is in the image does not depend on when it was built.
  find "$name" -exec touch --no-dereference --date=@0 {} +
  docker build --quiet --tag "127.0.0.1:5000/library/$name" "$name"
  docker push --quiet "127.0.0.1:5000/library/$name"
done
