export const showNode = (panel, id) => { panel.textContent = id; };
