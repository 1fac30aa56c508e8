/*
 * Readers of values that only a city's file has; node.h has the others. The
 * comment says what member points to.
 */
#ifndef CONFIG_VALUES_H
#define CONFIG_VALUES_H

#include "config/node.h"

/* FROM-UNTIL, FROM-, -UNTIL or one year; 0 where it is open. */
bool read_span(const struct reader *reader, const struct node *node,
	       int *from_out, int *until_out);

bool read_year(const struct reader *, const struct node *,
	       void *member); /* int */
bool read_path(const struct reader *, const struct node *,
	       void *member); /* const char *: beside the file it stands in */
bool read_folder(const struct reader *, const struct node *,
		 void *member); /* const char *: a path to a folder */
bool read_zone(const struct reader *, const struct node *,
	       void *member); /* int: minutes east of UTC, from +HH:MM */
bool read_size(const struct reader *, const struct node *,
	       void *member); /* uint64_t: bytes, from a number and KiB... */
bool read_person(const struct reader *, const struct node *,
		 void *member); /* const char *: name <mail> */

#endif
