/* Relations between the parts of an Office file: see package.h. */
#include "document/package.h"

#include "document/markup.h"
#include "document/zipped.h"

/* Relations while they are read; names are relative to a folder. */
struct reader {
	struct relations *out;
	struct text folder;
};

/* The folder of a part, with its slash; "" for the root. */
static struct text
folder_of(struct text part)
{
	while (part.length > 0 && part.data[part.length - 1] != '/')
		part.length--;
	return part;
}

/* One step of a target: a folder below, the one above, or this one. */
static void
add_step(struct strbuf *name, struct text step)
{
	if (text_is(step, "..")) {
		size_t length = name->length > 0 ? name->length - 1 : 0;

		name->length =
			folder_of((struct text){name->data, length}).length;
	} else if (!text_is(step, ".")) {
		strbuf_text(name, step);
	}
}

/* "worksheets/sheet1.xml" is below the folder, "/xl/sheet1.xml" below the root;
 * some programs write \ for /. */
static const char *
part_of_target(struct text target, struct text folder, struct arena *arena)
{
	struct strbuf name = {0};
	size_t at = 0;

	if (target.length == 0 ||
	    (target.data[0] != '/' && target.data[0] != '\\'))
		strbuf_text(&name, folder);
	for (size_t end = 0; end < target.length; end++) {
		if (target.data[end] != '/' && target.data[end] != '\\')
			continue;
		add_step(&name, (struct text){target.data + at, end - at});
		if (name.length > 0 && name.data[name.length - 1] != '/')
			strbuf_putc(&name, '/');
		at = end + 1;
	}
	add_step(&name, text_skip(target, at));
	const char *kept = arena_string(arena, strbuf_string(&name));
	strbuf_release(&name);
	return kept;
}

static void
relation_begin(const char *name, void *element, void *context)
{
	struct reader *reader = context;
	struct arena *arena = &reader->out->arena;
	struct relation relation;
	struct text type;

	if (strcmp(name, "Relationship") != 0 ||
	    text_is(markup_attribute(element, "TargetMode"), "External"))
		return;
	type = markup_attribute(element, "Type");
	type = text_skip(type, folder_of(type).length);
	relation.kind = arena_copy(arena, type);
	relation.id = arena_copy(arena, markup_attribute(element, "Id"));
	relation.part = part_of_target(markup_attribute(element, "Target"),
				       reader->folder, arena);
	*vec_push(&reader->out->items) = relation;
}

bool
relations_read(struct zipped *zipped, const char *part, struct relations *out)
{
	static const struct markup_visitor visitor = {.begin = relation_begin};
	struct reader reader = {out, folder_of(text_of(part))};
	struct strbuf name = {0}, content = {0};
	bool ok;

	strbuf_text(&name, reader.folder);
	strbuf_printf(&name, "_rels/%s.rels", part + reader.folder.length);
	ok = zipped_read(zipped, strbuf_string(&name), &content) &&
	     xml_visit(strbuf_view(&content), &visitor, &reader);
	strbuf_release(&name);
	strbuf_release(&content);
	return ok;
}

void
relations_release(struct relations *relations)
{
	vec_release(&relations->items);
	arena_release(&relations->arena);
}

const struct relation *
relation_of_kind(const struct relations *relations, const char *kind)
{
	vec_each (const struct relation *, relation, &relations->items)
		if (text_is(relation->kind, kind))
			return relation;
	return NULL;
}

const struct relation *
relation_of_id(const struct relations *relations, struct text id)
{
	vec_each (const struct relation *, relation, &relations->items)
		if (text_equal(relation->id, id))
			return relation;
	return NULL;
}
