/*
 * The language in use.
 *
 * Sentences are written in English. For another language gettext picks a
 * catalogue by LANGUAGE as long as the locale of messages is not "C": then it
 * is C.UTF-8, which every Debian has. Of the system's sentences too, which are
 * not converted: hence the characters. Numbers, dates and order stay the C
 * locale's.
 */
#include "base/language.h"
#include "base/vec.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static enum language in_use = LANGUAGE_EN;

enum language
language_of_locale(void)
{
	static const char *const variables[] = {"LANGUAGE", "LC_ALL",
						"LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < COUNT(variables); i++) {
		const char *value = getenv(variables[i]);

		if (value && *value)
			return strncmp(value, "zh", 2) == 0 ? LANGUAGE_ZH
							    : LANGUAGE_EN;
	}
	return LANGUAGE_EN;
}

void
language_use(enum language language, const char *catalogues)
{
	const char *locale = language == LANGUAGE_EN ? "C" : "C.UTF-8";

	in_use = language;
	setenv("LANGUAGE", language == LANGUAGE_ZH ? "zh_CN" : "en", 1);
	setlocale(LC_CTYPE, locale);
	setlocale(LC_MESSAGES, locale);
	bindtextdomain("juesuan", catalogues);
	bind_textdomain_codeset("juesuan", "UTF-8");
	/* Last: this is what makes gettext look at LANGUAGE again. */
	textdomain("juesuan");
}

enum language
language_in_use(void)
{
	return in_use;
}

const char *
name_text(struct name name)
{
	return in_use == LANGUAGE_ZH ? name.zh : name.en;
}
