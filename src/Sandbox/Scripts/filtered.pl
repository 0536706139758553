# Installs a filter of system calls, which every child process inherits, and executes a command. It needs to be root of its user namespace.
# Perl, because every Debian system has it, and because it can make any system call.
# Arguments: PRCTL, the number of that system call; FILTER, a BPF program in hexadecimal digits; COMMAND…
my ($prctl, $filter) = (shift() + 0, pack("H*", shift));
my $program = pack("S x![P] P", length($filter) / 8, $filter);
# 22 is PR_SET_SECCOMP, 2 is SECCOMP_MODE_FILTER.
syscall($prctl, 22, 2, $program) == 0 or die "The filter of system calls could not be installed: $!\n";
exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!\n";
