/** Curves of cost as a picture (SVG): two panels in a row, both axes in powers of ten. On the dashed line ten times as much costs ten times as much. */
const panelWidth = 440;
const panelHeight = 270;
const columns = 2;
const room = { left: 70, right: 24, top: 44, bottom: 46 };
const colours = ['#0f6cbd', '#c4314b', '#498205'];

/** @param panels `{ title, across, up, curves: [{ name, points: [[x, y], …] }] }` */
export function plot(panels) {
  const width = columns * panelWidth;
  const height = Math.ceil(panels.length / columns) * panelHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="12">
<title>${panels.map(({ title }) => title).join('; ')}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${panels.map((panel, index) => `<g transform="translate(${(index % columns) * panelWidth} ${Math.floor(index / columns) * panelHeight})">${drawPanel(panel)}</g>`).join('\n')}
</svg>
`;
}

function drawPanel({ title, across, up, curves }) {
  const points = curves.flatMap((curve) => curve.points);
  const x = axis(points.map(([one]) => one), room.left, panelWidth - room.right);
  const y = axis(points.map(([, one]) => one), panelHeight - room.bottom, room.top);
  const bottom = panelHeight - room.bottom;
  return [
    `<text x="${room.left}" y="18" font-size="14" font-weight="600" fill="#242424">${title}</text>`,
    ...y.powers.map((power) => `<line x1="${room.left}" x2="${panelWidth - room.right}" y1="${y.at(power)}" y2="${y.at(power)}" stroke="#e0e0e0"/><text x="${room.left - 6}" y="${y.at(power) + 4}" text-anchor="end" fill="#424242">${short(power)}</text>`),
    ...x.powers.map((power) => `<line x1="${x.at(power)}" x2="${x.at(power)}" y1="${room.top}" y2="${bottom}" stroke="#e0e0e0"/><text x="${x.at(power)}" y="${bottom + 15}" text-anchor="middle" fill="#424242">${short(power)}</text>`),
    `<text x="${(room.left + panelWidth - room.right) / 2}" y="${panelHeight - 10}" text-anchor="middle" fill="#242424">${across}</text>`,
    `<text x="14" y="${(room.top + bottom) / 2}" text-anchor="middle" transform="rotate(-90 14 ${(room.top + bottom) / 2})" fill="#242424">${up}</text>`,
    inProportion(x, y),
    ...curves.map(({ name, points: own }, index) => drawCurve(name, own.map(([across_, up_]) => [x.at(across_), y.at(up_)]), index)),
  ].join('\n');
}

function drawCurve(name, points, index) {
  const colour = colours[index];
  const legend = room.left + index * 110;
  return `<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${
    points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`).join('')
  }<rect x="${legend}" y="27" width="10" height="3" fill="${colour}"/><text x="${legend + 14}" y="32" fill="#242424">${name}</text>`;
}

/** From the lower left corner, ten times to the right for ten times up, as far as there is room. */
function inProportion(x, y) {
  const decades = Math.min(x.powers.length, y.powers.length) - 1;
  const end = (axisOf) => axisOf.at(axisOf.powers[0] * 10 ** decades);
  return `<line x1="${x.at(x.powers[0])}" y1="${y.at(y.powers[0])}" x2="${end(x)}" y2="${end(y)}" stroke="#bdbdbd" stroke-dasharray="4 3"/>`;
}

/** An axis of whole powers of ten that holds all figures; a twentieth beyond one is still on it. */
function axis(figures, from, to) {
  const least = Math.floor(Math.log10(Math.min(...figures) * 1.05));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...figures) / 1.05)));
  return {
    powers: Array.from({ length: most - least + 1 }, (_, index) => 10 ** (least + index)),
    at: (figure) => Math.round((from + (to - from) * (Math.log10(figure) - least) / (most - least)) * 10) / 10,
  };
}

const short = (power) => (power >= 1e6 ? `${power / 1e6}M` : power >= 1e3 ? `${power / 1e3}k` : String(Number(power.toPrecision(1))));
