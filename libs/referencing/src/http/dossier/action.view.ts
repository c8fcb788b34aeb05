export { ActionView } from '#libs/http';
