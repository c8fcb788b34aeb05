/** What has to do with neither Nest nor a request: for processes that serve nobody. */
export * from './paging.js';
