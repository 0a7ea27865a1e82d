// The table of rights that `varn policy` prints, read for the page of roles.

/** How far a right reaches; `two` when it takes two people. */
export type Reach = 'unit' | 'town' | 'unit, two' | '';
export interface Right {
  action: string;
  reach: Record<string, Reach>;
}

/** The rows of the printed table. */
export function rightsOf(table: string): Right[] {
  const lines = table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head, , ...rows] = lines;
  return rows.map(([action = '', ...cells]) => ({
    action,
    reach: Object.fromEntries((head ?? []).slice(1).map((role, at) => [role, (cells[at] ?? '') as Reach])),
  }));
}

/** What a role may do: everywhere however it was given, or where it was given and below. */
export function rightsOfRole(
  rights: readonly Right[],
  role: string,
): { everywhere: string[]; where: string[] } {
  const having = (reach: Reach) =>
    rights.filter((right) => right.reach[role] === reach).map((right) => right.action);
  return { everywhere: having('town'), where: [...having('unit'), ...having('unit, two')] };
}
