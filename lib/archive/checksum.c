/* Names of objects through libcrypto: see checksum.h. */
#include "archive/checksum.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdio.h>

struct checksum {
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
checksum_start(void)
{
	CRYPTO_set_mem_functions(take_memory, grow_memory, give_memory);
	OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG |
				    OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS |
				    OPENSSL_INIT_NO_ADD_ALL_CIPHERS |
				    OPENSSL_INIT_NO_ADD_ALL_DIGESTS,
			    NULL);
}

struct checksum *
checksum_new(void)
{
	struct checksum *checksum = mem_zero(1, sizeof *checksum);

	/* Without memory libcrypto would go on with half of its own state. */
	if (!OSSL_LIB_CTX_get0_global_default())
		mem_exhausted();
	checksum->method = EVP_MD_fetch(NULL, "SHA1", NULL);
	checksum->state = EVP_MD_CTX_new();
	if (!checksum->method || !checksum->state)
		mem_exhausted();
	return checksum;
}

void
checksum_free(struct checksum *checksum)
{
	if (!checksum)
		return;
	EVP_MD_CTX_free(checksum->state);
	EVP_MD_free(checksum->method);
	free(checksum);
}

struct oid
checksum_take(struct checksum *checksum, const char *type, struct text content)
{
	char head[64];
	unsigned char name[EVP_MAX_MD_SIZE];
	unsigned length;
	int head_length =
		snprintf(head, sizeof head, "%s %zu", type, content.length);

	if (EVP_DigestInit_ex2(checksum->state, checksum->method, NULL) != 1 ||
	    EVP_DigestUpdate(checksum->state, head, (size_t)head_length + 1) !=
		    1 ||
	    EVP_DigestUpdate(checksum->state, content.data, content.length) !=
		    1 ||
	    EVP_DigestFinal_ex(checksum->state, name, &length) != 1)
		mem_exhausted();
	return oid_of_bytes((struct text){(const char *)name, length});
}
