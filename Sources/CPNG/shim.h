#ifndef CPNG_SHIM_H
#define CPNG_SHIM_H

// libpng reports errors by longjmp, which Swift cannot take part in. These few functions keep the jump inside C:
// they return zero for success and a message otherwise, and never print.

#include "flat.h"
#include <png.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *key;
    const char *value;
} cpng_text;

typedef struct {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
    char message[120];
} cpng_buffer;

static inline void cpng_note(cpng_buffer *buffer, const char *message) {
    strncpy(buffer->message, message, sizeof buffer->message - 1);
    buffer->message[sizeof buffer->message - 1] = 0;
}

static inline void cpng_on_error(png_structp png, png_const_charp message) {
    cpng_note((cpng_buffer *)png_get_error_ptr(png), message);
    png_longjmp(png, 1);
}

static inline void cpng_on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static inline void cpng_append(png_structp png, png_bytep bytes, png_size_t count) {
    cpng_buffer *buffer = (cpng_buffer *)png_get_io_ptr(png);
    if (buffer->count + count > buffer->capacity) {
        size_t capacity = 2 * (buffer->count + count) + 4096;
        uint8_t *grown = (uint8_t *)realloc(buffer->bytes, capacity);
        if (grown == NULL) png_error(png, "out of memory");
        buffer->bytes = grown;
        buffer->capacity = capacity;
    }
    memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
}

static inline void cpng_no_flush(png_structp png) { (void)png; }

static inline void cpng_write_rows(png_structp png, const uint32_t *colors, uint32_t width, uint32_t height, uint8_t *row) {
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            uint32_t color = colors[(size_t)y * width + x];
            row[3 * (size_t)x] = (uint8_t)(color >> 16);
            row[3 * (size_t)x + 1] = (uint8_t)(color >> 8);
            row[3 * (size_t)x + 2] = (uint8_t)color;
        }
        png_write_row(png, row);
    }
}

/// Encodes pixels. `palette_count` > 0: one of `indices` a pixel, packed to 1, 2 or 4 bits where the palette allows, `alphas`
/// transparent entries first; else `colors` (0x00RRGGBB), three bytes a pixel. `filters` are libpng's flags; `is_flat`: colours are
/// compressed as in flat.h, without filters. The caller frees `out->bytes`.
static inline int cpng_encode(cpng_buffer *out, const uint8_t *indices, const uint32_t *colors, uint32_t width,
                              uint32_t height, const uint8_t *palette, int palette_count, const uint8_t *alphas,
                              int alpha_count, int filters, uint32_t pixels_per_meter, const cpng_text *texts,
                              int text_count, int level, int is_flat) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, out, cpng_on_error, cpng_on_warning);
    if (png == NULL) {
        cpng_note(out, "libpng could not start");
        return 1;
    }
    png_infop info = png_create_info_struct(png);
    size_t stream_count = 0;
    // A row of bytes, or all of them compressed; not changed after setjmp, so that it can be freed after a jump.
    uint8_t *bytes = palette_count > 0 ? NULL
        : is_flat                      ? cpng_deflate_flat(colors, width, height, &stream_count)
                                       : (uint8_t *)malloc(3 * (size_t)width + 1);
    if (info == NULL || (palette_count == 0 && bytes == NULL) || setjmp(png_jmpbuf(png))) {
        if (out->message[0] == 0) cpng_note(out, "libpng ran out of memory");
        png_destroy_write_struct(&png, &info);
        free(bytes);
        return 1;
    }
    png_set_write_fn(png, out, cpng_append, cpng_no_flush);
    png_set_compression_level(png, level);
    png_set_compression_mem_level(png, 9);
    int depth = 8;
    if (palette_count > 0) {
        depth = palette_count <= 2 ? 1 : palette_count <= 4 ? 2 : palette_count <= 16 ? 4 : 8;
        png_set_IHDR(png, info, width, height, depth, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        png_set_PLTE(png, info, (png_const_colorp)palette, palette_count);
        if (alpha_count > 0) png_set_tRNS(png, info, alphas, alpha_count, NULL);
    } else {
        png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                     PNG_FILTER_TYPE_DEFAULT);
    }
    png_set_filter(png, 0, filters);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (pixels_per_meter > 0) png_set_pHYs(png, info, pixels_per_meter, pixels_per_meter, PNG_RESOLUTION_METER);
    for (int i = 0; i < text_count; i++) {
        png_text text;
        memset(&text, 0, sizeof text);
        text.compression = PNG_ITXT_COMPRESSION_NONE;
        text.key = (png_charp)texts[i].key;
        text.text = (png_charp)texts[i].value;
        text.itxt_length = strlen(texts[i].value);
        png_set_text(png, info, &text, 1);
    }
    png_write_info(png, info);
    if (depth < 8) png_set_packing(png);
    if (palette_count == 0 && is_flat) {
        png_write_chunk(png, (png_const_bytep)"IDAT", bytes, stream_count);
        png_write_chunk(png, (png_const_bytep)"IEND", NULL, 0);
    } else {
        if (palette_count == 0) cpng_write_rows(png, colors, width, height, bytes);
        for (uint32_t y = 0; palette_count > 0 && y < height; y++) png_write_row(png, indices + (size_t)y * width);
        png_write_end(png, NULL);
    }
    png_destroy_write_struct(&png, &info);
    free(bytes);
    return 0;
}

/// The header of a PNG: width and height, read without trusting what follows.
static inline int cpng_begin(png_image *image, const uint8_t *bytes, size_t count) {
    memset(image, 0, sizeof *image);
    image->version = PNG_IMAGE_VERSION;
    return png_image_begin_read_from_memory(image, bytes, count) ? 0 : 1;
}

/// Decodes into `pixels`, 4 · width · height bytes of RGBA.
static inline int cpng_finish(png_image *image, uint8_t *pixels) {
    image->format = PNG_FORMAT_RGBA;
    return png_image_finish_read(image, NULL, pixels, 0, NULL) ? 0 : 1;
}

#endif
