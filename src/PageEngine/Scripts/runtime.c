/* Stands between containerd's shim and crun. It does three things.

   It saves a start of dockerd for each container.

   Before a container's program starts, crun calls the hook that dockerd has written into the container's configuration: dockerd itself,
   as `libnetwork-setkey`, which tells the running dockerd in which network namespace the container is. A start of dockerd takes more than a
   second on an emulated processor. So this program names itself as the hook, and says the same. It uses no library: it is there in a moment.

   See libnetwork's sandbox_externalkey_unix.go, as of Docker 20.10.

   It says with runc's words why a program did not start: dockerd finds the exit codes 126 and 127 by these words, and crun has others.

   And it leaves out of `docker update` the limits that are 0, as runc does. crun would refuse that of kernel memory, and set the others. */

enum { EXIT = 1, FORK = 2, READ = 3, WRITE = 4, OPEN = 5, CLOSE = 6, EXECVE = 11, PIPE = 42, DUP2 = 63, SOCKETCALL = 102, WAIT = 114 };
enum { WRITE_ONLY = 01, TRUNCATE = 01000 };
enum { SOCKET = 1, CONNECT = 3 };

static int call(int number, long first, long second, long third) {
  int result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(first), "c"(second), "d"(third) : "memory");
  return result;
}

static int length(const char *text) {
  int count = 0;
  while (text[count]) count++;
  return count;
}

static int starts(const char *text, const char *with) {
  while (*with) if (*text++ != *with++) return 0;
  return 1;
}

static int same(const char *one, const char *other) {
  return starts(one, other) && length(one) == length(other);
}

static char *find(char *in, const char *text) {
  for (; *in; in++) if (starts(in, text)) return in;
  return 0;
}

static char *append(char *to, const char *text) {
  while (*text) *to++ = *text++;
  *to = 0;
  return to;
}

static void fail(const char *message) {
  call(WRITE, 2, (long)message, length(message));
  call(EXIT, 1, 0, 0);
}

static char text[1 << 19], changed[1 << 19];

/* Reads all there is into `text`. */
static int read_all(int from) {
  int count = 0, more;
  while ((more = call(READ, from, (long)(text + count), sizeof text - 1 - count)) > 0) count += more;
  text[count] = 0;
  return count;
}

/* The hook. Its arguments are -exec-root=DIRECTORY, the container's id and the controller's; the container's state is on standard input. */
static void set_key(char **arguments) {
  static struct { unsigned short family; char path[108]; } address = { 1 };
  static char message[512], answer[64];
  static const char option[] = "-exec-root=";
  if (!starts(arguments[1], option)) fail("libnetwork-setkey: no -exec-root\n");
  append(append(append(append(address.path, arguments[1] + sizeof option - 1), "/libnetwork/"), arguments[3]), ".sock");

  read_all(0);
  char *at = find(text, "\"pid\":"), number[12], *digit = number;
  if (!at) fail("libnetwork-setkey: the state has no process\n");
  for (at += 6; *at == ' '; at++);
  while (*at >= '0' && *at <= '9' && digit < number + 11) *digit++ = *at++;
  *digit = 0;
  char *end = append(append(append(append(append(message, "{\"ContainerID\":\""), arguments[2]), "\",\"Key\":\"/proc/"), number), "/ns/net\"}");

  long socket[] = { 1, 1, 0 };
  int connection = call(SOCKETCALL, SOCKET, (long)socket, 0);
  long connect[] = { connection, (long)&address, sizeof address };
  if (call(SOCKETCALL, CONNECT, (long)connect, 0) < 0) fail("libnetwork-setkey: dockerd does not answer\n");
  call(WRITE, connection, (long)message, end - message);
  call(READ, connection, (long)answer, sizeof answer - 1);
  if (!starts(answer, "success")) fail(answer);
  call(EXIT, 0, 0, 0);
}

