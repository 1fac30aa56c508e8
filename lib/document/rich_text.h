/*
 * Words of several runs, as cells of workbooks have them. How they are
 * pronounced is no part of them, nor is what is struck out; what stands raised
 * behind a figure is the mark of a note.
 */
#ifndef DOCUMENT_RICH_TEXT_H
#define DOCUMENT_RICH_TEXT_H

#include "base/base.h"

/* Is the property on that an element stands for? It is, but where it says that
 * it is not. */
bool property_is_on(void *element);

/* All zero is an empty one. */
struct rich_text {
	struct strbuf words;
	bool in_words, in_phonetic, hidden;
};

void rich_text_clear(struct rich_text *text);
void rich_text_release(struct rich_text *text);

/* An element within it begins or ends; words between them are its own while
 * in_words says so. */
void rich_text_begin(struct rich_text *text, const char *name, void *element);
void rich_text_end(struct rich_text *text, const char *name);

#endif
