/*
 * A library that is loaded where it is first wanted, because most runs do not
 * want it and its start takes long.
 */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stddef.h>

/*
 * Load the shared library of that name and put the addresses of its functions
 * into `functions`, a struct of as many pointers to functions as there are
 * names, in their order. It stays loaded. Where it is not there, the program
 * ends as for want of memory: by a sentence on stderr and exit status 3, and a
 * load is the next one's to do.
 */
void library_load(const char *library, const char *const *names, size_t count,
		  void *functions);

#endif
