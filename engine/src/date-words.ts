import { folded } from './folded';

/** The number of a month, 1 to 12, by its name or the first three letters of it in any of the languages below. */
export function monthNamed(word: string): number | null {
  const found = new Set(
    months.flatMap((names, index) =>
      names.some((name) => name === word || (word.length >= 3 && name.startsWith(word))) ? [index + 1] : [],
    ),
  );
  const [month] = found;
  return found.size === 1 && month !== undefined ? month : null;
}

/** The day of the week, Monday 1 to Sunday 7, by its full name. */
export function weekdayNamed(word: string): number | null {
  const index = weekdays.findIndex((names) => names.includes(word));
  return index < 0 ? null : index + 1;
}

/** How many days from today a word such as “tomorrow” speaks of. */
export function dayOffsetNamed(words: string): number | null {
  return dayOffsets.get(words) ?? null;
}

/** Words that only hold a date together: “the 21st of November”, “21 de noviembre de 2026”. */
export function isFiller(word: string): boolean {
  return fillers.has(word);
}

/** In each row: en, es, pt, de, fr, it, nl, tr, ar and other spellings. */
const months: readonly (readonly string[])[] = [
  'january enero janeiro januar jänner janvier gennaio januari ocak يناير كانون_الثاني',
  'february febrero fevereiro februar feber février febbraio februari şubat فبراير شباط',
  'march marzo março märz mars marzo maart mrt mart مارس آذار',
  'april abril abril avril aprile april nisan أبريل نيسان',
  'may mayo maio mai maggio mei mayıs مايو أيار',
  'june junio junho juni juin giugno juni haziran يونيو يونيه حزيران',
  'july julio julho juli juillet luglio juli temmuz يوليو يوليه تموز',
  'august agosto agosto août agosto augustus ağustos أغسطس آب',
  'september septiembre setiembre setembro septembre settembre eylül سبتمبر أيلول',
  'october octubre outubro oktober octobre ottobre ekim أكتوبر تشرين_الأول',
  'november noviembre novembro novembre kasım نوفمبر تشرين_الثاني',
  'december diciembre dezembro dezember décembre dicembre aralık ديسمبر كانون_الأول',
].map(foldedWords);

const weekdays: readonly (readonly string[])[] = [
  'monday lunes segunda segunda-feira montag lundi lunedì maandag pazartesi الاثنين',
  'tuesday martes terça terça-feira dienstag mardi martedì dinsdag salı الثلاثاء',
  'wednesday miércoles quarta quarta-feira mittwoch mercredi mercoledì woensdag çarşamba الأربعاء',
  'thursday jueves quinta quinta-feira donnerstag jeudi giovedì donderdag perşembe الخميس',
  'friday viernes sexta sexta-feira freitag vendredi venerdì vrijdag cuma الجمعة',
  'saturday sábado samstag sonnabend samedi sabato zaterdag cumartesi السبت',
  'sunday domingo sonntag dimanche domenica zondag pazar الأحد',
].map(foldedWords);

const dayOffsets: ReadonlyMap<string, number> = new Map(
  Object.entries({
    [-1]: 'yesterday,ayer,ontem,gestern,hier,ieri,gisteren,dün,أمس,امبارح',
    0: 'today,hoy,hoje,heute,aujourd’hui,aujourd hui,oggi,vandaag,bugün,اليوم,النهارده',
    1: 'tomorrow,tmrw,mañana,amanhã,morgen,demain,domani,yarın,غدا,غدًا,بكرة,بكره',
    2: 'day after tomorrow,the day after tomorrow,pasado mañana,depois de amanhã,übermorgen,uebermorgen,après demain,dopodomani,overmorgen,öbür gün,بعد غد,بعد بكرة',
  }).flatMap(([offset, words]) => words.split(',').map((word) => [folded(word), Number(offset)] as const)),
);

const fillers: ReadonlySet<string> = new Set([
  ...['on', 'the', 'of', 'st', 'nd', 'rd', 'th', 'el', 'de', 'del', 'dia', 'do', 'no', 'em', 'am', 'den', 'der'],
  ...['vom', 'le', 'du', 'er', 'il', 'di', 'op', 'o', 'a', 'e', 'gunu', 'يوم', 'في'],
]);

function foldedWords(words: string): readonly string[] {
  return words.split(' ').map((word) => folded(word.replace('_', ' ')));
}
