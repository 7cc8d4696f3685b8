/**
 * What the bundles take from outside: optional parts of NestJS that are not installed, native packages, clients of
 * servers that few have, and the files of the API page.
 */
export const external = [
  '@aws-sdk/client-s3',
  '@eventstore/db-client',
  '@fastify/static',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  '@node-rs/jieba',
  'cloudevents',
  'exceljs',
  'kafkajs',
  'libheif-js',
  'libsql',
  'opencc-js',
  'pg',
  'pinyin-pro',
  'sharp',
  'silk-wasm',
  'swagger-ui-dist',
];

/** What they load under names that no bundler follows: validators that are made at runtime. */
export const loaded = ['ajv', 'ajv-formats', 'fast-json-stringify'];
