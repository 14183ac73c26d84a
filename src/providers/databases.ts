import { guess, near, urlPassword } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const databases = {
  name: "Database or broker",
  rules: [
    {
      id: "postgres-url",
      title: "PostgreSQL password in a URL",
      severity: "critical",
      form: urlPassword("postgres", "postgresql", "postgis", "postgresql+psycopg2", "postgresql+asyncpg"),
      envVars: ["DATABASE_URL", "POSTGRES_URL", "PGPASSWORD"],
    },
    {
      id: "mysql-url",
      title: "MySQL or MariaDB password in a URL",
      severity: "critical",
      form: urlPassword("mysql", "mariadb", "mysql2", "mysql+pymysql"),
      envVars: ["DATABASE_URL", "MYSQL_URL", "MYSQL_PASSWORD"],
    },
    {
      id: "mongodb-url",
      title: "MongoDB password in a URL",
      severity: "critical",
      form: urlPassword("mongodb", "mongodb+srv"),
      envVars: ["MONGODB_URI", "MONGO_URL", "MONGO_URI"],
    },
    {
      id: "redis-url",
      title: "Redis password in a URL",
      severity: "critical",
      form: urlPassword("redis", "rediss"),
      envVars: ["REDIS_URL", "REDIS_PASSWORD"],
    },
    {
      id: "amqp-url",
      title: "RabbitMQ password in a URL",
      severity: "high",
      form: urlPassword("amqp", "amqps"),
      envVars: ["RABBITMQ_URL", "CLOUDAMQP_URL", "AMQP_URL"],
    },
    {
      id: "connection-string-password",
      title: "Password in a connection string",
      severity: "critical",
      form: near(["server=", "data source=", "uid=", "user id="], guess("password", ["password", "pwd"])),
      envVars: ["CONNECTION_STRING"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Create a second user with the same rights and a new password (or set a second password, where the database has that).",
      "Put the new connection string into your secret store and deploy every service that used the old one.",
    ],
    revoke: [
      "Drop the old user, or change its password, and end its open connections.",
      "Let the database accept connections from your own network only.",
    ],
    audit: [
      "In the database's connection log, look for addresses you do not know since the commit's date.",
      "Look for new users, new grants, dumps and unusually large reads.",
    ],
  },
  references: [],
} as const satisfies Provider;
