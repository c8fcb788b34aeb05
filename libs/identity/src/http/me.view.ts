import type { Role } from '#libs/kernel';

export class MyOrganisationView {
  id!: string;
  name!: string;
  siren!: string;
  verified!: boolean;
  role!: 'publisher_owner' | 'publisher_editor' | 'publisher_reader';
}

export class MyMandateView {
  organisationId!: string;
  organisationName!: string;
  /** Each includes those before it: read, prepare, submit. */
  scope!: 'read' | 'prepare' | 'submit';
}

/** Who is signed in, and all he may stand for today. */
export class MeView {
  id!: string;
  name!: string;
  email!: string;
  /** In which the service writes to this person. */
  language!: 'fr' | 'en';
  via!: 'session' | 'key';
  /** Every role he holds anywhere. */
  roles!: Role[];
  organisations!: MyOrganisationView[];
  mandates!: MyMandateView[];
  /** Operations this key may call; `*` for all. */
  scopes!: string[];
  /** To be sent as `x-csrf-token` with every change; only for a session. */
  csrfToken?: string;
}
