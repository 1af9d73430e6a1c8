#ifndef C_BYTE_SCAN_H
#define C_BYTE_SCAN_H

#include <stddef.h>
#include <stdint.h>

/// The number of bytes of a literal that the scan looks at.
#define BYTE_SCAN_WIDTH 4

/// What the scan looks for. The memory belongs to the caller.
typedef struct {
    /// For each group of eight buckets, each of the four places, 16 bytes by the low nibble of a byte and 16 by the
    /// high nibble: the buckets that admit it. 128 bytes for each group.
    const uint8_t *_Nonnull nibbles;
    /// The number of groups, 1 or 2.
    uint32_t groups;
    /// The lengths of fingerprints in use: bit 2 for two bytes, bit 3 for three, bit 4 for four.
    uint32_t lengths;
    /// A bitmap of the hashes of fingerprints, 1 << bits bits.
    const uint8_t *_Nonnull filter;
    /// The binary logarithm of the filter's size in bits, 3 to 31.
    uint32_t bits;
} byte_scan_table;

/// The ways in which the scan can run.
typedef enum {
    byte_scan_portable = 0,
    byte_scan_vector_16 = 1,
    byte_scan_vector_32 = 2,
} byte_scan_way;

/// The fastest way of this processor.
byte_scan_way byte_scan_best_way(void);

/// The hash of the first `length` (2 to 4) bytes at `text` without regard to ASCII case; 4 bytes must be readable.
static inline uint32_t byte_scan_hash(const uint8_t *_Nonnull text, uint32_t length, uint32_t bits) {
    uint32_t key = (uint32_t)text[0] | (uint32_t)text[1] << 8 | (uint32_t)text[2] << 16 | (uint32_t)text[3] << 24;
    key = (key | 0x20202020u) & (0xFFFFFFFFu >> (32 - 8 * length));
    return (uint32_t)(key * 0x9E3779B1u) >> (32 - bits);
}

/// Writes the places from `*position` on, at least four bytes before the end of the text, at which a fingerprint may
/// stand, in ascending order.
///
/// Stops when fewer than 32 places are left in `places` or the text is done, leaves in `*position` where to go on
/// (length - 3 or more when the text is done), and returns the number of places written. `capacity` is at least 32.
size_t byte_scan(
    const byte_scan_table *_Nonnull table, byte_scan_way way, const uint8_t *_Nonnull text, size_t length,
    size_t *_Nonnull position, size_t *_Nonnull places, size_t capacity
);

#endif
