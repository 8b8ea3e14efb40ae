/** A tree of categories as one list, each with its depth: for menus and tables. */
type Branch = { id: number; name: string; children: Branch[] }

export type Leaf<B> = { branch: B; depth: number }

export function flatten<B extends Branch>(branches: B[], depth = 0): Leaf<B>[] {
  return branches.flatMap((branch) => [{ branch, depth }, ...flatten(branch.children as B[], depth + 1)])
}

/** For a select: names indented by figure spaces, which screen readers leave alone. */
export function categoryOptions(branches: Branch[]): { value: string; label: string }[] {
  return flatten(branches).map(({ branch, depth }) => ({
    value: String(branch.id),
    label: `${'\u2007\u2007'.repeat(depth)}${branch.name}`,
  }))
}
