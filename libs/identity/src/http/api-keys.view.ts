export class ApiKeyView {
  id!: string;
  name!: string;
  /** The beginning of the key. */
  prefix!: string;
  scopes!: string[];
  createdAt!: Date;
  expiresAt!: Date;
  revokedAt!: Date | null;
  lastUsedAt!: Date | null;
}

export class ApiKeysView {
  items!: ApiKeyView[];
}

export class NewApiKeyView extends ApiKeyView {
  /** The key itself: shown now and never again. */
  token!: string;
}
