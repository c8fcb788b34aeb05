declare module '@socialgouv/jours-feries' {
  /** The public holidays of a year by French name, each at midnight UTC. */
  export default function getJoursFeries(year: number, options?: { alsace?: boolean }): Record<string, Date>;
}
