export const trustProblems = {
  no_checkpoint_yet: {
    fr: 'Le journal public n’a pas encore été signé.',
    en: 'The public log has not been signed yet.',
  },
  proof_not_ready: {
    fr: 'Cette écriture sera dans le journal public dans quelques secondes.',
    en: 'This entry will be in the public log within seconds.',
  },
} as const;
