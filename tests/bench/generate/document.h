/*
 * Accounts as the text of a published document.
 */
#ifndef GENERATE_DOCUMENT_H
#define GENERATE_DOCUMENT_H

#include "accounts.h"

#include <stdio.h>

/* before is the year before, for the sentences that compare; may be NULL. */
void document_print(FILE *out, const struct accounts *accounts,
		    const struct accounts *before);

/* One form, with its title and its note. */
void document_print_form(FILE *out, const struct accounts *accounts,
			 enum form_id form);

/* 第三部分, the sentences. */
void narrative_print(FILE *out, const struct accounts *accounts,
		     const struct accounts *before);

const char *form_title(enum form_id form);

/* "512.98", with separators where the filer prints them; "" for zero. */
const char *amount_text(const struct filer *filer, int64_t amount,
			char buffer[static 32]);

#endif
