// A similar room in plain C with ncursesw, as a baseline for the terminal's share of a scroll.
//
// It lays out N text bubbles, redraws the phone, panel, and footer for every key, and leaves the rest to
// ncurses. It has no counters or explanations, and its panel never changes.
//
//     cc -O2 room.c -o room -lncursesw -ltinfo && ./room 100
#define _XOPEN_SOURCE_EXTENDED 1
#define _DEFAULT_SOURCE 1
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW = 20, WINDOW_HEIGHT = 665, COLUMNS = 50, TOP = 2, WINDOW_ROWS = 34, LINE = 31 };

static struct {
  int top, bottom, width, lineCount;
  char lines[4][40];
} *bubbles;
static int total, height;
static const char *words[] = {"the", "autumn", "collection", "is",  "here", "come", "in",  "for", "a",   "cup",
                              "of",  "coffee", "today",      "only", "buy", "two",  "get", "one", "free"};

static void build(int count) {
  bubbles = calloc(count, sizeof *bubbles);
  total = count;
  srand(1);
  int y = 12;
  for (int i = 0; i < count; i++) {
    int wanted = 2 + rand() % 9, line = 0, used = 0, widest = 0;
    for (int j = 0; j < wanted; j++) {
      const char *word = words[rand() % 19];
      int length = strlen(word);
      if (used && used + 1 + length > LINE) {
        used = 0;
        if (++line > 3) { line = 3; break; }
      }
      if (used) { strcat(bubbles[i].lines[line], " "); used++; }
      strcat(bubbles[i].lines[line], word);
      used += length;
      if (used > widest) widest = used;
    }
    bubbles[i].lineCount = line + 1;
    bubbles[i].width = widest + 3;
    bubbles[i].top = y;
    bubbles[i].bottom = y += 20 + (line + 1) * 21;
    y += i % 5 == 4 ? 16 : 8;
  }
  height = y + 4;
}

static void drawBubble(int i, int offset) {
  int top = (bubbles[i].top - offset) * 2, last = ((bubbles[i].bottom - offset) * 2 - 1) / ROW;
  int first = top >= 0 ? top / ROW : -((ROW - 1 - top) / ROW);
  for (int row = first < 0 ? 0 : first / 2; row <= last / 2 && row < WINDOW_ROWS; row++) {
    int upper = 2 * row >= first && 2 * row <= last, lower = 2 * row + 1 >= first && 2 * row + 1 <= last;
    move(TOP + row, 9);
    attrset(COLOR_PAIR(upper && lower ? 2 : 3));
    for (int column = 0; column < bubbles[i].width; column++) addstr(upper && lower ? " " : upper ? "▀" : "▄");
    int line = row - (first + 1) / 2;
    if (upper && lower && line >= 0 && line < bubbles[i].lineCount)
      mvaddstr(TOP + row, 11, bubbles[i].lines[line]);
  }
  attrset(0);
}

static void draw(int offset) {
  char text[128];
  erase();
  attrset(COLOR_PAIR(1));
  mvaddstr(0, 0, "╭");
  for (int i = 0; i < COLUMNS; i++) addstr("─");
  addstr("╮");
  for (int row = 1; row < 37; row++) {
    mvaddstr(row, 0, "│");
    mvaddstr(row, COLUMNS + 1, "│");
  }
  mvaddstr(37, 0, "╰");
  for (int i = 0; i < COLUMNS; i++) addstr("─");
  addstr("╯");
  attrset(A_BOLD);
  mvaddstr(0, 1, " iPhone 15 · iOS ");
  mvaddstr(1, 2, "‹ Brown");
  attrset(0);
  for (int i = 0; i < total && bubbles[i].top <= offset + WINDOW_HEIGHT; i++)
    if (bubbles[i].bottom >= offset) drawBubble(i, offset);
  for (int row = 2; row < 28; row++) {
    snprintf(text, sizeof text, "   %d text      ▔▁   ✔ counted                     1                1",
             row % 5 + 1);
    mvaddstr(row, 53, text);
  }
  for (int row = 29; row < 38; row++) mvaddstr(row, 53, " 12:00:00 user  impression m2/3  +1 unique");
  snprintf(text, sizeof text, " user · 2026-11-01 12:00:00 · in room · offset %d", offset);
  mvaddstr(39, 0, text);
  mvaddstr(39, 60, "↓ scroll  r menu  s service bar  → swipe  ? help  q leave");
  refresh();
}

int main(int count, char **arguments) {
  setlocale(LC_ALL, "");
  build(count > 1 ? atoi(arguments[1]) : 100);
  initscr();
  cbreak();
  noecho();
  keypad(stdscr, TRUE);
  curs_set(0);
  start_color();
  use_default_colors();
  init_pair(1, 8, -1);
  init_pair(2, 15, 22);
  init_pair(3, 22, -1);
  int offset = 0;
  draw(offset);
  for (int key; (key = getch()) != 'q';) {
    if (key == 'j' && offset + ROW <= height - WINDOW_HEIGHT) offset += ROW;
    if (key == 'k' && offset >= ROW) offset -= ROW;
    draw(offset);
  }
  endwin();
}
