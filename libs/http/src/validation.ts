import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { Invalid, type Reason } from '#libs/kernel';

/** Only what the request class names, of the type it names; every fault is told with the field it is about. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) =>
      new Invalid(
        'validation_failed',
        'Some values are not accepted.',
        errors.flatMap((error) => reasonsOf(error)),
      ),
  });

function reasonsOf({ property, constraints = {}, children = [] }: ValidationError, parent = ''): Reason[] {
  const field = `${parent}/${property}`;
  const own = Object.entries(constraints).map(([rule, message]) => ({ code: snake(rule), message, field }));
  return [...own, ...children.flatMap((child) => reasonsOf(child, field))];
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
