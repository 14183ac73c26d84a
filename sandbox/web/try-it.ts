/** Commands that clone a repository and push a made-up key. The key is drawn when they run, so none stands on the page. */
export function tryItCommands(remote: string, directory: string): string {
  const random = "$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \\n')";
  return [
    `git clone ${remote}`,
    `cd ${directory}`,
    "git switch -c my-first-key",
    `echo "STRIPE_SECRET_KEY=sk_live_${random}" > payments.conf`,
    "git add . && git commit -m 'Add payments'",
    "git push -u origin my-first-key",
  ].join("\n");
}
