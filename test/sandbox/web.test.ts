import { afterAll, beforeAll, expect, test } from "vitest";
import { openSite, type Site, type Story, tellStory } from "../support/web-story.ts";

let site: Site;
/** For tests that change nothing. */
let story: Story;

beforeAll(async () => {
  site = await openSite();
  story = await tellStory(site, "shop");
});
afterAll(() => site.close());

test("the first page says where to push, with the token, and what was found", async () => {
  const { sandbox } = site;
  const page = await site.read("/");
  expect(page).toContain(`git clone ${sandbox.git}/${sandbox.login}/shop.git`);
  expect(page).toContain(sandbox.token);
  expect(page).toMatch(/payments<\/a>.*pill-fail.*rekey \/ secrets/s);
});

test("a repository shows its files, its README, its branches and their pull requests", async () => {
  const { path, pull, headSha } = story;
  const page = await site.read(path);
  expect(page).toContain(`href="${path}/blob/main/README.md"`);
  expect(page).toContain("<h1>shop</h1>");
  expect(page).toContain(`href="${path}/pull/${pull}">#${pull}</a>`);
  expect(await site.read(`${path}/tree/${headSha}/config`)).toContain("settings.py");
});

test("an empty repository tells how to fill it", async () => {
  await site.user.repos.createForAuthenticatedUser({ name: "empty" });
  const page = await site.read(`/${site.sandbox.login}/empty`);
  expect(page).toContain(`git remote add origin ${site.sandbox.git}/${site.sandbox.login}/empty.git`);
});

test("a branch with a slash in its name has its files, its commits and a way to a pull request", async () => {
  const { path, commit } = await tellStory(site, "slashes");
  await commit("docs/new", "guide/start.md", "# Start\n");
  expect(await site.read(path)).toContain(`href="${path}/compare/main...docs/new"`);
  expect(await site.read(`${path}/tree/docs/new/guide`)).toContain(`href="${path}/blob/docs/new/guide/start.md"`);
  expect(await site.read(`${path}/blob/docs/new/guide/start.md`)).toContain("# Start");
  expect(await site.read(`${path}/commits/docs/new`)).toContain("Change guide/start.md");
  expect(await site.read(`${path}/compare/main...docs/new`)).toContain("Create pull request");
});

test("the conversation holds the verdict, the comment on its line and the suggestion as a change", async () => {
  const page = await site.read(`${story.path}/pull/${story.pull}`);
  expect(page).toContain("1 credential found");
  expect(page).toContain("Found <strong>one</strong>.");
  expect(page).toContain('<div class="before"><code>KEY = "hunter2"</code></div>');
  expect(page).toContain('<div class="after"><code>KEY = os.environ["KEY"]</code></div>');
});

test("the changed files carry comments and annotations below the very line", async () => {
  const { path, pull, headSha } = story;
  const files = await site.read(`${path}/pull/${pull}/files`);
  expect(files).toMatch(/hunter2.*It was added here\..*Replace it\..*TIMEOUT/s);
  expect(await site.read(`${path}/commit/${headSha}`)).toMatch(/hunter2.*It was added here\..*TIMEOUT/s);
});

test("a check run has its page under each of the addresses that GitHub gives it", async () => {
  const { path, pull, checkRun, headSha } = story;
  for (const address of [`${path}/runs/${checkRun}`, `${path}/checks/${checkRun}`]) {
    const page = await site.read(address);
    expect(page).toContain("Deleting the line is <strong>not enough</strong>.");
    expect(page).toContain(`${path}/blob/${headSha}/config/settings.py#L2`);
  }
  for (const address of [`${path}/checks`, `${path}/pull/${pull}/checks`]) {
    const answer = await site.open(`${address}?check_run_id=${checkRun}`);
    expect(answer.headers.get("location")).toBe(`${path}/runs/${checkRun}`);
  }
});

