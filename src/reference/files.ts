import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidDocument } from '../kernel/invalid-document';
import type { Location } from './model';

/** Files are named by their path from the folder on, as an operator sees them. @throws InvalidDocument */
export function readText(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    throw new InvalidDocument('', `cannot be read: ${(error as Error).message}`, file);
  }
}

/** @throws InvalidDocument */
export function readJson(folder: string, file: string): unknown {
  try {
    return JSON.parse(readText(folder, file)) as unknown;
  } catch (error) {
    if (error instanceof InvalidDocument) throw error;
    throw new InvalidDocument('', `is not JSON: ${(error as Error).message}`, file);
  }
}

/** A file that holds a list. @throws InvalidDocument */
export function readJsonList(folder: string, file: string): readonly unknown[] {
  const value = readJson(folder, file);
  if (!Array.isArray(value)) throw new InvalidDocument('', 'must be a list', file);
  return value;
}

/** The files directly in a subfolder whose names fit, sorted. @throws InvalidDocument */
export function filesIn(folder: string, subfolder: string, fits: RegExp): readonly string[] {
  try {
    return readdirSync(join(folder, subfolder))
      .filter((name) => fits.test(name))
      .sort()
      .map((name) => `${subfolder}/${name}`);
  } catch (error) {
    throw new InvalidDocument('', `cannot be read: ${(error as Error).message}`, subfolder);
  }
}

/** The file of a county's that sorts last: the newest, where the name ends with years. @throws InvalidDocument */
export function fileOf(folder: string, subfolder: string, fits: RegExp): string {
  const file = filesIn(folder, subfolder, fits).at(-1);
  if (file === undefined) throw new InvalidDocument('', `holds no file called ${fits.source}`, subfolder);
  return file;
}

/** What `work` throws as invalid is told with its place in the files. */
export function located<T>(locate: (pointer: string) => Location, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    const { file, pointer } = locate(error.pointer);
    throw new InvalidDocument(pointer, error.reason, file);
  }
}
