// Reads and rewrites sections of a WebAssembly module, a Buffer.

const CUSTOM = 0, IMPORTS = 2, EXPORTS = 7, CODE = 10, DATA = 11;

/** A module with other names for the functions it imports. */
export function renameImports(module, names) {
  return rewrite(module, IMPORTS, (read) =>
    list(read, () => {
      const from = read.word();
      const name = read.word();
      if (read.byte() !== 0) throw new Error("only functions are imported");
      return [toWord(from), toWord(names.get(name)), Buffer.from([0]), toNumber(read.number())];
    }));
}

/** A module with other names for what it exports, without what has none. */
export function renameExports(module, names) {
  return rewrite(module, EXPORTS, (read) => {
    const all = each(read, () => [names.get(read.word()), Buffer.from([read.byte()]), toNumber(read.number())]);
    const kept = all.filter(([name]) => name);
    return Buffer.concat([toNumber(kept.length), ...kept.flatMap(([name, kind, at]) => [toWord(name), kind, at])]);
  });
}

/** A module in which every function whose name is such does nothing but stop. */
export function stopAtOnce(module, isSuch) {
  const names = functionNames(module);
  let at = sections(module).find(({ id }) => id === IMPORTS).read().number();
  return rewrite(module, CODE, (read) =>
    list(read, () => {
      const body = read.bytes(read.number());
      const left = isSuch(names.get(at++) ?? "") ? Buffer.from([0, 0, 0x0b]) : body; // no locals, unreachable, end
      return [toNumber(left.length), left];
    }));
}

/**
 * A module without the places in the source that panics would name: a place is an address and
 * a length, of a path, then line and column. Lengths stay, so only noughts come in.
 */
export function blankPlaces(module) {
  const blank = Buffer.from(module);
  const segments = dataSegments(blank);
  const at = (address) => {
    const segment = segments.find(({ from, bytes }) => address >= from && address < from + bytes.length);
    return segment && segment.bytes.subarray(address - segment.from);
  };
  const paths = [];
  for (const { from, bytes } of segments) {
    for (let place = -from & 3; place + 16 <= bytes.length; place += 4) {
      const length = bytes.readUInt32LE(place + 4);
      const path = length > 3 && length < 256 ? at(bytes.readUInt32LE(place))?.subarray(0, length + 1) : undefined;
      if (path?.length !== length + 1 || path.toString("latin1", length - 3) !== ".rs\0") continue;
      bytes.fill(0, place, place + 16);
      paths.push(path);
    }
  }
  paths.forEach((path) => path.fill(0));
  return { blank, places: paths.length };
}

/** The names of a module's functions by their numbers, imported ones first. */
export function functionNames(module) {
  const names = new Map();
  for (const section of sections(module)) {
    const read = section.read();
    if (section.id !== CUSTOM || read.word() !== "name") continue;
    while (read.more()) {
      const ofFunctions = read.byte() === 1;
      const part = reader(read.bytes(read.number()));
      if (ofFunctions) each(part, () => names.set(part.number(), part.word()));
    }
  }
  return names;
}

function dataSegments(module) {
  const read = sections(module).find(({ id }) => id === DATA).read();
  return each(read, () => {
    if (read.number() !== 0 || read.byte() !== 0x41) throw new Error("data goes to an address");
    const from = read.number();
    read.byte();
    return { from, bytes: read.bytes(read.number()) };
  });
}

function sections(module) {
  const read = reader(module.subarray(8)); // after the magic word and the version
  const found = [];
  while (read.more()) {
    const id = read.byte();
    const bytes = read.bytes(read.number());
    found.push({ id, bytes, read: () => reader(bytes) });
  }
  return found;
}

function rewrite(module, which, how) {
  const parts = sections(module).flatMap(({ id, bytes, read }) => {
    const content = id === which ? how(read()) : bytes;
    return [Buffer.from([id]), toNumber(content.length), content];
  });
  return Buffer.concat([module.subarray(0, 8), ...parts]);
}

/** What is made of each thing of a counted list. */
function each(read, one) {
  return Array.from({ length: read.number() }, one);
}

/** A counted list, each of its things read and written again. */
function list(read, one) {
  const parts = each(read, one);
  return Buffer.concat([toNumber(parts.length), ...parts.flat()]);
}

function reader(bytes) {
  let at = 0;
  const read = {
    more: () => at < bytes.length,
    byte: () => bytes[at++],
    bytes: (length) => bytes.subarray(at, (at += length)),
    number: () => {
      let value = 0, scale = 1, byte;
      do {
        byte = bytes[at++];
        value += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      return value;
    },
    word: () => read.bytes(read.number()).toString(),
  };
  return read;
}

function toNumber(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return Buffer.from(bytes);
}

const toWord = (text) => Buffer.concat([toNumber(Buffer.byteLength(text)), Buffer.from(text)]);
