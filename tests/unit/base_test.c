/* Memory, containers, text, errors and language. */
#include "base/base.h"
#include "base/child.h"
#include "base/library.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define assert_text(actual, string)                                            \
	do {                                                                   \
		struct text actual_ = (actual);                                \
		assert_int_equal(actual_.length, strlen(string));              \
		if (actual_.length)                                            \
			assert_memory_equal(actual_.data, string,              \
					    actual_.length);                   \
	} while (0)

/* Deterministic noise, the same on every machine. */
static uint64_t
noise(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* --- alloc, vec, strbuf, arena --- */

static void
ask_for_all_memory(void)
{
	mem_grow(NULL, SIZE_MAX / 2, 8);
}

static void
load_what_is_not_there(void)
{
	static const char *const names[] = {"nothing"};
	void (*functions)(void);

	library_load("libno-such.so.0", names, 1, &functions);
}

static void
load_what_it_does_not_have(void)
{
	static const char *const names[] = {"strlen", "no_such_function"};
	void (*functions[2])(void);

	library_load("libc.so.6", names, 2, &functions);
}

/* The act ends the program that does it, by this sentence and status 3. */
static void
expect_end(void (*act)(void), const char *wanted)
{
	int ends[2], status;
	char sentence[512] = "";
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		act();
		_exit(0);
	}
	close(ends[1]);
	assert_true(read(ends[0], sentence, sizeof sentence - 1) > 0);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_non_null(strstr(sentence, wanted));
}

static void
no_memory_ends_the_program_with_a_sentence_and_status_3(void **state)
{
	(void)state;
	expect_end(ask_for_all_memory, "not enough memory");
}

static void
a_missing_library_ends_it_likewise(void **state)
{
	(void)state;
	expect_end(load_what_is_not_there, "libno-such.so.0");
	expect_end(load_what_it_does_not_have, "no_such_function");
}

static void
a_library_that_is_there_gives_its_functions_in_order(void **state)
{
	static const char *const names[] = {"strlen", "atoi"};
	struct {
		size_t (*length)(const char *string);
		int (*number)(const char *string);
	} functions;

	(void)state;
	library_load("libc.so.6", names, COUNT(names), &functions);
	assert_int_equal(functions.length("12345"), 5);
	assert_int_equal(functions.number("12345"), 12345);
}

static void
nothing_can_be_allocated_copied_and_given_back(void **state)
{
	void *nothing = mem_alloc(0), *zero = mem_zero(0, 8);
	char *copy = mem_copy(NULL, 0);

	(void)state;
	assert_non_null(nothing);
	assert_non_null(zero);
	assert_string_equal(copy, "");
	free(nothing);
	free(zero);
	free(copy);
}

static void
a_vec_keeps_its_items_while_it_grows(void **state)
{
	VEC(int) numbers = {0};
	int sum = 0;

	(void)state;
	for (int i = 0; i < 1000; i++)
		*vec_push(&numbers) = i;
	assert_int_equal(numbers.count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers.items[i], i);
	vec_each (int *, number, &numbers)
		sum += *number;
	assert_int_equal(sum, 499500);
	vec_reserve(&numbers, 5000);
	assert_true(numbers.capacity >= 6000);
	assert_int_equal(numbers.count, 1000);
	vec_release(&numbers);
	assert_null(numbers.items);
	assert_int_equal(numbers.capacity, 0);
}

static void
a_strbuf_is_a_string_at_every_moment(void **state)
{
	struct strbuf buf = {0};

	(void)state;
	assert_string_equal(strbuf_string(&buf), "");
	assert_int_equal(strbuf_view(&buf).length, 0);
	strbuf_add(&buf, NULL, 0);
	assert_string_equal(strbuf_string(&buf), "");
	strbuf_puts(&buf, "决算");
	strbuf_putc(&buf, ' ');
	strbuf_text(&buf, TEXT("2024"));
	strbuf_printf(&buf, "-%s%d", "", 7);
	assert_string_equal(strbuf_string(&buf), "决算 2024-7");
	assert_text(strbuf_view(&buf), "决算 2024-7");
	strbuf_clear(&buf);
	assert_string_equal(buf.data, "");
	for (int i = 0; i < 1000; i++)
		strbuf_printf(&buf, "%03d", i);
	assert_int_equal(buf.length, 3000);
	assert_string_equal(buf.data + 2997, "999");
	strbuf_release(&buf);
	assert_null(buf.data);
}

