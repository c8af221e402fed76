import { useSyncExternalStore } from 'react';

/** How this browser tells of what comes in; nothing by itself. */
export interface NoticeSettings {
  readonly notify: boolean;
  readonly sound: boolean;
}

const KEY = 'sendero.notices';
const OFF: NoticeSettings = { notify: false, sound: false };
const listeners = new Set<() => void>();
let known: { readonly text: string | null; readonly settings: NoticeSettings } = { text: null, settings: OFF };

export function noticeSettings(): NoticeSettings {
  const text = localStorage.getItem(KEY);
  if (text !== known.text) known = { text, settings: read(text) };
  return known.settings;
}

export function changeNoticeSettings(change: Partial<NoticeSettings>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...noticeSettings(), ...change }));
  listeners.forEach((listener) => listener());
}

export function useNoticeSettings(): NoticeSettings {
  return useSyncExternalStore(subscribe, noticeSettings);
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

function read(text: string | null): NoticeSettings {
  const isOn = (name: keyof NoticeSettings) => text !== null && text.includes(`"${name}":true`);
  return { notify: isOn('notify'), sound: isOn('sound') };
}
