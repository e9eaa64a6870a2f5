export const keeping = () => ({ draw: () => {} });
