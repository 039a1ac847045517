/* A VFS before the real one that lets the Nth write, sync, truncation or deletion fail, and can tell of each that is done. */
#ifndef TESTS_STORE_FAULTY_H
#define TESTS_STORE_FAULTY_H

#include <stdbool.h>
#include <stdint.h>

enum faulty_kind { FAULTY_WRITE, FAULTY_TRUNCATE, FAULTY_SYNC, FAULTY_DELETE };

struct faulty {
    int steps;     /* writes, syncs ... since they were last set to 0 */
    int syncs;     /* of them syncs of -wal, journal or database */
    int fail_at;   /* the step that fails, from 1; 0 none */
    bool for_good; /* all steps after it fail too */
    int code;      /* with what: SQLITE_IOERR or SQLITE_FULL */
    bool failed;   /* it happened */
    /* Called with each that was done; size: bytes written, or the new size.  NULL: not wanted. */
    void (*note) (void *data, const char *path, enum faulty_kind kind, const void *bytes, int64_t size, int64_t offset);
    void *data;
};

/* Registers it as the default VFS, once. */
struct faulty *faulty_install (void);

#endif
