/* The names of objects, which those need too who open no archive. */
#include "archive/archive.h"

struct oid
oid_of_bytes(struct text bytes)
{
	struct oid oid = {0};

	if (bytes.data && bytes.length <= OID_MAX) {
		oid.length = (uint8_t)bytes.length;
		memcpy(oid.bytes, bytes.data, bytes.length);
	}
	return oid;
}

struct oid_text
oid_text(const struct oid *oid)
{
	struct oid_text text;
	char *end = text.digits;

	for (size_t i = 0; i < oid->length; i++) {
		*end++ = "0123456789abcdef"[oid->bytes[i] >> 4];
		*end++ = "0123456789abcdef"[oid->bytes[i] & 15];
	}
	*end = '\0';
	return text;
}
