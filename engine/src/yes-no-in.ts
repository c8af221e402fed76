import { folded } from './folded';

/**
 * Whether a text says yes or no and nothing else, in any of the languages below; null when it does neither.
 *
 * @example yesNoIn('Sí, por favor!') // 'yes'
 * @example yesNoIn('no idea') // null
 */
export function yesNoIn(text: string): 'yes' | 'no' | null {
  if (text.length > LONGEST) return null;
  const words = wordsOf(text);
  const bare = words.filter((word) => !courtesies.has(word));
  for (const said of [words, bare, shortened(bare)]) {
    const answer = answers.get(said.join(' ')) ?? sameAnswer(said);
    if (answer) return answer;
  }
  return null;
}

const LONGEST = 60;

type Answer = 'yes' | 'no';

/** “Yes yes”, “ok yes”: each word is an answer, and they agree. */
function sameAnswer(words: readonly string[]): Answer | null {
  const said = new Set(words.map((word) => answers.get(word)));
  const [only] = said;
  return said.size === 1 && only !== undefined ? only : null;
}

/** “Yesss”, “siii”: a letter said for long is said once; none of the words has one three times. */
function shortened(words: readonly string[]): readonly string[] {
  return words.map((word) => word.replace(/(\p{L})\1+$/u, '$1'));
}

function wordsOf(text: string): readonly string[] {
  return folded(text.replace(/[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu, ''))
    .replace(/['’]/g, ' ')
    .split(/[^\p{L}\p{N}\p{So}\p{Sm}]+/u)
    .filter(Boolean);
}

const YES = [
  'yes, y, yep, yeah, yup, ya, sure, ok, okay, of course, certainly, absolutely, definitely, correct, right, i do',
  'sí, si, s, claro, claro que sí, por supuesto, vale, dale, de acuerdo, correcto, desde luego, cómo no',
  'sim, ss, com certeza, claro que sim, pode ser, certo, isso, tá bom, está bem, beleza',
  'ja, jo, jep, jup, klar, na klar, gerne, ja gerne, sicher, natürlich, auf jeden fall, jawohl, in ordnung, einverstanden',
  'oui, ouais, bien sûr, d’accord, ok d’accord, volontiers, tout à fait, avec plaisir, certainement',
  'certo, certamente, va bene, d’accordo, volentieri, esatto, sì certo, ovviamente',
  'jazeker, zeker, tuurlijk, natuurlijk, graag, goed, prima, ja hoor, akkoord, klopt',
  'evet, olur, tabii, tabi, tabii ki, elbette, tamam, kesinlikle, doğru, aynen',
  'نعم, اي, أيوه, ايوا, أجل, اه, آه, تمام, حسنا, أكيد, بالتأكيد, طبعا, موافق, اوكي, بلى, صح',
  '👍, ✅, 👌, ✔, 🆗, 💯',
];

const NO = [
  'no, n, nope, nah, not now, no way, never, not really, i don t, of course not, no thank you, incorrect, wrong',
  'claro que no, para nada, ahora no, nunca, de ninguna manera, no gracias',
  'não, nao, agora não, de jeito nenhum, claro que não, não quero, nada disso',
  'nein, nö, nee, ne, lieber nicht, auf keinen fall, nicht jetzt, keinesfalls, niemals',
  'non, pas maintenant, jamais, pas du tout, bien sûr que non, non merci',
  'certo che no, assolutamente no, non ora, per niente, mai',
  'nee hoor, liever niet, niet nu, zeker niet, nooit',
  'hayır, hayir, yok, olmaz, istemiyorum, asla, şimdi değil, yanlış, kesinlikle hayır',
  'لا, كلا, لأ, لا شكرا, أبدا, مش موافق, ليس الآن, لا أريد, غير موافق',
  '👎, ❌, ✖, 🚫, 🙅',
];

/** What may stand beside an answer without changing it. */
const COURTESIES = [
  'please, pls, thanks, thank you, thank, you, thx, sir, madam',
  'por, favor, gracias, obrigado, obrigada, muchas, muito',
  'bitte, danke, vielen, dank, schön, schon',
  's il vous plaît, s il te plaît, il, vous, te, plait, merci, beaucoup',
  'per, favore, grazie, mille, alstublieft, aub, bedankt, dank, je, wel, u',
  'lütfen, teşekkürler, teşekkür, ederim, sağol, شكرا, من, فضلك, لو, سمحت, 🙏, 😊, 🙂, 😀, 😃',
];

const answers: ReadonlyMap<string, Answer> = new Map([
  ...phrasesOf(YES).map((phrase) => [phrase, 'yes'] as const),
  ...phrasesOf(NO).map((phrase) => [phrase, 'no'] as const),
]);

const courtesies: ReadonlySet<string> = new Set(phrasesOf(COURTESIES).flatMap((phrase) => phrase.split(' ')));

function phrasesOf(lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(', ')).map((phrase) => wordsOf(phrase).join(' '));
}

/** The phrases of each answer, for people who want to see them. */
export const yesNoPhrases: Readonly<Record<Answer, readonly string[]>> = { yes: phrasesOf(YES), no: phrasesOf(NO) };
