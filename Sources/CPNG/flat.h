#ifndef CPNG_FLAT_H
#define CPNG_FLAT_H

// A zlib stream (RFC 1950, 1951) of a picture that consists of flat areas: a pixel is mostly its left neighbour again, or the one
// above. Only these two are looked for, a pixel at a time, where zlib hashes every three bytes: several times as fast, a third larger.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    flat_literals = 286,       // bytes, the end of a block (256), lengths
    flat_distances = 30,
    flat_tokens = 1 << 16,     // a block's
    flat_most_pixels = 86,     // of a match: 258 bytes
    flat_farthest = 32768,
    flat_match = 1 << 30,
    flat_above = 1 << 29,
};

typedef struct {
    uint8_t *bytes;
    size_t count, capacity;
    uint64_t bits;
    int bit_count;
    uint32_t *tokens;  // a byte, or flat_match + flat_above + how many pixels
    int token_count;
    int above;  // the distance code of the pixel above; 0, which is never used, if it lies too far back
    int above_extra_bits;
    uint32_t above_extra;
    uint32_t frequencies[flat_literals];
} flat_stream;

static inline void flat_put(flat_stream *s, uint32_t value, int count) {
    s->bits |= (uint64_t)value << s->bit_count;
    s->bit_count += count;
    if (s->bit_count < 32) return;
    for (int i = 0; i < 4; i++) s->bytes[s->count + (size_t)i] = (uint8_t)(s->bits >> 8 * i);
    s->count += 4;
    s->bits >>= 32;
    s->bit_count -= 32;
}

/// The code of a match of so many pixels, and what follows it.
static inline int flat_length_code(int pixels, int *extra_bits, uint32_t *extra) {
    int length = 3 * pixels;
    *extra_bits = 0;
    *extra = 0;
    if (length == 258) return 285;
    if (length < 11) return 254 + length;
    int bits = 29 - __builtin_clz((unsigned)(length - 3));
    *extra_bits = bits;
    *extra = (uint32_t)(length - 3) & ((1u << bits) - 1);
    return 257 + 4 * bits + ((length - 3) >> bits);
}

/// Huffman's code lengths; where one is longer than 15 bits, those of flatter frequencies.
static inline void flat_code_lengths(const uint32_t *frequencies, uint8_t *lengths) {
    uint32_t weights[2 * flat_literals];
    int symbols[flat_literals], parents[2 * flat_literals], depths[2 * flat_literals], used = 0;
    for (int i = 0; i < flat_literals; i++) {
        lengths[i] = 0;
        if (frequencies[i] == 0) continue;
        int place = used++;
        for (; place > 0 && frequencies[symbols[place - 1]] > frequencies[i]; place--) symbols[place] = symbols[place - 1];
        symbols[place] = i;
    }
    for (int i = 0; i < used; i++) weights[i] = frequencies[symbols[i]];
    for (int deepest = 16; deepest > 15;) {
        // Leaves by rising weight, then the nodes in the order they arise, which rises as well: the two least stand in front.
        int leaf = 0, node = used;
        for (int next = used; next < 2 * used - 1; next++) {
            weights[next] = 0;
            for (int child = 0; child < 2; child++) {
                int least = leaf < used && (node == next || weights[leaf] <= weights[node]) ? leaf++ : node++;
                weights[next] += weights[least];
                parents[least] = next;
            }
        }
        deepest = depths[2 * used - 2] = 0;
        for (int i = 2 * used - 3; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
            if (depths[i] > deepest) deepest = depths[i];
        }
        for (int i = 0; i < used; i++) {
            lengths[symbols[i]] = (uint8_t)depths[i];
            weights[i] = (weights[i] + 1) / 2;
        }
    }
}

/// Canonical codes, turned round since they are stored from their highest bit on.
static inline void flat_codes(const uint8_t *lengths, uint16_t *codes) {
    uint32_t next = 0;
    for (int length = 1; length <= 15; length++, next <<= 1) {
        for (int i = 0; i < flat_literals; i++) {
            if (lengths[i] != length) continue;
            uint32_t turned = 0;
            for (int bit = 0; bit < length; bit++) turned |= (next >> bit & 1) << (length - 1 - bit);
            codes[i] = (uint16_t)turned;
            next++;
        }
    }
}

