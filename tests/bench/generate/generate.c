/*
 * generate: made-up final accounts, for the demonstration and for measuring.
 *
 *	generate city --size SIZE [--seed N]	a history for git fast-import
 *	generate config --size SIZE		the configuration of that city
 *	generate large CLASSIFICATION		a history of one large document
 *	generate large-config			the configuration of its city
 *	generate demo FOLDER			the demonstration city's sources
 *
 * SIZE is S, M or L; H is a smaller city where more happens, H4 the same where
 * four times as much does. The same words give the same bytes, on every
 * machine.
 */
#include "city.h"
#include "demo.h"
#include "large.h"

#include <stdlib.h>
#include <string.h>

struct arguments {
	const struct city_size *size;
	uint64_t seed;
	const char *path;
};

static int
run_city(const struct arguments *arguments)
{
	city_print_history(stdout, arguments->size, arguments->seed);
	return 0;
}

static int
run_config(const struct arguments *arguments)
{
	city_print_config(stdout, arguments->size);
	return 0;
}

static int
run_demo(const struct arguments *arguments)
{
	return demo_write(arguments->path) ? 0 : 3;
}

static int
run_large(const struct arguments *arguments)
{
	return large_print_history(stdout, arguments->path) ? 0 : 3;
}

static int
run_large_config(const struct arguments *arguments)
{
	(void)arguments;
	large_print_config(stdout);
	return 0;
}

static const struct verb {
	const char *name;
	bool needs_size, needs_path;
	int (*run)(const struct arguments *arguments);
} verbs[] = {
	{"city", true, false, run_city},
	{"config", true, false, run_config},
	{"demo", false, true, run_demo},
	{"large", false, true, run_large},
	{"large-config", false, false, run_large_config},
};

static int
usage(void)
{
	fputs("usage: generate city --size SIZE [--seed N]\n"
	      "       generate config --size SIZE\n"
	      "       generate demo FOLDER\n"
	      "       generate large CLASSIFICATION\n"
	      "       generate large-config\n",
	      stderr);
	return 2;
}

static bool
parse_arguments(int argc, char **argv, struct arguments *arguments)
{
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--size") == 0 && i + 1 < argc) {
			arguments->size = city_size_find(argv[++i]);
			if (!arguments->size)
				return false;
		} else if (strcmp(argv[i], "--seed") == 0 && i + 1 < argc) {
			char *end;

			arguments->seed = strtoull(argv[++i], &end, 10);
			if (*end)
				return false;
		} else if (!arguments->path && argv[i][0] != '-') {
			arguments->path = argv[i];
		} else {
			return false;
		}
	}
	return true;
}

int
main(int argc, char **argv)
{
	struct arguments arguments = {.seed = 1};
	const struct verb *verb = NULL;
	int status;

	for (size_t i = 0; argc > 1 && i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(argv[1], verbs[i].name) == 0)
			verb = &verbs[i];
	if (!verb || !parse_arguments(argc, argv, &arguments) ||
	    verb->needs_size != (arguments.size != NULL) ||
	    verb->needs_path != (arguments.path != NULL))
		return usage();
	status = verb->run(&arguments);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		perror("generate");
		return 3;
	}
	return status;
}
