export const timeWindow = () => ({ draw: () => {} });
