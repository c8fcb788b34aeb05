import { foldWord } from '../text/words.js';
import type { Mark } from './marks.js';
import { isShouting, type NameWord, nameWordsOf } from './name-words.js';

export interface NameLists {
  readonly version: string;
  readonly given: ReadonlySet<string>;
  /** First names that are also words: only beside something else that tells. */
  readonly wordLike: ReadonlySet<string>;
  readonly surname: ReadonlySet<string>;
  /** Looks like a name and is none; several words each. */
  readonly kept: readonly string[];
}

/** A name, as the words of it: what the placeholder of the same person is found by. */
export interface NamedMark extends Mark {
  readonly parts: readonly string[];
}

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const SHORT_TITLES = words('m mr mme mlle dr pr');
const TITLES = words(
  'm mr mme mlle dr pr madame monsieur mademoiselle docteur docteure prof professeur professeure maitre mesdames messieurs',
);
const RELATIONS = words(
  `pere mere papa maman mari femme fils fille soeur frere conjoint conjointe compagnon compagne epoux epouse oncle tante cousin
  cousine neveu niece ami amie copain copine voisin voisine collegue grand-mere grand-pere mamie papi papy bebe ado patient patiente
  infirmier infirmiere medecin kine pharmacien pharmacienne generaliste cardiologue psychiatre psychologue sage-femme
  beau-pere belle-mere ex`,
);
const OWNERS = words('mon ma mes notre son sa leur l un une cette cet ce le la');
/** `je m'appelle`, `nommée`, `signé`: a name follows, whatever it looks like. */
const INTRODUCTIONS = words('appelle nomme nommee nomme appelee prenomme prenommee signe signee');
const LABELS = words('nom prenom patient patiente signature declarant declarante beneficiaire titulaire identite');
/** `ici`, `contactez`: two words with capitals after them are somebody, known or not. */
const POINTING = words('ici suis contactez contacter contact joindre joignez rappelez rappeler demandez');
const FAREWELLS = words('cordialement salutations amicalement respectueusement sincerement');
const PARTICLES = words('de du des le la d l van von der el ben bin al da dos di');
/** What stands before the name of a place, a disease or a house, which is no person's. */
const NO_PERSON_AFTER = words(
  'maladie syndrome hopital hopitaux clinique chu chr ch institut lycee college fondation rue avenue boulevard place centre stade gare ville indice echelle test score methode apgar loi saint sainte st ste quai square',
);
/** Words that follow a short title without being a name. */
const NO_NAME = words(
  `le la les un une des du de d l a au aux et ou est ont a ai as sont etait sera qui que quoi dont se me m te s je tu il elle on nous vous ils
  elles bonjour bonsoir merci pour par sur dans avec sans ce cet cette ces mon ma mes son sa ses leur notre votre ne n pas plus tres trop
  si mais car donc puis alors comme quand en y tout tous toute bien mal dit dite fait peut doit veut va vient avait aurait pourrait
  traitant generaliste remplacant remplacante specialiste medecin docteur directeur president ministre maire madame monsieur
  j c qu aussi meme chez apres avant depuis pendant cher chere la-bas ici svp google lol`,
);
const SMALLEST_PART = 3;
const MOST_WORDS = 4;

/** By their first word. */
type KeptNames = Map<string, (readonly string[])[]>;

/** Finds the names of people in French texts. */
export class NameFinder {
  private readonly kept: KeptNames = new Map();

  constructor(private readonly lists: NameLists) {
    addTo(this.kept, lists.kept);
  }

  /**
   * `more`: what else looks like a name and is none, such as the application's own. `known`: names that are somebody's
   * here, such as the reporter's, wherever they stand and however they are written.
   */
  find(text: string, more: readonly string[], known: readonly string[]): readonly NamedMark[] {
    const all = nameWordsOf(text);
    const asked: KeptNames = new Map();
    addTo(asked, more);
    const kept = new Set([...wordsOfKept(this.kept, all), ...wordsOfKept(asked, all)]);
    return new Search(text, all, this.lists, kept, knownParts(text, known)).run();
  }
}

