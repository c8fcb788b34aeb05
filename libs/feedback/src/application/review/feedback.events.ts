/** Reviews came in; payload `{ importId }`. Whoever reads reviews for signs of harm finds them under this id. */
export const REVIEWS_IMPORTED = 'feedback.reviews-imported.v1';
