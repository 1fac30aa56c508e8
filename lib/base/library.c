/* Libraries loaded late: see library.h. */
#include "base/library.h"

#include "base/alloc.h"
#include "base/language.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void
missing(void)
{
	if (errno == ENOMEM)
		mem_exhausted();
	fprintf(stderr,
		_("juesuan: A library cannot be loaded: %s. The warehouse is "
		  "whole; install juesuan anew and run this again.\n"),
		dlerror());
	_Exit(3);
}

void
library_load(const char *library, const char *const *names, size_t count,
	     void *functions)
{
	errno = 0;
	void *loaded = dlopen(library, RTLD_LAZY | RTLD_LOCAL);

	if (!loaded)
		missing();
	for (size_t i = 0; i < count; i++) {
		void *function = dlsym(loaded, names[i]);

		if (!function)
			missing();
		memcpy((char *)functions + i * sizeof function, &function,
		       sizeof function);
	}
}
