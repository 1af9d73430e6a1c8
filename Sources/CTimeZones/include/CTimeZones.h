#pragma once
#include <stddef.h>

// The offsets from UTC of every zone of the IANA Time Zone Database, compiled into the program so that an expression has
// the same value on every machine. scripts/make-time-zones makes the data and describes the format.

extern const unsigned char ctimezones_data[];
extern const size_t ctimezones_size;

// A byte of the data; zero outside of it.
static inline unsigned char ctimezones_byte(ptrdiff_t position) {
    return position >= 0 && (size_t)position < ctimezones_size ? ctimezones_data[position] : 0;
}
