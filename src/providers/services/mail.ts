import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Mail and newsletters. */
export const mail: readonly Provider[] = [
  service({
    name: "Brevo (Sendinblue)",
    console: "https://app.brevo.com/settings/keys/api",
    rules: [
      {
        id: "brevo-api-key",
        title: "Brevo API key",
        severity: "high",
        form: token("xkeysib-", run("hex", 64), "-", run("alnum", 16)),
        envVars: ["BREVO_API_KEY", "SENDINBLUE_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.brevo.com/v3/account",
          auth: "api-key: {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "brevo-smtp-key",
        title: "Brevo SMTP key",
        severity: "high",
        form: token("xsmtpsib-", run("hex", 64), "-", run("alnum", 16)),
        envVars: ["BREVO_SMTP_KEY"],
      },
    ],
  }),
  service({
    name: "Customer.io",
    console: "https://fly.customer.io/settings/api_credentials",
    rules: [
      {
        id: "customerio-api-key",
        title: "Customer.io API key",
        severity: "medium",
        form: contextual(["customer io"], oneOf(run("lowerAlnum", 20), run("hex", 32))),
        envVars: ["CUSTOMERIO_API_KEY"],
        verify: {
          method: "GET",
          url: "https://track.customer.io/api/v1/accounts/region",
          auth: "HTTP Basic site id : key",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Elastic Email",
    console: "https://app.elasticemail.com/api/settings",
    rules: [
      {
        id: "elasticemail-api-key",
        title: "Elastic Email API key",
        severity: "high",
        form: contextual(["elasticemail", "elastic email"], run("alnum", 96)),
        envVars: ["ELASTICEMAIL_API_KEY"],
      },
    ],
  }),
  service({
    name: "Klaviyo",
    console: "https://www.klaviyo.com/settings/account/api-keys",
    rules: [
      {
        id: "klaviyo-api-key",
        title: "Klaviyo private API key",
        severity: "high",
        form: near(["klaviyo"], token("pk_", maybe(run("alnum", 6), "_"), run("hex", 34))),
        envVars: ["KLAVIYO_API_KEY", "KLAVIYO_PRIVATE_KEY"],
        verify: {
          method: "GET",
          url: "https://a.klaviyo.com/api/accounts",
          auth: "Authorization: Klaviyo-API-Key {token} plus revision: 2023-02-22",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Mailchimp",
    console: "https://us1.admin.mailchimp.com/account/api/",
    rules: [
      {
        id: "mailchimp-api-key",
        title: "Mailchimp API key",
        severity: "high",
        form: token(run("hex", 32), "-us", run("digit", 1, 2)),
        envVars: ["MAILCHIMP_API_KEY"],
      },
      {
        id: "mandrill-api-key",
        title: "Mailchimp Transactional (Mandrill) API key",
        severity: "high",
        form: contextual(["mandrill"], maybe("md-"), run("base64url", 22)),
        envVars: ["MANDRILL_API_KEY"],
        verify: {
          method: "POST",
          url: "https://mandrillapp.com/api/1.0/users/ping2",
          auth: "JSON key={token}",
          live: [200],
          dead: [401, 500],
        },
      },
    ],
  }),
  service({
    name: "MailerLite",
    console: "https://dashboard.mailerlite.com/integrations/api",
    rules: [
      {
        id: "mailerlite-api-key",
        title: "MailerLite API key",
        severity: "medium",
        form: contextual(["mailerlite", "mailer lite"], run("hex", 32)),
        envVars: ["MAILERLITE_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.mailerlite.com/api/v2/me",
          auth: "X-MailerLite-ApiKey: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "MailerSend",
    console: "https://app.mailersend.com/api-tokens",
    rules: [
      {
        id: "mailersend-token",
        title: "MailerSend API token",
        severity: "high",
        form: token("mlsn.", run("alnum", 30, 100)),
        envVars: ["MAILERSEND_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.mailersend.com/v1/api-quota",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Mailjet",
    console: "https://app.mailjet.com/account/apikeys",
    rules: [
      {
        id: "mailjet-api-key",
        title: "Mailjet API key or secret",
        severity: "high",
        form: contextual(["mailjet", "mail jet", "mj apikey", "mj api key"], run("hex", 32)),
        envVars: ["MJ_APIKEY_PRIVATE", "MJ_APIKEY_PUBLIC"],
        verify: {
          method: "GET",
          url: "https://api.mailjet.com/v3/REST/apikey",
          auth: "HTTP Basic key : secret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Postmark",
    console: "https://account.postmarkapp.com/servers",
    rules: [
      {
        id: "postmark-server-token",
        title: "Postmark server or account token",
        severity: "high",
        form: contextual(["postmark"], uuid),
        envVars: ["POSTMARK_SERVER_TOKEN", "POSTMARK_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.postmarkapp.com/server",
          auth: "X-Postmark-Server-Token: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Resend",
    console: "https://resend.com/api-keys",
    rules: [
      {
        id: "resend-api-key",
        title: "Resend API key",
        severity: "high",
        form: near(["resend"], token("re_", run("alnum", 8), "_", run("alnum", 24))),
        envVars: ["RESEND_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.resend.com/api-keys",
          auth: "Authorization: Bearer {token}",
          live: [200, 401],
          dead: [400],
        },
        revoke: {
          method: "DELETE",
          url: "https://api.resend.com/api-keys/{id}",
          auth: "Authorization: Bearer {token}",
        },
      },
    ],
  }),
  service({
    name: "SparkPost",
    console: "https://app.sparkpost.com/account/api-keys",
    rules: [
      {
        id: "sparkpost-api-key",
        title: "SparkPost API key",
        severity: "high",
        form: contextual(["sparkpost", "spark post"], run("hex", 40)),
        envVars: ["SPARKPOST_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.sparkpost.com/api/v1/account",
          auth: "Authorization: {token}",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
];
