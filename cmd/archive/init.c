/* The verb "init": a new city's folder. */
#include "command.h"

#include "archive/archive.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	OPTION_CITY,
};

static const struct command_option options[] = {
	[OPTION_CITY] = {"city", N_("NAME"),
			 N_("the city's name; else the folder's")},
	{0},
};

static bool
cannot(const char *path, struct error *err)
{
	return error_set(err, ERR_SYSTEM, _("%s could not be made: %s."), path,
			 strerror(errno));
}

/* Make the folder, or take an empty one that is there. */
static bool
make_folder(const char *path, bool *made_out, struct error *err)
{
	struct dirent *entry;
	bool empty = true;

	if (mkdir(path, 0777) == 0) {
		*made_out = true;
		return true;
	}
	DIR *folder = errno == EEXIST ? opendir(path) : NULL;
	if (!folder)
		return cannot(path, err);
	while ((entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			empty = false;
	closedir(folder);
	*made_out = false;
	return empty || error_set(err, ERR_SYSTEM,
				  _("%s is not empty: name a folder that is, "
				    "or a new one."),
				  path);
}

static bool
read_file(const char *path, struct strbuf *out, struct error *err)
{
	return file_read(path, UINT64_MAX, out) ||
	       error_set(err, ERR_SYSTEM, _("%s could not be read: %s."), path,
			 strerror(errno));
}

/* A string as YAML's double quotes take it. */
static void
print_quoted(struct strbuf *out, struct text string)
{
	strbuf_putc(out, '"');
	for (size_t i = 0; i < string.length; i++) {
		if (string.data[i] == '"' || string.data[i] == '\\')
			strbuf_putc(out, '\\');
		strbuf_putc(out, string.data[i]);
	}
	strbuf_putc(out, '"');
}

/* The shipped template with the city's name in it. */
static bool
fill_template(const char *shipped, struct text city, struct strbuf *out,
	      struct error *err)
{
	const struct text mark = TEXT("@CITY@");
	const char *language = language_in_use() == LANGUAGE_ZH ? "zh" : "en";
	struct strbuf path = {0}, template = {0};

	strbuf_printf(&path, "%s/init/juesuan.%s.yaml", shipped, language);
	bool ok = read_file(path.data, &template, err);
	if (ok) {
		struct text rest = strbuf_view(&template);
		size_t head = text_find(rest, mark);

		strbuf_add(out, rest.data, head);
		print_quoted(out, city);
		strbuf_text(out, text_skip(rest, head + mark.length));
	}
	strbuf_release(&template);
	strbuf_release(&path);
	return ok;
}

/* Slashes at its end would stand doubled in what is printed. */
static void
trim_slashes(char *path)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		path[--length] = '\0';
}

/* The last part of a folder's full name. */
static struct text
folder_name(const char *full)
{
	const char *slash = strrchr(full, '/');

	return text_of(slash && slash[1] ? slash + 1 : full);
}

static bool
check_name(struct text city, struct error *err)
{
	size_t bad;

	for (size_t i = 0; i < city.length; i++)
		if ((unsigned char)city.data[i] < ' ')
			city.length = 0;
	if (text_trim(city).length == 0 || !text_is_utf8(city, &bad))
		return error_set(err, ERR_USAGE,
				 _("That is no name for a city: write it on "
				   "one line, in UTF-8."));
	return true;
}

static bool
fill_folder(const struct invocation *invocation, const char *folder,
	    struct error *err)
{
	const char *city = invocation->values[OPTION_CITY];
	struct strbuf config = {0}, config_path = {0}, archive_path = {0};
	char *full = realpath(folder, NULL);
	bool ok = false;

	if (!full) {
		cannot(folder, err);
		goto out;
	}
	struct text name = city ? text_of(city) : folder_name(full);
	strbuf_printf(&config_path, "%s/juesuan.yaml", folder);
	strbuf_printf(&archive_path, "%s/archive", full);
	ok = check_name(name, err) &&
	     fill_template(invocation->shipped, name, &config, err) &&
	     output_write(config_path.data, strbuf_view(&config), err);
	if (ok && !archive_create(archive_path.data, "main", err)) {
		unlink(config_path.data);
		ok = false;
	}
out:
	free(full);
	strbuf_release(&archive_path);
	strbuf_release(&config_path);
	strbuf_release(&config);
	return ok;
}

/* A word of a command line, as a shell takes it. */
static void
shell_word(struct strbuf *out, const char *word)
{
	if (!word[strcspn(word, " \t\n\"'\\$`!*?[](){}<>|&;#~=%^")]) {
		strbuf_puts(out, word);
		return;
	}
	strbuf_putc(out, '\'');
	for (; *word; word++)
		if (*word == '\'')
			strbuf_puts(out, "'\\''");
		else
			strbuf_putc(out, *word);
	strbuf_putc(out, '\'');
}

static bool
run(struct invocation *invocation, struct error *err)
{
	char *folder = invocation->operands[0];
	struct strbuf out = {0}, file = {0};
	bool made;

	trim_slashes(folder);
	if (!make_folder(folder, &made, err))
		return false;
	if (!fill_folder(invocation, folder, err)) {
		if (made)
			rmdir(folder);
		return false;
	}
	shell_word(&file,
		   arena_printf(&invocation->arena, "%s/juesuan.yaml", folder));
	strbuf_printf(&out,
		      _("Made %s with its configuration and an empty archive. "
			"Now:\n1. name the city's departments and years in "
			"%s/juesuan.yaml;\n2. put the source files into "
			"%s/archive, such as %s/archive/kjj/2024.pdf;\n"
			"3. commit them: juesuan submit --config %s\n"
			"4. read them: juesuan load --config %s\n"),
		      folder, folder, folder, folder, file.data, file.data);
	bool ok = output_write(NULL, strbuf_view(&out), err);
	strbuf_release(&out);
	strbuf_release(&file);
	return ok;
}

const struct command cmd_init = {
	.name = "init",
	.summary = N_("Make a new city's folder."),
	.operands = N_("FOLDER"),
	.options = options,
	.needs = NEEDS_NOTHING,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
