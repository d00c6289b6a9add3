/** The oldest server that answers what this extension asks. */
export const oldestServer = "0.1.0"

/** Whether `version` (`1.2.3`, anything behind it left aside) is older than `oldest`. An unreadable version is not. */
export function isOlder(version: string, oldest: string): boolean {
  const [found, wanted] = [numbers(version), numbers(oldest)]
  if (found === undefined || wanted === undefined) return false
  for (const [index, part] of wanted.entries()) {
    const difference = (found[index] ?? 0) - part
    if (difference !== 0) return difference < 0
  }
  return false
}

function numbers(version: string): number[] | undefined {
  return /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version)?.slice(1).map((part) => Number(part ?? 0))
}
