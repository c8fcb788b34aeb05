import type { ConflictKind, ConflictSource } from '../domain/conflict.js';

export class ExpertView {
  /** The account. */
  id!: string;
  name!: string;
  competences!: string[];
  mandateFrom!: string | null;
  mandateTo!: string | null;
  /** 0 while the account has the role but no profile. */
  version!: number;
}

export class ExpertsView {
  items!: ExpertView[];
}

export class InterestView {
  id!: string;
  siren!: string;
  kind!: ConflictKind;
  from!: string;
  to!: string | null;
  source!: ConflictSource;
  note!: string;
}

export class InterestsView {
  items!: InterestView[];
}
