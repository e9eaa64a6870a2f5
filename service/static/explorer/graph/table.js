export const table = () => ({ draw: () => {} });
