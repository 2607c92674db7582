/**
 * Draws the add-in's icons: `node scripts/icons.mjs` writes assets/icon-<size>.png (an envelope with a list of contacts) and
 * assets/letter-text-<size>.png (a page with a field). Plain Node: shapes are asked whether they hold a point, 64 points a pixel.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { png } from './png.mjs';

const sizes = [16, 20, 24, 32, 40, 48, 64, 80, 96];
const samples = 8;
const colours = { navy: [20, 58, 110], blue: [36, 99, 184], sky: [120, 172, 232], paper: [255, 255, 255], ink: [96, 112, 134], orange: [217, 95, 30] };

/* Shapes: (x, y) => true where the point lies inside. */
const box = (left, top, right, bottom, radius = 0) => (x, y) => {
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius + 1e-9;
};
const disc = (cx, cy, radius) => (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius * radius;
const stroke = (points, width) => (x, y) => points.slice(1).some(([bx, by], index) => {
  const [ax, ay] = points[index];
  const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2 <= (width / 2) ** 2;
});
const both = (a, b) => (x, y) => a(x, y) && b(x, y);
/** Below a V from the left edge down to the middle and up to the right edge: the front of an envelope. */
const underV = (left, right, edge, middle) => (x, y) => y >= middle - (middle - edge) * Math.abs(x - (left + right) / 2) / ((right - left) / 2);

/** [shape, colour] from back to front, on a square of 32 units; small icons have fewer, thicker lines on whole pixels. */
const envelope = (small) => {
  const [left, right, top, bottom] = small ? [1, 31, 12, 30] : [2.5, 29.5, 12, 29.5];
  const sheet = small ? [5, 1, 27, 26] : [6.5, 2, 25.5, 26];
  const rows = small ? [6, 11] : [6.6, 11, 15.4];
  const pocket = both(box(left, top, right, bottom, 2.2), underV(left, right, top + 1, small ? 21 : 20.5));
  return [
    [box(left, top, right, bottom, 2.2), 'navy'],
    [box(...sheet, 1.4), 'navy'],
    [box(sheet[0] + 1.4, sheet[1] + 1.4, sheet[2] - 1.4, sheet[3], 0.6), 'paper'],
    ...rows.flatMap((y) => [
      [disc(small ? 10 : 10.6, y, small ? 1.9 : 1.45), 'orange'],
      [stroke([[small ? 15 : 14.4, y], [small ? 23 : 21.8, y]], small ? 2.6 : 1.7), 'ink'],
    ]),
    [pocket, 'blue'],
    ...(small ? [] : [[both(pocket, stroke([[left + 0.8, bottom - 1], [12.4, 19.6]], 1.1)), 'sky'], [both(pocket, stroke([[right - 0.8, bottom - 1], [19.6, 19.6]], 1.1)), 'sky']]),
  ];
};
const letterText = (small) => {
  const line = small ? 2.6 : 1.7;
  const quote = (x, y, size) => [[stroke([[x + size / 2, y - size], [x - size / 2, y], [x + size / 2, y + size]], small ? 1.7 : 1.3), 'paper']];
  const mirrored = (x, y, size) => [[stroke([[x - size / 2, y - size], [x + size / 2, y], [x - size / 2, y + size]], small ? 1.7 : 1.3), 'paper']];
  return [
    [box(5, 1, 27, 31, 2), 'navy'],
    [box(6.5, 2.5, 25.5, 29.5, 0.9), 'paper'],
    [stroke([[10, 7.5], [22, 7.5]], line), 'ink'],
    ...(small ? [] : [[stroke([[10, 11], [18.5, 11]], line), 'ink']]),
    [box(2, 13.5, 30, 23, 2.6), 'blue'],
    ...quote(small ? 9 : 8.2, 18.2, small ? 2.4 : 2.2), ...(small ? [] : quote(11.4, 18.2, 2.2)),
    ...mirrored(small ? 23 : 23.8, 18.2, small ? 2.4 : 2.2), ...(small ? [] : mirrored(20.6, 18.2, 2.2)),
    [stroke([[small ? 13 : 14.6, 18.2], [small ? 19 : 17.4, 18.2]], line), 'paper'],
    [stroke([[10, 26.4], [19, 26.4]], line), 'ink'],
  ];
};

/** At 16 pixels every edge lies on a pixel: two units are one. */
const tinyEnvelope = [
  [box(0, 12, 32, 32, 2), 'navy'],
  [box(4, 0, 28, 28), 'navy'],
  [box(6, 2, 26, 28), 'paper'],
  ...[4, 8].flatMap((y) => [[box(8, y, 12, y + 2), 'orange'], [box(14, y, 24, y + 2), 'ink']]),
  [both(box(0, 12, 32, 32, 2), underV(0, 32, 11, 20)), 'blue'],
];
const tinyLetterText = [
  [box(4, 0, 28, 32), 'navy'],
  [box(6, 2, 26, 30), 'paper'],
  [box(8, 6, 24, 8), 'ink'],
  [box(0, 12, 32, 22, 2), 'blue'],
  ...[[4, 8], [10, 22], [24, 28]].map(([left, right]) => [box(left, 16, right, 18), 'paper']),
  [box(8, 24, 20, 26), 'ink'],
];

function draw(shapes, size) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row++) for (let column = 0; column < size; column++) {
    const sum = [0, 0, 0];
    let covered = 0;
    for (let sample = 0; sample < samples * samples; sample++) {
      const x = (column + (sample % samples + 0.5) / samples) * 32 / size;
      const y = (row + (Math.floor(sample / samples) + 0.5) / samples) * 32 / size;
      const top = shapes.findLast(([inside]) => inside(x, y));
      if (top === undefined) continue;
      covered++;
      colours[top[1]].forEach((value, index) => { sum[index] += value; });
    }
    const at = row * (1 + size * 4) + 1 + column * 4;
    if (covered > 0) rows.set([...sum.map((value) => Math.round(value / covered)), Math.round(covered * 255 / samples ** 2)], at);
  }
  return rows;
}

const assets = path.join(import.meta.dirname, '..', 'assets');
mkdirSync(assets, { recursive: true });
for (const size of sizes) {
  writeFileSync(path.join(assets, `icon-${size}.png`), png(size, draw(size === 16 ? tinyEnvelope : envelope(size < 24), size)));
  writeFileSync(path.join(assets, `letter-text-${size}.png`), png(size, draw(size === 16 ? tinyLetterText : letterText(size < 24), size)));
}