function addTo(kept: KeptNames, names: readonly string[]): void {
  for (const name of names) {
    const parts = nameWordsOf(name).map(({ folded }) => folded);
    const [first] = parts;
    if (first !== undefined) kept.set(first, [...(kept.get(first) ?? []), parts]);
  }
}

/** The words that belong to something kept. */
function wordsOfKept(names: KeptNames, all: readonly NameWord[]): ReadonlySet<number> {
  const kept = new Set<number>();
  all.forEach(({ folded, isCapital }, at) => {
    for (const name of isCapital ? (names.get(folded) ?? []) : []) {
      const isHere = name.every((part, offset) => all[at + offset]?.folded === part);
      for (let offset = 0; isHere && offset < name.length; offset += 1) kept.add(at + offset);
    }
  });
  return kept;
}

interface KnownParts {
  readonly told: ReadonlySet<string>;
  /** Of the mail addresses of the text: `z.durand@…` tells that Durand is a name. */
  readonly mailed: ReadonlySet<string>;
}

const MAILBOX = /([\p{L}\p{N}._-]{3,64})@/gu;
const SMALLEST_MAILED = 4;

function knownParts(text: string, known: readonly string[]): KnownParts {
  const told = known.flatMap((name) => nameWordsOf(name).map(({ folded }) => folded));
  const mailed = [...text.matchAll(MAILBOX)].flatMap(([, mailbox = '']) => mailbox.split(/[^\p{L}]+/u).map(foldWord));
  return {
    told: new Set(told.filter((part) => part.length >= SMALLEST_PART && !PARTICLES.has(part))),
    mailed: new Set(mailed.filter((part) => part.length >= SMALLEST_MAILED && !NO_NAME.has(part) && !LABELS.has(part))),
  };
}

/** One text's search: each rule takes words that are names, and the last finds them again elsewhere. */
class Search {
  private readonly taken = new Map<number, number>();
  private readonly isShouting: boolean;

  constructor(
    private readonly text: string,
    private readonly all: readonly NameWord[],
    private readonly lists: NameLists,
    private readonly kept: ReadonlySet<number>,
    private readonly known: KnownParts,
  ) {
    this.isShouting = isShouting(all);
  }

  run(): readonly NamedMark[] {
    for (let at = 0; at < this.all.length; at += 1) {
      this.knownToAsker(at);
      this.afterTitle(at);
      this.afterPointing(at);
      this.afterIntroduction(at);
      this.afterRelation(at);
      this.knownName(at);
      this.afterFarewell(at);
    }
    this.again();
    return this.marks();
  }

  private word(at: number): NameWord | undefined {
    return this.all[at];
  }

  private isKept(at: number): boolean {
    if (this.kept.has(at)) return true;
    const before = this.word(at - 1)?.folded ?? '';
    const further = this.word(at - 2)?.folded ?? '';
    return NO_PERSON_AFTER.has(before) || (PARTICLES.has(before) && NO_PERSON_AFTER.has(further));
  }

  private looksProper(at: number): boolean {
    const word = this.word(at);
    return word?.isCapital === true && !this.isShouting && !this.isKept(at) && !NO_NAME.has(word.folded);
  }

  private isGiven(at: number): boolean {
    const { folded = '' } = this.word(at) ?? {};
    return folded.split('-').every((part) => this.lists.given.has(part) && !this.lists.wordLike.has(part));
  }

  private isPerhapsGiven(at: number): boolean {
    const { folded = '' } = this.word(at) ?? {};
    return folded.split('-').every((part) => this.lists.given.has(part) || this.lists.wordLike.has(part));
  }

  private isSurname(at: number): boolean {
    const { folded = '' } = this.word(at) ?? {};
    return folded.split('-').some((part) => this.lists.surname.has(part));
  }

  private isKnown = (at: number): boolean => this.isPerhapsGiven(at) || this.isSurname(at);

  /** Takes the words from here as far as a name goes on; the first is one already. */
  private take(from: number): void {
    let to = from;
    for (let next = from + 1; next < from + MOST_WORDS; next += 1) {
      if (!this.word(next)?.followsClosely) break;
      const { folded = '' } = this.word(next) ?? {};
      if (PARTICLES.has(folded) && this.looksProper(next + 1) && this.word(next + 1)?.followsClosely) continue;
      if (this.looksProper(next) || (!this.isKept(next) && this.continuesUnwritten(from, next))) to = next;
      else break;
    }
    this.taken.set(from, Math.max(to, this.taken.get(from) ?? to));
  }

