#include "CByteScan.h"

// A candidate passes twice: in the vectors each byte is looked up by its nibbles (Teddy, from Hyperscan), and what is
// left is looked up by the hash of its bytes. `places` always has room for one block more.

static inline size_t keep(
    const byte_scan_table *table, const uint8_t *text, size_t at, size_t *places, size_t count
) {
    uint32_t found = 0;
    for (uint32_t length = 2; length <= BYTE_SCAN_WIDTH; length++) {
        if (table->lengths >> length & 1) {
            uint32_t hash = byte_scan_hash(text + at, length, table->bits);
            found |= table->filter[hash >> 3] >> (hash & 7) & 1;
        }
    }
    places[count] = at;
    return count + found;
}

static inline size_t keep_four(
    const byte_scan_table *table, const uint8_t *text, size_t at, size_t *places, size_t count
) {
    uint32_t hash = byte_scan_hash(text + at, BYTE_SCAN_WIDTH, table->bits);
    places[count] = at;
    return count + (table->filter[hash >> 3] >> (hash & 7) & 1);
}

static inline size_t keep_all(
    const byte_scan_table *table, const uint8_t *text, size_t at, uint64_t mask, uint32_t bits_per_byte,
    size_t *places, size_t count
) {
    if (table->lengths == 1u << BYTE_SCAN_WIDTH) {
        for (; mask != 0; mask &= mask - 1)
            count = keep_four(table, text, at + (size_t)__builtin_ctzll(mask) / bits_per_byte, places, count);
    } else {
        for (; mask != 0; mask &= mask - 1)
            count = keep(table, text, at + (size_t)__builtin_ctzll(mask) / bits_per_byte, places, count);
    }
    return count;
}

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static inline __m256i admit_32(
    const uint8_t *nibbles, const uint8_t *text
) {
    const __m256i low = _mm256_set1_epi8(0x0F);
    __m256i all = _mm256_set1_epi8(-1);
    for (int place = 0; place < BYTE_SCAN_WIDTH; place++) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + place));
        __m256i lows = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(nibbles + 32 * place)));
        __m256i highs = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(nibbles + 32 * place + 16)));
        __m256i by_low = _mm256_shuffle_epi8(lows, _mm256_and_si256(bytes, low));
        __m256i by_high = _mm256_shuffle_epi8(highs, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low));
        all = _mm256_and_si256(all, _mm256_and_si256(by_low, by_high));
    }
    return all;
}

__attribute__((target("avx2"))) static size_t scan_32(
    const byte_scan_table *table, const uint8_t *text, size_t length, size_t *position, size_t *places, size_t capacity
) {
    size_t at = *position, count = 0;
    const uint8_t *nibbles = table->nibbles;
    const int two = table->groups > 1;
    // A block reads 32 + 3 bytes.
    while (length - at >= 35 && capacity - count >= 32) {
        __m256i admitted = admit_32(nibbles, text + at);
        if (two) admitted = _mm256_or_si256(admitted, admit_32(nibbles + 128, text + at));
        uint32_t mask = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(admitted, _mm256_setzero_si256()));
        if (mask != 0) count = keep_all(table, text, at, mask, 1, places, count);
        at += 32;
    }
    *position = at;
    return count;
}

__attribute__((target("ssse3"))) static inline __m128i admit_16(const uint8_t *nibbles, const uint8_t *text) {
    const __m128i low = _mm_set1_epi8(0x0F);
    __m128i all = _mm_set1_epi8(-1);
    for (int place = 0; place < BYTE_SCAN_WIDTH; place++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(text + place));
        __m128i lows = _mm_loadu_si128((const __m128i *)(nibbles + 32 * place));
        __m128i highs = _mm_loadu_si128((const __m128i *)(nibbles + 32 * place + 16));
        __m128i by_low = _mm_shuffle_epi8(lows, _mm_and_si128(bytes, low));
        __m128i by_high = _mm_shuffle_epi8(highs, _mm_and_si128(_mm_srli_epi16(bytes, 4), low));
        all = _mm_and_si128(all, _mm_and_si128(by_low, by_high));
    }
    return all;
}

