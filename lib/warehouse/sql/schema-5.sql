-- The warehouse, version 5 of its schema.
--
-- A pure function of the archive's history, the configuration and the program:
-- it can always be rebuilt. Integer keys are local to one file and appear in no
-- output. Money is a whole number of fen, a count a whole number of pieces.

PRAGMA application_id = 0x4a535541;  -- JSUA
PRAGMA user_version = 5;

-- One row: what this warehouse was made of.
CREATE TABLE reading (
  id          INTEGER PRIMARY KEY CONSTRAINT "there is one reading" CHECK (id = 1),
  city        TEXT NOT NULL,      -- its code and name, to refuse another city's
  branch      TEXT NOT NULL,
  tip         BLOB NOT NULL,      -- the commit that was loaded last
  position    INTEGER NOT NULL,   -- of tip on the first-parent line, from 0
  hash        BLOB NOT NULL,      -- of the definitions
  trust       BLOB NOT NULL       -- of the keys that signatures are verified by
) STRICT;

CREATE TABLE person (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  mail  TEXT NOT NULL,
  CONSTRAINT "a person is entered once" UNIQUE (name, mail)
) STRICT;

-- The .mailmap of the archive's root folder, as UTF-8, from a position of the
-- first-parent line on: under which names reports show people. Before the first
-- row, and where its lines are '', there is none.
CREATE TABLE mailmap (
  from_  INTEGER PRIMARY KEY,
  lines  TEXT NOT NULL
) STRICT;

-- ids ascend with parents before children. A commit is a merge if and only if
-- commit_parent has a row of it.
CREATE TABLE commits (
  id             INTEGER PRIMARY KEY,
  oid            BLOB NOT NULL CONSTRAINT "a commit is entered once" UNIQUE,
  first_parent   INTEGER REFERENCES commits,
  position       INTEGER CONSTRAINT "a position holds one commit" UNIQUE, -- on the first-parent line, from 0; NULL beside it
  arrived        INTEGER NOT NULL, -- the first position whose commit has it in its history: its own, if it has one
  author         INTEGER NOT NULL REFERENCES person,
  author_time    INTEGER NOT NULL,  -- seconds since 1970 UTC
  author_zone    INTEGER NOT NULL,  -- minutes east of UTC
  committer      INTEGER NOT NULL REFERENCES person,
  commit_time    INTEGER NOT NULL,
  commit_zone    INTEGER NOT NULL,
  known_time     INTEGER NOT NULL,  -- K: max of commit_time and the parents' K
  message        TEXT NOT NULL,
  signature      INTEGER NOT NULL, -- the committer's: 0 none, 1 verified, 2 unverifiable, 3 bad
  signer         TEXT NOT NULL     -- who the key says; '' where it says nobody
) STRICT;

