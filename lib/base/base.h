/* What every room stands on: memory, text, errors, language. */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include "base/alloc.h"
#include "base/arena.h"
#include "base/aside.h"
#include "base/day.h"
#include "base/error.h"
#include "base/file.h"
#include "base/language.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/vec.h"

#endif