/// Writes the tokens gathered as a block with codes of its own; zero if there is no memory.
static inline int flat_block(flat_stream *s, int is_last) {
    size_t needed = s->count + 5 * (size_t)s->token_count + 512;
    if (needed > s->capacity) {
        uint8_t *grown = (uint8_t *)realloc(s->bytes, 2 * needed);
        if (grown == NULL) return 0;
        s->bytes = grown;
        s->capacity = 2 * needed;
    }
    uint8_t lengths[flat_literals];
    uint16_t codes[flat_literals];
    // A block without tokens has two codes as well.
    s->frequencies[0]++;
    s->frequencies[256] = 1;
    flat_code_lengths(s->frequencies, lengths);
    flat_codes(lengths, codes);
    flat_put(s, (uint32_t)is_last | 2 << 1, 3);
    flat_put(s, flat_literals - 257, 5);
    flat_put(s, flat_distances - 1, 5);
    // The code lengths' own code: four bits for each of 0 to 15, none for the three repetitions, which stand first.
    flat_put(s, 19 - 4, 4);
    for (int i = 0; i < 19; i++) flat_put(s, i < 3 ? 0 : 4, 3);
    static const uint8_t turned[16] = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
    for (int i = 0; i < flat_literals; i++) flat_put(s, turned[lengths[i]], 4);
    // Two distances, a bit each: code 2 is three bytes back.
    for (int i = 0; i < flat_distances; i++) flat_put(s, turned[i == 2 || i == s->above], 4);
    for (int i = 0; i < s->token_count; i++) {
        uint32_t token = s->tokens[i];
        if (token < 256) {
            flat_put(s, codes[token], lengths[token]);
            continue;
        }
        int extra_bits;
        uint32_t extra;
        int code = flat_length_code((int)(token & 255), &extra_bits, &extra);
        flat_put(s, codes[code] | extra << lengths[code], lengths[code] + extra_bits);
        int is_above = (token & flat_above) != 0, is_second = (s->above < 2) != is_above;
        flat_put(s, (uint32_t)is_second, 1);
        if (is_above) flat_put(s, s->above_extra, s->above_extra_bits);
    }
    flat_put(s, codes[256], lengths[256]);
    s->token_count = 0;
    memset(s->frequencies, 0, sizeof s->frequencies);
    return 1;
}

static inline void flat_literal(flat_stream *s, uint32_t byte) {
    s->tokens[s->token_count++] = byte;
    s->frequencies[byte]++;
}

/// Adler's checksum of a row, whose first byte is zero; `sums` are its two halves.
static inline void flat_checksum(uint64_t sums[2], const uint32_t *row, uint32_t width) {
    uint64_t a = sums[0], b = sums[1] + a;
    for (uint32_t x = 0; x < width;) {
        uint32_t end = x + 1, pixel = row[x];
        while (end < width && row[end] == pixel) end++;
        // Each of three times n bytes is added to the first sum, and this to the second.
        uint64_t n = end - x, red = pixel >> 16 & 255, green = pixel >> 8 & 255, blue = pixel & 255;
        uint64_t sum = red + green + blue;
        b += 3 * n * a + 3 * sum * (n * (n - 1) / 2) + n * (3 * red + 2 * green + blue);
        a += n * sum;
        x = end;
    }
    sums[0] = a % 65521;
    sums[1] = b % 65521;
}

/// Compresses pixels of 0x00RRGGBB as rows of three bytes each, a zero before every row. The caller frees the outcome, which is
/// NULL if there is no memory.
static inline uint8_t *cpng_deflate_flat(const uint32_t *pixels, uint32_t width, uint32_t height, size_t *count) {
    flat_stream s;
    memset(&s, 0, sizeof s);
    uint64_t distance = 3 * (uint64_t)width + 1, sums[2] = {1, 0};
    if (distance <= flat_farthest) {
        int bits = 30 - __builtin_clz((unsigned)(distance - 1));
        s.above = 2 * bits + 2 + (int)((distance - 1) >> bits & 1);
        s.above_extra_bits = bits;
        s.above_extra = (uint32_t)(distance - 1) & ((1u << bits) - 1);
    }
    s.capacity = 1 << 18;
    s.bytes = (uint8_t *)malloc(s.capacity);
    s.tokens = (uint32_t *)malloc(flat_tokens * sizeof *s.tokens);
    int is_sound = s.bytes != NULL && s.tokens != NULL;
    if (is_sound) {
        flat_put(&s, 0x78, 8);
        flat_put(&s, 0x01, 8);
    }
    for (uint32_t y = 0; is_sound && y < height; y++) {
        const uint32_t *row = pixels + (size_t)y * width, *over = y > 0 && s.above > 0 ? row - width : NULL;
        flat_checksum(sums, row, width);
        flat_literal(&s, 0);
        for (uint32_t x = 0; is_sound && x < width;) {
            uint32_t left = x, above = x;
            if (x > 0) while (left < width && row[left] == row[x - 1]) left++;
            if (over != NULL) while (above < width && row[above] == over[above]) above++;
            // Farther back costs more.
            uint32_t end = above > left ? above : left, kind = flat_match | (above > left ? flat_above : 0);
            if (end == x) {
                for (int shift = 16; shift >= 0; shift -= 8) flat_literal(&s, row[x] >> shift & 255);
                x++;
            }
            while (x < end) {
                uint32_t n = end - x < flat_most_pixels ? end - x : flat_most_pixels, extra;
                int extra_bits;
                s.tokens[s.token_count++] = kind | n;
                s.frequencies[flat_length_code((int)n, &extra_bits, &extra)]++;
                x += n;
                if (s.token_count > flat_tokens - 8) is_sound = is_sound && flat_block(&s, 0);
            }
            if (s.token_count > flat_tokens - 8) is_sound = is_sound && flat_block(&s, 0);
        }
    }
    is_sound = is_sound && flat_block(&s, 1);
    free(s.tokens);
    if (!is_sound) {
        free(s.bytes);
        return NULL;
    }
    for (; s.bit_count > 0; s.bit_count -= 8, s.bits >>= 8) s.bytes[s.count++] = (uint8_t)s.bits;
    uint64_t checksum = sums[1] << 16 | sums[0];
    for (int shift = 24; shift >= 0; shift -= 8) s.bytes[s.count++] = (uint8_t)(checksum >> shift);
    *count = s.count;
    return s.bytes;
}

#endif
