#include "CImageDecoder.h"

#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// Decompressing a few bytes can take gigabytes: what a thread may still allocate while it decodes.
static _Thread_local size_t budget;
static const size_t maximum_memory = (size_t)512 << 20;

// Before each block is its size.
typedef union {
  size_t size;
  max_align_t alignment;
} block_header;

static void *take(size_t size) {
  if (size > budget) return NULL;
  // Zeros, so that what a damaged file leaves unsaid is always the same.
  block_header *block = calloc(1, sizeof(block_header) + size);
  if (!block) return NULL;
  budget -= size;
  block->size = size;
  return block + 1;
}

static void give_back(void *memory) {
  if (!memory) return;
  block_header *block = (block_header *)memory - 1;
  budget += block->size;
  free(block);
}

static void *take_more(void *memory, size_t size) {
  void *larger = take(size);
  if (!larger || !memory) return larger;
  size_t old = ((block_header *)memory - 1)->size;
  memcpy(larger, memory, old < size ? old : size);
  give_back(memory);
  return larger;
}

#define STBI_MALLOC(size) take(size)
#define STBI_REALLOC(memory, size) take_more(memory, size)
#define STBI_FREE(memory) give_back(memory)
#define STBI_NO_STDIO
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_GIF
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#include <stb/stb_image.h>

// Every scan of a progressive JPEG file passes all of its blocks again, however short it is.
static const int maximum_scans = 256;

// Whether no Huffman table of a segment, whose length is at `place`, has more than the 256 codes that a table can
// have: stb_image 2.27, which Debian has, writes beyond its table then. Bytes behind the end are 0 to it.
static int has_sound_tables(const uint8_t *bytes, size_t count, size_t place) {
  if (count - place < 2) return 1;
  int left = (bytes[place] << 8 | bytes[place + 1]) - 2;
  place += 2;
  while (left > 0 && place < count) {
    int codes = 0;
    for (size_t length = 1; length <= 16 && length < count - place; length++) codes += bytes[place + length];
    if (codes > 256) return 0;
    left -= 17 + codes;
    place += 17 + (size_t)codes;
  }
  return 1;
}

// Whether stb_image may decode a JPEG file. It goes through the markers up to the first scan as stb_image does; behind
// it, 0xFF can only be followed by a marker, or by 0.
static int is_sound_jpeg(const uint8_t *bytes, size_t count) {
  int scans = 0;
  size_t place = 2;
  while (place + 1 < count) {
    uint8_t marker = bytes[place + 1];
    if (bytes[place++] != 0xFF || marker == 0xFF || marker == 0) continue;
    place++;
    if (marker == 0xDA && ++scans > maximum_scans) return 0;
    if (marker == 0xC4 && !has_sound_tables(bytes, count, place)) return 0;
    if (scans == 0 && count - place >= 2) {
      size_t length = (size_t)(bytes[place] << 8 | bytes[place + 1]);
      place = length < count - place ? place + length : count;
    }
  }
  return 1;
}

id_outcome id_decode(const uint8_t *bytes, size_t count, int maximum_pixels, id_picture *picture) {
  *picture = (id_picture){0, 0, NULL};
  if (count > INT_MAX) return ID_DAMAGED;
  static const uint8_t png[] = {0x89, 'P', 'N', 'G'}, jpeg[] = {0xFF, 0xD8}, gif[] = {'G', 'I', 'F', '8'};
  int is_jpeg = count >= sizeof jpeg && !memcmp(bytes, jpeg, sizeof jpeg);
  int is_known = is_jpeg || (count >= sizeof png && !memcmp(bytes, png, sizeof png)) ||
                 (count >= sizeof gif && !memcmp(bytes, gif, sizeof gif));
  if (!is_known) return ID_UNKNOWN_FORMAT;
  if (is_jpeg && !is_sound_jpeg(bytes, count)) return ID_DAMAGED;
  budget = maximum_memory;
  int width = 0, height = 0;
  if (!stbi_info_from_memory(bytes, (int)count, &width, &height, NULL)) return ID_DAMAGED;
  if (width < 1 || height < 1) return ID_DAMAGED;
  picture->width = width;
  picture->height = height;
  if (width > maximum_pixels / height) return ID_TOO_MANY_PIXELS;
  picture->pixels = stbi_load_from_memory(bytes, (int)count, &width, &height, NULL, STBI_rgb_alpha);
  return picture->pixels ? ID_DECODED : ID_DAMAGED;
}

void id_release(id_picture *picture) {
  give_back(picture->pixels);
  picture->pixels = NULL;
}
