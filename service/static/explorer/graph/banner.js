export const banner = () => ({ draw: () => {} });
