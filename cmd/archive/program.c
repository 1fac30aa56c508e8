/*
 * The program juesuan-archive: it has every verb, and opens archives.
 */
#include "command.h"

#include "archive/archive.h"
#include "base/near.h"

const struct command *const commands[] = {
	&cmd_init,    &cmd_read,    &cmd_submit, &cmd_load,   &cmd_status,
	&cmd_show,    &cmd_compare, &cmd_rollup, &cmd_trace,  &cmd_restatements,
	&cmd_log,     &cmd_nightly, &cmd_verify, &cmd_export, &cmd_help,
	&cmd_version, NULL,
};

bool
command_absent(const struct invocation *invocation, const char *name,
	       struct error *err)
{
	const char *names[COUNT(commands) - 1];
	struct strbuf near = {0};

	(void)invocation;
	for (size_t i = 0; i < COUNT(names); i++)
		names[i] = commands[i]->name;
	if (near_ones(&near, name, names, COUNT(names), NEAR_FEW))
		error_set(err, ERR_USAGE,
			  _("There is no command “%s”; near it: %s."), name,
			  near.data);
	else
		error_set(err, ERR_USAGE, _("There is no command “%s”."), name);
	strbuf_release(&near);
	return false;
}

bool
revision_find(const struct invocation *invocation, const char *revision,
	      struct strbuf *out, struct error *err)
{
	struct archive *archive = NULL;
	struct oid oid;
	bool found = archive_open(invocation->config.city->repository, &archive,
				  err) &&
		     archive_resolve(archive, revision, &oid, err);

	if (found)
		strbuf_puts(out, oid_text(&oid).digits);
	archive_close(archive);
	return found;
}
