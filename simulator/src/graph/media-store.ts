import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file that was uploaded to one business number, or a link that stands for one that a customer sent. */
export interface MediaFile {
  readonly phoneNumberId: string;
  readonly mimeType: string;
  readonly filename: string;
  readonly content:
    { readonly type: 'bytes'; readonly bytes: Buffer } | { readonly type: 'link'; readonly url: string };
}

interface Saved {
  readonly phoneNumberId: string;
  readonly mimeType: string;
  readonly filename: string;
  readonly url: string | null;
}

/** Files by their media ids: in a folder, or in memory when there is none. */
export class MediaStore {
  private readonly inMemory = new Map<string, MediaFile>();

  constructor(private readonly folder: string | null) {}

  /** Answers the file's media id. */
  add(file: MediaFile): string {
    const id = String(randomInt(100_000_000_000, 200_000_000_000));
    this.put(id, file);
    return id;
  }

  put(id: string, file: MediaFile): void {
    if (this.folder === null) return void this.inMemory.set(id, file);
    const { phoneNumberId, mimeType, filename, content } = file;
    const saved: Saved = { phoneNumberId, mimeType, filename, url: content.type === 'link' ? content.url : null };
    mkdirSync(this.folder, { recursive: true });
    if (content.type === 'bytes') writeFileSync(path.join(this.folder, id), content.bytes);
    writeFileSync(path.join(this.folder, `${id}.json`), JSON.stringify(saved));
  }

  find(id: string): MediaFile | null {
    if (this.folder === null || !/^\d+$/.test(id)) return this.inMemory.get(id) ?? null;
    const about = path.join(this.folder, `${id}.json`);
    if (!existsSync(about)) return null;
    // Only this class writes these files.
    const { phoneNumberId, mimeType, filename, url } = JSON.parse(readFileSync(about, 'utf8')) as Saved;
    if (url !== null) return { phoneNumberId, mimeType, filename, content: { type: 'link', url } };
    const bytes = readFileSync(path.join(this.folder, id));
    return { phoneNumberId, mimeType, filename, content: { type: 'bytes', bytes } };
  }

  clear(): void {
    this.inMemory.clear();
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
  }
}
