export function temporaryState(): Promise<{ readonly stateDir: string; remove(): Promise<void> }>
