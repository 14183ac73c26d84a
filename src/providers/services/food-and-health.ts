import { contextual, run } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { byGet } from "./by-get.ts";

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
        verify: byGet("https://api.calorieninjas.com/v1/nutrition?query", "X-Api-Key: {token}"),
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
        verify: byGet("https://api.edamam.com/auto-complete?app_id={id}&app_key={token}&q=", "in the URL"),
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
        verify: byGet("https://api.lexigram.io/v1/lexigraph/search?q=diabetes", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.spoonacular.com/recipes/random?apiKey={token}", "in the URL"),
      },
    ],
  }),
];