static void
an_arena_gives_aligned_pieces_that_do_not_overlap(void **state)
{
	struct arena arena = {0};
	unsigned char *pieces[600];

	(void)state;
	for (size_t i = 0; i < 600; i++) {
		arena_copy(&arena, (struct text){"abc", i % 4});
		pieces[i] = arena_alloc(&arena, i * 7);
		assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t),
				 0);
		memset(pieces[i], (int)(i % 251), i * 7);
	}
	for (size_t i = 0; i < 600; i++)
		for (size_t at = 0; at < i * 7; at++)
			assert_int_equal(pieces[i][at], i % 251);
	arena_release(&arena);
	assert_null(arena.block);
}

static void
an_arena_copies_and_prints_strings(void **state)
{
	struct arena arena = {0};
	struct text copy = arena_copy(&arena, (struct text){"年度报告", 6});

	(void)state;
	assert_text(copy, "年度");
	assert_int_equal(copy.data[6], '\0');
	assert_string_equal(arena_copy(&arena, (struct text){0}).data, "");
	assert_string_equal(arena_printf(&arena, "%d年%s", 2024, "度"),
			    "2024年度");
	arena_release(&arena);
}

static void
a_reset_arena_reuses_its_largest_block(void **state)
{
	struct arena arena = {0};
	struct arena_block *kept;
	char *small = arena_alloc(&arena, 1);
	char *large = arena_alloc(&arena, 5 << 20);

	(void)state;
	assert_ptr_not_equal(small, large);
	kept = arena.block;
	for (int i = 0; i < 100; i++)
		arena_alloc(&arena, 50000);
	assert_ptr_not_equal(arena.block, kept);
	arena_reset(&arena);
	assert_ptr_equal(arena.block, kept);
	assert_ptr_equal(arena_alloc(&arena, 5 << 20), large);
	arena_release(&arena);
	arena_reset(&arena);
	assert_null(arena.block);
}

/* --- map --- */

static void
a_map_numbers_distinct_keys_in_order_of_arrival(void **state)
{
	struct map map = {0};
	char key[] = "支出";

	(void)state;
	assert_int_equal(map_find(&map, TEXT("支出")), MAP_NONE);
	assert_int_equal(map_intern(&map, text_of(key)), 0);
	key[0] = 'x'; /* the map has a copy */
	assert_int_equal(map_intern(&map, TEXT("")), 1);
	assert_int_equal(map_intern(&map, TEXT("支出")), 0);
	assert_int_equal(map_intern(&map, (struct text){"a\0b", 3}), 2);
	assert_int_equal(map_intern(&map, (struct text){"a\0c", 3}), 3);
	assert_int_equal(map_find(&map, TEXT("")), 1);
	assert_int_equal(map_find(&map, TEXT("收入")), MAP_NONE);
	assert_text(map_key(&map, 0), "支出");
	assert_int_equal(map.count, 4);
	map_release(&map);
	assert_int_equal(map_find(&map, TEXT("支出")), MAP_NONE);
}

static void
a_map_finds_each_of_a_hundred_thousand_keys(void **state)
{
	struct map map = {0};
	char key[32];

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		int length = sprintf(key, "%ukjj/2024", i * 7919);

		assert_int_equal(
			map_intern(&map, (struct text){key, (size_t)length}),
			i);
	}
	for (uint32_t i = 0; i < 100000; i++) {
		int length = sprintf(key, "%ukjj/2024", i * 7919);

		assert_int_equal(
			map_find(&map, (struct text){key, (size_t)length}), i);
		assert_text(map_key(&map, i), key);
	}
	assert_int_equal(map_find(&map, TEXT("kjj/2024")), MAP_NONE);
	map_release(&map);
}

