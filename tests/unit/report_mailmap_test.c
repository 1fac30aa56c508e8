/* Names by a .mailmap, held against git's own. */
#include "report/mailmap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char lines[] = "# c <new@example> <c@example>\n"
			    "周舟 <zhou.zhou@example> <zz@home.example>\n"
			    "周舟 <zz@work>\n"
			    "方圆 <fang@example> fang <shared@example>\n"
			    "科室 <shared@example>\n"
			    "First <twice@example>\n"
			    "Second <2@example> <twice@example>\n"
			    "  <new@example> <only-mail@example>\n"
			    "no brackets\n"
			    "half <open\n"
			    "无名 <> <no-new-mail@example>\n"
			    "匿名 <none@example> <>\n"
			    "换行 <dos@example>\r\n"
			    "<<<<<<< HEAD";

static const char *const people[][2] = {
	{"zhou", "zz@home.example"},  {"zhou", "ZZ@Home.Example"},
	{"Zhou Zhou", "zz@work"},     {"fang", "shared@example"},
	{"FANG", "Shared@example"},   {"qin", "shared@example"},
	{"somebody", "nobody@home"},  {"", "zz@work"},
	{"twice", "twice@example"},   {"x", "only-mail@example"},
	{"x", "no-brackets@example"}, {"", ""},
	{"commented", "c@example"},   {"dos", "dos@example"},
	{"x", "no-new-mail@example"}, {"x", ""},
};
#define PEOPLE COUNT(people)

/* Git's answers, a line each, from a repository in a folder of its own. */
static FILE *
ask_git(void)
{
	static char folder[] = "/tmp/juesuan-mailmap-XXXXXX";
	struct strbuf command = {0};
	FILE *answers;

	assert_non_null(mkdtemp(folder));
	strbuf_printf(&command,
		      "cd %s && git init -q && cat >.mailmap <<'END'\n%s\nEND\n"
		      "git check-mailmap",
		      folder, lines);
	for (size_t i = 0; i < PEOPLE; i++)
		strbuf_printf(&command, " '%s <%s>'", people[i][0],
			      people[i][1]);
	strbuf_printf(&command, "; rm -rf %s", folder);
	answers = popen(command.data, "r");
	assert_non_null(answers);
	strbuf_release(&command);
	return answers;
}

static void
people_are_named_as_git_names_them(void **state)
{
	struct mailmap mailmap;
	FILE *answers = ask_git();
	char theirs[256];

	(void)state;
	mailmap_read(text_of(lines), &mailmap);
	for (size_t i = 0; i < PEOPLE; i++) {
		const char *name = people[i][0], *mail = people[i][1];
		struct strbuf ours = {0};

		mailmap_apply(&mailmap, &name, &mail);
		strbuf_printf(&ours, "%s%s<%s>\n", name, *name ? " " : "",
			      mail);
		assert_non_null(fgets(theirs, sizeof theirs, answers));
		assert_string_equal(ours.data, theirs);
		strbuf_release(&ours);
	}
	assert_int_equal(pclose(answers), 0);
	mailmap_release(&mailmap);
}

static void
without_a_mailmap_everybody_keeps_his_name(void **state)
{
	const struct mailmap none = {0};
	const char *name = "zhou", *mail = "zz@work";

	(void)state;
	mailmap_apply(&none, &name, &mail);
	assert_string_equal(name, "zhou");
	assert_string_equal(mail, "zz@work");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_named_as_git_names_them),
		cmocka_unit_test(without_a_mailmap_everybody_keeps_his_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
