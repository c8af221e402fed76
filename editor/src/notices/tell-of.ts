import { conversationId, type InboxUpdate } from '@sendero/shared';
import { currentAgentId } from '../agents/chosen-agent';
import { newsFor, type News } from './news-for';
import { noticeSettings } from './notice-settings';

/** Tells of what came in, in the ways that this browser was allowed. */
export function tellOf(update: InboxUpdate): void {
  const { notify, sound } = noticeSettings();
  if (!notify && !sound) return;
  const news = newsFor(update, currentAgentId(), lookedAt());
  if (news.length === 0) return;
  if (sound) ring();
  if (notify && 'Notification' in window && Notification.permission === 'granted') news.forEach(show);
}

/** The conversation on the screen, while somebody looks at it. */
function lookedAt() {
  if (document.visibilityState !== 'visible' || !document.hasFocus()) return null;
  const part = /^\/inbox\/([^/]+)/.exec(window.location.pathname)?.[1];
  return conversationId.safeParse(part).data ?? null;
}

/** One notice for each conversation: a later message takes its place. */
function show({ conversation, name, text }: News): void {
  const notice = new Notification(name, { body: text, tag: conversation, icon: '/favicon.svg' });
  notice.onclick = () => {
    window.focus();
    window.location.assign(`/inbox/${conversation}`);
  };
}

let audio: AudioContext | undefined;

/** Two soft tones. Browsers let a page sound only after somebody has clicked on it. */
export function ring(): void {
  audio ??= new AudioContext();
  const { currentTime } = audio;
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    const from = currentTime + index * 0.14;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.12, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.28);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.3);
  }
}