/* --- text --- */

static void
texts_are_found_by_start_end_and_middle(void **state)
{
	struct text text = TEXT("一般公共预算");

	(void)state;
	assert_true(text_starts(text, TEXT("一般")));
	assert_true(text_starts(text, TEXT("")));
	assert_false(text_starts(TEXT("一"), text));
	assert_true(text_ends(text, TEXT("预算")));
	assert_false(text_ends(text, TEXT("决算")));
	assert_int_equal(text_find(text, TEXT("公共")), 6);
	assert_int_equal(text_find(text, TEXT("算")), 15);
	assert_int_equal(text_find(text, text), 0);
	assert_int_equal(text_find(text, TEXT("")), 0);
	assert_int_equal(text_find(text, TEXT("基金")), text.length);
	assert_int_equal(text_find(TEXT("aab"), TEXT("ab")), 1);
	assert_int_equal(text_find((struct text){0}, TEXT("a")), 0);

	const struct text needles[] = {TEXT("基金"), TEXT("预算"),
				       TEXT("公共")};
	assert_int_equal(text_find_any(text, needles, 3), 6);
	assert_int_equal(text_find_any(text, needles, 1), text.length);
	assert_int_equal(text_find_any(text, needles, 0), text.length);
	assert_true(text_has(text, TEXT("")));
	assert_true(text_has((struct text){0}, TEXT("")));
	assert_false(text_has((struct text){0}, TEXT("a")));
}

static void
texts_are_ordered_by_bytes_then_length(void **state)
{
	(void)state;
	assert_true(text_compare(TEXT("a"), TEXT("b")) < 0);
	assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
	assert_true(text_compare(TEXT("支"), TEXT("a")) > 0);
	assert_int_equal(text_compare(TEXT("支"), TEXT("支")), 0);
	assert_int_equal(text_compare((struct text){0}, TEXT("")), 0);
}

static void
trimming_knows_the_white_space_of_every_script(void **state)
{
	(void)state;
	assert_text(text_trim(TEXT(" \t　支 出 \r\n")), "支 出");
	assert_text(text_trim(TEXT("\xef\xbb\xbf开头")), "开头");
	assert_text(text_trim(TEXT("\xe2\x80\x8b零宽\xe2\x80\xaf")), "零宽");
	assert_text(text_trim(TEXT("　　")), "");
	assert_text(text_trim((struct text){0}), "");
	assert_text(text_trim(TEXT("\x80 ")), "\x80");
}

static void
only_valid_utf8_is_utf8(void **state)
{
	static const struct {
		const char *bytes;
		int bad; /* -1: none */
	} cases[] = {
		{"", -1},
		{"科学技术支出 206 10.48 万元", -1},
		{"\xf0\xa0\x80\x80\xc3\xa9\xe0\xa4\x85", -1},
		{"\xf4\x8f\xbf\xbf", -1},
		{"ab\xff", 2},
		{"中\xe4\xb8", 3},              /* cut off */
		{"\xc0\xaf", 0},                /* overlong */
		{"\xe0\x80\xaf", 0},            /* overlong */
		{"\xf0\x80\x80\xaf", 0},        /* overlong */
		{"x\xed\xa0\x80xxxxxxxx", 1},   /* a surrogate */
		{"\xf4\x90\x80\x80", 0},        /* behind the last */
		{"\xf5\x80\x80\x80", 0},        /* behind the last */
		{"0123456789\x80 0123456", 10}, /* goes on with nothing */
		{"支出\xb3\xf6", 6},            /* GBK */
		{"中文中文\xe4中文中文", 12},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t bad = 999;
		bool valid = text_is_utf8(text_of(cases[i].bytes), &bad);

		assert_int_equal(valid, cases[i].bad < 0);
		assert_int_equal(bad, valid ? 999 : cases[i].bad);
	}
}

