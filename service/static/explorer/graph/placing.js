// Where new neighbours stand: around the one that was expanded, away from what stands there already, which stays.

const NEAR = 170, APART = 105, STEP = Math.PI / 12;

const angles = (centre, taken) => {
  const near = taken.filter(([x, y]) => Math.hypot(x - centre[0], y - centre[1]) < NEAR * 4);
  const [sx, sy] = near.reduce(([x, y], p) => [x + p[0] - centre[0], y + p[1] - centre[1]], [0, 0]);
  const away = near.length && Math.hypot(sx, sy) > 1 ? Math.atan2(-sy, -sx) : 0;
  return Array.from({ length: 24 }, (_, n) => away + STEP * (n % 2 ? (n + 1) / 2 : -n / 2));
};

const free = (point, taken) => taken.every(([x, y]) => Math.hypot(x - point[0], (y - point[1]) * 1.5) >= APART);

/**
 * Return a position for each of some new ids around a centre [x, y]; `taken` are the positions that others have.
 * The same input gives the same positions.
 */
export const around = (centre, ids, taken) => {
  const found = new Map(), used = [...taken], ways = angles(centre, taken);
  let ring = 1, way = 0;
  for (const id of ids) {
    for (;;) {
      const radius = NEAR * (0.55 + 0.45 * ring), angle = ways[way];
      const point = [centre[0] + Math.cos(angle) * radius * 1.15, centre[1] + Math.sin(angle) * radius];
      way += 1;
      if (way === ways.length) [way, ring] = [0, ring + 1];
      if (free(point, used) || ring > 40) {
        found.set(id, point);
        used.push(point);
        break;
      }
    }
  }
  return found;
};
