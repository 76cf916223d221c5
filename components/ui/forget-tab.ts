/** Empties what this tab keeps through a reload: it belongs to who was signed in. */
export function forgetTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}
