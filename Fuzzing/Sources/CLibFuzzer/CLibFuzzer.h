#pragma once
#include <stddef.h>
#include <stdint.h>

// Runs libFuzzer with its own command line; calls the function with each input until time or runs are used up. From the
// runtime that `-sanitize=fuzzer` links, which has no header of its own.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));
