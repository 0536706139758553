# In a machine without images, as root: builds each image of a directory and pushes it to the registry, under the
# name that Docker Hub gives it. A file `packages` beside the Dockerfile names Debian packages of this machine: their
# files lie in the build context under debian/.
# Arguments: DIRECTORY
set -euo pipefail
cd "$1"
for image in */; do
  name=${image%/}
  echo "Building $name"
  if [ -f "$name/packages" ]; then
    while read -r package; do
      dpkg --listfiles "$package" | while read -r file; do
        [ -f "$file" ] || continue
        # Older packages say /bin where newer ones say /usr/bin: it is one directory.
        directory=$name/debian$(realpath "$(dirname "$file")")
        mkdir -p "$directory"
        cp --dereference "$file" "$directory"
      done
    done <"$name/packages"
  fi
  # What is in the image does not depend on when it was built.
  find "$name" -exec touch --no-dereference --date=@0 {} +
  docker build --quiet --tag "127.0.0.1:5000/library/$name" "$name"
  docker push --quiet "127.0.0.1:5000/library/$name"
done
