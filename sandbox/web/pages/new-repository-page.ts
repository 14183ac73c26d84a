import { field } from "../form.ts";
import { href } from "../href.ts";
import { html } from "../html.ts";
import { type Answer, page, redirect, type Visit } from "../route.ts";

export async function newRepositoryPage({ site }: Visit): Promise<Answer> {
  const body = html`<div class="narrow"><h1>New repository</h1>
<form class="box form" method="post" action="/new">
<label for="owner">Owner</label>
<select id="owner" name="owner"><option>${site.login}</option><option>${site.organisation}</option></select>
<label for="name">Name</label>
<input id="name" name="name" required maxlength="100" pattern="[A-Za-z0-9._\\-]+" autocomplete="off" spellcheck="false">
<label for="description">Description <span class="muted">(optional)</span></label>
<input id="description" name="description" maxlength="350" autocomplete="off">
<fieldset><legend>Who can see it</legend>
<label class="choice"><input type="radio" name="visibility" value="private" checked> <span><strong>Private</strong><br><span class="muted">Rekey writes everything into comments and issues.</span></span></label>
<label class="choice"><input type="radio" name="visibility" value="public"> <span><strong>Public</strong><br><span class="muted">Rekey stays neutral in public: it does not tell the world where a live key lies.</span></span></label>
</fieldset>
<label class="choice"><input type="checkbox" name="readme" checked> <span>Start with a README, so that it can be cloned at once</span></label>
<p class="actions"><button class="primary">Create repository</button></p>
</form></div>`;
  return page("New repository", body);
}

export async function createRepository({ site, github, form }: Visit): Promise<Answer> {
  const wanted = {
    name: field(form, "name"),
    description: field(form, "description"),
    private: form.get("visibility") !== "public",
    auto_init: form.has("readme"),
  };
  const isForOrganisation = form.get("owner") === site.organisation;
  const { data } = isForOrganisation
    ? await github.repos.createInOrg({ org: site.organisation, ...wanted })
    : await github.repos.createForAuthenticatedUser(wanted);
  return redirect(href`/${data.owner.login}/${data.name}`);
}
