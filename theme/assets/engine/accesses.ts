// Makes v86's code shorter. Wherever the guest reads or writes memory, v86 looks the address up in its TLB, in line. That is a third of all
// code, and browsers take long to optimize code. So here the lookups become calls of functions that are there once, and that do the same. The
// code that is looked for is what `gen_safe_read`, `gen_safe_write`, `gen_safe_read_write` and `gen_get_phys_eip_plus_mem` of v86 write.

import { concatenate, empty, function_, i32, i64, imported, kind, moduleOf, op, Reader, section, sectionId, signed, size, unsigned, vector, text } from './wasm';
import type { Bytes, ImportedFunction } from './wasm';

/** Functions of v86 that are called when an address is not in the TLB, with the number of bytes that are accessed. */
const misses: Readonly<Record<string, number>> = {
  get_phys_eip_slow_jit: 1,
  safe_read8_slow_jit: 1,
  safe_read16_slow_jit: 2,
  safe_read32s_slow_jit: 4,
  safe_read64s_slow_jit: 8,
  safe_read128s_slow_jit: 16,
  safe_write8_slow_jit: 1,
  safe_write16_slow_jit: 2,
  safe_write32_slow_jit: 4,
  safe_write64_slow_jit: 8,
  safe_write128_slow_jit: 16,
  safe_read_write8_slow_jit: 1,
  safe_read_write16_slow_jit: 2,
  safe_read_write32s_slow_jit: 4,
  safe_read_write64_slow_jit: 8,
};

const pageBytes = 4096;
/** What a lookup returns is the place of a page, or that the access is not allowed. In a page's place, the second bit says that v86 was asked. */
const fault = 1;
const asked = 2;

type Imports = Record<string, WebAssembly.ImportValue>;

/** Replaces the lookups in a module that v86 has made. What it imports then is in `withLookups`. */
export function shorten(module: Uint8Array): Uint8Array {
  const reader = new Reader(module, 0);
  const sections = reader.sections();
  const imports = sections.get(sectionId.import)!;
  const body = sections.get(sectionId.code)!;
  reader.at = imports.content;
  const functions = reader.functions();
  const added: ImportedFunction[] = [];
  const pieces: Bytes[] = [];
  // There is one function, and its length.
  reader.at = body.content;
  reader.unsigned();
  reader.unsigned();
  let from = reader.at;
  for (let at = from; (at = module.indexOf(op.i32_shr_u, at)) >= 0; at++) {
    const found = readLookup(module, at, functions, added);
    if (found) {
      pieces.push(module.subarray(from, found.start), found.code);
      from = found.end;
    }
  }

  if (added.length === 0) {
    return module;
  }

  pieces.push(module.subarray(from, body.end));
  const length = size(pieces);
  reader.at = imports.content;
  const count = reader.unsigned() + added.length;
  const entries = [
    unsigned(count),
    module.subarray(reader.at, imports.end),
    ...added.map(({ name, type }) => imported(name, kind.function, ...unsigned(type))),
  ];
  const { start, end } = sections.get(sectionId.function)!;
  return concatenate([
    module.subarray(0, imports.start),
    [sectionId.import, ...unsigned(size(entries))],
    ...entries,
    module.subarray(start, end),
    section(sectionId.export, vector([[...text('f'), kind.function, ...unsigned(functions.length + added.length)]])),
    [sectionId.code, ...unsigned(1 + unsigned(length).length + length), 1, ...unsigned(length)],
    ...pieces,
  ]);
}

/** Adds to what v86's modules import what `shorten` has put there. */
export function withLookups(imports: Imports): Imports {
  const made: Imports = {};
  return new Proxy(imports, {
    get: (target, name: string) => target[name] ?? (made[name] ??= makeLookup(name, target)),
  });
}

interface Lookup {
  readonly start: number;
  readonly end: number;
  /** What comes in its place. */
  readonly code: number[];
}

