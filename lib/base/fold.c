/*
 * The form in which labels are compared. Separate from text.c for its tables
 * and because it runs on millions of labels, nearly all of which need no
 * change: those are only looked at.
 */
#include "base/alloc.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

#define HAN_FIRST  0x4e00
#define HAN_LAST   0x9fff
#define HAN(point) [(point)-HAN_FIRST]

/*
 * Traditional characters of the words that stand in final accounts, to the
 * simplified ones. Those that simplified Chinese also uses are left out.
 */
static const uint16_t simplified[HAN_LAST - HAN_FIRST + 1] = {
	HAN(u'決') = u'决', HAN(u'總') = u'总', HAN(u'財') = u'财',
	HAN(u'撥') = u'拨', HAN(u'購') = u'购', HAN(u'資') = u'资',
	HAN(u'車') = u'车', HAN(u'護') = u'护', HAN(u'費') = u'费',
	HAN(u'運') = u'运', HAN(u'務') = u'务', HAN(u'業') = u'业',
	HAN(u'經') = u'经', HAN(u'營') = u'营', HAN(u'預') = u'预',
	HAN(u'項') = u'项', HAN(u'餘') = u'余', HAN(u'結') = u'结',
	HAN(u'轉') = u'转', HAN(u'屬') = u'属', HAN(u'級') = u'级',
	HAN(u'單') = u'单', HAN(u'補') = u'补', HAN(u'對') = u'对',
	HAN(u'額') = u'额', HAN(u'計') = u'计', HAN(u'開') = u'开',
	HAN(u'關') = u'关', HAN(u'類') = u'类', HAN(u'門') = u'门',
	HAN(u'國') = u'国', HAN(u'數') = u'数', HAN(u'為') = u'为',
	HAN(u'與') = u'与',
};

/* Radicals of the block U+2E80 whose ideograph Unicode does not name. */
static const uint16_t radicals[][2] = {
	{0x2ed3, u'长'}, {0x2ed4, u'门'}, {0x2ec5, u'见'},
	{0x2ec6, u'角'}, {0x2ecb, u'车'},
};

/* The ideograph that a radical or compatibility form stands for. */
static uint32_t
ideograph(uint32_t point)
{
	utf8proc_int32_t to[4];

	for (size_t i = 0; i < sizeof radicals / sizeof *radicals; i++)
		if (radicals[i][0] == point)
			return radicals[i][1];
	if (utf8proc_decompose_char((utf8proc_int32_t)point, to, 4,
				    UTF8PROC_COMPAT, NULL) == 1)
		return (uint32_t)to[0];
	return point;
}

static uint32_t
punctuation(uint32_t point)
{
	switch (point) {
	case 0x201c:
	case 0x201d:
	case 0x201e:
	case 0x201f:
	case 0x2033:
	case 0xab:
	case 0xbb:
	case 0x300c:
	case 0x300d:
	case 0x300e:
	case 0x300f:
	case 0x301d:
	case 0x301e:
	case 0x301f:
		return '"';
	case 0x2018:
	case 0x2019:
	case 0x201a:
	case 0x201b:
	case 0x2032:
		return '\'';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case 0x2500:
	case 0x2501:
	case 0xfe58:
	case 0xfe63:
		return '-';
	default:
		return point;
	}
}

/* What a code point becomes; 0 for white space. */
static uint32_t
fold_point(uint32_t point)
{
	if (point > ' ' && point < 0x7f)
		return point;
	if (point_is_han(point)) {
		uint32_t simple = simplified[point - HAN_FIRST];

		return simple ? simple : point;
	}
	if (point_is_space(point))
		return 0;
	if (point >= 0xff01 && point <= 0xff5e)
		return point - 0xff01 + '!';
	if ((point >= 0x2e80 && point <= 0x2fd5) ||
	    (point >= 0xf900 && point <= 0xfaff) ||
	    (point >= 0x2f800 && point <= 0x2fa1f)) {
		uint32_t han = ideograph(point);

		return han != point ? fold_point(han) : point;
	}
	return punctuation(point);
}

/* Can normalization leave it alone, whatever stands beside it? */
static bool
is_settled(uint32_t point)
{
	return point < 0x300 || point_is_han(point) ||
	       (point >= 0x2010 && point <= 0x205e) ||
	       (point >= 0x2150 && point <= 0x218b) ||
	       (point >= 0x2460 && point <= 0x27ff) ||
	       (point >= 0x2e80 && point <= 0x2fff) ||
	       (point >= 0x3001 && point <= 0x3029) ||
	       (point >= 0x3400 && point <= 0x4dbf) ||
	       (point >= 0xe000 && point <= 0xf8ff);
}

static void
put_point(struct strbuf *buf, uint32_t point)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t count =
		utf8proc_encode_char((utf8proc_int32_t)point, bytes);

	strbuf_add(buf, (const char *)bytes, (size_t)count);
}

/* How much of the text stays as it is. */
static size_t
unchanged(struct text text)
{
	struct text rest = text;
	uint32_t point;

	while (rest.length) {
		size_t bytes = utf8_first(rest, &point);

		if (bytes == 0 || !is_settled(point) ||
		    fold_point(point) != point)
			break;
		rest = text_skip(rest, bytes);
	}
	return text.length - rest.length;
}

/* Unicode NFC; the text itself where it is not valid. */
static struct text
compose(struct text text, struct arena *arena)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length =
		utf8proc_map((const utf8proc_uint8_t *)text.data,
			     (utf8proc_ssize_t)text.length, &composed,
			     UTF8PROC_STABLE | UTF8PROC_COMPOSE);

	if (length >= 0)
		text = arena_copy(
			arena, (struct text){(char *)composed, (size_t)length});
	else
		text = arena_copy(arena, text);
	free(composed);
	return text;
}

struct text
text_fold(struct text text, struct arena *arena)
{
	size_t same = unchanged(text);
	struct text rest = text_skip(text, same);
	struct strbuf folded = {0};
	bool settled = true;

	if (rest.length == 0)
		return text;
	strbuf_add(&folded, text.data, same);
	while (rest.length) {
		uint32_t point;
		size_t bytes = utf8_first(rest, &point);

		if (bytes == 0) {
			strbuf_putc(&folded, rest.data[0]);
			bytes = 1;
		} else if ((point = fold_point(point))) {
			put_point(&folded, point);
			settled &= is_settled(point);
		}
		rest = text_skip(rest, bytes);
	}
	text = settled ? arena_copy(arena, strbuf_view(&folded))
		       : compose(strbuf_view(&folded), arena);
	strbuf_release(&folded);
	return text;
}
