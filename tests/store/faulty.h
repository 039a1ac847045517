/* A VFS before the real one that lets the Nth write, sync, truncation or deletion fail. */
#ifndef TESTS_STORE_FAULTY_H
#define TESTS_STORE_FAULTY_H

#include <stdbool.h>

struct faulty {
    int steps;     /* writes, syncs ... since they were last set to 0 */
    int syncs;     /* of them syncs of -wal, journal or database */
    int fail_at;   /* the step that fails, from 1; 0 none */
    bool for_good; /* all steps after it fail too */
    int code;      /* with what: SQLITE_IOERR or SQLITE_FULL */
    bool failed;   /* it happened */
};

/* Registers it as the default VFS, once. */
struct faulty *faulty_install (void);

#endif
