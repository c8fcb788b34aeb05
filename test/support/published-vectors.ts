import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Vectors that others published: trees, proofs, notes and checkpoints. Their owners' terms let them be used here and
 * kept beside the project, not copied into it: `AVAL_VECTORS` names their folder, `../shared/data` is where it lies.
 */
const file = path.join(process.env.AVAL_VECTORS ?? '../shared/data', 'merkle-oracles.json');

interface Probe {
  readonly desc: string;
  readonly file: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

export interface PublishedVectors {
  readonly hasher: {
    readonly vectors: readonly { op: string; in?: string; l?: string; r?: string; want: string }[];
  };
  readonly reference_tree: {
    readonly leaves: readonly string[];
    readonly roots_by_size: readonly string[];
    readonly complete_subtree_hashes_by_level: readonly (readonly string[])[];
  };
  readonly golden_roots: { readonly roots_base64: Readonly<Record<string, string>> };
  readonly inclusion_probes: {
    readonly probes: readonly (Probe & { leafIdx: number; treeSize: number; root: string; leafHash: string })[];
  };
  readonly consistency_probes: {
    readonly probes: readonly (Probe & { size1: number; size2: number; root1: string; root2: string })[];
  };
  readonly consistency_proofs_classic: {
    readonly proofs: readonly { size1: number; size2: number; root1: string; root2: string; proof: string[] }[];
  };
  readonly real_ct_log_inclusion: {
    readonly leaf_index: number;
    readonly tree_size: number;
    readonly leaf_hash: string;
    readonly root: string;
    readonly proof: readonly string[];
  };
  readonly accumulated: Readonly<Record<'subtree_hash' | 'subtree_inclusion' | 'subtree_consistency', string>>;
  readonly signed_note: {
    readonly verifier_keys_good: readonly string[];
    readonly verifier_keys_bad: readonly { why: string; vkey: string }[];
    readonly signing: readonly {
      skey?: string;
      vkey: string;
      text: string;
      signed_note?: string;
      signature_line?: string;
    }[];
    readonly open: readonly {
      note?: string;
      note_hex?: string;
      vkeys: string[];
      verified?: string[];
      unverified?: string[];
      error?: string;
    }[];
  };
  readonly checkpoint: {
    readonly parse: readonly {
      text: string;
      ok: boolean;
      lax?: boolean;
      origin?: string;
      size?: number;
      hash_utf8?: string;
      extensions?: string[];
    }[];
    readonly format: readonly { origin: string; size: number; leaf_utf8_for_hash: string; text: string }[];
  };
  readonly tlog_proof: {
    readonly format: readonly {
      index: number;
      hashes: string[];
      checkpoint: string;
      extra_utf8?: string;
      text: string;
    }[];
    readonly refuse: readonly string[];
  };
}

/** Runs the tests that need the published vectors; where they are not, skips them in sight of all, and fails in CI. */
export function withPublishedVectors(title: string, tests: (vectors: PublishedVectors) => void): void {
  if (existsSync(file)) describe(title, () => tests(JSON.parse(readFileSync(file, 'utf8')) as PublishedVectors));
  else if (process.env.CI === 'true') it(title, () => expect(`${file} is there`).toBe('it is not'));
  else it.skip(`${title}: the published vectors are not at ${file}`, () => undefined);
}
