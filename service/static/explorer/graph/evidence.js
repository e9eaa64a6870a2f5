export const showEdge = (panel, id) => { panel.textContent = id; }; export const showNothing = (panel) => { panel.textContent = "Select an entity or a line."; };
