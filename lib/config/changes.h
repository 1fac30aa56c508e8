/*
 * The inside of what a city says about changes: its closed years and batch
 * accounts, whose questions city.h has.
 */
#ifndef CONFIG_CHANGES_H
#define CONFIG_CHANGES_H

#include "config/node.h"

/* Readers of keys of a city's file; member is the struct city, whose years and
 * time zone are read already. */
bool read_closed(const struct reader *reader, const struct node *node,
		 void *member);
bool read_accounts(const struct reader *reader, const struct node *node,
		   void *member);

#endif
