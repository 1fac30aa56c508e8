/* Messages of commits, read line by line: see message.h. */
#include "report/message.h"

#include <strings.h>

static const char *const names[TRAILERS] = {
	[TRAILER_REASON] = "更正原因",
	[TRAILER_PERSON] = "更正人",
	[TRAILER_CO_AUTHOR] = "Co-authored-by",
};

const char *
trailer_name(enum trailer trailer)
{
	return names[trailer];
}

static struct text
take_line(struct text *rest)
{
	return text_trim(text_take(rest, TEXT("\n")));
}

struct text
message_subject(struct text message)
{
	message = text_trim(message);
	return take_line(&message);
}

/* What stands behind a name and a colon, if anything does. */
static bool
has_value(struct text line, const char *name, struct text *value_out)
{
	const struct text wide = TEXT("：");
	size_t length = strlen(name);

	if (line.length < length || strncasecmp(line.data, name, length) != 0)
		return false;
	line = text_trim(text_skip(line, length));
	if (text_starts(line, wide))
		line = text_skip(line, wide.length);
	else if (text_starts(line, TEXT(":")))
		line = text_skip(line, 1);
	else
		return false;
	*value_out = text_trim(line);
	return value_out->length > 0;
}

bool
message_next(struct text *rest, enum trailer *trailer_out,
	     struct text *value_out)
{
	while (rest->length > 0) {
		struct text line = take_line(rest);

		for (enum trailer i = 0; i < TRAILERS; i++) {
			if (!has_value(line, names[i], value_out))
				continue;
			*trailer_out = i;
			return true;
		}
	}
	return false;
}

bool
message_reason(struct text message, struct strbuf *out)
{
	enum trailer trailer;
	struct text value;
	bool has = false;

	while (message_next(&message, &trailer, &value)) {
		if (trailer != TRAILER_REASON)
			continue;
		if (has)
			strbuf_puts(out, _("; "));
		strbuf_text(out, value);
		has = true;
	}
	return has;
}
