#define _GNU_SOURCE
#include "cprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <unistd.h>

int assay_become_subreaper(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
}

int assay_make_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}

int assay_spawn(pid_t *process, char *const arguments[], char *const environment[], const char *directory,
                const int own[], const int become[], int count) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    int code = posix_spawn_file_actions_init(&actions);
    if (code != 0) return code;
    code = posix_spawnattr_init(&attributes);
    if (code != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return code;
    }
    for (int i = 0; i < count && code == 0; i++)
        code = posix_spawn_file_actions_adddup2(&actions, own[i], become[i]);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    // Descriptors that this process was given itself, by whoever started it, are not the program's either.
    if (code == 0) code = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
    if (code == 0 && directory != NULL) code = posix_spawn_file_actions_addchdir_np(&actions, directory);
    sigfillset(&all);
    sigemptyset(&none);
    if (code == 0) code = posix_spawnattr_setsigdefault(&attributes, &all);
    if (code == 0) code = posix_spawnattr_setsigmask(&attributes, &none);
    if (code == 0)
        code = posix_spawnattr_setflags(&attributes,
                                        POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
    if (code == 0) code = posix_spawnp(process, arguments[0], &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}
