/** How an entry of the journal is found in the public log. Hashes are base64, as in the checkpoint. */
export class JournalProofView {
  /** Number of the entry in the journal. */
  entry!: number;
  /** Place of its leaf in the log. */
  leafIndex!: number;
  /** RFC 6962 leaf hash of the canonical text of the entry. */
  leafHash!: string;
  treeSize!: number;
  rootHash!: string;
  /** Neighbours on the way up to the root, from the lowest. */
  hashes!: string[];
  /** The signed note with this size and root. */
  checkpoint!: string;
  /** All of it as one text to keep as a file (C2SP tlog-proof). */
  tlogProof!: string;
}

/** A key of the log, in the form that readers of signed notes take. */
export class JournalKeyView {
  vkey!: string;
  introducedAt!: Date;
}

export class JournalKeyListView {
  items!: JournalKeyView[];
}
