/** The whole of this lib is pure: the front door shows what `rules` shows. */
export * from './domain/disproportionality/chi-square.js';
export * from './domain/disproportionality/contingency.js';
export * from './domain/disproportionality/disproportionality.js';
export * from './domain/disproportionality/fit-prior.js';
export * from './domain/disproportionality/gamma-mixture.js';
export * from './domain/disproportionality/information-component.js';
export * from './domain/disproportionality/ratios.js';
export * from './domain/temporal/cusum.js';
export * from './domain/temporal/ears.js';
export * from './domain/temporal/farrington.js';
export * from './domain/temporal/maxsprt.js';
export * from './domain/temporal/poisson-cusum.js';
export * from './domain/temporal/temporal-case.js';
