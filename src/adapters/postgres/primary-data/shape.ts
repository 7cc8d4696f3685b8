/** One step per version; a step that was released is never changed. */
export const primaryShape = [
  `create table data_key (id text collate "C" primary key, wrapped bytea not null);
   create table citizen (hash text collate "C" primary key, id text not null, key text not null);
   create table number_link (
     number text collate "C" not null, account text collate "C" not null, seen text collate "C" not null,
     primary key (number, account)
   );
   create table number_block (
     county text collate "C" not null, day text collate "C" not null, reserved bigint not null,
     primary key (county, day)
   );
   create table primary_meta (name text primary key, value text not null);
   create table upload (
     id text collate "C" primary key, mark text collate "C" not null, key text not null, kind text not null,
     media_type text not null, bytes bigint not null, until bigint not null, epoch text not null,
     position bigint not null, event text, state integer not null
   );
   create index upload_by_mark on upload (mark);
   create index upload_by_until on upload (until);
   create table upload_day (
     day text collate "C" not null, who text collate "C" not null, files bigint not null, bytes bigint not null,
     primary key (day, who)
   )`,
  // The server keeps samples of each column, which outlive the row, and forgets them with a change of type. The keys of
  // the tables tell a planner all that it needs here.
  `alter table data_key
     alter id type text collate "C", alter id set statistics 0,
     alter wrapped type bytea, alter wrapped set statistics 0;
   alter table citizen
     alter hash type text collate "C", alter hash set statistics 0,
     alter id type text, alter id set statistics 0, alter key type text, alter key set statistics 0;
   alter table number_link
     alter number type text collate "C", alter number set statistics 0,
     alter account type text collate "C", alter account set statistics 0`,
] as const;