/** Reads the lookup that has its first shift at a place, if there is one. */
function readLookup(module: Uint8Array, shift: number, functions: readonly ImportedFunction[], added: ImportedFunction[]): Lookup | null {
  const start = shift - 6;
  const address = module[shift - 3]!;
  const reader = new Reader(module, start);
  const { block, br_if, call, end, i32_and, i32_const, i32_eq, i32_le_s, i32_load, i32_shl, i32_shr_u, local_get, local_tee } = op;
  if (!reader.takes(block, empty, local_get, address, i32_const, 12, i32_shr_u, i32_const, 2, i32_shl, i32_load, 2)) {
    return null;
  }

  const tlb = reader.unsigned();
  const entry = reader.takes(local_tee) ? reader.unsigned() : 0;
  const mask = reader.takes(i32_const) ? reader.unsigned() : 0;
  if (!reader.takes(i32_and, i32_const, 1, i32_eq)) {
    return null;
  }

  if (reader.takes(local_get, address, i32_const, 0xff, 0x1f, i32_and, i32_const)) {
    reader.unsigned();
    reader.takes(i32_le_s, i32_and);
  }

  const isHit = reader.takes(local_tee) ? reader.unsigned() : null;
  if (!reader.takes(br_if, 0)) {
    return null;
  }

  const first = reader.at;
  while (reader.takes(local_get) || reader.takes(i32_const)) {
    reader.unsigned();
  }

  const last = reader.at;
  const asks = reader.takes(call) ? functions[reader.unsigned()] : undefined;
  if (!asks || !(asks.name in misses) || !reader.takes(local_tee, entry, i32_const, fault, i32_and, br_if)) {
    return null;
  }

  const depth = reader.unsigned() - 1;
  if (!reader.takes(end)) {
    return null;
  }

  const name = `${asks.name} ${tlb} ${mask}`;
  let index = added.findIndex((one) => one.name === name);
  if (index < 0) {
    index = added.push({ name, type: asks.type }) - 1;
  }

  return {
    start,
    end: reader.at,
    code: [
      ...module.subarray(first, last),
      ...[call, ...unsigned(functions.length + index), local_tee, entry],
      ...(isHit === null ? [] : [i32_const, asked, i32_and, op.i32_eqz, op.local_set, isHit, local_get, entry]),
      ...[i32_const, fault, i32_and, br_if, ...unsigned(depth)],
    ],
  };
}

/** Makes the function that does a lookup. */
function makeLookup(name: string, imports: Imports): WebAssembly.ImportValue {
  const [miss, tlb, mask] = name.split(' ') as [string, string, string];
  const bytes = misses[miss]!;
  const parameters = miss === 'get_phys_eip_slow_jit' ? [i32]
    : miss.startsWith('safe_read') ? [i32, i32]
    : bytes === 16 ? [i32, i64, i64, i32]
    : [i32, bytes === 8 ? i64 : i32, i32];
  const address = 0;
  const entry = parameters.length;
  const crossesPage = [op.local_get, address, op.i32_const, ...signed(pageBytes - 1), op.i32_and, op.i32_const, ...signed(pageBytes - bytes), op.i32_gt_s, op.br_if, 0];
  const module = moduleOf(
    section(sectionId.type, vector([[0x60, ...vector(parameters.map((type) => [type])), ...vector([[i32]])]])),
    section(sectionId.import, vector([imported('m', kind.memory, 0, 1), imported('miss', kind.function, 0)])),
    section(sectionId.function, vector([[0]])),
    section(sectionId.export, vector([[...text('f'), kind.function, 1]])),
    section(sectionId.code, vector([function_(
      [[1, i32]],
      [op.block, empty],
      [op.local_get, address, op.i32_const, 12, op.i32_shr_u, op.i32_const, 2, op.i32_shl],
      [op.i32_load, 2, ...unsigned(Number(tlb)), op.local_tee, entry],
      [op.i32_const, ...signed(Number(mask)), op.i32_and, op.i32_const, 1, op.i32_ne, op.br_if, 0],
      bytes > 1 ? crossesPage : [],
      [op.local_get, entry, op.i32_const, ...signed(-pageBytes), op.i32_and, op.return],
      [op.end],
      parameters.flatMap((_, index) => [op.local_get, index]),
      [op.call, 0],
      miss.startsWith('safe_read_write') ? [op.i32_const, asked, op.i32_or] : [],
    )])),
  );
  return new WebAssembly.Instance(module, { e: { m: imports.m!, miss: imports[miss]! } }).exports.f!;
}