test("a check can be asked for again, and the page that this opens follows to the new run", async () => {
  const { path, repo, checkRun, headSha } = await tellStory(site, "again");
  const answer = await site.submit(`${path}/runs/${checkRun}/rerun`, {});
  const latest = `${path}/runs/${checkRun}?latest`;
  expect([answer.status, answer.headers.get("location")]).toEqual([303, latest]);
  expect(await site.read(latest)).toContain("<h1>1 credential found</h1>");

  const output = { title: "Nothing left", summary: "Rotated." };
  await site.app.checks.create({ ...repo, head_sha: headSha, name: "rekey / secrets", conclusion: "success", output });
  expect(await site.read(latest)).toContain("<h1>Nothing left</h1>");
  const old = await site.read(`${path}/runs/${checkRun}`);
  expect(old).toContain("<h1>1 credential found</h1>");
  expect(old).toContain("This run is not the latest one of its check");
});

test("a file at a commit has an anchor for every line", async () => {
  const page = await site.read(`${story.path}/blob/${story.headSha}/config/settings.py`);
  expect(page).toMatch(/<tr id="L2">.*?hunter2/);
  expect(page).not.toContain('id="L4"');
});

test("an issue shows its tasks, takes comments and is closed", async () => {
  const { path, repo, issue } = await tellStory(site, "issues");
  const address = `${path}/issues/${issue}`;
  expect(await site.read(address)).toMatch(/<input[^>]*type="checkbox"[^>]*> ?Create a new key/);

  await site.submit(`${address}/task`, { task: "0", state: "done" });
  expect(await site.read(address)).toMatch(/<input[^>]*checked[^>]*> ?Create a new key/);

  await site.submit(`${address}/comment`, { body: "On *it*\r\nnow" });
  await site.submit(`${address}/state`, { state: "closed" });
  expect(await site.read(address)).toMatch(/On <em>it<\/em><br ?\/?>/);
  expect((await site.user.issues.get({ ...repo, issue_number: issue })).data.state).toBe("closed");
  expect(await site.read(`${path}/issues?state=closed`)).toContain("Replace the key");
  expect(await site.read(`${path}/issues`)).toContain("No open issues.");
});

