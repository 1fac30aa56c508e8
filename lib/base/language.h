/*
 * The user's language: every message, title and help text exists in Chinese
 * and English. Sentences in code are English; lib/po/zh_CN.po has the Chinese.
 */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <libintl.h>
#include <stdbool.h>

#define _(sentence)  gettext(sentence)
#define N_(sentence) sentence

enum language {
	LANGUAGE_ZH,
	LANGUAGE_EN,
};

/* A name in both languages, as YAML gives it; neither is NULL. */
struct name {
	const char *zh, *en;
};

/* From LANGUAGE, LC_ALL, LC_MESSAGES and LANG as gettext reads them:
 * Chinese if the first that is set starts with "zh", English otherwise. */
enum language language_of_locale(void);

/* Speak it from now on; catalogues is the folder that holds zh_CN/... */
void language_use(enum language language, const char *catalogues);

enum language language_in_use(void);

/* The name in the language in use. */
const char *name_text(struct name name);

#endif
