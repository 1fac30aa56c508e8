/* Zip archives through libzip: see zipped.h. */
#include "document/zipped.h"

#include <ctype.h>
#include <zip.h>

#define PARTS_MAX 5000
#define PART_MAX  ((size_t)64 << 20)  /* bytes unpacked */
#define ALL_MAX   ((size_t)192 << 20) /* of all parts read */

struct zipped {
	zip_t *zip;
	size_t room;
};

struct zipped *
zipped_open(struct text content)
{
	zip_source_t *source =
		zip_source_buffer_create(content.data, content.length, 0, NULL);
	zip_t *zip =
		source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	struct zipped *zipped;

	if (!zip) {
		zip_source_free(source);
		return NULL;
	}
	if (zip_get_num_entries(zip, 0) > PARTS_MAX) {
		zip_discard(zip);
		return NULL;
	}
	zipped = mem_zero(1, sizeof *zipped);
	*zipped = (struct zipped){.zip = zip, .room = ALL_MAX};
	return zipped;
}

void
zipped_close(struct zipped *zipped)
{
	if (!zipped)
		return;
	zip_discard(zipped->zip);
	free(zipped);
}

/* Some programs write other capitals than they say, or \ for /. */
static bool
is_name(const char *stored, const char *name)
{
	for (; *stored && *name; stored++, name++) {
		char sign = *stored == '\\' ? '/' : *stored;

		if (tolower((unsigned char)sign) !=
		    tolower((unsigned char)*name))
			return false;
	}
	return *stored == *name;
}

static zip_int64_t
find_part(zip_t *zip, const char *name)
{
	zip_int64_t at = zip_name_locate(zip, name, ZIP_FL_ENC_RAW);
	zip_int64_t count = zip_get_num_entries(zip, 0);

	for (zip_int64_t i = 0; at < 0 && i < count; i++) {
		const char *stored =
			zip_get_name(zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);

		if (stored && is_name(stored, name))
			at = i;
	}
	return at;
}

/* What the archive says of its sizes may be a lie: bytes are counted. */
bool
zipped_read(struct zipped *zipped, const char *name, struct strbuf *out)
{
	zip_int64_t part = find_part(zipped->zip, name);
	zip_file_t *file =
		part < 0 ? NULL
			 : zip_fopen_index(zipped->zip, (zip_uint64_t)part, 0);
	size_t most = zipped->room < PART_MAX ? zipped->room : PART_MAX;
	char bytes[1 << 15];
	zip_int64_t count = 0;

	strbuf_clear(out);
	if (!file)
		return false;
	while (out->length <= most &&
	       (count = zip_fread(file, bytes, sizeof bytes)) > 0)
		strbuf_add(out, bytes, (size_t)count);
	zip_fclose(file);
	if (count != 0 || out->length > most)
		return false;
	zipped->room -= out->length;
	return true;
}
