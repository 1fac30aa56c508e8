/*
 * Writing a model as git has it: object by object, so that also what no tool
 * would write can be had, and thousands of histories take minutes.
 */
#include "model.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include <assert.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MODE_TREE       040000
#define MODE_FILE       0100644
#define MODE_EXECUTABLE 0100755
#define MODE_SYMLINK    0120000
#define MODE_SUBMODULE  0160000

struct archive_writer {
	char *folder;
	git_odb *odb;
	iconv_t gbk;
};

struct entry {
	char *name; /* of a folder with '/' at its end, as git sorts it */
	unsigned mode;
	git_oid oid;
};

struct entries {
	VEC(struct entry) items;
};

/* --- Objects --- */

static git_oid
write_object(struct archive_writer *writer, git_object_t type,
	     const struct strbuf *content)
{
	git_oid oid;

	if (git_odb_write(&oid, writer->odb, strbuf_string(content),
			  content->length, type) < 0)
		abort();
	return oid;
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static void
add_entry(struct entries *entries, struct text name, unsigned mode,
	  const git_oid *oid)
{
	*vec_push(&entries->items) =
		(struct entry){mem_copy(name.data, name.length), mode, *oid};
}

/* The folder of these entries, which are released. */
static git_oid
write_folder(struct archive_writer *writer, struct entries *entries)
{
	struct strbuf content = {0};

	vec_sort(&entries->items, compare_entries);
	vec_each (struct entry *, entry, &entries->items) {
		size_t length = strlen(entry->name);

		strbuf_printf(&content, "%o %.*s", entry->mode,
			      (int)(length - (entry->mode == MODE_TREE)),
			      entry->name);
		strbuf_putc(&content, '\0');
		strbuf_add(&content, (const char *)entry->oid.id,
			   GIT_OID_RAWSZ);
		free(entry->name);
	}
	git_oid oid = write_object(writer, GIT_OBJECT_TREE, &content);
	vec_release(&entries->items);
	strbuf_release(&content);
	return oid;
}

/* --- A commit's files --- */

static unsigned
mode_of(const struct file *file)
{
	if (file->damage == DAMAGE_SYMLINK)
		return MODE_SYMLINK;
	if (file->damage == DAMAGE_SUBMODULE)
		return MODE_SUBMODULE;
	return file->executable ? MODE_EXECUTABLE : MODE_FILE;
}

static git_oid
write_file(struct archive_writer *writer, const struct filing *filing, int file)
{
	struct strbuf content = {0};
	git_oid oid;

	if (filing->files[file].damage == DAMAGE_SUBMODULE) {
		memset(oid.id, 0x12, sizeof oid.id);
		return oid;
	}
	file_content(filing, file, &content);
	oid = write_object(writer, GIT_OBJECT_BLOB, &content);
	strbuf_release(&content);
	return oid;
}

/* The files whose paths begin with the folder's name go into entries. */
static void
collect_files(struct archive_writer *writer, const struct model *model,
	      const struct commit *commit, const char *folder,
	      struct entries *entries)
{
	struct strbuf path = {0};

	for (int d = 0; d < model->documents; d++)
		for (int f = 0; f < FILES; f++) {
			const struct filing *filing = &commit->filings[d];
			git_oid oid;

			if (!filing_has_file(filing, f))
				continue;
			strbuf_clear(&path);
			file_path(d, filing, f, &path);
			if (!text_starts(strbuf_view(&path), text_of(folder)))
				continue;
			oid = write_file(writer, filing, f);
			add_entry(entries,
				  text_skip(strbuf_view(&path), strlen(folder)),
				  mode_of(&filing->files[f]), &oid);
		}
	strbuf_release(&path);
}

static git_oid
write_tree(struct archive_writer *writer, const struct model *model,
	   const struct commit *commit)
{
	struct entries root = {0};
	struct strbuf text = {0};
	git_oid oid;

	for (int d = 0; d < DOCUMENTS; d++)
		for (int a = 0; a < 2; a++) {
			struct entries entries = {0};
			char folder[64];

			if (d ==
			    1) /* of the same department as the one before */
				continue;
			snprintf(folder, sizeof folder, "%s/",
				 documents[d].aliases[a]);
			collect_files(writer, model, commit, folder, &entries);
			if (entries.items.count == 0)
				continue;
			oid = write_folder(writer, &entries);
			add_entry(&root, text_of(folder), MODE_TREE, &oid);
		}
	strbuf_printf(&text, "第 %d 版说明\n", commit->readme);
	oid = write_object(writer, GIT_OBJECT_BLOB, &text);
	add_entry(&root, TEXT("README"), MODE_FILE, &oid);
	strbuf_release(&text);
	return write_folder(writer, &root);
}

/* --- A commit itself --- */

static void
put_identity(struct strbuf *out, const char *role,
	     const struct identity *identity, struct moment moment)
{
	int zone = abs(moment.zone);

	strbuf_printf(out, "%s %s%s", role, identity->name,
		      *identity->name || !*identity->mail ? " " : "");
	if (!identity->bare)
		strbuf_printf(out, "<%s> ", identity->mail);
	strbuf_printf(out, "%lld %c%02d%02d\n", (long long)moment.time,
		      moment.zone < 0 ? '-' : '+', zone / 60, zone % 60);
}

static void
to_gbk(struct archive_writer *writer, struct strbuf *text)
{
	char bytes[2048], *to = bytes, *from = text->data;
	size_t left = text->length, room = sizeof bytes;

	if (iconv(writer->gbk, &from, &left, &to, &room) == (size_t)-1)
		abort();
	strbuf_clear(text);
	strbuf_add(text, bytes, sizeof bytes - room);
}

static void
write_commit(struct archive_writer *writer, const struct model *model,
	     struct commit *commit)
{
	struct strbuf content = {0};
	git_oid oid = write_tree(writer, model, commit);

	strbuf_printf(&content, "tree %s\n", git_oid_tostr_s(&oid));
	for (int p = 0; p < commit->parent_count; p++) {
		int parent =
			commit->parents[commit->pull == PULL_MADE ? !p : p];

		strbuf_printf(&content, "parent %s\n",
			      model->commits[parent].oid);
	}
	put_identity(&content, "author", &identities[commit->author],
		     commit->written);
	put_identity(&content, "committer", &identities[commit->committer],
		     commit->committed);
	if (commit->encoding == ENCODING_GBK)
		strbuf_puts(&content, "encoding GBK\n");
	strbuf_putc(&content, '\n');
	commit_message(commit, &content);
	if (commit->encoding != ENCODING_UTF8)
		to_gbk(writer, &content);
	oid = write_object(writer, GIT_OBJECT_COMMIT, &content);
	git_oid_tostr(commit->oid, sizeof commit->oid, &oid);
	strbuf_release(&content);
}

/* --- The repository --- */

static void
put_file(const struct archive_writer *writer, const char *name,
	 const char *content)
{
	struct strbuf path = {0};

	strbuf_printf(&path, "%s/%s", writer->folder, name);
	FILE *file = fopen(path.data, "w");
	if (!file || fputs(content, file) == EOF || fclose(file) != 0)
		abort();
	strbuf_release(&path);
}

struct archive_writer *
archive_writer_new(const char *folder)
{
	struct archive_writer *writer = mem_zero(1, sizeof *writer);

	git_libgit2_init();
	writer->folder = mem_copy(folder, strlen(folder));
	writer->gbk = iconv_open("GBK", "UTF-8");
	if (writer->gbk == (iconv_t)-1)
		abort();
	return writer;
}

void
archive_writer_free(struct archive_writer *writer)
{
	git_odb_free(writer->odb);
	iconv_close(writer->gbk);
	free(writer->folder);
	free(writer);
	git_libgit2_shutdown();
}

static void
make_repository(struct archive_writer *writer)
{
	static const char *const folders[] = {"", "/objects", "/objects/pack",
					      "/refs", "/refs/heads"};
	git_odb_backend *loose;
	struct strbuf path = {0};
	char command[256];

	git_odb_free(writer->odb);
	snprintf(command, sizeof command, "rm -rf '%s'", writer->folder);
	if (system(command) != 0)
		abort();
	for (size_t i = 0; i < COUNT(folders); i++) {
		strbuf_clear(&path);
		strbuf_printf(&path, "%s%s", writer->folder, folders[i]);
		if (mkdir(path.data, 0777) != 0)
			abort();
	}
	put_file(writer, "HEAD", "ref: refs/heads/main\n");
	put_file(writer, "config",
		 "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
	strbuf_clear(&path);
	strbuf_printf(&path, "%s/objects", writer->folder);
	if (git_odb_new(&writer->odb) < 0 ||
	    git_odb_backend_loose(&loose, path.data, 1, 0, 0, 0) < 0 ||
	    git_odb_add_backend(writer->odb, loose, 1) < 0)
		abort();
	strbuf_release(&path);
}

void
archive_write(struct archive_writer *writer, struct model *model)
{
	make_repository(writer);
	for (int i = 0; i < model->count; i++)
		write_commit(writer, model, &model->commits[i]);
}

void
archive_forget(struct archive_writer *writer)
{
	struct strbuf path = {0};

	strbuf_printf(&path, "%s/refs/juesuan/tip/main", writer->folder);
	unlink(path.data);
	strbuf_release(&path);
}

void
archive_point(struct archive_writer *writer, const struct commit *tip)
{
	char line[64];

	snprintf(line, sizeof line, "%s\n", tip->oid);
	put_file(writer, "refs/heads/main", line);
}
