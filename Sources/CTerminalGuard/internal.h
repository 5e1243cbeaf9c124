#pragma once

#include <signal.h>

/// Installs the crash handlers and saves those they replace.
void tg_crash_begin(void);

/// Restores the handlers that `tg_crash_begin` replaced.
void tg_crash_end(void);

/// Reads pending answers of the terminal until a timeout. Returns whether any were expected; if so, the caller discards
/// the remaining input.
int tg_drain_answer(int input);

/// Blocks every signal that does not report a fault of this thread; `previous` receives the old mask.
void tg_block_signals(sigset_t *previous);

/// Deletes all registered temporary files.
void tg_remove_temporaries(void);
