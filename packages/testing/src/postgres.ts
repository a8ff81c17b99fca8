import { randomBytes } from "node:crypto";
import pg from "pg";

/** Set by the global set-up: the cluster's own database, and the one that test databases are copied from. */
export const CLUSTER_ENV = "KANGYU_TEST_POSTGRES";
export const TEMPLATE = "kangyu_template";

export interface TestDatabase {
  /** A migrated database of its own, empty. */
  readonly url: string;
  drop(): Promise<void>;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env[CLUSTER_ENV] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A migrated, empty database on the PostgreSQL of this test run. */
export async function testDatabase(): Promise<TestDatabase> {
  const cluster = process.env[CLUSTER_ENV];
  if (cluster === undefined) throw new Error("the global set-up of the tests has not started a PostgreSQL");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(`create database ${name} template ${TEMPLATE}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`drop database if exists ${name} with (force)`) };
}
