/// Restores the terminal and deletes temporary files however the process ends, and lets an event loop poll for signals.
///
/// The state is process-wide, like signal dispositions, so there can be only one screen at a time. All code reachable
/// from signal handlers is async-signal-safe.
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
/// Returns a descriptor that polls readable when a signal is pending, or -1 with errno; EBUSY if the handlers
/// are already installed.
int tg_begin(void);

/// Restores the dispositions from before `tg_begin` and closes its descriptor.
void tg_end(void);

/// Prepares to restore the terminal. On `tg_restore`, a crash, `exit`, or a second unhandled termination signal,
/// `bytes` are written to `output` and `saved` is applied to `input`. With `capture_error`, standard error is captured
/// until then and copied to its original destination afterwards. Calling this again replaces bytes and settings.
/// Returns 0, or -1 with errno; E2BIG if there are more than `TG_MAXIMUM_RESET_BYTES`.
int tg_arm(int output, int input, const struct termios *saved, const void *bytes, size_t count,
           int capture_error);

/// Restores the terminal if `tg_arm` was called since the last time; otherwise does nothing.
void tg_restore(void);

/// Notes that queries were sent to the terminal, the last of them DA1. Until `tg_answered`, `tg_restore` waits briefly
/// for the answers and discards them, so that the shell does not receive them as input.
void tg_expect_answer(void);

/// Notes that the last answer has arrived.
void tg_answered(void);

/// Returns the signals that arrived since the last call; bit n is set for signal n.
uint64_t tg_take_signals(void);

/// Stops the process as SIGTSTP does by default. Returns when it is continued.
void tg_stop(void);

/// Restores the terminal and ends the process by the signal's default action.
_Noreturn void tg_die(int signal);

/// Opens an empty file, in memory if the system supports it and otherwise without a name.
/// Returns a close-on-exec descriptor, or -1 with errno.
int tg_memory_file(void);

/// Returns whether the file size limit is smaller than a frame can be. It also applies to files in memory.
bool tg_files_are_limited(void);

/// Opens a non-blocking pipe that can hold a frame if the system allows it. The ends are the read end and the write end,
/// both close-on-exec. Returns 0, or -1 with errno.
int tg_memory_pipe(int ends[2]);

/// Registers a file to be deleted if the process ends before `tg_drop_temporary`, by `exit` or a signal that can be
/// caught. Returns a number for `tg_drop_temporary`, or -1 if there are too many.
int tg_add_temporary(const char *path);

/// Unregisters the file with this number, which was renamed or deleted; -1 is allowed.
void tg_drop_temporary(int number);

#ifdef __cplusplus
}
#endif