-- The parents of a merge beyond the first one.
CREATE TABLE commit_parent (
  commits  INTEGER NOT NULL REFERENCES commits,
  ordinal  INTEGER NOT NULL CONSTRAINT "a first parent is not entered again" CHECK (ordinal > 0),
  parent   INTEGER NOT NULL REFERENCES commits,
  PRIMARY KEY (commits, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE department (
  id   INTEGER PRIMARY KEY CONSTRAINT "a department number fits 16 bits" CHECK (id BETWEEN 0 AND 65535),
  key  TEXT NOT NULL CONSTRAINT "a department is entered once" UNIQUE  -- its id in the configuration
) STRICT;

-- A document is a number: fiscal year * 65536 + department, so that one year's
-- documents lie together in every key that starts with a cell.

-- A document's content at a commit where it differs from that at the first parent,
-- or at a merge that brings a change of it. A document's ids ascend with the
-- commits.
-- The edition that stands at a position of the first-parent line is the one
-- whose commit has the greatest position up to it.
CREATE TABLE edition (
  id        INTEGER PRIMARY KEY,
  document  INTEGER NOT NULL,
  commits   INTEGER NOT NULL REFERENCES commits,
  position  INTEGER,           -- the commit's, for who asks all editions
  state     INTEGER NOT NULL,  -- 0 read, 1 gone (no file is left), 2 set aside as a whole
  makeup    INTEGER,           -- of its forms; NULL where it has none
  CONSTRAINT "a document has one edition a commit" UNIQUE (document, commits)
) STRICT;

-- The editions that stand at the parents of its commit, each once, in order.
CREATE TABLE edition_parent (
  edition  INTEGER NOT NULL REFERENCES edition,
  ordinal  INTEGER NOT NULL,
  parent   INTEGER REFERENCES edition,  -- NULL: no such document there
  PRIMARY KEY (edition, ordinal)
) STRICT, WITHOUT ROWID;

-- Where the figures of a content stand. Contents of a document that differ in
-- values alone share one; its number is that of the first.
CREATE TABLE placement (
  id      INTEGER PRIMARY KEY,
  places  BLOB NOT NULL  -- see places.h
) STRICT;

-- One content of one source file, read as part of one document.
CREATE TABLE revision (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL,
  path       TEXT NOT NULL,  -- bytes that are no UTF-8, control characters and backslashes are escaped as \xNN
  kind       INTEGER NOT NULL,  -- 0 a file, 1 a symbolic link, 2 a submodule
  blob       BLOB NOT NULL,
  placement  INTEGER NOT NULL REFERENCES placement,
  CONSTRAINT "a content of a file is read once" UNIQUE (document, path, kind, blob)
) STRICT;

CREATE TABLE edition_revision (
  edition   INTEGER NOT NULL REFERENCES edition,
  ordinal   INTEGER NOT NULL,
  revision  INTEGER NOT NULL REFERENCES revision,
  PRIMARY KEY (edition, ordinal)
) STRICT, WITHOUT ROWID;

-- What is printed in forms, and in most documents of a city alike: the keys of
-- all rows, in their order, a line each; and the labels printed otherwise than
-- defined, a line each: key, tab, label.
CREATE TABLE form_text (
  id    INTEGER PRIMARY KEY,
  text  TEXT NOT NULL CONSTRAINT "a text of forms is entered once" UNIQUE
) STRICT;

-- Which forms editions have, and how. Most documents of a city are made up alike,
-- so that few makeups, numbered from 1, tell of all editions.
CREATE TABLE makeup (
  form   TEXT NOT NULL,
  id     INTEGER NOT NULL,
  state  INTEGER NOT NULL,  -- enum form_state
  unit   INTEGER NOT NULL,  -- enum unit
  PRIMARY KEY (form, id)
) STRICT, WITHOUT ROWID;

-- Where a form of an edition's makeup was found, and what was in it.
CREATE TABLE edition_form (
  edition  INTEGER NOT NULL REFERENCES edition,
  form     TEXT NOT NULL,
  ordinal  INTEGER NOT NULL,  -- which of the edition's files
  page     INTEGER NOT NULL,  -- 0 in files without pages
  line     INTEGER NOT NULL,
  figures  INTEGER NOT NULL,
  labels   INTEGER REFERENCES form_text, -- NULL when all are printed as defined
  rows     INTEGER REFERENCES form_text, -- NULL when every row printed has a figure
  PRIMARY KEY (form, edition)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
  edition     INTEGER NOT NULL REFERENCES edition,
  ordinal     INTEGER NOT NULL,
  kind        TEXT NOT NULL,     -- remark_id
  form        TEXT NOT NULL,     -- '' when it concerns none
  file        INTEGER NOT NULL,  -- which of the edition's files
  page        INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  cell        INTEGER NOT NULL,
  other_page  INTEGER NOT NULL,  -- of the place that the sentence names beside
  other_line  INTEGER NOT NULL,
  subject     TEXT NOT NULL,
  PRIMARY KEY (edition, ordinal)
) STRICT, WITHOUT ROWID;

-- The columns of the forms that have rows, numbered from 0 in each.
CREATE TABLE form_column (
  form    TEXT NOT NULL,
  key     TEXT NOT NULL,
  number  INTEGER NOT NULL,
  PRIMARY KEY (form, key)
) STRICT, WITHOUT ROWID;

-- A cell is a number: its row's id + its column's number. So the next row's id
-- is at least as much greater as the form has columns, and the row of a cell is
-- the last one whose id is no greater.
CREATE TABLE form_row (
  id    INTEGER PRIMARY KEY,
  form  TEXT NOT NULL,
  key   TEXT NOT NULL,
  CONSTRAINT "a row is entered once" UNIQUE (form, key)
) STRICT;

-- A value that a figure had at the positions [from_, until) of the
-- first-parent line. until is NULL while it still has it.
CREATE TABLE version (
  cell      INTEGER NOT NULL,
  document  INTEGER NOT NULL,
  from_     INTEGER NOT NULL,
  until     INTEGER,
  value     INTEGER NOT NULL,  -- 0 unless state is number
  printed   INTEGER NOT NULL,  -- state + 8 * grouped + 16 * decimals
  origin    INTEGER NOT NULL REFERENCES edition,
  PRIMARY KEY (cell, document, from_),
  CONSTRAINT "a version lasts at least one position" CHECK (until > from_)
) STRICT, WITHOUT ROWID;

-- Where figures changed: few did, so this costs a hundredth of the table.
CREATE INDEX version_ended ON version (until) WHERE until IS NOT NULL;

-- At a merge, a value that another parent has, and that is news to the parent
-- whose value the merge holds (to the first parent where it holds nobody's):
-- that parent has another origin, and this origin is not in its history. With
-- same = 1 it is the value that the merge holds, made independently: neither
-- origin is in the other's history. With same = 0 it is another value, absence
-- included, that was not adopted. merge is an edition of a merge, or the first one
-- after it that could be read.
CREATE TABLE rival (
  cell      INTEGER NOT NULL,
  document  INTEGER NOT NULL,
  merge     INTEGER NOT NULL REFERENCES edition,
  origin    INTEGER NOT NULL REFERENCES edition,
  value     INTEGER NOT NULL,  -- as in version
  printed   INTEGER NOT NULL,
  same      INTEGER NOT NULL CONSTRAINT "a rival has the same value or another" CHECK (same IN (0, 1)),
  PRIMARY KEY (cell, document, merge, origin)
) STRICT, WITHOUT ROWID;

-- A figure that a later file of an edition gives otherwise than the first one
-- that has it, which counts. What differs by rounding alone is no dissent. Where
-- it stands is in the placement of that file.
CREATE TABLE dissent (
  edition  INTEGER NOT NULL REFERENCES edition,
  cell     INTEGER NOT NULL,
  file     INTEGER NOT NULL CONSTRAINT "the first file does not dissent" CHECK (file > 0), -- which of the edition's files
  value    INTEGER NOT NULL,  -- as in version
  printed  INTEGER NOT NULL,
  unit     INTEGER NOT NULL,  -- enum unit, of that file
  PRIMARY KEY (edition, cell, file)
) STRICT, WITHOUT ROWID;

-- Paths that no department claims, at the positions [from_, until) of the
-- first-parent line; until is NULL while they are there.
CREATE TABLE unclaimed (
  path   TEXT NOT NULL,
  from_  INTEGER NOT NULL,
  until  INTEGER CONSTRAINT "a file lasts at least one position" CHECK (until > from_),
  PRIMARY KEY (path, from_)
) STRICT, WITHOUT ROWID;

-- The journal: what loads did, and what they took away. It is carried over when
-- the warehouse is read anew, depends on when that was, and is no part of the
-- canonical dump.

-- The ledger of loads. Nothing depends on its clock.
CREATE TABLE load (
  id        INTEGER PRIMARY KEY,  -- 1, 2, 3, ...: also in what users read
  finished  INTEGER NOT NULL,     -- seconds since 1970 UTC
  kind      INTEGER NOT NULL,     -- enum load_kind
  tip       BLOB NOT NULL,
  position  INTEGER NOT NULL,     -- of tip on the first-parent line
  hash      BLOB NOT NULL,        -- of the definitions
  commits   INTEGER NOT NULL,
  editions  INTEGER NOT NULL,
  versions  INTEGER NOT NULL,
  kept      TEXT NOT NULL         -- the archive's reference that keeps the history before a rewrite; '' where none does
) STRICT;

-- What figures were read by, once for each reading that there was.
CREATE TABLE definitions (
  hash  BLOB PRIMARY KEY,
  text  BLOB NOT NULL  -- see config_reading
) STRICT, WITHOUT ROWID;

-- The commits that superseded values name, as they were then: a rewrite took
-- them out of commits.
CREATE TABLE superseded_commit (
  id           INTEGER PRIMARY KEY,
  oid          BLOB NOT NULL CONSTRAINT "a superseded commit is entered once" UNIQUE,
  author       TEXT NOT NULL,
  mail         TEXT NOT NULL,
  author_time  INTEGER NOT NULL,
  author_zone  INTEGER NOT NULL,
  commit_time  INTEGER NOT NULL,
  commit_zone  INTEGER NOT NULL,
  known_time   INTEGER NOT NULL,
  message      TEXT NOT NULL
) STRICT;

-- Values that a figure had until the warehouse was read anew, and has no more.
-- Not one of them was changed by a person: the reading changed, or history did.
-- It had the value at the positions [from_, until) of the line as it was then;
-- where why is LOAD_READING, positions are still the same. Natural keys, so that
-- rows are carried over as they are.
CREATE TABLE superseded (
  figure    TEXT NOT NULL,     -- its address: kjj/2024/expenditure/206/total
  load      INTEGER NOT NULL REFERENCES load,  -- that took it away
  from_     INTEGER NOT NULL,
  until     INTEGER,           -- NULL: it had it up to the tip of then
  value     INTEGER NOT NULL,  -- as in version
  printed   INTEGER NOT NULL,
  why       INTEGER NOT NULL,  -- enum load_kind: LOAD_READING, LOAD_REWRITTEN, LOAD_MOVED, LOAD_BRANCHED, or LOAD_ASKED where the old file contradicted the archive
  origin    INTEGER NOT NULL REFERENCES superseded_commit,  -- wrote it
  arrival   INTEGER NOT NULL REFERENCES superseded_commit,  -- brought it onto the line, at from_
  PRIMARY KEY (figure, load, from_)
) STRICT, WITHOUT ROWID;

-- Documents whose commit on the line is dated before they were known, since a
-- load left the line that was loaded before; and of those that it left, when they
-- were known, for they may come back: see schema-sightings.sql.
CREATE TABLE sighting (
  department  TEXT NOT NULL,     -- its id in the configuration
  year        INTEGER NOT NULL,
  oid         BLOB NOT NULL,     -- of the commit
  seen        INTEGER NOT NULL,  -- from when on it was known
  without     INTEGER,           -- when a load ended that had it not; NULL: it was dated otherwise then
  PRIMARY KEY (department, year, oid)
) STRICT, WITHOUT ROWID;
