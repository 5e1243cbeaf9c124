#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <signal.h>
#include <stddef.h>

#include "CTerminalGuard.h"
#include "internal.h"

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
enum { CRASH_SIGNALS = sizeof crash_signals / sizeof *crash_signals };

static struct sigaction previous_actions[CRASH_SIGNALS];
static char installed[CRASH_SIGNALS];

/// A stack for the handler and a backtracer it calls, large enough for vector registers of any size.
static char alternate_stack[64 * 1024];

/// Returns whether returning from the handler causes the same fault again.
static int faults_again(int signal, const siginfo_t *info) {
  if (info->si_code <= 0) return 0;
  return signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE;
}

static void on_crash(int signal, siginfo_t *info, void *context) {
  (void)context;
  tg_restore();
  tg_remove_temporaries();
  for (int i = 0; i < CRASH_SIGNALS; i++) {
    if (crash_signals[i] == signal) sigaction(signal, &previous_actions[i], NULL);
  }
  // Delivered on return, at the place of the crash, so the exit status and backtrace are unchanged.
  if (!faults_again(signal, info)) raise(signal);
}

void tg_crash_begin(void) {
  stack_t stack;
  // The runtime's own crash handler may have installed a stack.
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < CRASH_SIGNALS; i++) {
    installed[i] = sigaction(crash_signals[i], &action, &previous_actions[i]) == 0;
  }
}

void tg_crash_end(void) {
  for (int i = 0; i < CRASH_SIGNALS; i++) {
    if (installed[i]) sigaction(crash_signals[i], &previous_actions[i], NULL);
    installed[i] = 0;
  }
}
