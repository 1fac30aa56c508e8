/* What the formats share. */
#ifndef RENDER_FORMAT_H
#define RENDER_FORMAT_H

#include "render/render.h"

void render_text(const struct table *table,
		 const struct render_options *options, struct strbuf *out);
void render_csv(const struct table *table, const struct render_options *options,
		struct strbuf *out);
void render_json(const struct table *table,
		 const struct render_options *options, struct strbuf *out);

/* An amount, count or rate, with its decimals; a rate without its sign. */
void number_print(struct strbuf *out, const struct table_value *value,
		  bool grouped);

/* A value as people read it; nothing for VALUE_NONE. */
void value_print(struct strbuf *out, const struct table_value *value,
		 bool grouped);

/* "Expenditure (10,000 yuan)". */
void column_title_print(struct strbuf *out, const struct table_column *column);

/*
 * The bytes of the character that text, valid UTF-8 and ended by NUL, begins
 * with, when it is one that shows nothing and makes others show otherwise: a
 * control character or one that turns the direction of writing. 0 for any
 * other.
 */
size_t unseen_length(const char *text);

/* "City: ...". */
void fact_print(struct strbuf *out, const struct table_fact *fact);

#endif
