/*
 * What shall go wrong, in a file that the runner and the program under test
 * both map: the runner writes the upper half, library.c the lower one.
 *
 * Calls of the kinds in question are counted from 1, over all threads.
 */
#ifndef FAULTS_PLAN_H
#define FAULTS_PLAN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* The environment variable that names the file. */
#define FAULTS_PLAN "FAULTS_PLAN"

enum fault_kind {
	FAULT_WRITE,
	FAULT_SYNC,
	FAULT_CUT,  /* ftruncate */
	FAULT_OPEN, /* of a file to be written or made */
	FAULT_LOOK, /* opening of a file or a folder to be read */
	FAULT_STAT, /* stat, access, ... */
	FAULT_NAME, /* rename, link, unlink, mkdir, chmod, ... */
	FAULT_READ,
	FAULT_LOCK,
	FAULT_MAP,
	FAULT_MEMORY,
};

enum fault_action {
	FAULT_FAILS, /* the call does nothing and sets errno */
	FAULT_KILLS, /* the process is killed before the call */
	FAULT_TEARS, /* half of a write is done, then the process is killed */
	FAULT_FULL,  /* half of a write is done; what follows fails */
};

#define FAULT_STACKS (1 << 18)

struct fault_plan {
	uint32_t kinds; /* bits */
	long at;        /* 0: count only */
	bool lasting;   /* all calls from there on fail */
	enum fault_action action;
	int error;   /* errno */
	bool stacks; /* note from where each call comes */

	_Atomic long count;
	_Atomic bool hit;
	uint64_t from[FAULT_STACKS]; /* a hash of the call stack */
};

#endif
