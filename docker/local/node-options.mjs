/**
 * The young part of a heap may grow to 48 MB, and V8 gives none of it back: a worker at rest held 168 MB. With 4 MB for
 * each third of it, 133 MB. Who answers requests keeps what V8 gives, since many short-lived objects are his work.
 */
const SMALL_YOUNG_HEAP = ['--max-semi-space-size=4'];
const OPTIONS = { worker: SMALL_YOUNG_HEAP, 'dev-idp': SMALL_YOUNG_HEAP, 'mail-catcher': SMALL_YOUNG_HEAP };

/** What Node is told before the name of the process; docker/compose.yaml says the same. */
export const nodeOptionsOf = (app) => OPTIONS[app] ?? [];
