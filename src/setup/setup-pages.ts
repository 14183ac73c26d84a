/** The two pages of the setup: ask, and tell what comes next. No script, no asset, everything that is not ours escaped. */

export interface AskPage {
  readonly action: string;
  readonly problem: string | undefined;
  readonly account: string;
  readonly publicUrl: string;
}

export function askPage({ action, problem, account, publicUrl }: AskPage): string {
  return page(
    "Set up Rekey",
    `${problem === undefined ? "" : `<p class="problem">${escaped(problem)}</p>`}
    <p>This creates a GitHub App of your own and writes its credentials into <code>.env</code> on this machine. Nothing goes anywhere else.</p>
    <form method="post" action="${escaped(action)}">
      <label>Organisation <small>its login on GitHub; empty: your own account</small>
        <input name="account" value="${escaped(account)}" placeholder="acme" autocomplete="off"></label>
      <label>Public address of this Rekey <small>where GitHub can reach it: https, behind your proxy</small>
        <input name="publicUrl" value="${escaped(publicUrl)}" placeholder="https://rekey.example.org" type="url" required></label>
      <button>Continue</button>
    </form>`,
  );
}

export interface ConfirmPage {
  readonly githubAction: string;
  readonly manifest: Record<string, unknown>;
}

/** GitHub takes the manifest as a form posted by the browser. */
export function confirmPage({ githubAction, manifest }: ConfirmPage): string {
  return page(
    "Create the App",
    `<p>Rekey will ask for exactly this, the same as in <code>app.yml</code>:</p>
    <pre>${escaped(JSON.stringify(manifest, undefined, 2))}</pre>
    <form method="post" action="${escaped(githubAction)}">
      <input type="hidden" name="manifest" value="${escaped(JSON.stringify(manifest))}">
      <button>Create the App on GitHub</button>
    </form>`,
  );
}

export function donePage({ installUrl, envFile }: { readonly installUrl: string; readonly envFile: string }): string {
  return page(
    "Rekey has its App",
    `<p>Its credentials are in <code>${escaped(envFile)}</code>, readable by you alone.</p>
    <ol>
      <li>Start Rekey: <code>npm start</code></li>
      <li><a href="${escaped(installUrl)}">Install the App</a> on the repositories it should watch.</li>
      <li>Make <code>rekey / secrets</code> a required check: <em>Settings → Rules → Rulesets → Require status checks to pass</em>.</li>
    </ol>`,
  );
}

export function problemPage(problem: string): string {
  return page("That did not work", `<p class="problem">${escaped(problem)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const style = `:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}
body{margin:0;padding:2rem 1rem}main{max-width:38rem;margin:auto}
h1{font-size:1.6rem}label{display:block;margin:1rem 0;font-weight:600}small{display:block;font-weight:400;opacity:.7}
input{width:100%;box-sizing:border-box;font:inherit;font-weight:400;padding:.5rem;margin-top:.3rem;border:1px solid #8888;border-radius:.4rem}
button{font:inherit;font-weight:600;padding:.55rem 1.1rem;border:0;border-radius:.4rem;background:#1a6b52;color:#fff;cursor:pointer}
pre{overflow:auto;padding:.8rem;border:1px solid #8884;border-radius:.4rem;font-size:.85rem}
.problem{border-left:4px solid #c33;padding:.4rem .8rem;background:#c331}`;
