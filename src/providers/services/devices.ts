import { contextual, jwt, near, oneOf, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Things, fleets and homes. */
export const devices: readonly Provider[] = [
  service({
    name: "Adafruit",
    console: "https://io.adafruit.com",
    rules: [
      {
        id: "adafruit-io-key",
        title: "Adafruit IO key",
        severity: "medium",
        form: token("aio_", run("alnum", 28)),
        envVars: ["ADAFRUIT_IO_KEY", "AIO_KEY"],
        verify: probe("https://io.adafruit.com/api/v2/user", { auth: "X-AIO-Key: {token}" }),
      },
    ],
  }),
  service({
    name: "Blynk",
    rules: [
      {
        id: "blynk-token",
        title: "Blynk device or organization token",
        severity: "medium",
        form: contextual(["blynk"], oneOf(run("base64url", 32), run("base64url", 40))),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Home Assistant",
    rules: [
      {
        id: "homeassistant-token",
        title: "Home Assistant long-lived access token",
        severity: "high",
        form: near(
          ["homeassistant", "home_assistant", "home assistant", "home-assistant", "hass_token", "hass_access_token"],
          jwt(),
        ),
        envVars: ["HASS_TOKEN"],
      },
    ],
  }),
  service({
    name: "Ionic",
    console: "https://dashboard.ionicframework.com/personal/tokens",
    rules: [
      {
        id: "ionic-token",
        title: "Ionic personal access token",
        severity: "medium",
        form: token("ion_", run("alnum", 42)),
        envVars: ["IONIC_TOKEN"],
      },
    ],
  }),
  service({
    name: "Particle",
    console: "https://console.particle.io",
    rules: [
      {
        id: "particle-token",
        title: "Particle access token",
        severity: "medium",
        form: contextual(
          [
            "particle api",
            "particle token",
            "particle key",
            "particle secret",
            "particle access",
            "particle client",
            "particle.io",
            "particle cloud",
            "particle device",
          ],
          run("hex", 40),
        ),
        envVars: [],
        verify: probe("https://api.particle.io/v1/user"),
        revoke: {
          method: "DELETE",
          url: "https://api.particle.io/v1/access_tokens/current",
          auth: "Authorization: Bearer {token}",
        },
      },
    ],
  }),
  service({
    name: "Samsara",
    console: "https://cloud.samsara.com",
    rules: [
      {
        id: "samsara-token",
        title: "Samsara API token",
        severity: "high",
        form: token("samsara_api_", run("alnum", 26, 32)),
        envVars: [],
        verify: probe("https://api.samsara.com/fleet/vehicles?limit=1", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "ThingsBoard",
    rules: [
      {
        id: "thingsboard-token",
        title: "ThingsBoard device token or provisioning key",
        severity: "medium",
        form: contextual(["thingsboard", "provision device key", "provision device secret"], run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "TrueNAS",
    rules: [
      {
        id: "truenas-key",
        title: "TrueNAS API key",
        severity: "high",
        form: contextual(["truenas"], run("digit", 1, 5), "-", run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
];
