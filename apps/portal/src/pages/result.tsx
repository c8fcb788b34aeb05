import { Chips } from '#libs/ui';
import type { Card } from '../application.js';
import { texts } from '../texts.js';
import { badges, categories, wordFor, written } from '../words.js';
import { hrefIn, type Place } from './layout.js';
import { StatusTag } from './status.js';

const SHOWN_BADGES = 3;

/** "7 A, 2 B, 1 C": how the letters are spread, never one for all. */
export function spreadOf(letters: Card['letters']): string {
  const counts = new Map<string, number>();
  for (const { letter } of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, count]) => `${count}\u00a0${letter}`)
    .join(', ');
}

/** One application in a list. */
export const Result = ({
  card,
  place,
  level: Heading = 'h2',
}: {
  readonly card: Card;
  readonly place: Place;
  readonly level?: 'h2' | 'h3';
}) => {
  const t = texts[place.language];
  const { language } = place;
  const shown = card.badges.slice(0, SHOWN_BADGES).map((badge) => wordFor(badges, badge, language));
  const more = card.badges.length - shown.length;
  return (
    <article class="card result">
      <div class="result-head">
        <div>
          <Heading>
            <a href={hrefIn(place, `/applications/${card.slug}`)}>{card.name}</a>
          </Heading>
          <p class="small soft">
            {t.by(card.publisher)} · {wordFor(categories, card.category, language)}
          </p>
        </div>
        <StatusTag status={card.status} language={language} />
      </div>
      <p>{card.summary}</p>
      {shown.length > 0 && <Chips words={more > 0 ? [...shown, `+ ${more}`] : shown} label={t.badges} />}
      <p class="result-foot">
        <span>{t.verifiedOn(written(card.decidedAt, language))}</span>
        {card.validUntil && <span>{t.validUntil(written(card.validUntil, language))}</span>}
        {card.letters.length > 0 && <span>{t.themes(spreadOf(card.letters))}</span>}
      </p>
    </article>
  );
};
