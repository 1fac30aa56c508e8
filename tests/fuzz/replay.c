/*
 * Instead of libFuzzer: runs a target on every file of the folders that are
 * named, so that every build and every compiler sees the corpus.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* Exactly as many bytes as there are, so that one too far is seen. */
static bool
replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	long length = -1;
	uint8_t *bytes = NULL;
	bool ok = file && fseek(file, 0, SEEK_END) == 0 &&
		  (length = ftell(file)) >= 0 && fseek(file, 0, SEEK_SET) == 0;

	if (ok) {
		bytes = mem_alloc((size_t)length);
		ok = fread(bytes, 1, (size_t)length, file) == (size_t)length;
	}
	if (file)
		fclose(file);
	if (ok)
		LLVMFuzzerTestOneInput(bytes, (size_t)length);
	free(bytes);
	return ok;
}

static bool
replay_folder(const char *folder, size_t *count)
{
	DIR *directory = opendir(folder);
	const struct dirent *entry;
	char path[4096];
	bool ok = directory != NULL;

	while (ok && (entry = readdir(directory))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		/* The last one named is the culprit. */
		fprintf(stderr, "%s\n", path);
		ok = replay(path);
		++*count;
	}
	if (directory)
		closedir(directory);
	return ok;
}

int
main(int argc, char **argv)
{
	size_t count = 0;

	for (int i = 1; i < argc; i++)
		if (!replay_folder(argv[i], &count))
			return 1;
	printf("%zu inputs\n", count);
	return count == 0;
}
