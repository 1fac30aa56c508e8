/*
 * Numbers of variable length: seven bits a byte, low first, the high bit set on
 * all bytes but the last. What numbers must not exceed is the reader's
 * business.
 */
#ifndef BASE_VARINT_H
#define BASE_VARINT_H

#include <stdbool.h>
#include <stdint.h>

/* The most bytes that one takes. */
#define VARINT_MOST 10

/* Returns the end. */
static inline char *
varint_put(char *end, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		*end++ = (char)(number | 0x80);
	*end++ = (char)number;
	return end;
}

/* False where the bytes end within it, or go on beyond its 64 bits. */
static inline bool
varint_get(const uint8_t **at, const uint8_t *end, uint64_t *out)
{
	uint64_t number = 0;

	for (unsigned shift = 0; *at < end && shift < 64; shift += 7) {
		uint8_t byte = *(*at)++;
		number |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80)) {
			*out = number;
			return true;
		}
	}
	return false;
}

/* A signed number folded into an unsigned one, and back: 0, -1, 1, -2 are
 * 0, 1, 2, 3. */
static inline uint64_t
varint_fold(int64_t number)
{
	uint64_t bits = (uint64_t)number;

	return number < 0 ? ~(bits << 1) : bits << 1;
}

static inline int64_t
varint_unfold(uint64_t folded)
{
	return (int64_t)(folded & 1 ? ~(folded >> 1) : folded >> 1);
}

#endif