  /** `sophie martin`: without capitals, a known surname after a known first name. */
  private continuesUnwritten(from: number, next: number): boolean {
    return next === from + 1 && this.isPerhapsGiven(from) && this.isSurname(next);
  }

  /** Told by whoever asks, or by the mail address beside it. */
  private knownToAsker(at: number): void {
    const { folded = '', isCapital = false } = this.word(at) ?? {};
    if (this.known.told.has(folded) || (isCapital && this.known.mailed.has(folded) && !this.isKept(at))) this.take(at);
  }

  private afterPointing(at: number): void {
    const isPointing = POINTING.has(this.word(at)?.folded ?? '') && this.word(at + 1)?.followsClosely === true;
    if (isPointing && this.looksProper(at + 1) && this.looksProper(at + 2) && this.word(at + 2)?.followsClosely) {
      this.take(at + 1);
    }
  }

  private afterTitle(at: number): void {
    const { folded = '', isCapital = false } = this.word(at) ?? {};
    if (!TITLES.has(folded) || (folded === 'm' && !isCapital)) return;
    const next = this.word(at + 1);
    if (!next?.followsClosely || this.isKept(at + 1)) return;
    if (PARTICLES.has(next.folded) && this.nobleAfter(at + 1)) this.take(at + 1);
    if (NO_NAME.has(next.folded) || TITLES.has(next.folded)) return;
    const isWritten = next.isCapital || this.isKnown(at + 1);
    if (isWritten || (SHORT_TITLES.has(folded) && next.folded.length >= SMALLEST_PART)) this.take(at + 1);
  }

  /** `Monsieur de La Tour`: a particle, at most another, and a name. */
  private nobleAfter(at: number): boolean {
    const named = PARTICLES.has(this.word(at + 1)?.folded ?? '') ? at + 2 : at + 1;
    return this.looksProper(named) && this.word(named)?.followsClosely === true;
  }

  private afterIntroduction(at: number): void {
    const { folded = '', end = 0 } = this.word(at) ?? {};
    const next = this.word(at + 1);
    if (!next) return;
    const between = this.text.slice(end, next.start);
    const isLabel = LABELS.has(folded) && /^\s?:\s?$/.test(between);
    const isCalled = INTRODUCTIONS.has(folded) && /^\s?[:,]?\s$/.test(between) && this.isCalled(at);
    const isNamed = folded === 'est' && this.word(at - 1)?.folded === 'nom' && next.followsClosely;
    const isI = folded === 'suis' && next.followsClosely && this.looksProper(at + 1) && this.isKnown(at + 1);
    if (!(isLabel || isCalled || isNamed || isI) || this.isKept(at + 1)) return;
    if (next.isCapital || this.isKnown(at + 1) || (isCalled && !NO_NAME.has(next.folded))) this.takeIntroduced(at + 1);
  }

  /** `je m'appelle X`, not `j'appelle le support`. */
  private isCalled(at: number): boolean {
    if (this.word(at)?.folded !== 'appelle') return true;
    return ['m', 's'].includes(this.word(at - 1)?.folded ?? '');
  }

  /** Who introduces himself may write without capitals: first name and surname. */
  private takeIntroduced(at: number): void {
    this.take(at);
    const next = this.word(at + 1);
    const stops = this.taken.get(at) !== at || !next?.followsClosely || NO_NAME.has(next.folded) || this.isKept(at + 1);
    if (!stops && this.isPerhapsGiven(at) && this.word(at)?.isCapital === false && next.folded.length > SMALLEST_PART) {
      this.taken.set(at, at + 1);
    }
  }

