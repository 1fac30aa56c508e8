/*
 * The reports that a city lists. Read with the city's file; whether there are
 * such measures, forms and departments shows when all files are read.
 */
#include "config/reports.h"

#include "config/read.h"
#include "config/values.h"

#include <stdlib.h>

/* What a command line of each report has. */
static const struct {
	const char *report;
	const char *operands[4], *options[6];
} shapes[] = {
	{"status", {0}, {0}},
	{"show", {"department", "year", "form"}, {0}},
	{"compare", {"measure"}, {"years", "departments", "scope"}},
	{"rollup", {"form", "year"}, {"scope"}},
	{"trace", {"figure"}, {0}},
	{"restatements",
	 {0},
	 {"since", "until", "department", "year", "at_least"}},
	{"log",
	 {"document"},
	 {"author", "commit", "since", "until", "figures"}},
};

#define SHAPES COUNT(shapes)

static const char *const formats[] = {"text", "csv", "json"};

#define FORMATS COUNT(formats)

/* The index of a word among some, count when it is none of them; then the
 * sentence says which there are. */
static size_t
choose(const struct reader *r, const struct node *node,
       const char *const *words, size_t count)
{
	struct strbuf known = {0};

	for (size_t i = 0; i < count; i++)
		if (text_is(node->text, words[i]))
			return i;
	for (size_t i = 0; i < count; i++)
		strbuf_puts(strbuf_next(&known), words[i]);
	fail_at(r, node, _("“%s” takes one of: %s; not “%s”."),
		node->key->text.data, known.data, node->text.data);
	strbuf_release(&known);
	return count;
}

static bool
read_formats(const struct reader *r, const struct node *node, void *member)
{
	struct listed_report *report = member;

	if (!expect_texts(r, node))
		return false;
	report->format_count = 0;
	node_each (item, node) {
		size_t i = choose(r, item, formats, FORMATS);

		if (i == FORMATS)
			return false;
		for (size_t k = 0; k < report->format_count; k++)
			if (report->formats[k] == formats[i])
				return fail_at(r, item,
					       _("The format %s stands here "
						 "twice."),
					       formats[i]);
		report->formats[report->format_count++] = formats[i];
	}
	return true;
}

/* A name of a file in the output's folder. */
static bool
read_file_name(const struct reader *r, const struct node *node, void *member)
{
	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	if (node->text.data[0] == '.' || strchr(node->text.data, '/') ||
	    text_is(node->text, "digest"))
		return fail_at(r, node,
			       _("“%s” is no name for a report's file: write "
				 "one without “/”, that does not begin with "
				 "“.” and is not “digest”."),
			       node->text.data);
	return read_text(r, node, member);
}

/* The value of a key; a list is what commas separate on a command line. */
static bool
read_word_value(const struct reader *r, const struct node *node, void *member)
{
	struct report_word *word = member;
	struct strbuf list = {0};

	if (node->kind != NODE_LIST) {
		if (!read_text(r, node, &word->value))
			return false;
	} else {
		if (!expect_texts(r, node))
			return false;
		node_each (item, node) {
			if (list.length > 0)
				strbuf_puts(&list, ",");
			strbuf_text(&list, item->text);
		}
		word->value = arena_copy(r->arena, strbuf_view(&list)).data;
		strbuf_release(&list);
	}
	word->line = node->line;
	word->column = node->column;
	return true;
}

/* Add the keys of some words to the fields. */
static size_t
add_fields(const char *const *keys, bool required, struct report_word *words,
	   size_t offset, struct field *fields, size_t *field_count)
{
	size_t count = 0;

	for (; keys[count]; count++) {
		words[count].key = keys[count];
		fields[(*field_count)++] =
			(struct field){keys[count], required, read_word_value,
				       offset + count * sizeof *words};
	}
	return count;
}

/* What has been chosen already. */
static bool
read_nothing(const struct reader *r, const struct node *node, void *member)
{
	(void)r;
	(void)node;
	(void)member;
	return true;
}

static bool
read_report(const struct reader *r, const struct node *node,
	    struct listed_report *out)
{
	struct field fields[5 + 2 * REPORT_WORDS_MAX] = {
		{"report", true, read_nothing, 0},
		{"file", false, read_file_name,
		 offsetof(struct listed_report, file)},
		{"formats", false, read_formats, 0},
		{"bom", false, read_flag, offsetof(struct listed_report, bom)},
	};
	static const char *const every[] = {"known_on", NULL};
	const char *names[SHAPES];
	size_t count = 4;

