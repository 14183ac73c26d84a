import { contextual, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

export const foodAndHealth: readonly Provider[] = [
  service({
    name: "CalorieNinja",
    rules: [
      {
        id: "calorieninja-api-key",
        title: "CalorieNinja API key",
        severity: "low",
        form: contextual(["calorieninja", "calorie ninja"], run("alnum", 40)),
        envVars: [],
        verify: probe("https://api.calorieninjas.com/v1/nutrition?query", {
          auth: "X-Api-Key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Edamam",
    rules: [
      {
        id: "edamam-api-key",
        title: "Edamam API key",
        severity: "low",
        form: contextual(["edamam"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.edamam.com/auto-complete?app_id={id}&app_key={token}&q=", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Lexigram",
    rules: [
      {
        id: "lexigram-api-key",
        title: "Lexigram API key",
        severity: "medium",
        form: contextual(["lexigram"], run("unreserved", 301)),
        envVars: [],
        verify: probe("https://api.lexigram.io/v1/lexigraph/search?q=diabetes", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Nutritionix",
    rules: [
      {
        id: "nutritionix-api-key",
        title: "Nutritionix API key",
        severity: "low",
        form: contextual(["nutritionix"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Spoonacular",
    rules: [
      {
        id: "spoonacular-api-key",
        title: "Spoonacular API key",
        severity: "low",
        form: contextual(["spoonacular"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.spoonacular.com/recipes/random?apiKey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
