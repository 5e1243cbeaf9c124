#pragma once

#include <signal.h>

/// Installs the crash handlers, keeping what they replace.
void tg_crash_begin(void);

/// Puts back what `tg_crash_begin` replaced.
void tg_crash_end(void);

/// Reads the answer that is under way, for as long as is reasonable. Returns whether one was expected: then input is to
/// be dropped.
int tg_drain_answer(int input);

/// Blocks every signal that does not report a fault of this very thread; `previous` gets the old mask.
void tg_block_signals(sigset_t *previous);

/// Removes the temporary files there are.
void tg_remove_temporaries(void);
