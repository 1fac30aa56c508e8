/*
 * A city's file: every key read and checked, but for what its departments are
 * called, which is the business of names.c.
 */
#include "config/city.h"
#include "config/changes.h"
#include "config/city_index.h"
#include "config/read.h"
#include "config/values.h"

#include <stdlib.h>

#define FILE_LIMIT_DEFAULT ((uint64_t)32 << 20)
#define ZONE_DEFAULT       (8 * 60)
#define DEPARTMENT_MARK    TEXT("{department}")

static const struct person committer_default = {"juesuan", "juesuan@localhost"};

static bool
read_city_years(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;

	if (!read_span(r, node, &city->first_year, &city->last_year))
		return false;
	if (city->first_year == 0 || city->last_year == 0)
		return fail_at(r, node,
			       _("A city's years need a beginning and an end, "
				 "such as 2015-2024."));
	return true;
}

static bool
read_department_years(const struct reader *r, const struct node *node,
		      void *member)
{
	struct department *department = member;

	return read_span(r, node, &department->first_year,
			 &department->last_year);
}

static bool
read_pattern(const struct reader *r, const struct node *node, struct city *city,
	     struct map *known)
{
	const char **out = &city->sources[city->source_count];

	if (!read_text(r, node, out))
		return false;
	if (map_intern(known, text_of(*out)) < city->source_count)
		return fail_at(r, node,
			       _("“%s” stands in “sources” already; "
				 "the first place is the one that "
				 "counts."),
			       *out);
	city->source_count++;
	return city_index_pattern(r, node, *out, city->index);
}

/* One pattern, or several in the order in which their files count. */
static bool
read_sources(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;
	bool is_list = node->kind == NODE_LIST, ok = true;
	struct map known = {0};

	if (is_list && !expect_kind(r, node, NODE_LIST))
		return false;
	city->sources = arena_alloc(r->arena, (is_list ? node->count : 1) *
						      sizeof *city->sources);
	if (!is_list)
		ok = read_pattern(r, node, city, &known);
	else
		node_each (item, node)
			ok = ok && read_pattern(r, item, city, &known);
	map_release(&known);
	return ok;
}

/* Where each department's inbox is: a path with {department}. */
static bool
read_inboxes(const struct reader *r, const struct node *node, void *member)
{
	struct text rest = node->text;
	size_t mark;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	mark = text_find(rest, DEPARTMENT_MARK);
	if (mark < rest.length)
		rest = text_skip(rest, mark + DEPARTMENT_MARK.length);
	if (mark == node->text.length || text_has(rest, TEXT("{")))
		return fail_at(r, node,
			       _("“inbox” must contain {department} once, such "
				 "as “inbox/{department}”."));
	return read_path(r, node, member);
}

static bool
read_archive(const struct reader *r, const struct node *node, void *member)
{
	static const struct field fields[] = {
		{"repository", true, read_path,
		 offsetof(struct city, repository)},
		{"branch", true, read_text, offsetof(struct city, branch)},
		{"sources", true, read_sources, 0},
		{"committer", false, read_person,
		 offsetof(struct city, committer)},
		{"inbox", false, read_inboxes, offsetof(struct city, inbox)},
		{"keyring", false, read_file, offsetof(struct city, keyring)},
		{"allowed_signers", false, read_file,
		 offsetof(struct city, allowed_signers)},
	};

	return read_fields(r, node, fields, COUNT(fields), member);
}

/* Git's own folder is no place for a warehouse: git may clean it up. */
static bool
read_warehouse(const struct reader *r, const struct node *node, void *member)
{
	const char **out = member;
	struct text rest;

	if (!read_path(r, node, member))
		return false;
	rest = text_of(*out);
	while (rest.length) {
		size_t slash = text_find(rest, TEXT("/"));

		if (slash < rest.length &&
		    text_ends((struct text){rest.data, slash}, TEXT(".git")))
			return fail_at(r, node,
				       _("The warehouse must not lie inside a "
					 "git repository's own folder; choose "
					 "a place beside it."));
		rest = text_skip(rest, slash < rest.length ? slash + 1 : slash);
	}
	return true;
}

static bool
read_money_unit(const struct reader *r, const struct node *node, void *member)
{
	enum unit unit;

	if (!read_unit(r, node, &unit))
		return false;
	if (!unit_is_money(unit))
		return fail_at(r, node,
			       _("“%s” is no unit of money; take one such as "
				 "元 or 万元."),
			       node->text.data);
	*(enum unit *)member = unit;
	return true;
}

