import { migrate } from "@kangyu/store";
import pg from "pg";
import { CLUSTER_ENV, TEMPLATE } from "./postgres.ts";
import { startThrowawayCluster } from "./throwaway-cluster.ts";

/** One PostgreSQL for the whole run, with a migrated database that every test database is copied from. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = await startThrowawayCluster();
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(cluster.url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href);
  process.env[CLUSTER_ENV] = cluster.url;
  return cluster.stop;
}
