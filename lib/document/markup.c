/*
 * XML and HTML through libxml2: see markup.h. XML is read as it streams by;
 * HTML as the tree that mending needs.
 */
#include "document/markup.h"

#include "base/library.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <pthread.h>

/* libxml2 brings thirty megabytes of character tables with it, so it is loaded
 * by the first file that wants it. */
#define FUNCTIONS(EACH)                                                        \
	EACH(htmlCtxtReadMemory)                                               \
	EACH(htmlFreeParserCtxt)                                               \
	EACH(htmlNewParserCtxt)                                                \
	EACH(xmlDocGetRootElement)                                             \
	EACH(xmlFreeDoc)                                                       \
	EACH(xmlFreeTextReader)                                                \
	EACH(xmlGetLineNo)                                                     \
	EACH(xmlReaderForMemory)                                               \
	EACH(xmlTextReaderConstLocalName)                                      \
	EACH(xmlTextReaderConstName)                                           \
	EACH(xmlTextReaderConstValue)                                          \
	EACH(xmlTextReaderIsEmptyElement)                                      \
	EACH(xmlTextReaderMoveToElement)                                       \
	EACH(xmlTextReaderMoveToFirstAttribute)                                \
	EACH(xmlTextReaderMoveToNextAttribute)                                 \
	EACH(xmlTextReaderNodeType)                                            \
	EACH(xmlTextReaderRead)                                                \
	EACH(xmlTextReaderSetStructuredErrorHandler)

#define POINTER(name) __typeof__(name) *name;
#define NAME(name)    #name,

static struct {
	FUNCTIONS(POINTER)
} libxml2;

static void
load(void)
{
	static const char *const names[] = {FUNCTIONS(NAME)};

	library_load(LIBXML2, names, COUNT(names), &libxml2);
}

static void
be_loaded(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, load);
}

/* What an element is to markup_attribute: a reader that stands on it, or a node
 * of a tree. */
struct element {
	xmlTextReader *reader;
	const xmlNode *node;
};

static struct text
view(const xmlChar *string)
{
	return text_of(string ? (const char *)string : "");
}

static bool
is_local(const xmlChar *name, const char *wanted)
{
	const char *colon = strchr((const char *)name, ':');

	return strcmp(colon ? colon + 1 : (const char *)name, wanted) == 0;
}

static struct text
reader_attribute(xmlTextReader *reader, const char *name)
{
	struct text found = TEXT("");
	int more = libxml2.xmlTextReaderMoveToFirstAttribute(reader);

	for (; more == 1;
	     more = libxml2.xmlTextReaderMoveToNextAttribute(reader))
		if (is_local(libxml2.xmlTextReaderConstName(reader), name)) {
			found = view(libxml2.xmlTextReaderConstValue(reader));
			break;
		}
	libxml2.xmlTextReaderMoveToElement(reader);
	return found;
}

struct text
markup_attribute(void *element, const char *name)
{
	const struct element *at = element;

	if (at->reader)
		return reader_attribute(at->reader, name);
	for (const xmlAttr *a = at->node->properties; a; a = a->next)
		if (is_local(a->name, name))
			return view(a->children ? a->children->content : NULL);
	return TEXT("");
}

bool
markup_has_attribute(void *element, const char *name)
{
	const struct element *at = element;

	for (const xmlAttr *a = at->node ? at->node->properties : NULL; a;
	     a = a->next)
		if (is_local(a->name, name))
			return true;
	return at->reader && reader_attribute(at->reader, name).length > 0;
}

uint32_t
markup_line(void *element)
{
	const struct element *at = element;

	return at->node ? (uint32_t)libxml2.xmlGetLineNo(at->node) : 1;
}

/* Errors are told by what is returned, not on stderr. */
static void
say_nothing(void *context, xmlErrorPtr error)
{
	(void)context, (void)error;
}

static void
end_element(const struct markup_visitor *visitor, const char *name,
	    void *context)
{
	if (visitor->end)
		visitor->end(name, context);
}

/* False at a reference to an entity, which no Office program writes: its words
 * would be missing. */
static bool
visit_node(xmlTextReader *reader, const struct markup_visitor *visitor,
	   void *context)
{
	struct element element = {.reader = reader};
	const char *name;

	switch (libxml2.xmlTextReaderNodeType(reader)) {
	case XML_READER_TYPE_ELEMENT:
		name = (const char *)libxml2.xmlTextReaderConstLocalName(
			reader);
		int empty = libxml2.xmlTextReaderIsEmptyElement(reader);
		visitor->begin(name, &element, context);
		if (empty)
			end_element(visitor, name, context);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		name = (const char *)libxml2.xmlTextReaderConstLocalName(
			reader);
		end_element(visitor, name, context);
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		if (visitor->text)
			visitor->text(
				view(libxml2.xmlTextReaderConstValue(reader)),
				context);
		break;
	case XML_READER_TYPE_ENTITY_REFERENCE:
		return false;
	default:
		break;
	}
	return true;
}

bool
xml_visit(struct text content, const struct markup_visitor *visitor,
	  void *context)
{
	xmlTextReader *reader;
	int more;

	if (content.length > INT32_MAX)
		return false;
	be_loaded();
	reader = libxml2.xmlReaderForMemory(
		content.data, (int)content.length, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_COMPACT);
	if (!reader)
		return false;
	libxml2.xmlTextReaderSetStructuredErrorHandler(reader, say_nothing,
						       NULL);
	while ((more = libxml2.xmlTextReaderRead(reader)) == 1 &&
	       visit_node(reader, visitor, context))
		continue;
	libxml2.xmlFreeTextReader(reader);
	return more == 0;
}

/* Through the tree, without recursion. */
static void
visit_tree(const xmlNode *root, const struct markup_visitor *visitor,
	   void *context)
{
	const xmlNode *node = root;

	while (node) {
		struct element element = {.node = node};
		bool inner = node->type == XML_ELEMENT_NODE;

		if (inner)
			visitor->begin((const char *)node->name, &element,
				       context);
		else if (node->type == XML_TEXT_NODE ||
			 node->type == XML_CDATA_SECTION_NODE)
			visitor->text(view(node->content), context);
		if (inner && node->children) {
			node = node->children;
			continue;
		}
		if (inner)
			visitor->end((const char *)node->name, context);
		while (node != root && !node->next) {
			node = node->parent;
			if (node->type == XML_ELEMENT_NODE)
				visitor->end((const char *)node->name, context);
		}
		node = node == root ? NULL : node->next;
	}
}

bool
html_visit(struct text content, const struct markup_visitor *visitor,
	   void *context)
{
	htmlParserCtxtPtr parser;
	htmlDocPtr document;
	const xmlNode *root = NULL;

	if (content.length > INT32_MAX)
		return false;
	be_loaded();
	parser = libxml2.htmlNewParserCtxt();
	if (!parser)
		return false;
	document = libxml2.htmlCtxtReadMemory(
		parser, content.data, (int)content.length, NULL, "UTF-8",
		HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			HTML_PARSE_RECOVER | HTML_PARSE_COMPACT);
	/* Where it is nested too deep, the parser stops and says no more. */
	if (document && !parser->disableSAX)
		root = libxml2.xmlDocGetRootElement(document);
	if (root)
		visit_tree(root, visitor, context);
	libxml2.xmlFreeDoc(document);
	libxml2.htmlFreeParserCtxt(parser);
	return root != NULL;
}
