/*
 * Where the warehouse lies: on this machine's disk or elsewhere, and how much
 * room there is.
 */
#ifndef WAREHOUSE_DISK_H
#define WAREHOUSE_DISK_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Is this type of file system (statfs, f_type) reached over a network, or by a
 * program? There SQLite's write-ahead log is not safe: its readers and writers
 * share memory, which two machines cannot.
 */
bool disk_type_is_remote(uint32_t type);

/* The same for the file, or the folder that it shall be in. Where it cannot be
 * told, false. */
bool disk_is_remote(const char *path);

/* The bytes that are free for files in path's folder; -1: not known. */
int64_t disk_free(const char *path);

#endif
