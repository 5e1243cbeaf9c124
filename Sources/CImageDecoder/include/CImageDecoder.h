/// Decodes pictures in memory with stb_image, within limits of size and memory.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The outcome of decoding.
typedef enum {
  ID_DECODED,
  /// The bytes are not the beginning of a PNG, JPEG or GIF file.
  ID_UNKNOWN_FORMAT,
  /// The picture has more pixels than allowed.
  ID_TOO_MANY_PIXELS,
  /// The bytes are damaged, or are of a picture that takes far more memory or time than allowed.
  ID_DAMAGED,
} id_outcome;

/// A decoded picture: `width` × `height` pixels, row by row, each red, green, blue and alpha.
typedef struct {
  int width;
  int height;
  uint8_t *pixels;
} id_picture;

/// Decodes a PNG or JPEG picture, or the first one of a GIF animation, of at most `maximum_pixels`.
///
/// The size is set as soon as it is known. `pixels` is set only if the picture is decoded, and is given back with
/// `id_release`. Thread-safe.
id_outcome id_decode(const uint8_t *bytes, size_t count, int maximum_pixels, id_picture *picture);

/// Frees the pixels of a decoded picture.
void id_release(id_picture *picture);

#ifdef __cplusplus
}
#endif
