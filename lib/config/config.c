/*
 * Everything a city is read and reported by: which files there are, in which
 * order they are understood, and the record of what was in them.
 */
#include "config/config.h"
#include "config/read.h"

#include <dirent.h>
#include <errno.h>
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
	size_t at, length; /* of its content in the record */
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
		.name = arena_string(&sources->arena, name),
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
	vec_sort(&sources->list, by_name);
	return true;
}

/* Add a file to the record; its content is length bytes from *at_out. */
static bool
record(struct strbuf *out, const char *name, const char *path, size_t *at_out,
       size_t *length_out, struct error *err)
{
	strbuf_puts(out, name);
	strbuf_putc(out, '\0');
	*at_out = out->length;
	if (!yaml_load(path, out, err))
		return false;
	*length_out = out->length - *at_out;
	strbuf_putc(out, '\0');
	return true;
}

static bool
record_sources(struct sources *sources, struct strbuf *out, struct error *err)
{
	vec_each (struct source *, source, &sources->list)
		if (!record(out, source->name, source->path, &source->at,
			    &source->length, err))
			return false;
	return true;
}

/* The nodes of one file make place for those of the next. */
static bool
read_kind(const struct sources *sources, enum source_kind kind,
	  bool (*read)(const struct yaml_file *file, struct config *config,
		       struct error *err),
	  struct config *config, struct arena *nodes, struct error *err)
{
	struct yaml_file file;

	vec_each (const struct source *, source, &sources->list) {
		struct text content = {config->sources.data + source->at,
				       source->length};

		if (source->kind != kind)
			continue;
		arena_reset(nodes);
		if (!yaml_parse(source->path, content, nodes, &file, err) ||
		    !read(&file, config, err))
			return false;
	}
	return true;
}

static bool
read_definitions(const struct sources *sources, struct config *config,
		 struct arena *nodes, struct error *err)
{
	config->classifications = mem_zero(1, sizeof *config->classifications);
	config->forms = mem_zero(1, sizeof *config->forms);
	config->measures = mem_zero(1, sizeof *config->measures);
	if (!read_kind(sources, SOURCE_CLASSIFICATION, classification_read,
		       config, nodes, err) ||
	    !read_kind(sources, SOURCE_FORM, form_read, config, nodes, err))
		return false;
	forms_sort(config->forms);
	return read_kind(sources, SOURCE_SETS, form_sets_read, config, nodes,
			 err) &&
	       read_kind(sources, SOURCE_MEASURES, measures_read, config, nodes,
			 err);
}

static bool
open_city(const char *path, struct config *config, struct arena *nodes,
	  struct error *err)
{
	struct yaml_file file;
	struct text content;
	size_t at;
	bool ok = record(&config->sources, "city", path, &at, &content.length,
			 err);

	if (ok) {
		content.data = config->sources.data + at;
		ok = yaml_parse(path, content, nodes, &file, err) &&
		     city_read(&file, &config->city, err);
	}
	return ok;
}

bool
config_open(const char *path, const char *shipped, struct config *out,
	    struct error *err)
{
	struct config config = {0};
	struct sources sources = {0};
	struct arena nodes = {0};
	bool ok =
		open_city(path, &config, &nodes, err) &&
		find_sources(&sources, shipped, config.city->overrides, err) &&
		record_sources(&sources, &config.sources, err) &&
		read_definitions(&sources, &config, &nodes, err) &&
		city_check_forms(config.city, config.forms, err) &&
		city_check_reports(&config, err);

	if (ok)
		*out = config;
	else
		config_close(&config);
	vec_release(&sources.list);
	arena_release(&sources.arena);
	arena_release(&nodes);
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