  private afterRelation(at: number): void {
    const { folded = '' } = this.word(at) ?? {};
    const next = this.word(at + 1);
    if (!next || !RELATIONS.has(folded) || !OWNERS.has(this.word(at - 1)?.folded ?? '')) return;
    if (!/^,?\s$/.test(this.text.slice(this.word(at)?.end ?? 0, next.start))) return;
    const isName =
      this.looksProper(at + 1) ||
      (!this.isShouting && this.isGiven(at + 1)) ||
      (this.isShouting && this.isGiven(at + 1));
    if (isName && !this.isKept(at + 1)) this.take(at + 1);
  }

  private knownName(at: number): void {
    const word = this.word(at);
    if (!word || this.isKept(at)) return;
    const next = this.word(at + 1);
    const goesOn = next?.followsClosely === true && !this.isKept(at + 1) && !NO_NAME.has(next.folded);
    if (this.isShouting || !word.isCapital) {
      if (this.isGiven(at) && goesOn && this.isSurname(at + 1) && word.isCapital === next.isCapital) this.take(at);
      return;
    }
    if (this.isGiven(at)) this.take(at);
    else if (goesOn && this.looksProper(at + 1) && this.pairs(at, word, next)) this.take(at);
    else if (
      word.written.length === 1 &&
      !TITLES.has(word.folded) &&
      goesOn &&
      this.isSurname(at + 1) &&
      this.looksProper(at + 1)
    )
      this.take(at);
  }

  /** Two words with capitals of which one is known as a name, or of which the second is shouted as a surname is. */
  private pairs(at: number, word: NameWord, next: NameWord): boolean {
    if (NO_NAME.has(word.folded) || TITLES.has(word.folded)) return false;
    if (this.isGiven(at + 1)) return word.isShouted || this.isSurname(at) || !word.opensSentence;
    if (this.isPerhapsGiven(at)) return true;
    if (word.opensSentence && !this.isSurname(at)) return this.isSurname(at + 1) && !next.isShouted;
    return (
      this.isSurname(at + 1) ||
      this.isSurname(at) ||
      (next.isShouted && !word.isShouted && next.written.length > SMALLEST_PART)
    );
  }

  private afterFarewell(at: number): void {
    const isFarewell = FAREWELLS.has(this.word(at)?.folded ?? '');
    if (!isFarewell || this.all.length - at > MOST_WORDS + 1) return;
    const first = this.looksProper(at + 1) || this.isKnown(at + 1);
    if (first && !this.isKept(at + 1)) this.take(at + 1);
  }

  /** A name that was found once is one wherever it stands with a capital. */
  private again(): void {
    const known = new Set<string>();
    for (const [from, to] of this.taken) {
      for (let at = from; at <= to; at += 1) {
        const { folded = '' } = this.word(at) ?? {};
        const tells = folded.length >= SMALLEST_PART && !this.lists.wordLike.has(folded) && !PARTICLES.has(folded);
        if (tells && !NO_NAME.has(folded)) known.add(folded);
      }
    }
    const inside = new Set<number>();
    for (const [from, to] of this.taken) for (let at = from; at <= to; at += 1) inside.add(at);
    this.all.forEach(({ folded, isCapital }, at) => {
      if (known.has(folded) && (isCapital || this.isGiven(at)) && !this.isKept(at) && !inside.has(at)) this.take(at);
    });
  }

  private marks(): readonly NamedMark[] {
    const marks: NamedMark[] = [];
    let covered = -1;
    for (const [from, to] of [...this.taken].sort(([one], [other]) => one - other)) {
      if (from <= covered) continue;
      covered = to;
      const parts = this.all
        .slice(from, to + 1)
        .map(({ folded }) => folded)
        .filter((part) => !PARTICLES.has(part));
      marks.push({ kind: 'name', start: this.word(from)?.start ?? 0, end: this.word(to)?.end ?? 0, parts });
    }
    return marks;
  }
}

/** Lists as a file gives them: words parted by spaces. */
export const nameListsFrom = (file: {
  readonly version: string;
  readonly given: string;
  readonly word_like: string;
  readonly surname: string;
  readonly kept: readonly string[];
}): NameLists => {
  const wordLike = words(file.word_like);
  const foldAll = (text: string) => new Set([...words(text)].map(foldWord));
  return {
    version: file.version,
    given: foldAll(file.given),
    wordLike,
    surname: foldAll(file.surname),
    kept: file.kept,
  };
};
