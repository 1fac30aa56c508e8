/*
 * Readers of values that only a city's file has; node.h has the others. The
 * comment says what member points to.
 */
#ifndef CONFIG_VALUES_H
#define CONFIG_VALUES_H

#include "config/city.h"
#include "config/node.h"

/* FROM-UNTIL, FROM-, -UNTIL or one year; 0 where it is open. */
bool read_span(const struct reader *reader, const struct node *node,
	       int *from_out, int *until_out);

bool read_year(const struct reader *, const struct node *,
	       void *member); /* int */
bool read_path(const struct reader *, const struct node *,
	       void *member); /* const char *: beside the file it stands in */
bool read_file(const struct reader *, const struct node *,
	       void *member); /* const char *: a path to a file */
bool read_folder(const struct reader *, const struct node *,
		 void *member); /* const char *: a path to a folder */
bool read_zone(const struct reader *, const struct node *,
	       void *member); /* int: minutes east of UTC, from +HH:MM */
bool read_size(const struct reader *, const struct node *,
	       void *member); /* uint64_t: bytes, from a number and KiB... */
bool read_mail(const struct reader *, const struct node *,
	       void *member); /* const char * */
bool read_person(const struct reader *, const struct node *,
		 void *member); /* struct person, from name <mail> */

/* A day such as 2023-09-01: where it begins, on a clock zone_minutes east of
 * UTC. */
bool read_day(const struct reader *reader, const struct node *node,
	      int zone_minutes, int64_t *out);

/* A key that is a year. */
bool read_year_key(const struct reader *reader, const struct node_key *key,
		   int *out);

#endif
