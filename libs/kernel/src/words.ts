/** The same said in the languages of the service: whoever reads takes the one he reads in. */
export interface Words {
  readonly fr: string;
  readonly en: string;
}
