// A revision counter's name is unique.
CREATE CONSTRAINT revision_name IF NOT EXISTS FOR (r:Revision) REQUIRE r.name IS UNIQUE