/* Where the first character that is none begins, one after the other. */
static size_t
first_wrong(struct text text)
{
	size_t at = 0, bytes;
	uint32_t point;

	while (at < text.length &&
	       (bytes = utf8_first(text_skip(text, at), &point)) > 0)
		at += bytes;
	return at;
}

/* Every string of up to four of these bytes, in front, behind and between. */
static void
wrong_bytes_are_found_wherever_they_stand(void **state)
{
	static const unsigned char bytes[] = {0x41, 0x80, 0x8f, 0x90, 0x9f,
					      0xa0, 0xbf, 0xc1, 0xc2, 0xe0,
					      0xe4, 0xed, 0xf0, 0xf4, 0xf5};
	const char *around[][2] = {
		{"", ""}, {"abc", ""}, {"", "abc"}, {"支出", "支出"}};
	size_t count = 1;

	(void)state;
	for (size_t length = 0; length <= 4; length++, count *= COUNT(bytes))
		for (size_t n = 0; n < count * COUNT(around); n++) {
			const char *const *sides = around[n / count];
			size_t rest = n % count, bad = SIZE_MAX;
			char string[32];
			size_t end = strlen(sides[0]);

			memcpy(string, sides[0], end);
			for (size_t i = 0; i < length; i++) {
				string[end++] =
					(char)bytes[rest % COUNT(bytes)];
				rest /= COUNT(bytes);
			}
			memcpy(string + end, sides[1], strlen(sides[1]));
			end += strlen(sides[1]);
			struct text text = {string, end};
			size_t wrong = first_wrong(text);

			assert_int_equal(text_is_utf8(text, &bad),
					 wrong == end);
			if (wrong < end)
				assert_int_equal(bad, wrong);
		}
}

