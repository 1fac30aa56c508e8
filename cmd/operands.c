/*
 * Operands that several verbs share: years, scopes, intervals.
 */
#include "command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* Four digits, with 年 or 年度 behind them or not; what follows is left in
 * *rest. */
static bool
read_year(struct text *rest, int *out)
{
	static const struct text marks[] = {WORD("年度"), WORD("年")};
	int year = 0;

	for (size_t i = 0; i < 4; i++) {
		if (i >= rest->length || !byte_is_digit(rest->data[i]))
			return false;
		year = year * 10 + (rest->data[i] - '0');
	}
	*rest = text_skip(*rest, 4);
	*rest = text_skip(*rest, text_starts_any(*rest, marks, COUNT(marks)));
	*out = year;
	return true;
}

/* One year or two, as an input method writes them too: in full width, and with
 * any dash or 至 between them. */
static bool
read_years(const char *word, int *first_out, int *last_out)
{
	static const struct text dashes[] = {WORD("-"), WORD("—"), WORD("至"),
					     WORD("~")};
	struct arena scratch = {0};
	struct text rest = text_fold(text_of(word), &scratch);
	bool ok = read_year(&rest, first_out);
	size_t dash = text_starts_any(rest, dashes, COUNT(dashes));

	*last_out = *first_out;
	rest = text_skip(rest, dash);
	ok = ok && (dash == 0 || read_year(&rest, last_out)) &&
	     rest.length == 0;
	arena_release(&scratch);
	return ok;
}

bool
operand_year(const char *word, int *out, struct error *err)
{
	int first = 0, last;

	if (!read_years(word, &first, &last) || first != last)
		return error_set(err, ERR_USAGE,
				 _("“%s” is no year: write four digits, such "
				   "as 2024."),
				 word);
	*out = first;
	return true;
}

bool
operand_years(const char *word, int *first_out, int *last_out,
	      struct error *err)
{
	int first = 0, last;

	if (!read_years(word, &first, &last))
		return error_set(err, ERR_USAGE,
				 _("“%s” are no years: write one year or a "
				   "range, such as 2022-2024."),
				 word);
	if (last < first)
		return error_set(err, ERR_USAGE,
				 _("The years “%s” run backwards: write the "
				   "earlier one first."),
				 word);
	*first_out = first;
	*last_out = last;
	return true;
}

bool
operand_scope(const char *word, enum scope *out, struct error *err)
{
	if (!word || strcmp(word, "department") == 0 ||
	    strcmp(word, "部门") == 0)
		*out = SCOPE_DEPARTMENT;
	else if (strcmp(word, "unit") == 0 || strcmp(word, "单位") == 0)
		*out = SCOPE_UNIT;
	else
		return error_set(err, ERR_USAGE,
				 _("There is no scope “%s”: write department "
				   "or unit."),
				 word);
	return true;
}

bool
operand_moment(struct invocation *invocation, const char *word,
	       const char **out, struct error *err)
{
	const struct city *city = invocation->config.city;
	struct strbuf digits = {0};
	struct error unknown = {0}, why = {0};
	struct moment moment;
	int64_t commit;

	*out = word;
	if (!word ||
	    commit_find(invocation->report.warehouse, word, &commit,
			&unknown) ||
	    moment_find(invocation->report.warehouse, city, word, &moment,
			&unknown))
		return true;
	bool asked = revision_find(invocation, word, &digits, &why);

	if (asked)
		*out = arena_copy(&invocation->arena, strbuf_view(&digits))
			       .data;
	strbuf_release(&digits);
	return asked || why.kind == ERR_NOT_FOUND ||
	       error_at(err, why.kind, why.source, 0, 0,
			_("%s The archive, which would know a tag or a "
			  "branch of that name, cannot be asked: %s"),
			unknown.message, why.message);
}

bool
operand_interval(struct invocation *invocation, const char *since,
		 const char *until, struct moment *moment,
		 const struct moment **since_out, uint32_t *first_out,
		 struct error *err)
{
	struct report_context *report = &invocation->report;
	const struct city *city = invocation->config.city;

	*since_out = NULL;
	*first_out = 0;
	if (!operand_moment(invocation, since, &since, err) ||
	    !operand_moment(invocation, until, &until, err))
		return false;
	if (until && invocation->known_on)
		return error_set(err, ERR_USAGE,
				 _("--until and --known-on mean the same here: "
				   "give one of them."));
	if (until &&
	    !moment_find(report->warehouse, city, until, &report->moment, err))
		return false;
	if (!since)
		return true;
	if (!moment_since(report->warehouse, city, since, moment, first_out,
			  err))
		return false;
	if (*first_out > report->moment.position + 1)
		return error_set(err, ERR_USAGE,
				 _("The interval runs backwards: %s is later "
				   "than the moment that the report stands "
				   "on."),
				 since);
	*since_out = moment;
	return true;
}

bool
operand_number(const char *word, size_t *out, struct error *err)
{
	char *end;

	errno = 0;
	unsigned long number = strtoul(word, &end, 10);
	if (errno || *end || !byte_is_digit(*word))
		return error_set(err, ERR_USAGE,
				 _("“%s” is no number: write it in digits, "
				   "such as 20."),
				 word);
	*out = number;
	return true;
}
