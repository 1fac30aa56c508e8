/* The file system under a warehouse: see disk.h. */
#include "warehouse/disk.h"

#include "base/base.h"

#include <libgen.h>
#include <stdlib.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

/* As linux/magic.h and statfs(2) have them. */
static const uint32_t remote_types[] = {
	0x6969,     /* NFS */
	0x517b,     /* SMB */
	0xff534d42, /* CIFS */
	0xfe534d42, /* SMB 2 */
	0x01021997, /* 9P */
	0x65735546, /* FUSE */
	0x5346414f, /* AFS */
	0x6b414653, /* AFS in the kernel */
	0x73757245, /* Coda */
	0x564c,     /* NCP */
	0x00c36400, /* Ceph */
	0x01161970, /* GFS2 */
	0x7461636f, /* OCFS2 */
	0x0bd00bd0, /* Lustre */
	0x47504653, /* GPFS */
	0x19830326, /* BeeGFS */
	0x786f4256, /* VirtualBox's shared folders */
};

bool
disk_type_is_remote(uint32_t type)
{
	for (size_t i = 0; i < COUNT(remote_types); i++)
		if (type == remote_types[i])
			return true;
	return false;
}

static char *
folder_of(const char *path)
{
	char *copy = mem_copy(path, strlen(path));
	const char *folder = dirname(copy);
	char *result = mem_copy(folder, strlen(folder));

	free(copy);
	return result;
}

bool
disk_is_remote(const char *path)
{
	char *folder = folder_of(path);
	struct statfs found;
	bool remote =
		(statfs(path, &found) == 0 || statfs(folder, &found) == 0) &&
		disk_type_is_remote((uint32_t)found.f_type);

	free(folder);
	return remote;
}

int64_t
disk_free(const char *path)
{
	char *folder = folder_of(path);
	struct statvfs found;
	int64_t bytes = -1;

	if (statvfs(folder, &found) == 0)
		bytes = (int64_t)(found.f_bavail * found.f_frsize);
	free(folder);
	return bytes;
}
