#define _GNU_SOURCE
#include "CEpoll.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int cepoll_create(void) {
    int result = epoll_create1(EPOLL_CLOEXEC);
    return result < 0 ? -errno : result;
}

int cepoll_eventfd(void) {
    int result = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return result < 0 ? -errno : result;
}

static int control(int epoll, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = EPOLLRDHUP;
    if (events & CEPOLL_READABLE) event.events |= EPOLLIN;
    if (events & CEPOLL_WRITABLE) event.events |= EPOLLOUT;
    event.data.u64 = token;
    return epoll_ctl(epoll, operation, descriptor, &event) < 0 ? -errno : 0;
}

int cepoll_add(int epoll, int descriptor, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, descriptor, events, token);
}

int cepoll_change(int epoll, int descriptor, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_MOD, descriptor, events, token);
}

int cepoll_wait(int epoll, cepoll_ready *ready, int capacity, uint64_t nanoseconds) {
    struct epoll_event events[256];
    int count = -1;
    if (capacity > 256) capacity = 256;
    errno = ENOSYS;
#ifdef SYS_epoll_pwait2
    // The kernel's own structure: 64-bit seconds on every architecture.
    struct { int64_t seconds; int64_t nanoseconds; } timeout;
    timeout.seconds = (int64_t)(nanoseconds / 1000000000u);
    timeout.nanoseconds = (int64_t)(nanoseconds % 1000000000u);
    count = (int)syscall(SYS_epoll_pwait2, epoll, events, capacity, &timeout, NULL, (size_t)0);
#endif
    if (count < 0 && errno == ENOSYS) {
        // Before Linux 5.11: whole milliseconds, rounded up so that no loop spins.
        uint64_t milliseconds = nanoseconds / 1000000u + (nanoseconds % 1000000u != 0);
        count = epoll_wait(epoll, events, capacity, milliseconds > 60000 ? 60000 : (int)milliseconds);
    }
    if (count < 0) return -errno;
    for (int index = 0; index < count; index++) {
        uint32_t seen = events[index].events;
        ready[index].token = events[index].data.u64;
        ready[index].events = (seen & EPOLLIN ? CEPOLL_READABLE : 0u) | (seen & EPOLLOUT ? CEPOLL_WRITABLE : 0u)
            | (seen & (EPOLLRDHUP | EPOLLHUP | EPOLLERR) ? CEPOLL_ENDED : 0u);
    }
    return count;
}

void cepoll_use_precise_timers(void) {
    prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
}
