import { Global, Module } from '@nestjs/common';
import { SealedAddresses } from '#libs/notification';
import { VaultModule } from '#libs/vault';
import { ReporterAddresses } from './persistence/reporter-addresses.js';

/** Gives the worker that sends letters the addresses of reporters, one for each letter. */
@Global()
@Module({
  imports: [VaultModule],
  providers: [{ provide: SealedAddresses, useClass: ReporterAddresses }],
  exports: [SealedAddresses],
})
export class ReporterAddressesModule {}
