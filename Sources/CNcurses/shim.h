/// What Swift cannot import from ncurses: macros, mutable globals and variadic functions.
#pragma once

#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>
#include <term.h>

/// Looks the terminal type up. Returns 1, or what setupterm says: 0 unknown or generic, -1 no database.
static inline int cn_look_up(const char *type, int descriptor) {
  int status = -1;
  if (setupterm(type, descriptor, &status) == OK) return 1;
  return status;
}

/// Forgets the type that was looked up.
static inline void cn_forget_type(void) {
  if (cur_term) del_curterm(cur_term);
}

/// A string capability, NULL when the terminal has none.
static inline const char *cn_string(const char *name) {
  const char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

/// The sequence that moves the cursor, NULL when the terminal cannot.
static inline const char *cn_cursor_address(int row, int column) {
  const char *capability = cn_string("cup");
  return capability ? tparm((char *)capability, row, column, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

/// The sequence that chooses a foreground colour, NULL when the terminal has none.
static inline const char *cn_set_foreground(int color) {
  const char *capability = cn_string("setaf");
  return capability ? tparm((char *)capability, color, 0, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

/// The sequence that chooses a background colour, NULL when the terminal has none.
static inline const char *cn_set_background(int color) {
  const char *capability = cn_string("setab");
  return capability ? tparm((char *)capability, color, 0, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

/// The sequence that makes these rows, counted from 0, the scrolling region.
static inline const char *cn_scroll_region(int first, int last) {
  const char *capability = cn_string("csr");
  return capability ? tparm((char *)capability, first, last, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

/// The name of the string capability with this index, NULL after the last.
static inline const char *cn_string_name(int index) { return strnames[index]; }

/// The string capability with this index, NULL when the terminal has none.
static inline const char *cn_string_value(int index) {
  const char *value = CUR Strings[index];
  return value == (char *)-1 ? NULL : value;
}

/// Starts a screen that writes to `output`; standard input is never read through it.
static inline SCREEN *cn_new_screen(const char *type, FILE *output) {
  return newterm((char *)type, output, stdin);
}

/// The window that covers the screen.
static inline WINDOW *cn_window(void) { return stdscr; }

/// Makes the next update repaint everything, whatever the screen is thought to show.
static inline void cn_repaint(void) { clearok(curscr, TRUE); }

/// How many colour pairs there are.
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

static inline attr_t cn_bold(void) { return A_BOLD; }
static inline attr_t cn_dim(void) { return A_DIM; }
static inline attr_t cn_underline(void) { return A_UNDERLINE; }
static inline attr_t cn_reverse(void) { return A_REVERSE; }
static inline attr_t cn_blink(void) { return A_BLINK; }

/// A blank with these attributes, to be given characters.
static inline cchar_t cn_cell(attr_t attributes, int pair) {
  cchar_t cell;
  setcchar(&cell, L" ", attributes, 0, &pair);
  return cell;
}

/// Gives a cell its character and up to two combining marks (0: none).
static inline void cn_set(cchar_t *cell, unsigned base, unsigned mark, unsigned second_mark) {
  cell->chars[0] = (wchar_t)base;
  cell->chars[1] = (wchar_t)mark;
  cell->chars[2] = (wchar_t)second_mark;
}

/// Declared here because the C library hides it from a header that is built as a module.
extern int wcwidth(wchar_t character);

/// The columns a character takes, by the C library, whose opinion ncurses shares; -1 when it is unprintable.
static inline int cn_width(unsigned character) { return wcwidth((wchar_t)character); }

/// The character set of the locale, such as "UTF-8".
static inline const char *cn_codeset(void) { return nl_langinfo(CODESET); }
