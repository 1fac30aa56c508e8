/* What the targets share: see fuzz.h. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

void
fuzz_fail(const char *file, int line, const char *condition)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
	abort();
}

void
check_text(struct text text)
{
	size_t bad;

	HOLDS(text_is_utf8(text, &bad));
}

static void
check_grid(const struct document *document, const struct block *block)
{
	HOLDS((size_t)block->first + block->count <= document->rows.count);
	for (uint32_t r = 0; r < block->count; r++) {
		const struct grid_row *row =
			&document->rows.items[block->first + r];

		HOLDS((size_t)row->first + row->count <= document->cells.count);
	}
}

size_t
check_blocks(const struct document *document, const struct block *blocks,
	     size_t count)
{
	size_t rows = 0;

	for (const struct block *block = blocks; block < blocks + count;
	     block++) {
		if (block->kind == BLOCK_PARAGRAPH) {
			HOLDS(block->text.length > 0);
			check_text(block->text);
			continue;
		}
		check_grid(document, block);
		rows += block->count;
	}
	return rows;
}

void
check_document(const struct document *document)
{
	HOLDS(check_blocks(document, document->blocks.items,
			   document->blocks.count) == document->rows.count);
	vec_each (const struct text *, cell, &document->cells) {
		check_text(*cell);
		HOLDS(text_equal(text_trim(*cell), *cell));
	}
	vec_each (const struct document_note *, note, &document->notes)
		check_text(note->text);
}

void
check_read(const char *name, struct text content)
{
	const struct document_programs none = {0};
	struct document document = {0};
	uint32_t line;
	enum document_fault fault =
		document_read(name, content, none, &document, &line);

	HOLDS(line <= content.length + 1);
	HOLDS((fault == DOCUMENT_READ) == (document.blocks.count > 0));
	check_document(&document);
	document_release(&document);
}

void
check_config_error(const struct error *err)
{
	HOLDS(err->kind == ERR_CONFIG);
	HOLDS(*err->source != '\0');
	HOLDS(err->line >= 0 && err->column >= 0);
	HOLDS(*err->message != '\0');
	check_text(text_of(err->message));
}

const struct config *
shipped_config(void)
{
	static struct config config;
	struct error err = {0};

	if (!config.city)
		HOLDS(config_open(SOURCE_DIR "/config/cities/shili.yaml",
				  SOURCE_DIR "/config", &config, &err));
	return &config;
}

struct text
take_part(struct text *rest)
{
	size_t end = text_find(*rest, TEXT("===\n"));
	struct text part = {rest->data, end};

	*rest = text_skip(*rest, end < rest->length ? end + 4 : end);
	return part;
}
