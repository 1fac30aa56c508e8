/*
 * Tables for fold.c: what a traditional character and a radical of the block
 * U+2E80 become. Indexed directly, since every character is looked up.
 */
#ifndef BASE_HAN_H
#define BASE_HAN_H

#include <stdint.h>

#define HAN_FIRST     0x4e00
#define HAN_LAST      0x9fff
#define RADICAL_FIRST 0x2e80
#define RADICAL_LAST  0x2ef3

/* The simplified form of a traditional character, 0 for all others. */
extern const uint16_t han_simplified[HAN_LAST - HAN_FIRST + 1];

/* The character that a radical of that block looks like, 0 where there is none;
 * for most of them Unicode has no decomposition. */
extern const uint16_t han_of_radical[RADICAL_LAST - RADICAL_FIRST + 1];

#endif
