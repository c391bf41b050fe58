// A picture with every colour in, one with at most 256 colours out: median cut over the colours that are there.
async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const seen = new Uint32Array(pen.getImageData(0, 0, picture.width, picture.height).data.buffer);
  const counts = new Map();
  for (const colour of seen) counts.set(colour, (counts.get(colour) || 0) + 1);
  const colours = Array.from(counts, ([colour, count]) => ({
    colour, count, part: [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255],
  }));

  const spread = (box) => {
    const span = [0, 1, 2].map((at) => {
      let low = 255, high = 0;
      for (const one of box) { low = Math.min(low, one.part[at]); high = Math.max(high, one.part[at]); }
      return high - low;
    });
    const widest = span.indexOf(Math.max(...span));
    return { box, widest, weight: span[widest] * Math.sqrt(box.reduce((sum, one) => sum + one.count, 0)) };
  };
  let boxes = [spread(colours)];
  while (boxes.length < 256) {
    boxes.sort((one, other) => other.weight - one.weight);
    const { box, widest } = boxes[0];
    if (box.length < 2) break;
    box.sort((one, other) => one.part[widest] - other.part[widest]);
    const half = box.reduce((sum, one) => sum + one.count, 0) / 2;
    let at = 0, passed = 0;
    while (at < box.length - 1 && passed + box[at].count <= half) passed += box[at++].count;
    at = Math.max(1, at);
    boxes.splice(0, 1, spread(box.slice(0, at)), spread(box.slice(at)));
  }

  const index = new Map();
  const palette = boxes.flatMap(({ box }, number) => {
    // The colour that is there most, never a mixture: paper stays exactly paper.
    let most = box[0];
    for (const one of box) { index.set(one.colour, number); if (one.count > most.count) most = one; }
    return most.part;
  });
  const rows = new Uint8Array(seen.length);
  for (let at = 0; at < seen.length; at++) rows[at] = index.get(seen[at]);
  const pieces = [];
  for (let at = 0; at < rows.length; at += 32768) pieces.push(String.fromCharCode(...rows.subarray(at, at + 32768)));
  return { width: picture.width, height: picture.height, palette, pixels: btoa(pieces.join("")) };
}
