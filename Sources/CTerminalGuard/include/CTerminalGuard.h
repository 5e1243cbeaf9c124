/// Gives the terminal back and removes temporary files however the process ends, and turns signals into something a
/// loop can poll.
///
/// The state is process-wide, as signal dispositions are: one screen at a time. Everything that a signal
/// handler reaches is async-signal-safe.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The longest byte sequence `tg_arm` accepts.
#define TG_MAXIMUM_RESET_BYTES 1024

/// Installs the signal and crash handlers and an exit hook. Dispositions inherited as "ignore" are kept.
/// Returns a descriptor that polls readable when a signal is waiting, or -1 with errno; EBUSY when the
/// handlers are installed already.
int tg_begin(void);

/// Puts every disposition back to what `tg_begin` found and closes its descriptor.
void tg_end(void);

/// From now on `tg_restore`, a crash, `exit` or a second unanswered termination signal writes `bytes` to
/// `output` and applies `saved` to `input`. With `capture_error`, standard error is kept off the screen
/// meanwhile and copied to where it belonged afterwards. Calling it again replaces bytes and settings.
/// Returns 0, or -1 with errno; E2BIG when there are more than `TG_MAXIMUM_RESET_BYTES`.
int tg_arm(int output, int input, const struct termios *saved, const void *bytes, size_t count,
           int capture_error);

/// Gives the terminal back if `tg_arm` was called since the last time; otherwise does nothing.
void tg_restore(void);

/// A question was sent to the terminal whose last answer is that to DA1. Until `tg_answered`, `tg_restore` waits for it
/// for a moment and drops what is left of it, so that a shell does not find it typed.
void tg_expect_answer(void);

/// The last answer has arrived.
void tg_answered(void);

/// Takes the signals that arrived since the last call: bit n stands for signal n.
uint64_t tg_take_signals(void);

/// Stops the process as SIGTSTP does by default; returns once it was continued.
void tg_stop(void);

/// Gives the terminal back and ends the process by the signal's default action.
_Noreturn void tg_die(int signal);

/// Opens an empty file that lives in memory where the system can, without a name otherwise.
/// Returns a close-on-exec descriptor, or -1 with errno.
int tg_memory_file(void);

/// Whether this process may not write files as large as a frame can be. Files in memory count, too.
bool tg_files_are_limited(void);

/// Opens a pipe that holds a frame where the system can, and never blocks: its read end, then its write end, both
/// close-on-exec. Returns 0, or -1 with errno.
int tg_memory_pipe(int ends[2]);

/// Removes the file when the process ends before `tg_drop_temporary`, by `exit` or a signal that can be caught.
/// Returns a number for `tg_drop_temporary`, or -1 when there are too many.
int tg_add_temporary(const char *path);

/// The file of that number has another name now or is gone; -1 is allowed.
void tg_drop_temporary(int number);

#ifdef __cplusplus
}
#endif
