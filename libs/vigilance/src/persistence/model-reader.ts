import { Injectable } from '@nestjs/common';
import { departureModelName, departurePseudonymiser, departureReader } from '#rules/reading';
import { type KnownNames, ReportReader } from '../application/reading/read-report.js';

/** The model that is shipped, loaded with the first report: processes that read none do not pay for it. */
@Injectable()
export class ModelReader extends ReportReader {
  private readonly parts = once(() => ({
    pseudonymiser: departurePseudonymiser(),
    reader: departureReader(),
    model: departureModelName(),
  }));

  override read(text: string, { kept, persons }: KnownNames) {
    const { pseudonymiser, reader, model } = this.parts();
    const { text: copy, found } = pseudonymiser.pseudonymise(text, kept, persons);
    const { isUnsure: unsure, topic, ...reading } = reader.read(copy);
    return { ...reading, unsure, topic: topic ?? null, copy, marks: found.length, model };
  }
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
