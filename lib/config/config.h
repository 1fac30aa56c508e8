/*
 * Configuration: YAML files become plain structs, checked to the last key.
 *
 * Every reader here fails with ERR_CONFIG, with file, line and column and what
 * was expected: an unknown key, a wrong type, a duplicate, a value out of
 * range. What a reader returns is one allocation tree given back by its _free;
 * all strings in it are NUL-terminated UTF-8 on one line, as the file has them
 * (comparisons fold), and never NULL unless said.
 *
 * The YAML is kept plain: one document a file of at most 8 MiB, no anchors,
 * aliases or tags, at most 32 levels deep, no key twice. A shipped file that is
 * to the byte what it was when the program was built is not parsed again: the
 * program has its tree of nodes (shipped.h). All other checks are made each
 * time.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "base/base.h"
#include "config/city.h"
#include "config/classification.h"
#include "config/forms.h"
#include "config/measures.h"

/*
 * Everything a city is read and reported by.
 *
 * path    the city's file
 * shipped the folder of shipped configuration (config/ in the source tree):
 *         the folders classifications and forms, in which every *.yaml is read
 *         (forms/sets.yaml is the list of sets), and measures.yaml. Where the
 *         city names an `overrides` folder, a file of the same name at the same
 *         place there is used instead, and further forms and classifications
 *         there are added.
 */
struct config {
	struct city *city;
	struct forms *forms;
	struct classifications *classifications;
	struct measures *measures;
	/* Every file that was read, each "name\0content\0": the city's own,
	 * as "city", then the others in name order, as
	 * "forms/balance.yaml". */
	struct strbuf sources;
	/* The program that reads PDF files; NULL where there is none. Whoever
	 * opened the configuration says so; borrowed. */
	const char *pdf_reader;
	const char *office; /* LibreOffice, likewise */
};

bool config_open(const char *path, const char *shipped, struct config *out,
		 struct error *err);
void config_close(struct config *config);

/*
 * All that figures are read by, and nothing else, as parts "name\0content\0":
 * the version of the program's way of reading; of the city its years, branch,
 * pattern of sources, unit, limit, and its departments in their order with
 * names, codes and years; every form and classification as its file has it.
 * Two configurations that print the same read the same figures.
 */
void config_reading(const struct config *config, int program,
		    struct strbuf *out);

/* The names of the parts in which two readings differ, for a sentence:
 * "program, unit, departments.kjj, forms/balance.yaml". */
void config_reading_changes(struct text old, struct text new,
			    struct strbuf *out);

#endif
