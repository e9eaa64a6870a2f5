// Places for the few nodes of a small picture: pushed apart, drawn together by their edges. The same graph gets the same picture.

const TURNS = 90, WIDE = 130, FAR = 3 * WIDE;

/** Return [{x, y}] for `count` nodes; edges are pairs of their numbers; `flat` stretches it. */
export const places = (count, edges, flat = 1) => {
  const spots = Array.from({ length: count }, (_, n) => ({ x: Math.sqrt(n + 1) * 60 * Math.cos(n * 2.4), y: Math.sqrt(n + 1) * 60 * Math.sin(n * 2.4) }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    const move = spots.map(({ x, y }) => ({ x: -x * 0.02, y: -y * 0.02 }));
    for (let a = 0; a < count; a += 1) {
      for (let b = a + 1; b < count; b += 1) {
        const x = spots[a].x - spots[b].x, y = spots[a].y - spots[b].y;
        const square = x * x + y * y;
        if (square > FAR * FAR) continue;
        const push = (WIDE * WIDE) / Math.max(square, 25);
        move[a].x += x * push; move[a].y += y * push; move[b].x -= x * push; move[b].y -= y * push;
      }
    }
    for (const [a, b] of edges) {
      const x = spots[a].x - spots[b].x, y = spots[a].y - spots[b].y;
      const pull = Math.hypot(x, y) / WIDE / 2;
      move[a].x -= x * pull; move[a].y -= y * pull; move[b].x += x * pull; move[b].y += y * pull;
    }
    const most = 60 * (1 - turn / TURNS) + 2;
    move.forEach(({ x, y }, n) => {
      const long = Math.hypot(x, y) || 1, step = Math.min(long, most) / long;
      spots[n].x += x * step; spots[n].y += y * step;
    });
  }
  return spots.map(({ x, y }) => ({ x: x * flat, y }));
};
