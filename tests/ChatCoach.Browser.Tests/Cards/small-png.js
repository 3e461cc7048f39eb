// A picture of a few colours as a PNG with a palette: about a third of what the browser writes.
const mostColours = 256;
const table = Array.from({ length: 256 }, (_, n) => [...Array(8)].reduce(c => c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1, n));

function chunk(name, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(4, 8 + data.length)) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  view.setUint32(8 + data.length, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}

// The most frequent colours; any other becomes the one that is nearest.
function palette(colours) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const chosen = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostColours).map(([colour]) => colour);
  const parts = colour => [colour >>> 16 & 255, colour >>> 8 & 255, colour & 255];
  const distance = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
  const nearest = colour => chosen.reduce((best, _, at) => distance(chosen[at], colour) < distance(chosen[best], colour) ? at : best, 0);
  return { chosen: chosen.flatMap(parts), indexOf: new Map([...counts.keys()].map(colour => [colour, chosen.includes(colour) ? chosen.indexOf(colour) : nearest(colour)])) };
}

/** From and to base64. */
export async function smallPng(source) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${source}`)).blob());
  const { width, height } = image;
  const paper = new OffscreenCanvas(width, height).getContext('2d');
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, width, height);
  const colours = Uint32Array.from({ length: width * height }, (_, at) => data[4 * at] << 16 | data[4 * at + 1] << 8 | data[4 * at + 2]);
  const { chosen, indexOf } = palette(colours);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf.get(colours[y * width + x]);
  const packed = new Uint8Array(await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  const parts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header), chunk('PLTE', Uint8Array.from(chosen)), chunk('IDAT', packed), chunk('IEND', new Uint8Array())];
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
}