test("the address of a pull request among the issues leads to the pull request", async () => {
  const answer = await site.open(`${story.path}/issues/${story.pull}`);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${story.path}/pull/${story.pull}`]);
});

test("a repository and a pull request are made with forms", async () => {
  const { organisation } = site.sandbox;
  const fields = { owner: organisation, name: "site", visibility: "private", readme: "on" };
  const made = await site.submit("/new", fields);
  expect(made.headers.get("location")).toBe(`/${organisation}/site`);
  expect((await site.user.repos.get({ owner: organisation, repo: "site" })).data.private).toBe(true);

  const { path, commit } = await tellStory(site, "forms");
  await commit("feature", "a.txt", "a\n");
  const opened = await site.submit(`${path}/compare`, { base: "main", head: "feature", title: "Add a", body: "" });
  expect(opened.headers.get("location")).toMatch(/\/forms\/pull\/\d+$/);
});

test("a draft is made ready with a button", async () => {
  const { path, repo, commit } = await tellStory(site, "drafts");
  await commit("idea", "a.txt", "a\n");
  const fields = { base: "main", head: "idea", title: "An idea", body: "", draft: "on" };
  const draft = (await site.submit(`${path}/compare`, fields)).headers.get("location") ?? "";
  expect(await site.read(draft)).toContain("This is a draft.");
  await site.submit(`${draft}/ready`, {});
  const pull_number = Number(draft.split("/").at(-1));
  expect((await site.user.pulls.get({ ...repo, pull_number })).data.draft).toBe(false);
});

test("a failed check stops the merge once the branch requires it", async () => {
  const { path, pull, headSha } = await tellStory(site, "gate");
  const address = `${path}/pull/${pull}`;
  expect(await site.read(address)).toContain("A check failed, but nothing requires it.");

  await site.submit(`${address}/require-checks`, {});
  expect(await site.read(address)).toContain("Required and not passed: rekey / secrets.");
  const refused = await site.submit(`${address}/merge`, { method: "merge", sha: headSha });
  expect(refused.status).toBe(405);
  expect(await refused.text()).toContain("rekey / secrets");
});

test("without a required check the button merges", async () => {
  const { path, pull, headSha } = await tellStory(site, "merge");
  await site.submit(`${path}/pull/${pull}/merge`, { method: "squash", sha: headSha });
  expect(await site.read(`${path}/pull/${pull}`)).toMatch(/Merged<\/strong> as/);
});

test("a suggestion becomes a commit on the branch", async () => {
  const { path, repo, pull } = await tellStory(site, "suggestion");
  const [comment] = (await site.user.pulls.listReviewComments({ ...repo, pull_number: pull })).data;
  await site.submit(`${path}/pull/${pull}/suggestion`, { comment: String(comment?.id) });
  const page = await site.read(`${path}/blob/payments/config/settings.py`);
  expect(page).toMatch(/import os<.*KEY = os\.environ\[&quot;KEY&quot;\]<.*TIMEOUT = 30</s);
  expect(page).not.toContain("hunter2");
});

test("no address leads to another site", async () => {
  const answer = await site.open("/%2Fexample.com/x/checks?check_run_id=1");
  expect(answer.headers.get("location")).toBe("/example.com/x/runs/1");
});

test("a page is sent again only when it changed", async () => {
  const { path, repo, pull } = await tellStory(site, "news");
  const address = `${path}/pull/${pull}`;
  const etag = (await site.open(address)).headers.get("etag") ?? "";
  expect((await site.open(address, { "if-none-match": etag })).status).toBe(304);
  await site.app.issues.createComment({ ...repo, issue_number: pull, body: "news" });
  expect((await site.open(address, { "if-none-match": etag })).status).toBe(200);
});

test("names and texts from a repository are text on every page", async () => {
  const { path, repo, commit } = await tellStory(site, "hostile");
  const hostile = "<img src=x onerror=alert(1)>";
  const sha = await commit("x<b>y", `${hostile}.md`, `${hostile}\n`);
  const { data: pull } = await site.user.pulls.create({
    ...repo,
    base: "main",
    head: "x<b>y",
    title: hostile,
    body: hostile,
  });
  const branch = encodeURIComponent("x<b>y");
  const places = [
    `/commits/${branch}`,
    `/commit/${sha}`,
    `/tree/${branch}`,
    `/blob/${sha}/${encodeURIComponent(hostile)}.md`,
  ];
  const pulls = ["/pulls", `/pull/${pull.number}`, `/pull/${pull.number}/files`, `/compare/main...${branch}`];
  for (const page of ["", ...places, ...pulls]) {
    const markup = await site.read(path + page);
    expect(markup, page).toMatch(/&lt;img src=x|x&lt;b&gt;y/);
    expect(markup, page).not.toMatch(/<img|x<b>y/);
  }
});

test.each([
  ["another site", { origin: "https://example.com", "sec-fetch-site": "cross-site" }],
  ["another port of this machine", { origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }],
  ["nobody knows where", {}],
])("a form from %s is refused and does nothing", async (_, headers) => {
  const body = new URLSearchParams({ owner: site.sandbox.login, name: "planted" });
  const answer = await fetch(`${site.sandbox.web}/new`, { method: "POST", body, headers });
  expect(answer.status).toBe(403);
  const { data } = await site.user.repos.listForAuthenticatedUser({ per_page: 100 });
  expect(data.map((repository) => repository.name)).not.toContain("planted");
});

test("a page allows no script, picture or request but its own", async () => {
  const policy = (await site.open("/")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test.each(["/nobody/nothing", "/octavia/shop/pull/999", "/octavia/shop/a/b/c", "/x/%E0%A4%A"])(
  "%s is told to be nothing",
  async (address) => {
    expect((await site.open(address)).status).toBe(404);
  },
);
