#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

#include "CTerminalGuard.h"
#include "internal.h"

/// The maximum time for an answer to arrive, and the time that the end of the process waits for it, in milliseconds.
#define LONGEST_JOURNEY 5000
#define LONGEST_FAREWELL 1500

/// The time of the last query, in milliseconds of the monotonic clock; 0 if no answer is expected.
static atomic_llong asked_at;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void tg_expect_answer(void) { atomic_store(&asked_at, now()); }

void tg_answered(void) { atomic_store(&asked_at, 0); }

/// The state of parsing a terminal's answer.
enum state { GROUND, ESCAPE, CONTROL, PRIVATE, STRING, STRING_ESCAPE };

/// Advances the state by a byte. Returns whether it ends the answer to DA1, `ESC [ ? … c`.
static int ends_identity(enum state *state, unsigned char byte) {
  switch (*state) {
  case GROUND:
    if (byte == 0x1B) *state = ESCAPE;
    return 0;
  case ESCAPE:
    *state = byte == '[' ? CONTROL : byte == ']' || byte == 'P' || byte == '_' ? STRING : GROUND;
    return 0;
  case CONTROL:
    // Without a question mark, this is a key, such as rxvt's Shift-Right.
    *state = byte == '?' ? PRIVATE : GROUND;
    return 0;
  case PRIVATE:
    if (byte >= 0x20 && byte < 0x40) return 0;
    *state = GROUND;
    return byte == 'c';
  case STRING:
    if (byte == 0x1B) *state = STRING_ESCAPE;
    if (byte == 0x07) *state = GROUND;
    return 0;
  case STRING_ESCAPE:
    *state = byte == '\\' ? GROUND : STRING;
    return 0;
  }
  return 0;
}

int tg_drain_answer(int input) {
  long long asked = atomic_exchange(&asked_at, 0);
  if (asked == 0) return 0;
  long long deadline = now() + LONGEST_FAREWELL;
  if (deadline > asked + LONGEST_JOURNEY) deadline = asked + LONGEST_JOURNEY;
  enum state state = GROUND;
  for (;;) {
    long long rest = deadline - now();
    if (rest <= 0) return 1;
    struct pollfd ready = {.fd = input, .events = POLLIN};
    int polled = poll(&ready, 1, (int)rest);
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0 || (ready.revents & (POLLERR | POLLHUP | POLLNVAL))) return 1;
    unsigned char bytes[256];
    ssize_t count = read(input, bytes, sizeof bytes);
    if (count < 0 && errno != EINTR && errno != EAGAIN) return 1;
    for (ssize_t i = 0; i < count; i++) {
      if (ends_identity(&state, bytes[i])) return 1;
    }
  }
}
