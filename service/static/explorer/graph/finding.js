// Finding somebody in the picture, or adding them to it.

import { combobox } from "../combobox.js";

/** Put the field into a place: who is there already is selected and brought into view, who is not is added. */
export const finding = (place, graph) => {
  const there = (id) => {
    if (graph.picture.shown.nodes.has(id)) graph.canvas.into([id]);
    graph.select(id);
    if (!graph.picture.shown.nodes.has(id)) graph.app.say("It is part of the picture, but a filter hides it");
    graph.parts.field.focus();
  };
  const add = async ({ id, name }) => {
    const { entities } = graph.state;
    if (await graph.change({ entities: [...entities, id], selected: id })) graph.app.say(`${name || id} is added. ${graph.parts.counts.textContent}`);
    graph.parts.field.focus();
  };
  const box = combobox({ label: "Find or add in this picture", hidden: true, placeholder: "Find or add", pick: (entity) => {
    box.set(null);
    if (!graph.picture) return;
    if (graph.picture.nodes.has(entity.id)) there(entity.id);
    else add(entity).catch(graph.app.fail);
  } });
  place.append(box.root);
};
