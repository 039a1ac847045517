/* What a fuzz target is: one function with libFuzzer's name.  Configured with --enable-fuzz it is driven by libFuzzer
 * (make fuzz); else by corpus.c, a short and repeatable run in make check. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#endif
