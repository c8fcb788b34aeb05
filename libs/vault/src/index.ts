export * from './application/vault.js';
export * from './commands.js';
export { BoxFault } from './domain/envelope.js';
export { KeyRingFault, withNewKey } from './domain/key-ring.js';
export { makeVaultKeyFile } from './persistence/vault-key-file.js';
export * from './vault.module.js';
