/** Reviews came in. Whoever reads reviews for signs of harm finds them under this id. */
export interface ReviewsImported {
  readonly importId: string;
}
export const REVIEWS_IMPORTED = 'feedback.reviews-imported.v1';
