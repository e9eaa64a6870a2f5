"""A load test on the LDBC SNB generator's output: the same rows written by Fealty, by hand and by py2neo.bulk."""