	if (!expect_kind(r, node, NODE_MAPPING))
		return false;
	const struct node *which = node_value(node, "report");
	if (!which)
		return fail_at(r, node, _("The key “%s” is missing here."),
			       "report");
	if (!expect_kind(r, which, NODE_TEXT))
		return false;
	for (size_t i = 0; i < SHAPES; i++)
		names[i] = shapes[i].report;
	size_t shape = choose(r, which, names, SHAPES);
	if (shape == SHAPES)
		return false;
	*out = (struct listed_report){
		.report = names[shape],
		.file = names[shape],
		.formats = {formats[0]},
		.format_count = 1,
		.line = node->line,
		.column = node->column,
	};
	/* A log of all documents is a log too. */
	out->operand_count = add_fields(
		shapes[shape].operands, strcmp(names[shape], "log") != 0,
		out->operands, offsetof(struct listed_report, operands), fields,
		&count);
	out->option_count = add_fields(
		shapes[shape].options, false, out->options,
		offsetof(struct listed_report, options), fields, &count);
	out->option_count +=
		add_fields(every, false, out->options + out->option_count,
			   offsetof(struct listed_report, options) +
				   out->option_count * sizeof *out->options,
			   fields, &count);
	return read_fields(r, node, fields, count, out);
}

/* The next report of the list, whose file no other has. */
static bool
add_report(const struct reader *r, const struct node *item, struct city *city,
	   struct map *files)
{
	struct listed_report *report = &city->reports[city->report_count];

	if (!read_report(r, item, report))
		return false;
	if (map_intern(files, text_of(report->file)) < city->report_count)
		return fail_at(r, item,
			       _("Two reports have the file "
				 "“%s”; give one of them "
				 "another name with “file”."),
			       report->file);
	city->report_count++;
	return true;
}

bool
read_reports(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;
	struct map files = {0};
	bool ok = true;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	city->reports =
		arena_alloc(r->arena, node->count * sizeof *city->reports);
	node_each (item, node)
		ok = ok && add_report(r, item, city, &files);
	map_release(&files);
	if (!ok)
		return false;
	if (!*city->output)
		return fail_at(r, node->key,
			       _("Where are the reports to be written? Name a "
				 "folder with “output”."));
	return true;
}

/* The checks of what a word names; each writes why it does not. */

static bool
check_departments(const struct config *config, const char *words,
		  struct error *err)
{
	struct text rest = text_of(words);
	struct arena arena = {0};
	bool ok = true;

	while (ok && rest.length > 0) {
		struct text word = text_trim(text_take(&rest, TEXT(",")));
		size_t department;

		ok = city_department(config->city,
				     arena_copy(&arena, word).data, &department,
				     err);
	}
	arena_release(&arena);
	return ok;
}

static bool
check_form(const struct config *config, const char *word, struct error *err)
{
	const struct form *form;

	return forms_ask(config->forms, word, &form, err);
}

static bool
check_measure(const struct config *config, const char *word, struct error *err)
{
	struct arena arena = {0};
	struct figure_name figure;
	bool ok = true;

	if (!measures_find(config->measures, word)) {
		ok = strchr(word, '/')
			     ? figure_name_parse(config->forms, word, &arena,
						 &figure, err)
			     : measures_lack(config->measures, word, err);
	}
	arena_release(&arena);
	return ok;
}

/* One year or a range. */
static bool
check_years(const struct config *config, const char *word, struct error *err)
{
	const struct city *city = config->city;
	char *end;
	long first = strtol(word, &end, 10), last = first;

	if (*end == '-')
		last = strtol(end + 1, &end, 10);
	return (*end == '\0' && first >= city->first_year && first <= last &&
		last <= city->last_year) ||
	       error_set(err, ERR_NOT_FOUND,
			 _("“%s” is none of the city's years, %d-%d."), word,
			 city->first_year, city->last_year);
}

static bool
check_word(const struct config *config, const struct report_word *word,
	   struct error *err)
{
	static const struct {
		const char *key;
		bool (*check)(const struct config *config, const char *word,
			      struct error *err);
	} checks[] = {
		{"department", check_departments},
		{"departments", check_departments},
		{"form", check_form},
		{"measure", check_measure},
		{"year", check_years},
		{"years", check_years},
	};
	struct error why = {0};

	for (size_t i = 0; word->value && i < COUNT(checks); i++)
		if (strcmp(checks[i].key, word->key) == 0 &&
		    !checks[i].check(config, word->value, &why))
			return error_at(err, ERR_CONFIG, config->city->path,
					word->line, word->column, "%s",
					why.message);
	return true;
}

bool
city_check_reports(const struct config *config, struct error *err)
{
	const struct city *city = config->city;

	for (size_t i = 0; i < city->report_count; i++) {
		const struct listed_report *report = &city->reports[i];

		for (size_t k = 0; k < report->operand_count; k++)
			if (!check_word(config, &report->operands[k], err))
				return false;
		for (size_t k = 0; k < report->option_count; k++)
			if (!check_word(config, &report->options[k], err))
				return false;
	}
	return true;
}