static size_t
encode(uint32_t point, char *bytes)
{
	if (point < 0x80) {
		bytes[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		bytes[0] = (char)(0xc0 | point >> 6);
		bytes[1] = (char)(0x80 | (point & 0x3f));
		return 2;
	}
	if (point < 0x10000) {
		bytes[0] = (char)(0xe0 | point >> 12);
		bytes[1] = (char)(0x80 | (point >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (point & 0x3f));
		return 3;
	}
	bytes[0] = (char)(0xf0 | point >> 18);
	bytes[1] = (char)(0x80 | (point >> 12 & 0x3f));
	bytes[2] = (char)(0x80 | (point >> 6 & 0x3f));
	bytes[3] = (char)(0x80 | (point & 0x3f));
	return 4;
}

static void
every_code_point_but_surrogates_is_valid(void **state)
{
	(void)state;
	for (uint32_t point = 0; point < 0x110000; point++) {
		char bytes[4];
		size_t bad;

		assert_int_equal(
			text_is_utf8((struct text){bytes, encode(point, bytes)},
				     &bad),
			point < 0xd800 || point > 0xdfff);
	}
}

static void
folding_makes_labels_comparable(void **state)
{
	static const char *const cases[][2] = {
		{"支 出　决\u00a0算\u200b表", "支出决算表"},
		{"\ufeff一、一般\t公共\r\n服务", "一、一般公共服务"},
		{"（类）：ＡＢｃ１２．５％，！～", "(类):ABc12.5%,!~"},
		{"“三公”经费", "三公经费"},
		{"\"三公\"经费'", "三公经费"},
		{"「三公」『三公』„三公‟", "三公三公三公"},
		{"＂三公＂″«»", "三公"},
		{"‘甲’＇", "甲"},
		{"———–‐‑−─━－", "----------"},
		{"⽀出", "支出"},
		{"⼀般公共预算⽀出", "一般公共预算支出"},
		{"⻋辆⻓度⻔⻅⻚", "车辆长度门见页"},
		{"⻑期", "长期"},         /* by way of the traditional one */
		{"\u2ecb\u2f9e", "车车"}, /* a traditional radical */
		{"支出決算總表", "支出决算总表"},
		{"財政撥款購置車輛維護費", "财政拨款购置车辆维护费"},
		{"業務經營預備項目結餘結轉", "业务经营预备项目结余结转"},
		{"國有資本開關門類與屬級單補對計額",
		 "国有资本开关门类与属级单补对计额"},
		{"e\u0301", "\u00e9"},
		{"\uf902辆", "车辆"}, /* a compatibility ideograph */
		{"①《其他》·支出。", "①《其他》·支出。"},
		{"乾县", "乾县"},
		{"", ""},
		{"　 ", ""},
	};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_text(text_fold(text_of(cases[i][0]), &arena),
			    cases[i][1]);
	arena_release(&arena);
}

static void
folding_has_room_for_characters_that_grow(void **state)
{
	struct strbuf three = {0}, four = {0};
	struct arena arena = {0};

	(void)state;
	for (int i = 0; i < 2000; i++) {
		strbuf_puts(&three, "\ufa6c");
		strbuf_puts(&four, "\U000242ee");
	}
	/* A byte that folding writes itself, so that sanitizers see where. */
	strbuf_puts(&three, "\xff");
	strbuf_puts(&four, "\xff");
	assert_text(text_fold(strbuf_view(&three), &arena),
		    strbuf_string(&four));
	strbuf_release(&three);
	strbuf_release(&four);
	arena_release(&arena);
}

static void
what_needs_no_change_is_not_copied(void **state)
{
	static const char *const labels[] = {
		"",           "一、一般公共服务支出", "2080505", "基本支出",
		"其他(项目)", "《办法》。",           "-12.5%"};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(labels); i++)
		assert_ptr_equal(text_fold(text_of(labels[i]), &arena).data,
				 labels[i]);
	assert_null(arena.block);
}

static void
folding_keeps_bytes_that_are_no_utf8(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_text(text_fold(TEXT("支 \xff\xe4\xb8"), &arena),
		    "支\xff\xe4\xb8");
	assert_text(text_fold(TEXT("e\u0301 \xff"), &arena), "e\u0301\xff");
	assert_int_equal(text_fold(TEXT("\0 \0"), &arena).length, 2);
	arena_release(&arena);
}

static void
folding_twice_changes_nothing(void **state)
{
	static const uint32_t often[] = {0x20, 0x301,  0x3099, 0x4e00, 0x304b,
					 0x65, 0x3000, 0x1100, 0x1161, 0};
	struct arena arena = {0};
	uint64_t seed = 20240101;

	(void)state;
	for (int round = 0; round < 100000; round++) {
		char bytes[64];
		size_t length = 0;
		struct text once, twice;

		for (uint64_t n = noise(&seed) % 8; n; n--) {
			uint64_t dice = noise(&seed);
			uint32_t point = (uint32_t)(dice >> 32) %
					 (dice % 3 ? 0x10000 : 0x30000);

			if (dice % 5 == 0)
				point = often[(dice >> 40) % 10];
			if (point < 0xd800 || point > 0xdfff)
				length += encode(point, bytes + length);
		}
		once = text_fold((struct text){bytes, length}, &arena);
		twice = text_fold(once, &arena);
		assert_true(text_equal(once, twice));
		arena_reset(&arena);
	}
	arena_release(&arena);
}

static void
every_code_point_folds_to_something_that_stays(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (uint32_t point = 0; point < 0x110000; point++) {
		char bytes[4];
		struct text once;

		if (point >= 0xd800 && point <= 0xdfff)
			continue;
		once = text_fold((struct text){bytes, encode(point, bytes)},
				 &arena);
		assert_true(text_equal(once, text_fold(once, &arena)));
		arena_reset(&arena);
	}
	arena_release(&arena);
}

static void
width_is_what_a_terminal_shows(void **state)
{
	(void)state;
	assert_int_equal(text_width(TEXT("")), 0);
	assert_int_equal(text_width(TEXT("abc")), 3);
	assert_int_equal(text_width(TEXT("决算")), 4);
	assert_int_equal(text_width(TEXT("（万元）")), 8);
	assert_int_equal(text_width(TEXT("“三公”")), 6);
	assert_int_equal(text_width(TEXT("———")), 3);
	assert_int_equal(text_width(TEXT("e\u0301")), 1);
	assert_int_equal(text_width(TEXT("𠀀")), 2);
	assert_int_equal(text_width(TEXT("\xff")), 1);
}

/* --- errors --- */

static void
an_error_is_a_kind_a_place_and_a_sentence(void **state)
{
	struct error err = {0};

	(void)state;
	assert_false(error_at(&err, ERR_CONFIG, "city.yaml", 3, 7,
			      "Key \"%s\" is unknown.", "nmae"));
	assert_int_equal(err.kind, ERR_CONFIG);
	assert_string_equal(err.source, "city.yaml");
	assert_int_equal(err.line, 3);
	assert_int_equal(err.column, 7);
	assert_string_equal(err.message, "Key \"nmae\" is unknown.");
	assert_false(error_set(&err, ERR_SYSTEM, "Disk: %s", err.message));
	assert_int_equal(err.kind, ERR_SYSTEM);
	assert_string_equal(err.source, "");
	assert_int_equal(err.line, 0);
	assert_int_equal(err.column, 0);
	assert_string_equal(err.message, "Disk: Key \"nmae\" is unknown.");
}

static void
a_long_sentence_ends_at_a_whole_character(void **state)
{
	struct error err = {0};
	char path[2000], many[5000] = "";
	size_t bad;

	(void)state;
	for (int i = 0; i < 1500; i++)
		memcpy(many + i * 3, "支", 4);
	memset(path, 'p', sizeof path);
	path[sizeof path - 1] = '\0';
	for (int shift = 0; shift < 3; shift++) {
		error_at(&err, ERR_NOT_FOUND, path, 1, 1, "%.*s%s", shift, "ab",
			 many);
		assert_int_equal(strlen(err.source), sizeof err.source - 1);
		assert_true(strlen(err.message) > sizeof err.message - 4);
		assert_true(text_is_utf8(text_of(err.message), &bad));
	}
}

/* --- language --- */

static void
locale(const char *language, const char *lc_all, const char *lc_messages,
       const char *lang)
{
	setenv("LANGUAGE", language, 1);
	setenv("LC_ALL", lc_all, 1);
	setenv("LC_MESSAGES", lc_messages, 1);
	setenv("LANG", lang, 1);
}

static void
the_language_is_that_of_the_first_variable_that_is_set(void **state)
{
	(void)state;
	locale("", "", "", "zh_CN.UTF-8");
	assert_int_equal(language_of_locale(), LANGUAGE_ZH);
	locale("", "", "en_GB.UTF-8", "zh_CN.UTF-8");
	assert_int_equal(language_of_locale(), LANGUAGE_EN);
	locale("", "zh_CN", "en_GB.UTF-8", "C");
	assert_int_equal(language_of_locale(), LANGUAGE_ZH);
	locale("en:zh", "zh_CN", "zh_CN", "zh_CN");
	assert_int_equal(language_of_locale(), LANGUAGE_EN);
	locale("zh:en", "C", "C", "C");
	assert_int_equal(language_of_locale(), LANGUAGE_ZH);
	locale("", "", "", "");
	assert_int_equal(language_of_locale(), LANGUAGE_EN);
	unsetenv("LANGUAGE");
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	unsetenv("LANG");
	assert_int_equal(language_of_locale(), LANGUAGE_EN);
}

/* A catalogue of one sentence, as msgfmt would write it. */
static void
write_catalogue(const char *folder)
{
	static const char sentence[] = "A sentence for the test.";
	static const char translation[] = "测试用的句子。";
	static const char header[] =
		"Content-Type: text/plain; charset=UTF-8\n";
	uint32_t words[7 + 8] = {0x950412de, 0, 2, 28, 28 + 16, 0, 28 + 32};
	uint32_t at = sizeof words;
	char path[512];
	FILE *file;

	words[7] = 0;
	words[8] = at;
	words[9] = sizeof sentence - 1;
	words[10] = at + 1;
	words[11] = sizeof header - 1;
	words[12] = at + 1 + sizeof sentence;
	words[13] = sizeof translation - 1;
	words[14] = words[12] + sizeof header;
	snprintf(path, sizeof path, "mkdir -p %s/zh_CN/LC_MESSAGES", folder);
	assert_int_equal(system(path), 0);
	snprintf(path, sizeof path, "%s/zh_CN/LC_MESSAGES/juesuan.mo", folder);
	file = fopen(path, "wb");
	assert_non_null(file);
	fwrite(words, sizeof words, 1, file);
	fputc('\0', file);
	fwrite(sentence, sizeof sentence, 1, file);
	fwrite(header, sizeof header, 1, file);
	fwrite(translation, sizeof translation, 1, file);
	assert_int_equal(fclose(file), 0);
}

static void
the_language_in_use_decides_whatever_the_environment_says(void **state)
{
	const struct name name = {"财政局", "Finance Bureau"};
	char folder[] = "/tmp/base_test_XXXXXX", command[64];

	(void)state;
	assert_non_null(mkdtemp(folder));
	write_catalogue(folder);

	locale("en", "C", "C", "C");
	language_use(LANGUAGE_ZH, folder);
	assert_int_equal(language_in_use(), LANGUAGE_ZH);
	assert_string_equal(_("A sentence for the test."), "测试用的句子。");
	assert_string_equal(name_text(name), "财政局");

	locale("zh_CN", "zh_CN.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8");
	language_use(LANGUAGE_EN, folder);
	assert_int_equal(language_in_use(), LANGUAGE_EN);
	assert_string_equal(_("A sentence for the test."),
			    "A sentence for the test.");
	assert_string_equal(name_text(name), "Finance Bureau");

	language_use(LANGUAGE_ZH, folder);
	assert_string_equal(_("A sentence for the test."), "测试用的句子。");
	language_use(LANGUAGE_EN, folder);

	snprintf(command, sizeof command, "rm -r %s", folder);
	assert_int_equal(system(command), 0);
}

/* --- days --- */

static void
a_day_begins_where_the_clock_says(void **state)
{
	int64_t begin;

	(void)state;
	assert_true(day_begin(TEXT("1970-01-01"), 0, &begin));
	assert_int_equal(begin, 0);
	assert_true(day_begin(TEXT("2024-02-29"), 480, &begin));
	assert_int_equal(begin, 1709136000);
	assert_true(day_begin(TEXT("1969-12-31"), -60, &begin));
	assert_int_equal(begin, -DAY_SECONDS + 3600);
}

static void
a_day_that_there_is_not_is_no_date(void **state)
{
	static const char *const words[] = {
		"",           "2023",        "2023-9-1",   "2023-02-29",
		"2023-13-01", "2023-00-10",  "2023-01-00", "2023-01-32",
		"2023/01/01", "2023-01-011", "+023-01-01", "2023- 1-01",
	};
	int64_t begin = 7;

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		assert_false(day_begin(text_of(words[i]), 0, &begin));
	assert_int_equal(begin, 7);
}

/* How a shell's command ends. */
static enum child_end
run_shell(const char *command, struct child child, struct strbuf *printed)
{
	const char *const arguments[] = {"/bin/sh", "-c", command, NULL};
	enum child_end end;
	struct error err;

	child.arguments = arguments;
	assert_true(child_run(&child, printed, &end, &err));
	return end;
}

static void
a_program_that_does_not_end_is_ended(void **state)
{
	struct strbuf printed = {0};

	(void)state;
	assert_int_equal(run_shell("sleep 600", (struct child){.limit_ms = 20},
				   &printed),
			 CHILD_LATE);
	strbuf_release(&printed);
}

static void
a_program_reads_both_inputs_and_nothing_of_our_environment(void **state)
{
	const struct child child = {.input = TEXT("one "),
				    .further = TEXT("two "),
				    .limit_ms = 60000};
	struct strbuf printed = {0};

	(void)state;
	assert_int_equal(
		run_shell("cat - /dev/fd/3; echo $HOME $TZ; echo e >&2", child,
			  &printed),
		CHILD_DONE);
	assert_string_equal(printed.data, "one two UTC\ne\n");
	strbuf_release(&printed);
}

static void
a_program_may_print_much_and_read_nothing(void **state)
{
	struct strbuf input = {0}, printed = {0};
	struct child child = {.limit_ms = 60000};

	(void)state;
	for (int i = 0; i < 1000000; i++)
		strbuf_putc(&input, 'i');
	child.input = strbuf_view(&input);
	assert_int_equal(run_shell("head -c 3000000 /dev/zero | tr '\\0' x",
				   child, &printed),
			 CHILD_DONE);
	assert_int_equal(printed.length, 3000000);
	strbuf_release(&input);
	strbuf_release(&printed);
}

static void
a_program_that_is_not_there_or_fails_says_so(void **state)
{
	const char *const absent[] = {"/nowhere/program", NULL};
	const struct child child = {.arguments = absent, .limit_ms = 1000};
	struct strbuf printed = {0};
	enum child_end end;
	struct error err;

	(void)state;
	assert_true(child_run(&child, &printed, &end, &err));
	assert_int_equal(end, CHILD_ABSENT);
	assert_int_equal(run_shell("exit 7", (struct child){.limit_ms = 60000},
				   &printed),
			 CHILD_FAILED);
	strbuf_release(&printed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			no_memory_ends_the_program_with_a_sentence_and_status_3),
		cmocka_unit_test(a_missing_library_ends_it_likewise),
		cmocka_unit_test(
			a_library_that_is_there_gives_its_functions_in_order),
		cmocka_unit_test(
			nothing_can_be_allocated_copied_and_given_back),
		cmocka_unit_test(a_vec_keeps_its_items_while_it_grows),
		cmocka_unit_test(a_strbuf_is_a_string_at_every_moment),
		cmocka_unit_test(
			an_arena_gives_aligned_pieces_that_do_not_overlap),
		cmocka_unit_test(an_arena_copies_and_prints_strings),
		cmocka_unit_test(a_reset_arena_reuses_its_largest_block),
		cmocka_unit_test(
			a_map_numbers_distinct_keys_in_order_of_arrival),
		cmocka_unit_test(a_map_finds_each_of_a_hundred_thousand_keys),
		cmocka_unit_test(texts_are_found_by_start_end_and_middle),
		cmocka_unit_test(texts_are_ordered_by_bytes_then_length),
		cmocka_unit_test(
			trimming_knows_the_white_space_of_every_script),
		cmocka_unit_test(only_valid_utf8_is_utf8),
		cmocka_unit_test(wrong_bytes_are_found_wherever_they_stand),
		cmocka_unit_test(every_code_point_but_surrogates_is_valid),
		cmocka_unit_test(folding_makes_labels_comparable),
		cmocka_unit_test(folding_has_room_for_characters_that_grow),
		cmocka_unit_test(what_needs_no_change_is_not_copied),
		cmocka_unit_test(folding_keeps_bytes_that_are_no_utf8),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(
			every_code_point_folds_to_something_that_stays),
		cmocka_unit_test(width_is_what_a_terminal_shows),
		cmocka_unit_test(an_error_is_a_kind_a_place_and_a_sentence),
		cmocka_unit_test(a_day_begins_where_the_clock_says),
		cmocka_unit_test(a_day_that_there_is_not_is_no_date),
		cmocka_unit_test(a_long_sentence_ends_at_a_whole_character),
		cmocka_unit_test(
			the_language_is_that_of_the_first_variable_that_is_set),
		cmocka_unit_test(
			the_language_in_use_decides_whatever_the_environment_says),
		cmocka_unit_test(a_program_that_does_not_end_is_ended),
		cmocka_unit_test(
			a_program_reads_both_inputs_and_nothing_of_our_environment),
		cmocka_unit_test(a_program_may_print_much_and_read_nothing),
		cmocka_unit_test(a_program_that_is_not_there_or_fails_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
