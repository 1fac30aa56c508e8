/*
 * Everything a city is read and reported by: which files there are, in which
 * order they are understood, and the record of what was in them.
 */
#include "config/config.h"
#include "config/read.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum source_kind {
	SOURCE_CLASSIFICATION,
	SOURCE_FORM,
	SOURCE_SETS,
	SOURCE_MEASURES,
};

/* A file of the shipped configuration or of the city's overrides. */
struct source {
	enum source_kind kind;
	const char *name; /* such as "forms/balance.yaml" */
	const char *path;
	struct yaml_file file;
};

struct sources {
	VEC(struct source) list;
	struct arena arena;
};

/* The file of that name from now on, instead of one that was found before. */
static void
add_source(struct sources *sources, enum source_kind kind, const char *folder,
	   const char *name)
{
	const char *path = arena_printf(&sources->arena, "%s/%s", folder, name);

	vec_each (struct source *, source, &sources->list) {
		if (strcmp(source->name, name) == 0) {
			source->path = path;
			return;
		}
	}
	*vec_push(&sources->list) = (struct source){
		.kind = kind,
		.name = arena_printf(&sources->arena, "%s", name),
		.path = path,
	};
}

static bool
is_yaml(const char *name)
{
	return name[0] != '.' && text_ends(text_of(name), TEXT(".yaml"));
}

/* The files in folder/group, which need not exist in overrides. */
static bool
find_group(struct sources *sources, enum source_kind kind, const char *folder,
	   const char *group, bool required, struct error *err)
{
	const char *path =
		arena_printf(&sources->arena, "%s/%s", folder, group);
	DIR *directory = opendir(path);
	const struct dirent *entry;

	if (!directory) {
		if (!required && errno == ENOENT)
			return true;
		return error_at(err, ERR_CONFIG, path, 0, 0,
				_("The folder cannot be opened: %s."),
				strerror(errno));
	}
	while ((entry = readdir(directory)))
		if (is_yaml(entry->d_name))
			add_source(sources, kind, folder,
				   arena_printf(&sources->arena, "%s/%s", group,
						entry->d_name));
	closedir(directory);
	return true;
}

static bool
find_groups(struct sources *sources, const char *folder, bool required,
	    struct error *err)
{
	return find_group(sources, SOURCE_CLASSIFICATION, folder,
			  "classifications", required, err) &&
	       find_group(sources, SOURCE_FORM, folder, "forms", required, err);
}

static int
by_name(const void *a, const void *b)
{
	const struct source *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* Two files there must be, and they come first so as to keep their kinds. */
static bool
find_sources(struct sources *sources, const char *shipped,
	     const char *overrides, struct error *err)
{
	const char *own;

	add_source(sources, SOURCE_SETS, shipped, "forms/sets.yaml");
	add_source(sources, SOURCE_MEASURES, shipped, "measures.yaml");
	if (!find_groups(sources, shipped, true, err))
		return false;
	if (*overrides) {
		if (!find_groups(sources, overrides, false, err))
			return false;
		own = arena_printf(&sources->arena, "%s/measures.yaml",
				   overrides);
		if (access(own, F_OK) == 0)
			add_source(sources, SOURCE_MEASURES, overrides,
				   "measures.yaml");
	}
	qsort(sources->list.items, sources->list.count,
	      sizeof *sources->list.items, by_name);
	return true;
}

static void
record(struct strbuf *out, const char *name, const struct yaml_file *file)
{
	strbuf_puts(out, name);
	strbuf_putc(out, '\0');
	strbuf_text(out, strbuf_view(&file->content));
	strbuf_putc(out, '\0');
}

static bool
open_sources(struct sources *sources, struct strbuf *out, struct error *err)
{
	vec_each (struct source *, source, &sources->list) {
		if (!yaml_open(source->path, &source->file, err))
			return false;
		record(out, source->name, &source->file);
	}
	return true;
}

static bool
read_sources(struct sources *sources, enum source_kind kind,
	     bool (*read)(const struct yaml_file *file, struct config *config,
			  struct error *err),
	     struct config *config, struct error *err)
{
	vec_each (struct source *, source, &sources->list)
		if (source->kind == kind && !read(&source->file, config, err))
			return false;
	return true;
}

static bool
read_definitions(struct sources *sources, struct config *config,
		 struct error *err)
{
	config->classifications = mem_zero(1, sizeof *config->classifications);
	config->forms = mem_zero(1, sizeof *config->forms);
	config->measures = mem_zero(1, sizeof *config->measures);
	if (!read_sources(sources, SOURCE_CLASSIFICATION, classification_read,
			  config, err) ||
	    !read_sources(sources, SOURCE_FORM, form_read, config, err))
		return false;
	forms_sort(config->forms);
	return read_sources(sources, SOURCE_SETS, form_sets_read, config,
			    err) &&
	       read_sources(sources, SOURCE_MEASURES, measures_read, config,
			    err);
}

static void
release_sources(struct sources *sources)
{
	vec_each (struct source *, source, &sources->list)
		yaml_close(&source->file);
	vec_release(&sources->list);
	arena_release(&sources->arena);
}

bool
config_open(const char *path, const char *shipped, struct config *out,
	    struct error *err)
{
	struct config config = {0};
	struct sources sources = {0};
	struct yaml_file city = {0};
	bool ok = false;

	if (!yaml_open(path, &city, err) ||
	    !city_read(&city, &config.city, err) ||
	    !find_sources(&sources, shipped, config.city->overrides, err) ||
	    !open_sources(&sources, &config.sources, err) ||
	    !read_definitions(&sources, &config, err) ||
	    !city_check_forms(&city, config.city, config.forms, err))
		goto out;
	record(&config.sources, "city", &city);
	*out = config;
	ok = true;
out:
	if (!ok)
		config_close(&config);
	release_sources(&sources);
	yaml_close(&city);
	return ok;
}

void
config_close(struct config *config)
{
	city_free(config->city);
	forms_free(config->forms);
	classifications_free(config->classifications);
	measures_free(config->measures);
	strbuf_release(&config->sources);
	*config = (struct config){0};
}
