import type { ProblemTexts } from '#libs/http';

/** Titles of the refusals about decisions, and of the reasons that accompany them. */
export const decisionProblems = {
  decision_incomplete: { fr: 'Le projet de décision est incomplet.', en: 'The draft decision is not complete.' },
  decision_not_signable: {
    fr: 'La décision ne peut pas être signée en l’état.',
    en: 'The decision cannot be signed as it stands.',
  },
  decision_not_prepared: { fr: 'La décision n’a pas été préparée.', en: 'The decision has not been prepared.' },
  report_not_closed: { fr: 'Le rapport n’est pas clos.', en: 'The report is not closed.' },
  dossier_not_admitted: { fr: 'Le dossier n’a pas été admis.', en: 'The dossier has not been admitted.' },
  temporary_time_exhausted: {
    fr: 'La durée des référencements temporaires successifs est épuisée.',
    en: 'No more temporary listing is allowed in a row.',
  },
  verdict_to_complete: {
    fr: 'Un verdict est encore à compléter : rien ne peut être décidé.',
    en: 'A verdict is still to be completed: nothing can be decided.',
  },
  motive_missing: { fr: 'Un critère non conforme n’a pas son motif.', en: 'A failing criterion lacks its motive.' },
  motive_twice: { fr: 'Un critère a deux motifs.', en: 'A criterion has two motives.' },
  refusal_without_motive: { fr: 'Un refus doit être motivé.', en: 'A refusal must say why.' },
  criterion_unknown: {
    fr: 'Ce critère n’est pas évalué dans ce dossier.',
    en: 'This criterion is not judged in this dossier.',
  },
  remedies_missing: { fr: 'Indiquez ce que l’éditeur peut faire.', en: 'Say what the publisher may do now.' },
  departure_motive_missing: {
    fr: 'S’écarter de la proposition demande un motif publié.',
    en: 'A departure from the proposal needs a published motive.',
  },
  blocking_gap_forbids_listing: {
    fr: 'Un écart bloquant interdit tout référencement.',
    en: 'A blocking gap forbids any listing.',
  },
  gaps_need_reservations: {
    fr: 'Avec des écarts, le référencement est assorti de réserves.',
    en: 'With gaps, a full listing is one with reservations.',
  },
  no_gap_to_correct: { fr: 'Aucun critère n’est en écart.', en: 'No criterion fails.' },
  trial_dossier_lists_for_trial: {
    fr: 'Un dossier d’essai ne donne qu’un référencement à l’essai.',
    en: 'A dossier for a trial lists for a trial only.',
  },
  replacement_without_motive: {
    fr: 'Dites, sans critère, ce qui était erroné auparavant.',
    en: 'Say, without a criterion, what was wrong before.',
  },
  rests_on_report: {
    fr: 'Aucun rapport ne fonde cette décision : il n’y a pas sur quoi décider à nouveau.',
    en: 'No report is behind this decision, on which to decide again.',
  },
  nothing_later_decided: {
    fr: 'Une décision postérieure a été prise sur cette application : c’est elle qui vaut.',
    en: 'A later decision was taken on this application: that one stands.',
  },
  publisher_heard: {
    fr: 'L’éditeur n’a pas encore été entendu : ce qui lui a été donné ne se retire qu’après l’avoir entendu.',
    en: 'The publisher has not been heard yet: what he was given is taken away only after hearing him.',
  },
  signer_prepared: {
    fr: 'Qui a préparé la décision ne la signe pas (règle 5).',
    en: 'Who prepared a decision does not sign it (rule 5).',
  },
  second_signature_missing: {
    fr: 'S’écarter de la proposition demande deux signatures.',
    en: 'A departure from the proposal needs two signatures.',
  },
  same_signer_twice: {
    fr: 'La seconde signature doit être celle d’une autre personne.',
    en: 'The second signature must be another person’s.',
  },
  proposal_for_another_measure: {
    fr: 'La proposition porte sur une autre mesure ou un autre référencement.',
    en: 'The proposal asks for another measure, or for another listing.',
  },
  proposal_known: {
    fr: 'Cette mesure a déjà été proposée pour cette cause.',
    en: 'This cause has already asked for this measure.',
  },
  listing_over: { fr: 'Le référencement a pris fin.', en: 'The listing has ended.' },
  hearing_open: {
    fr: 'L’éditeur est déjà invité à répondre sur cette mesure.',
    en: 'The publisher is already being heard on this measure.',
  },
  prolongation_requested: { fr: 'La prolongation est déjà demandée.', en: 'More time is already asked for.' },
  no_more_time: {
    fr: 'La politique ne donne pas davantage de temps à ce référencement.',
    en: 'The policy gives this listing no more time.',
  },
  not_prolongable: {
    fr: 'Seul un référencement temporaire ou à l’essai, actif, se prolonge.',
    en: 'Only a temporary listing or a trial that stands is given more time.',
  },
  prolonged_before: { fr: 'Une prolongation a déjà été accordée.', en: 'More time was already given, once.' },
  validity_over: { fr: 'Le dernier jour du référencement est passé.', en: 'The last day of the listing has passed.' },
  too_few_gaps_closed: {
    fr: 'Trop peu d’écarts sont levés, compte tenu de leur poids.',
    en: 'Too few of the gaps are closed, by their weight.',
  },
  asked_too_late: {
    fr: 'La prolongation d’un essai se demande plus tôt.',
    en: 'More time for a trial is asked for earlier.',
  },
  trial_rest: {
    fr: 'Un essai de cette application a échoué : un nouvel essai n’est possible que plus tard.',
    en: 'A trial of this application failed: a new one is possible later.',
  },
  withdrawal_running: { fr: 'Le retrait est déjà annoncé.', en: 'The withdrawal is already announced.' },
} as const satisfies ProblemTexts;
