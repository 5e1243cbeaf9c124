#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "internal.h"

/// The maximum time that a stalled terminal can delay the end of the process, in milliseconds.
#define PATIENCE 500
/// A file size larger than any frame, in bytes.
#define ROOMY (16 << 20)
/// The maximum amount of captured standard error to copy, in bytes.
#define MAXIMUM_ERROR_BYTES (1 << 20)

static atomic_int armed;
static int output_fd = -1;
static int input_fd = -1;
static struct termios saved_termios;
static char reset_bytes[TG_MAXIMUM_RESET_BYTES];
static size_t reset_count;
static int error_fd = -1;
static int capture_fd = -1;

void tg_block_signals(sigset_t *previous) {
  static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
  sigset_t set;
  sigfillset(&set);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) sigdelset(&set, faults[i]);
  pthread_sigmask(SIG_SETMASK, &set, previous);
}

int tg_memory_file(void) {
  int memory = memfd_create("screen", MFD_CLOEXEC);
  if (memory >= 0) return memory;
  char path[] = "/tmp/screen.XXXXXX";
  int fd = mkstemp(path);
  if (fd < 0) return -1;
  unlink(path);
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  return fd;
}

bool tg_files_are_limited(void) {
  struct rlimit limit;
  return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < ROOMY;
}

int tg_memory_pipe(int ends[2]) {
  if (pipe(ends) != 0) return -1;
  for (int end = 0; end < 2; end++) {
    fcntl(ends[end], F_SETFD, FD_CLOEXEC);
    fcntl(ends[end], F_SETFL, fcntl(ends[end], F_GETFL) | O_NONBLOCK);
  }
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  return 0;
}

/// Writes all bytes, unless the descriptor stays blocked until a timeout.
static void write_patiently(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    struct pollfd ready = {.fd = fd, .events = POLLOUT};
    int polled = poll(&ready, 1, PATIENCE);
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0 || (ready.revents & (POLLERR | POLLNVAL))) return;
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

/// Redirects standard error into a memory file.
static void capture_error_begin(void) {
  int file = tg_memory_file();
  if (file < 0) return;
  int real = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real < 0 || dup2(file, STDERR_FILENO) < 0) {
    if (real >= 0) close(real);
    close(file);
    return;
  }
  error_fd = real;
  capture_fd = file;
}

/// Restores standard error, so that later messages are visible.
static void capture_error_end(void) {
  if (error_fd < 0) return;
  dup2(error_fd, STDERR_FILENO);
  close(error_fd);
  error_fd = -1;
}

/// Copies the captured text to standard error.
static void copy_captured_error(void) {
  if (capture_fd < 0) return;
  char buffer[4096];
  off_t offset = 0;
  while (offset < MAXIMUM_ERROR_BYTES) {
    ssize_t count = pread(capture_fd, buffer, sizeof buffer, offset);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    write_patiently(STDERR_FILENO, buffer, (size_t)count);
    offset += count;
  }
  close(capture_fd);
  capture_fd = -1;
}

int tg_arm(int output, int input, const struct termios *saved, const void *bytes, size_t count,
           int capture_error) {
  if (count > sizeof reset_bytes) {
    errno = E2BIG;
    return -1;
  }
  sigset_t previous;
  tg_block_signals(&previous);
  output_fd = output;
  input_fd = input;
  saved_termios = *saved;
  memcpy(reset_bytes, bytes, count);
  reset_count = count;
  if (!atomic_exchange(&armed, 1) && capture_error) capture_error_begin();
  pthread_sigmask(SIG_SETMASK, &previous, NULL);
  return 0;
}

void tg_restore(void) {
  // A termination signal in between would find nothing left to restore and end the process too early.
  sigset_t previous;
  tg_block_signals(&previous);
  if (atomic_exchange(&armed, 0)) {
    int error = errno;
    capture_error_end();
    write_patiently(output_fd, reset_bytes, reset_count);
    // In the background, the settings belong to the shell, and changing them would stop the process.
    pid_t foreground = tcgetpgrp(input_fd);
    if (foreground < 0 || foreground == getpgrp()) {
      if (tg_drain_answer(input_fd)) tcflush(input_fd, TCIFLUSH);
      while (tcsetattr(input_fd, TCSANOW, &saved_termios) < 0 && errno == EINTR) continue;
    }
    copy_captured_error();
    errno = error;
  }
  pthread_sigmask(SIG_SETMASK, &previous, NULL);
}
