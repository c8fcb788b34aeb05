import type { SignalId } from '../../domain/signal/signal.js';

export const signalSubject = (id: SignalId) => ({ kind: 'signal', id });
