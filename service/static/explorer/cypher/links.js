// Which columns of an answer hold the ids of others: `who_id` beside `who`, `to_ids` beside a list `to`, `relationship` beside `relation`.

import { write } from "../address.js";
import { isEdgeId, isEntityId, wordsOf } from "./cells.js";

const every = (values, place, fits) => {
  const held = values.map((row) => row[place]).filter((value) => value !== null);
  return held.length > 0 && held.every(fits);
};
const areIds = (value) => Array.isArray(value) && value.every((one) => one === null || isEntityId(one));

const toEntity = (id) => (isEntityId(id) ? write("graph", [], { entity: id }) : null);
const toSource = (id) => (isEntityId(id) ? write("source", [id]) : null);
const toEvidence = (id) => (isEdgeId(id) ? write("graph", [], { relationship: id, at: id }) : null);

/** Return {hidden: the columns whose ids stand behind other columns, hrefs(row, column): an address, one for each value of a list, or null, said(row, column): what stands there}. */
export const linked = ({ fields, values }) => {
  const hidden = new Set(), by = new Map();
  const at = (field) => fields.indexOf(field);
  const behind = (column, ids, href) => { by.set(column, (row) => href(row[ids])); hidden.add(ids); };
  fields.forEach((field, column) => {
    const id = at(`${field}_id`), ids = at(`${field}_ids`);
    if (id >= 0 && every(values, id, isEntityId)) behind(column, id, field === "source" ? toSource : toEntity);
    else if (ids >= 0 && every(values, ids, areIds)) behind(column, ids, (all) => all?.map(toEntity) ?? null);
  });
  const relation = at("relation"), relationship = at("relationship"), quote = at("quote"), claim = at("claim_id"), source = at("source_id");
  if (relation >= 0 && relationship >= 0 && every(values, relationship, isEdgeId)) behind(relation, relationship, toEvidence);
  if (at("name") >= 0 && at("id") >= 0 && every(values, at("id"), isEntityId)) by.set(at("name"), (row) => toEntity(row[at("id")]));
  if (quote >= 0 && claim >= 0 && source >= 0 && every(values, source, isEntityId)) {
    by.set(quote, (row) => (isEntityId(row[source]) && typeof row[claim] === "string" ? write("source", [row[source]], { claim: row[claim] }) : null));
    hidden.add(claim).add(source);
  }
  const said = (row, column) => (column === relation && hidden.has(relationship) && row[relationship] ? wordsOf(row[relationship]) : row[column]);
  return { hidden, hrefs: (row, column) => by.get(column)?.(row) ?? null, said };
};
