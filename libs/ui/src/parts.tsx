import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

/** What a thing means for the reader; the colour only underlines it. */
export type Tone = 'good' | 'care' | 'try' | 'stop' | 'gone';

interface Toned {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ComponentChildren;
}

/** A state in one line: icon, words and colour together. */
export const Tag = ({ tone, icon, children }: Toned) => (
  <span class={`tag ${tone}`}>
    <Icon name={icon} />
    <span>{children}</span>
  </span>
);

/** Something to know before reading on. */
export const Notice = ({ tone, icon, title, children }: Toned & { readonly title: string }) => (
  <div class={`notice ${tone}`}>
    <Icon name={icon} />
    <div>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  </div>
);

export const Chips = ({ words, label }: { readonly words: readonly string[]; readonly label: string }) => (
  <ul class="chips" aria-label={label}>
    {words.map((word) => (
      <li class="chip" key={word}>
        {word}
      </li>
    ))}
  </ul>
);

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly note?: string | undefined;
}

export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ name, value, note }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          {value} {note && <small>{note}</small>}
        </dd>
      </div>
    ))}
  </dl>
);

/** Three shares of a whole, drawn. The same figures stand beside it as words. */
export const ShareBar = ({ shares }: { readonly shares: readonly [number, number, number] }) => {
  const [first, second, third] = shares.map((share) => Math.max(0, Math.min(1, share)) * 100) as [
    number,
    number,
    number,
  ];
  return (
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="6" />
      <rect class="bar-1" width={first} height="6" />
      <rect class="bar-2" x={first} width={second} height="6" />
      <rect class="bar-3" x={first + second} width={third} height="6" />
    </svg>
  );
};

interface CheckProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly count?: string | undefined;
  readonly checked: boolean;
}

/** One choice of a list, the number of things it leaves beside it. */
export const Check = ({ name, value, label, count, checked }: CheckProps) => (
  <div class="check">
    <input type="checkbox" id={`${name}-${value}`} name={name} value={value} checked={checked} />
    <label for={`${name}-${value}`}>
      {label} {count !== undefined && <span class="count">({count})</span>}
    </label>
  </div>
);
