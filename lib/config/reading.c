/*
 * What figures are read by. Separate from reading the files, because most of
 * what a configuration says (who submits, which reports, which measures)
 * changes no figure: only what does may make a warehouse be read anew.
 */
#include "config/config.h"

#include <inttypes.h>

/* Each part is its name and its content, both ended by a NUL. */
static void
end_text(struct strbuf *out)
{
	strbuf_putc(out, '\0');
}

static void
put_part(struct strbuf *out, const char *name, const char *content)
{
	strbuf_puts(out, name);
	end_text(out);
	strbuf_puts(out, content);
	end_text(out);
}

/* The next of "name\0content\0name\0content\0...", cut off from rest. */
static bool
take_part(struct text *rest, struct text *name_out, struct text *content_out)
{
	struct text *parts[] = {name_out, content_out};

	for (size_t i = 0; i < 2; i++) {
		size_t end = text_find(*rest, (struct text){"", 1});

		if (end == rest->length)
			return false;
		*parts[i] = (struct text){rest->data, end};
		*rest = text_skip(*rest, end + 1);
	}
	return true;
}

static void
print_names(const struct department *department, struct strbuf *out)
{
	for (size_t i = 0; i < department->name_count; i++) {
		const struct former_name *name = &department->names[i];

		strbuf_printf(out, "%s %d-%d\n", name->name, name->from,
			      name->until);
	}
}

/* years: of a department that is there in all years of the city. */
static void
put_department(struct strbuf *out, const struct department *department,
	       const struct city *city, const char *years)
{
	bool always = department->first_year == city->first_year &&
		      department->last_year == city->last_year;

	strbuf_puts(out, "departments.");
	strbuf_puts(out, department->id);
	end_text(out);
	strbuf_puts(out, department->name);
	strbuf_putc(out, '\n');
	strbuf_puts(out, department->code);
	strbuf_putc(out, '\n');
	if (always)
		strbuf_puts(out, years);
	else
		strbuf_printf(out, "%d-%d", department->first_year,
			      department->last_year);
	strbuf_putc(out, '\n');
	print_names(department, out);
	end_text(out);
}

/* Their order too: it says whose figures count. */
static void
put_sources(struct strbuf *out, const struct city *city)
{
	strbuf_puts(out, "archive.sources");
	end_text(out);
	for (size_t i = 0; i < city->source_count; i++) {
		strbuf_puts(out, i ? "\n" : "");
		strbuf_puts(out, city->sources[i]);
	}
	end_text(out);
}

/* Their order too: the warehouse numbers them by it. */
static void
put_departments(struct strbuf *out, const struct city *city, const char *years)
{
	strbuf_puts(out, "departments");
	end_text(out);
	for (size_t d = 0; d < city->department_count; d++) {
		strbuf_puts(out, city->departments[d].id);
		strbuf_putc(out, '\n');
	}
	end_text(out);
	for (size_t d = 0; d < city->department_count; d++)
		put_department(out, &city->departments[d], city, years);
}

static void
put_city(struct strbuf *out, const struct city *city)
{
	struct strbuf years = {0}, unit = {0}, limit = {0};

	strbuf_printf(&years, "%d-%d", city->first_year, city->last_year);
	strbuf_printf(&unit, "%d", (int)city->unit);
	strbuf_printf(&limit, "%" PRIu64, city->file_limit);
	put_part(out, "years", years.data);
	put_part(out, "archive.branch", city->branch);
	put_sources(out, city);
	put_part(out, "unit", unit.data);
	put_part(out, "limits.file", limit.data);
	put_departments(out, city, years.data);
	strbuf_release(&years);
	strbuf_release(&unit);
	strbuf_release(&limit);
}

/* Forms and classifications; which forms must be published reads nothing. */
static bool
is_definition(struct text name)
{
	return text_starts(name, TEXT("classifications/")) ||
	       (text_starts(name, TEXT("forms/")) &&
		!text_is(name, "forms/sets.yaml"));
}

void
config_reading(const struct config *config, int program, struct strbuf *out)
{
	struct text rest = strbuf_view(&config->sources), name, content;
	struct strbuf version = {0};

	strbuf_printf(&version, "%d", program);
	put_part(out, "program", version.data);
	strbuf_release(&version);
	put_part(out, "juesuan-pdf", config->pdf_reader ? "installed" : "");
	put_part(out, "soffice", config->office ? "installed" : "");
	put_city(out, config->city);
	while (take_part(&rest, &name, &content))
		if (is_definition(name))
			put_part(out, name.data, content.data);
}

/* The content of a part; NULL data when there is none of that name. */
static struct text
find_part(struct text reading, struct text name)
{
	struct text part, content;

	while (take_part(&reading, &part, &content))
		if (text_equal(part, name))
			return content;
	return (struct text){0};
}

void
config_reading_changes(struct text old, struct text new, struct strbuf *out)
{
	struct text rest = new, name, content, other;

	while (take_part(&rest, &name, &content)) {
		other = find_part(old, name);
		if (!other.data || !text_equal(content, other))
			strbuf_text(strbuf_next(out), name);
	}
	rest = old;
	while (take_part(&rest, &name, &content))
		if (!find_part(new, name).data)
			strbuf_text(strbuf_next(out), name);
}
