-- An archive of version 1, frozen on the day it was first written. Never edit: archives like it are in use.
PRAGMA application_id = 1380142668;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    url TEXT,
    path TEXT,
    source TEXT,
    title TEXT,
    published TEXT,
    sha256 BLOB NOT NULL,
    words INTEGER NOT NULL,
    engine TEXT NOT NULL,
    count INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    by_kind TEXT NOT NULL,
    rest TEXT,
    seal BLOB NOT NULL,
    superseded_by INTEGER,
    withdrawn TEXT
);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_published ON articles (published);
CREATE TABLE contents (number INTEGER PRIMARY KEY, text BLOB NOT NULL, facts BLOB NOT NULL);
CREATE VIRTUAL TABLE keys USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
INSERT INTO meta VALUES ('index', 'fts5'), ('keys', '1');
INSERT INTO articles VALUES
    (1, 'ferry-0', 'https://argus.example/f', NULL, 'Evening Argus', 'Vote', '2024-03-05', x'f366f52d6b62dbceb232e4f30ac2ee68d4cfc5398fc69d49335d8bc80ef12824', 4, '0', 1, 0, '{"vote": 1}', '{"line_offset": 2}', x'00', 2, NULL),
    (2, 'ferry-1', 'https://argus.example/f', NULL, NULL, NULL, NULL, x'f5983c8ba2f0780ca742339ab37a70c10a3b623f2c3dec778fb73f2b6c3e1147', 4, '0', 0, 0, '{}', NULL, x'00', NULL, NULL);
INSERT INTO contents VALUES (1, x'78da0bc9485528cb2f4955284f2c5630d735d2e302003a0f0559', x'01'), (2, x'78da0bc9485528cb2f4955284f2c56b0d035d2e302003a14055a', x'01');
INSERT INTO keys (rowid, tokens) VALUES (4096, 'ferry vote');
PRAGMA user_version = 1;
