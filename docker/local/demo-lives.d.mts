export declare function tellLives(
  environment: Readonly<Record<string, string>>,
  options?: { readonly note?: string; readonly main?: string; readonly print?: (line: string) => void },
): { readonly ended: Promise<void>; readonly stop: () => Promise<void> };
