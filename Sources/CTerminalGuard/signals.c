#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CTerminalGuard.h"
#include "internal.h"

static const int watched[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { WATCHED = sizeof watched / sizeof *watched };

static struct sigaction previous_actions[WATCHED];
static char installed[WATCHED];
static sigset_t previous_mask;
static int pipe_fds[2] = {-1, -1};
static atomic_uint_fast64_t pending;
/// Whether a termination signal has arrived that was not handled yet.
static atomic_int unanswered;

static void note(int signal) {
  int error = errno;
  atomic_fetch_or(&pending, UINT64_C(1) << signal);
  // A full pipe is readable, which is all that matters.
  ssize_t ignored = write(pipe_fds[1], "", 1);
  (void)ignored;
  errno = error;
}

static void on_terminate(int signal) {
  // A second one means that the loop is stuck.
  if (atomic_exchange(&unanswered, 1)) tg_die(signal);
  note(signal);
}

static int is_termination(int signal) {
  return signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
}

/// Installs the handler for `watched[i]`, unless the signal is ignored (nohup, a shell without job control).
static void watch(int i) {
  struct sigaction action = {.sa_handler = is_termination(watched[i]) ? on_terminate : note};
  sigfillset(&action.sa_mask);
  if (sigaction(watched[i], NULL, &previous_actions[i]) < 0) return;
  if (previous_actions[i].sa_handler == SIG_IGN) return;
  installed[i] = sigaction(watched[i], &action, NULL) == 0;
}

/// Unblocks the watched signals. If the parent process had blocked them, only SIGKILL would end the program.
static void unblock(void) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < WATCHED; i++) {
    if (installed[i]) sigaddset(&set, watched[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &set, &previous_mask);
}

static int open_pipe(void) {
  if (pipe(pipe_fds) < 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(pipe_fds[i], F_SETFD, FD_CLOEXEC);
    fcntl(pipe_fds[i], F_SETFL, O_NONBLOCK);
  }
  return 0;
}

int tg_begin(void) {
  static int has_exit_hook;
  if (pipe_fds[0] >= 0) {
    errno = EBUSY;
    return -1;
  }
  if (open_pipe() < 0) return -1;
  if (!has_exit_hook) has_exit_hook = atexit(tg_restore) == 0;
  atomic_store(&pending, 0);
  atomic_store(&unanswered, 0);
  tg_crash_begin();
  for (int i = 0; i < WATCHED; i++) watch(i);
  unblock();
  return pipe_fds[0];
}

void tg_end(void) {
  if (pipe_fds[0] < 0) return;
  pthread_sigmask(SIG_SETMASK, &previous_mask, NULL);
  for (int i = 0; i < WATCHED; i++) {
    if (installed[i]) sigaction(watched[i], &previous_actions[i], NULL);
    installed[i] = 0;
  }
  tg_crash_end();
  for (int i = 0; i < 2; i++) {
    close(pipe_fds[i]);
    pipe_fds[i] = -1;
  }
}

uint64_t tg_take_signals(void) {
  char buffer[64];
  while (read(pipe_fds[0], buffer, sizeof buffer) > 0) continue;
  atomic_store(&unanswered, 0);
  return atomic_exchange(&pending, 0);
}

/// Performs the default action of `signal` on this thread now.
static void raise_default(int signal, struct sigaction *previous) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, previous);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(signal);
}

void tg_stop(void) {
  struct sigaction previous;
  raise_default(SIGTSTP, &previous);
  sigaction(SIGTSTP, &previous, NULL);
}

_Noreturn void tg_die(int signal) {
  tg_restore();
  tg_remove_temporaries();
  struct sigaction previous;
  raise_default(signal, &previous);
  _exit(128 + signal);
}
