#pragma once

#include <sys/types.h>

/// Makes the calling process the parent of every descendant whose own parent ends (prctl(2), PR_SET_CHILD_SUBREAPER).
/// Returns 0, or -1 with errno. Swift cannot call prctl itself, which takes a variable number of arguments.
int assay_become_subreaper(void);

/// Makes a pipe whose ends no other program inherits. Returns 0, or -1 with errno.
int assay_make_pipe(int ends[2]);

/// Starts a program as leader of a session of its own, with all signals at their defaults (posix_spawnp(3)).
/// `arguments` and `environment` end with a null pointer; `directory` may be null; each descriptor of `own` becomes the
/// one of `become` at the same index, of which none is above 2; all others are closed. Returns 0, or an error number.
int assay_spawn(pid_t *process, char *const arguments[], char *const environment[], const char *directory,
                const int own[], const int become[], int count);
