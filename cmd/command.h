/*
 * What a verb of the command line is, and what it finds opened when it runs.
 *
 * A verb is one file with one constant. Two programs are made of them: juesuan
 * has those that ask the warehouse alone, and starts quickly because it needs
 * none of the libraries that read archives and documents. What it lacks it
 * hands over, command line and all, to juesuan-archive, which has every verb.
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "base/base.h"
#include "config/config.h"
#include "render/render.h"
#include "report/report.h"

/* What main opens before a verb runs; each includes those before it. */
enum needs {
	NEEDS_NOTHING,
	NEEDS_CONFIG,
	NEEDS_WAREHOUSE,
};

struct command_option {
	const char *name;     /* without its dashes; NULL ends a list */
	const char *argument; /* what its value is; NULL when it takes none */
	const char *help;
};

#define OWN_OPTIONS_MAX 6

/* One run of the program. */
struct invocation {
	char **command_line; /* the whole, as main has it */
	const struct command *command;
	char **operands;
	int operand_count;
	/* Values of the command's own options, in their order: NULL when not
	 * given, "" when it takes none. */
	const char *values[OWN_OPTIONS_MAX];

	const char *config_path, *output_path, *known_on;
	const struct renderer *renderer;
	struct render_options render_options;

	struct arena arena;     /* of what words of the user stand for */
	const char *shipped;    /* the folder of shipped configuration */
	const char *pdf_reader; /* NULL when it is not installed */
	const char *office;     /* LibreOffice, likewise */
	struct config config;
	struct report_context report;
	bool findings; /* done, but somebody has to look: exit status 1 */
};

struct command {
	const char *name;
	const char *summary;  /* one sentence */
	const char *operands; /* as the usage line names them */
	const char *about;    /* what else the help says; NULL for nothing */
	const struct command_option *options; /* its own; NULL for none */
	enum needs needs;
	bool reports; /* without a warehouse: it takes a report's options too */
	int operands_min, operands_max;
	bool (*run)(struct invocation *invocation, struct error *err);
};

/* Does it take the options of reports: format, known on, ...? */
static inline bool
command_reports(const struct command *command)
{
	return command->needs == NEEDS_WAREHOUSE || command->reports;
}

/* Does a command that reports take this option of reports? The moment is asked
 * of a warehouse. */
bool command_takes(const struct command *command,
		   const struct command_option *option);

extern const struct command cmd_init, cmd_read, cmd_submit, cmd_load,
	cmd_status, cmd_show, cmd_compare, cmd_rollup, cmd_trace,
	cmd_restatements, cmd_log, cmd_nightly, cmd_verify, cmd_export,
	cmd_help, cmd_version;

/* program.c, of which each of the two programs has its own */

extern const struct command *const commands[]; /* ends with NULL */

/* This program has no verb of that name: the other one takes over for good, or
 * it fails with ERR_USAGE, or with ERR_SYSTEM where there is no other one. */
bool command_absent(const struct invocation *invocation, const char *name,
		    struct error *err);

/*
 * The commit, as hexadecimal digits, that a revision of the archive leads to,
 * such as a tag or a branch. Fails with ERR_NOT_FOUND if there is none,
 * otherwise where the archive cannot be asked. Here too the other program may
 * take over.
 */
bool revision_find(const struct invocation *invocation, const char *revision,
		   struct strbuf *out, struct error *err);

/* main.c */

/* A program of juesuan's, beside this one or among its helpers, as a path;
 * false where it is not installed. */
bool program_find(const char *name, struct strbuf *out);

/* options.c */

/* The options that every verb takes, and those of every report. */
extern const struct command_option common_options[], report_options[];

/*
 * Read the command line into out: the command, its operands and options. Common
 * options may stand before or after the verb. Fails with ERR_USAGE; then
 * out->command is the verb if it was known by then.
 */
bool options_read(int argc, char **argv, struct invocation *out,
		  struct error *err);

/* The verb of that name, of this program. Fails as command_absent does. */
bool command_find(const struct invocation *invocation, const char *name,
		  const struct command **out, struct error *err);

/* "juesuan show DEPARTMENT YEAR FORM [OPTION]..."; of any command when it is
 * NULL. */
void usage_print(struct strbuf *out, const struct command *command);

/* Speak the language that --lang or the locale asks for; catalogues is the
 * folder of the sentences. */
void options_language(char **argv, const char *catalogues);

/* output.c */

/*
 * Write to a file, or to standard output when path is NULL. A file is written
 * aside and renamed when it is complete. Fails with ERR_SYSTEM.
 */
bool output_write(const char *path, struct text content, struct error *err);

/* The same for what is too large to be held at once: finish puts the file in
 * its place, close without it takes it away again. */
struct output;
bool output_open(const char *path, struct output **out, struct error *err);
bool output_add(struct output *output, struct text content, struct error *err);
bool output_finish(struct output *output, struct error *err);
void output_close(struct output *output);

/* Render a report as the options say and write it where they say. */
bool output_table(const struct invocation *invocation,
		  const struct table *table, struct error *err);

/* operands.c: what users type, as ids or as names in either language */

bool operand_year(const char *word, int *out, struct error *err);
/* "2022-2024" or one year. */
bool operand_years(const char *word, int *first_out, int *last_out,
		   struct error *err);
/* A whole number in decimal digits. */
bool operand_number(const char *word, size_t *out, struct error *err);
/*
 * The interval of a report that has the options --since and --until; either
 * may be NULL. --until is --known-on by another name: it becomes the report's
 * moment. *since_out is NULL without --since, else moment.
 */
bool operand_interval(struct invocation *invocation, const char *since,
		      const char *until, struct moment *moment,
		      const struct moment **since_out, uint32_t *first_out,
		      struct error *err);
/*
 * A word for moment_find: as it is where that knows it, else the digits of the
 * commit that a tag or branch of this name leads to. Where there is none, the
 * word itself, for which moment_find has the sentence. Fails where the archive
 * would have to be asked and cannot be. NULL stays NULL.
 */
bool operand_moment(struct invocation *invocation, const char *word,
		    const char **out, struct error *err);
/* NULL is the department's scope. */
bool operand_scope(const char *word, enum scope *out, struct error *err);

#endif
