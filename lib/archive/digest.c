/* Names of objects through libcrypto: see digest.h. */
#include "archive/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdio.h>

struct digest {
	EVP_MD *method;
	EVP_MD_CTX *state;
};

static void *
take_memory(size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_alloc(size);
}

static void *
grow_memory(void *memory, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return mem_grow(memory, size, 1);
}

static void
give_memory(void *memory, const char *file, int line)
{
	(void)file, (void)line;
	free(memory);
}

void
digest_start(void)
{
	CRYPTO_set_mem_functions(take_memory, grow_memory, give_memory);
}

struct digest *
digest_new(void)
{
	struct digest *digest = mem_zero(1, sizeof *digest);

	/* Without memory libcrypto would go on with half of its own state. */
	if (!OSSL_LIB_CTX_get0_global_default())
		mem_exhausted();
	digest->method = EVP_MD_fetch(NULL, "SHA1", NULL);
	digest->state = EVP_MD_CTX_new();
	if (!digest->method || !digest->state)
		mem_exhausted();
	return digest;
}

void
digest_free(struct digest *digest)
{
	if (!digest)
		return;
	EVP_MD_CTX_free(digest->state);
	EVP_MD_free(digest->method);
	free(digest);
}

bool
digest_fits(struct digest *digest, const char *type, struct text content,
	    const struct oid *oid)
{
	char head[64];
	unsigned char name[EVP_MAX_MD_SIZE];
	unsigned length;
	int head_length =
		snprintf(head, sizeof head, "%s %zu", type, content.length);

	return EVP_DigestInit_ex2(digest->state, digest->method, NULL) == 1 &&
	       EVP_DigestUpdate(digest->state, head, (size_t)head_length + 1) ==
		       1 &&
	       EVP_DigestUpdate(digest->state, content.data, content.length) ==
		       1 &&
	       EVP_DigestFinal_ex(digest->state, name, &length) == 1 &&
	       length == oid->length && memcmp(name, oid->bytes, length) == 0;
}