/* Reads a file into `text`. */
static int read_file(const char *path) {
  int file = call(OPEN, (long)path, 0, 0);
  if (file < 0) return 0;
  read_all(file);
  call(CLOSE, file, 0, 0);
  return 1;
}

static void write_file(const char *path, const char *from, int count) {
  int file = call(OPEN, (long)path, WRITE_ONLY | TRUNCATE, 0);
  call(WRITE, file, (long)from, count);
  call(CLOSE, file, 0, 0);
}

/* Names this program as the hook in a container's configuration. */
static void name_hook(const char *path) {
  if (!read_file(path)) return;
  char *hook = find(text, "\"path\":\"/proc/");
  char *behind = hook ? find(hook, "/exe\"") : 0;
  if (!behind || behind - hook > 30) return;
  *hook = 0;
  char *end = append(append(append(changed, text), "\"path\":\"/usr/lib/drydock/runtime\""), behind + 5);
  write_file(path, changed, end - changed);
}

/* Says in the log why the program of a configuration did not start, if that is the reason. */
static void translate(const char *log, const char *path) {
  static char program[4096];
  if (!read_file(path)) return;
  char *from = find(text, "\"args\":[\""), *to = program;
  if (!from) return;
  for (from += 9; *from && *from != '"' && to < program + sizeof program - 1; *to++ = *from++);
  *to = 0;
  if (!read_file(log)) return;
  const char *reason = find(text, "ot found in $PATH") ? "executable file not found in $PATH"
    : find(text, "open executable: No such file") || find(text, "stat `") ? "no such file or directory"
    : find(text, "ermission denied") ? "permission denied" : 0;
  if (!reason) return;
  char *end = append(append(append(append(append(changed, "{\"level\":\"error\",\"msg\":\"exec: \\\""), program), "\\\": "), reason),
    "\",\"time\":\"1970-01-01T00:00:00Z\"}\n");
  write_file(log, changed, end - changed);
}

/* Hands crun the limits on standard input without those that are 0. They're a few hundred bytes, so a pipe holds them. */
static void leave_out_zeros(void) {
  read_all(0);
  char *end = changed;
  for (const char *at = text; *at; at++) {
    if (starts(at, ":0") && (at[2] == ',' || at[2] == '}')) {
      for (end--; *--end != '"';);
      at += at[2] == ',' ? 2 : 1;
    } else {
      if (*at == '}' && end[-1] == ',') end--;
      *end++ = *at;
    }
  }
  int ends[2];
  call(PIPE, (long)ends, 0, 0);
  call(WRITE, ends[1], (long)changed, end - changed);
  call(CLOSE, ends[1], 0, 0);
  call(DUP2, ends[0], 0, 0);
}

void begin(long *stack) {
  char **arguments = (char **)(stack + 1);
  if (same(arguments[0], "libnetwork-setkey") && stack[0] == 4) set_key(arguments);
  static char bundled[512];
  const char *log = 0, *configuration = 0;
  for (int index = 1; index + 1 < stack[0]; index++) {
    if (same(arguments[index], "--resources") && same(arguments[index + 1], "-")) leave_out_zeros();
    if (same(arguments[index], "--log")) log = arguments[index + 1];
    if (same(arguments[index], "--process")) configuration = arguments[index + 1];
    if (same(arguments[index], "--bundle")) {
      append(append(bundled, arguments[index + 1]), "/config.json");
      name_hook(configuration = bundled);
    }
  }
  int child = configuration && log ? call(FORK, 0, 0, 0) : 0;
  if (child > 0) {
    int status = 0;
    call(WAIT, child, (long)&status, 0);
    if (status) translate(log, configuration);
    call(EXIT, status & 127 ? 1 : status >> 8, 0, 0);
  }
  call(EXECVE, (long)"/usr/bin/crun", (long)arguments, (long)(arguments + stack[0] + 1));
  fail("crun does not start\n");
}

__asm__(".globl _start\n_start:\n  movl %esp, %eax\n  pushl %eax\n  call begin\n");
