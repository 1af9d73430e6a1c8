#pragma once
#include <stdint.h>

// A face of Linux epoll without unions and pointers inside structures, so that Swift can use it safely.

#define CEPOLL_READABLE 1u
#define CEPOLL_WRITABLE 2u
// The peer has closed, or the socket has failed.
#define CEPOLL_ENDED 4u

typedef struct {
    uint64_t token;
    uint32_t events;
} cepoll_ready;

// Each returns a descriptor, or the negated errno.
int cepoll_create(void);
int cepoll_eventfd(void);

// Each returns zero, or the negated errno.
int cepoll_add(int epoll, int descriptor, uint32_t events, uint64_t token);
int cepoll_change(int epoll, int descriptor, uint32_t events, uint64_t token);

// Waits at most so many nanoseconds; returns the number of entries written, or the negated errno.
int cepoll_wait(int epoll, cepoll_ready *ready, int capacity, uint64_t nanoseconds);

// Lets timers of the calling thread fire without the 50 microseconds of slack that Linux adds.
void cepoll_use_precise_timers(void);