static bool
read_limits(const struct reader *r, const struct node *node, void *member)
{
	static const struct field fields[] = {
		{"file", true, read_size, offsetof(struct city, file_limit)},
	};

	return read_fields(r, node, fields, 1, member);
}

/* Whether there is such a set shows when the forms are read. */
static bool
read_form_set(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;

	city->index->set_line = node->line;
	city->index->set_column = node->column;
	return read_text(r, node, &city->form_set);
}

static bool
read_identity(const struct reader *r, const struct node *node, void *member)
{
	static const struct field fields[] = {
		{"name", true, read_text, offsetof(struct city, name)},
		{"code", false, read_id, offsetof(struct city, code)},
	};

	return read_fields(r, node, fields, 2, member);
}

static bool
read_scope(const struct reader *r, const struct node *node, void *member)
{
	enum scope *out = member;

	if (!expect_kind(r, node, NODE_TEXT))
		return false;
	if (text_is(node->text, "unit"))
		*out = SCOPE_UNIT;
	else if (text_is(node->text, "department"))
		*out = SCOPE_DEPARTMENT;
	else
		return fail_at(r, node,
			       _("“scope” takes department or unit, not "
				 "“%s”."),
			       node->text.data);
	return true;
}

static bool
overlap(const struct former_name *a, const struct former_name *b)
{
	bool a_is_former = a->from || a->until;
	bool b_is_former = b->from || b->until;

	return a_is_former && b_is_former &&
	       (!a->until || a->until >= b->from) &&
	       (!b->until || b->until >= a->from);
}

static bool
read_names(const struct reader *r, const struct node *node, void *member)
{
	static const struct field fields[] = {
		{"name", true, read_text, offsetof(struct former_name, name)},
		{"from", false, read_year, offsetof(struct former_name, from)},
		{"until", false, read_year,
		 offsetof(struct former_name, until)},
	};
	struct department *department = member;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	department->names =
		arena_alloc(r->arena, node->count * sizeof *department->names);
	node_each (item, node) {
		struct former_name name = {0};

		if (!read_fields(r, item, fields, 3, &name))
			return false;
		if (name.until && name.from > name.until)
			return fail_at(r, item,
				       _("The years run backwards: %d is "
					 "after %d."),
				       name.from, name.until);
		for (size_t i = 0; i < department->name_count; i++)
			if (overlap(&department->names[i], &name))
				return fail_at(
					r, item,
					_("The years of “%s” overlap those "
					  "of “%s”."),
					name.name, department->names[i].name);
		department->names[department->name_count++] = name;
	}
	return true;
}

static bool
clip_years(const struct reader *r, const struct node *node,
	   const struct city *city, struct department *department)
{
	if (department->first_year < city->first_year)
		department->first_year = city->first_year;
	if (department->last_year == 0 ||
	    department->last_year > city->last_year)
		department->last_year = city->last_year;
	if (department->first_year > department->last_year)
		return fail_at(r, node_value(node, "years"),
			       _("None of these years is one of the city's, "
				 "%d-%d; leave the department out."),
			       city->first_year, city->last_year);
	return true;
}

static bool
read_department(const struct reader *r, const struct node *node,
		const struct city *city, struct department *out)
{
	static const struct field fields[] = {
		{"id", true, read_id, offsetof(struct department, id)},
		{"name", true, read_text, offsetof(struct department, name)},
		{"code", false, read_text, offsetof(struct department, code)},
		{"names", false, read_names, 0},
		{"years", false, read_department_years, 0},
		{"scope", false, read_scope,
		 offsetof(struct department, scope)},
		{"of", false, read_id, offsetof(struct department, of)},
		{"submitter", false, read_person,
		 offsetof(struct department, submitter)},
		{"inbox", false, read_path, offsetof(struct department, inbox)},
	};

	*out = (struct department){
		.code = "",
		.of = "",
		.submitter = {"", ""},
		.inbox = "",
		.line = node->line,
	};
	if (!read_fields(r, node, fields, COUNT(fields), out))
		return false;
	if (*out->of && out->scope != SCOPE_UNIT)
		return fail_at(r, node_value(node, "of"),
			       _("Only a unit belongs to a department; add "
				 "“scope: unit”, or leave “of” out."));
	return clip_years(r, node, city, out);
}

/* Its inbox, by the city's rule where it names none; no other may have it. */
static bool
place_inbox(const struct reader *r, const struct node *node,
	    const struct city *city, struct department *department,
	    struct map *inboxes)
{
	struct text rule = text_of(city->inbox);
	size_t mark = text_find(rule, DEPARTMENT_MARK);
	const struct node *own = node_value(node, "inbox");
	uint32_t known = inboxes->count;

