// Makes a screenshot small: 256 colours and a thorough deflate, a third of what the browser writes. No dependency; the
// browser that took the picture also reads it. What text on a surface needs is few colours; the most used are kept,
// the rest take the nearest of them.
import { deflateSync } from 'node:zlib';

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

const chunk = (kind, data) => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const sum = body.reduce((crc, byte) => CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8), 0xffffffff);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length);
  body.copy(out, 4);
  out.writeUInt32BE((sum ^ 0xffffffff) >>> 0, body.length + 4);
  return out;
};

/** The pixels of a PNG, read by a page of the browser: width, height, and one number per pixel. */
const pixels = (page, png) => page.evaluate(async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let text = '';
  for (let i = 0; i < data.length; i += 4) text += String.fromCharCode((data[i] << 8) | data[i + 1], data[i + 2]);
  return { width: image.width, height: image.height, text };
}, png.toString('base64'));

/** 256 colours: the most used, and what each other becomes. */
const palette = (colours) => {
  const uses = new Map();
  for (const colour of colours) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const kept = [...uses].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const index = new Map(kept.map((colour, i) => [colour, i]));
  const parts = (c) => [c >> 16, (c >> 8) & 0xff, c & 0xff];
  const known = kept.map(parts);
  for (const colour of uses.keys()) {
    if (index.has(colour)) continue;
    const [r, g, b] = parts(colour);
    let best = 0;
    let least = Infinity;
    known.forEach(([kr, kg, kb], i) => {
      const far = 3 * (kr - r) ** 2 + 4 * (kg - g) ** 2 + 2 * (kb - b) ** 2;
      if (far < least) [least, best] = [far, i];
    });
    index.set(colour, best);
  }
  return { kept, index };
};

/** A PNG as a smaller one. `page` is any page of a browser without a security policy (`about:blank`). */
export const small = async (page, png) => {
  const { width, height, text } = await pixels(page, png);
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i += 1) colours[i] = (text.charCodeAt(2 * i) << 8) | text.charCodeAt(2 * i + 1);
  const { kept, index } = palette(colours);
  const rows = Buffer.alloc((width + 1) * height); // each row begins with 0: no filter
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = index.get(colours[y * width + x]);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8); // eight bits, by palette
  const table = Buffer.from(kept.flatMap((c) => [c >> 16, (c >> 8) & 0xff, c & 0xff]));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
};
