#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CTerminalGuard.h"
#include "internal.h"

enum { SLOTS = 16 };
static _Atomic(char *) paths[SLOTS];

/// The signals that end a process by default and can be caught.
static const int fatal[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM,
                            SIGPROF, SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP, SIGABRT, SIGFPE,  SIGSYS};

void tg_remove_temporaries(void) {
  int error = errno;
  for (int i = 0; i < SLOTS; i++) {
    // Not freed: this may run in a signal handler, and the process is about to end.
    char *path = atomic_exchange(&paths[i], NULL);
    if (path) unlink(path);
  }
  errno = error;
}

static void on_fatal(int signal) {
  tg_remove_temporaries();
  // Reset by SA_RESETHAND; delivered on return.
  raise(signal);
}

static void install(void) {
  struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_RESETHAND | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) {
    struct sigaction previous;
    // Keep ignored signals and existing handlers.
    if (sigaction(fatal[i], NULL, &previous) == 0 && previous.sa_handler == SIG_DFL) sigaction(fatal[i], &action, NULL);
  }
  atexit(tg_remove_temporaries);
}

int tg_add_temporary(const char *path) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  char *copy = strdup(path);
  if (!copy) return -1;
  for (int i = 0; i < SLOTS; i++) {
    char *none = NULL;
    if (atomic_compare_exchange_strong(&paths[i], &none, copy)) return i;
  }
  free(copy);
  return -1;
}

void tg_drop_temporary(int slot) {
  if (slot >= 0 && slot < SLOTS) free(atomic_exchange(&paths[slot], NULL));
}