	if (rule.length > 0 && !own)
		department->inbox = arena_printf(
			r->arena, "%.*s%s%s", (int)mark, rule.data,
			department->id,
			text_skip(rule, mark + DEPARTMENT_MARK.length).data);
	if (!*department->inbox ||
	    map_intern(inboxes, text_of(department->inbox)) == known)
		return true;
	return fail_at(r, own ? own : node,
		       _("“%s” is another department's inbox already."),
		       department->inbox);
}

/* Does a unit's `of` name a department that is none itself? */
static bool
check_owner(const struct reader *r, const struct node *node,
	    const struct city *city, const struct department *unit)
{
	size_t owner;

	if (!*unit->of)
		return true;
	owner = city_index_id(city->index, unit->of);
	if (owner == SIZE_MAX)
		return fail_at(r, node_value(node, "of"),
			       _("No department has the id “%s”."), unit->of);
	if (city->departments[owner].scope == SCOPE_UNIT)
		return fail_at(r, node_value(node, "of"),
			       _("“%s” is a unit itself; name the department "
				 "that both belong to."),
			       unit->of);
	return true;
}

static bool
read_departments(const struct reader *r, const struct node *node, void *member)
{
	struct city *city = member;
	struct map inboxes = {0};
	size_t i = 0;
	bool ok = true;

	if (!expect_kind(r, node, NODE_LIST))
		return false;
	if (node->count > CITY_DEPARTMENTS_MAX)
		return fail_at(r, node,
			       _("There are %u departments; a city has at "
				 "most %d."),
			       node->count, CITY_DEPARTMENTS_MAX);
	city->departments =
		arena_alloc(r->arena, node->count * sizeof *city->departments);
	city->department_count = node->count;
	node_each (item, node) {
		struct department *department = &city->departments[i];

		ok = ok && read_department(r, item, city, department) &&
		     place_inbox(r, item, city, department, &inboxes) &&
		     city_index_add(r, item, city, i);
		i++;
	}
	map_release(&inboxes);
	i = 0;
	node_each (item, node)
		ok = ok && check_owner(r, item, city, &city->departments[i++]);
	return ok;
}

static const struct field city_fields[] = {
	{"city", true, read_identity, 0},
	{"years", true, read_city_years, 0},
	{"archive", true, read_archive, 0},
	{"warehouse", true, read_warehouse, offsetof(struct city, warehouse)},
	{"forms", true, read_form_set, 0},
	{"unit", false, read_money_unit, offsetof(struct city, unit)},
	{"timezone", false, read_zone, offsetof(struct city, timezone_minutes)},
	{"overrides", false, read_folder, offsetof(struct city, overrides)},
	{"limits", false, read_limits, 0},
	{"closed", false, read_closed, 0},
	{"accounts", false, read_accounts, 0},
	{"output", false, read_path, offsetof(struct city, output)},
	{"reports", false, read_reports, 0},
	{"departments", true, read_departments, 0},
};

bool
city_read(const struct yaml_file *file, struct city **out, struct error *err)
{
	struct city *city = mem_zero(1, sizeof *city);
	struct reader reader = {
		.path = file->path, .arena = &city->arena, .err = err};

	city->path = arena_string(&city->arena, file->path);
	city->code = city->overrides = city->inbox = city->output = "";
	city->keyring = city->allowed_signers = "";
	city->committer = committer_default;
	city->timezone_minutes = ZONE_DEFAULT;
	city->file_limit = FILE_LIMIT_DEFAULT;
	city->index = city_index_new();
	if (!read_fields(&reader, file->root, city_fields, COUNT(city_fields),
			 city)) {
		city_free(city);
		return false;
	}
	*out = city;
	return true;
}

bool
city_check_forms(const struct city *city, const struct forms *forms,
		 struct error *err)
{
	struct strbuf list = {0};

	if (forms_set(forms, city->form_set))
		return true;
	for (size_t i = 0; i < forms->set_count; i++)
		strbuf_printf(strbuf_next(&list), "%s %s", forms->sets[i].id,
			      name_text(forms->sets[i].name));
	error_at(err, ERR_CONFIG, city->path, city->index->set_line,
		 city->index->set_column,
		 _("There is no set of forms “%s”; there are: %s."),
		 city->form_set, strbuf_string(&list));
	strbuf_release(&list);
	return false;
}

void
city_free(struct city *city)
{
	if (!city)
		return;
	city_index_free(city->index);
	arena_release(&city->arena);
	free(city);
}