__attribute__((target("ssse3"))) static size_t scan_16(
    const byte_scan_table *table, const uint8_t *text, size_t length, size_t *position, size_t *places, size_t capacity
) {
    size_t at = *position, count = 0;
    const uint8_t *nibbles = table->nibbles;
    while (length - at >= 19 && capacity - count >= 32) {
        __m128i admitted = admit_16(nibbles, text + at);
        if (table->groups > 1) admitted = _mm_or_si128(admitted, admit_16(nibbles + 128, text + at));
        uint32_t mask = 0xFFFFu & ~(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(admitted, _mm_setzero_si128()));
        if (mask != 0) count = keep_all(table, text, at, mask, 1, places, count);
        at += 16;
    }
    *position = at;
    return count;
}

byte_scan_way byte_scan_best_way(void) {
    if (__builtin_cpu_supports("avx2")) return byte_scan_vector_32;
    if (__builtin_cpu_supports("ssse3")) return byte_scan_vector_16;
    return byte_scan_portable;
}

#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>

static inline uint8x16_t admit_16(const uint8_t *nibbles, const uint8_t *text) {
    uint8x16_t all = vdupq_n_u8(0xFF);
    for (int place = 0; place < BYTE_SCAN_WIDTH; place++) {
        uint8x16_t bytes = vld1q_u8(text + place);
        uint8x16_t by_low = vqtbl1q_u8(vld1q_u8(nibbles + 32 * place), vandq_u8(bytes, vdupq_n_u8(0x0F)));
        uint8x16_t by_high = vqtbl1q_u8(vld1q_u8(nibbles + 32 * place + 16), vshrq_n_u8(bytes, 4));
        all = vandq_u8(all, vandq_u8(by_low, by_high));
    }
    return all;
}

static size_t scan_16(
    const byte_scan_table *table, const uint8_t *text, size_t length, size_t *position, size_t *places, size_t capacity
) {
    size_t at = *position, count = 0;
    const uint8_t *nibbles = table->nibbles;
    while (length - at >= 19 && capacity - count >= 32) {
        uint8x16_t admitted = admit_16(nibbles, text + at);
        if (table->groups > 1) admitted = vorrq_u8(admitted, admit_16(nibbles + 128, text + at));
        // Four bits for each byte, of which one is kept.
        uint8x16_t set = vtstq_u8(admitted, admitted);
        uint64_t mask = vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(set), 4)), 0);
        mask &= 0x8888888888888888u;
        if (mask != 0) count = keep_all(table, text, at, mask, 4, places, count);
        at += 16;
    }
    *position = at;
    return count;
}

byte_scan_way byte_scan_best_way(void) {
    return byte_scan_vector_16;
}

#else

byte_scan_way byte_scan_best_way(void) {
    return byte_scan_portable;
}

#endif

size_t byte_scan(
    const byte_scan_table *table, byte_scan_way way, const uint8_t *text, size_t length, size_t *position,
    size_t *places, size_t capacity
) {
    size_t count = 0;
    if (*position >= length || length - *position < BYTE_SCAN_WIDTH) return 0;
#if defined(__x86_64__)
    if (way == byte_scan_vector_32) count = scan_32(table, text, length, position, places, capacity);
    if (way == byte_scan_vector_16) count = scan_16(table, text, length, position, places, capacity);
#elif defined(__aarch64__) && defined(__ARM_NEON)
    if (way != byte_scan_portable) count = scan_16(table, text, length, position, places, capacity);
#endif
    size_t at = *position;
    // The portable way, and what is too short for a block.
    while (length - at >= BYTE_SCAN_WIDTH && capacity - count >= 32) {
        count = keep(table, text, at, places, count);
        at++;
    }
    *position = at;
    return count;
}
