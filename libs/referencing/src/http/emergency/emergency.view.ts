export class EmergencyAccessView {
  id!: string;
  dossierId!: string;
  role!: string;
  motive!: string;
  openedAt!: string;
  /** From then on the dossier is as closed as before. */
  endsAt!: string;
}

export class EmergencyAccessLineView extends EmergencyAccessView {
  person!: string;
  dossierNumber!: string | null;
  applicationName!: string;
  /** How often something was read under it; each reading stands in the journal of the dossier. */
  reads!: number;
}

export class EmergencyAccessPageView {
  items!: EmergencyAccessLineView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

export class EmergencyCountView {
  year!: number;
  role!: string;
  accesses!: number;
  reads!: number;
}

export class EmergencyCountsView {
  items!: EmergencyCountView[];
}
