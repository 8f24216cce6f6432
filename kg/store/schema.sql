-- The store of a build. Everything that hangs on a document goes with it; `number` counts a document's rows in the
-- order its analysis has them. Arguments that are not there have NULL in all their columns. Lists are JSON.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE document (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    source TEXT,
    published TEXT,
    title TEXT,
    author TEXT,
    url TEXT,
    language TEXT,
    text TEXT NOT NULL
);  -- with rowids: else each row that refers to a document would read its whole text to find it

-- `id` is made from document and offset: the search index needs a number that no insertion order changes.
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sentence_document ON sentence (document, number);
CREATE VIRTUAL TABLE sentence_search USING fts5 (text, content = 'sentence', content_rowid = 'id');

CREATE TABLE cluster (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT,
    type TEXT NOT NULL,
    types TEXT NOT NULL,
    surfaces TEXT NOT NULL,
    titles TEXT NOT NULL,
    country TEXT,
    candidate INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- `cluster` is the number of the cluster that the mention belongs to.
CREATE TABLE mention (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    cluster INTEGER NOT NULL,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (document, cluster, number)
) WITHOUT ROWID;

CREATE TABLE proposition (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sentence_text TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    subject_text TEXT NOT NULL,
    subject_start INTEGER NOT NULL,
    subject_end INTEGER NOT NULL,
    predicate_text TEXT NOT NULL,
    predicate_lemma TEXT NOT NULL,
    predicate_start INTEGER,
    predicate_end INTEGER,
    arguments TEXT NOT NULL,
    polarity TEXT NOT NULL,
    factuality TEXT NOT NULL,
    attribution TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE claim (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    subject_cluster TEXT,
    subject_text TEXT,
    subject_start INTEGER,
    subject_end INTEGER,
    relation TEXT,
    predicate TEXT NOT NULL,
    trigger_text TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    object_cluster TEXT,
    object_text TEXT,
    object_start INTEGER,
    object_end INTEGER,
    polarity TEXT NOT NULL,
    factuality TEXT NOT NULL,
    attribution TEXT NOT NULL,
    time_text TEXT,
    time_span_start INTEGER,
    time_span_end INTEGER,
    time_start TEXT,
    time_end TEXT,
    time_grain TEXT,
    place_cluster TEXT,
    place_text TEXT,
    place_start INTEGER,
    place_end INTEGER,
    title TEXT,
    amount TEXT,
    topic TEXT,
    evidence_text TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- What a person decided about who is who; the ends are ids of clusters or mentions, so they outlive any build.
CREATE TABLE decision (
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'rename', 'retype', 'ignore', 'reject-claim')),
    "left" TEXT NOT NULL,
    "right" TEXT,
    value TEXT,
    score REAL,
    explanation TEXT,
    author TEXT,
    created_at TEXT NOT NULL,
    deleted_at TEXT
);
