# Executes a command as root of a new user namespace. Root of that namespace is an unprivileged account for everything outside of it.
# Arguments: USERS and GROUPS, the maps of ids, with a line `INSIDE OUTSIDE COUNT` for each range; COMMAND…
set -euo pipefail
users=$1 groups=$2
shift 2
# The kernel counts what is used in a namespace, such as inotify instances, as used by the account that made it, too. So that root does not
# run short, the namespace is made by the first of its own ids.
as=()
if [ "$(id --user)" = 0 ]; then
  read -r _ first _ <<<"$users"
  as=(setpriv --reuid "$first" --regid "$first" --clear-groups --inh-caps +sys_admin --ambient-caps +sys_admin)
fi
# Only a process outside of a namespace can map its ids. So a child makes the namespace, and this process maps the ids and then joins it.
coproc child { exec "${as[@]}" unshare --user -- bash -c 'echo made; read -r _'; }
pid=$child_PID
read -r _ <&"${child[0]}"
if [ "$(id --user)" = 0 ]; then
  # The kernel takes a map in a single write, and bash's own commands write each line by itself.
  cat <<<"$users" >"/proc/$pid/uid_map"
  cat <<<"$groups" >"/proc/$pid/gid_map"
else
  # These two programs may map the ids that /etc/subuid and /etc/subgid give to the user, and the user's own.
  newuidmap "$pid" $users
  newgidmap "$pid" $groups
fi
# The namespace lives as long as this descriptor, so the child can end. It is waited for, since the command would not. nsenter changes to
# root.
exec 9<"/proc/$pid/ns/user"
input=${child[1]}
exec {input}>&-
wait "$pid" || true
# An ordinary user's PATH may lack the programs for root.
export PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
exec nsenter --user=/proc/self/fd/9 -- bash -c 'exec 9<&-; exec "$@"' userns "$@"
