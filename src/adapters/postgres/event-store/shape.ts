/**
 * One step per version; a step that was released is never changed.
 *
 * Every append holds one lock until its commit is visible, so that positions become visible in their order: whoever
 * has read position n finds nothing below it later, however many nodes append, and whatever else writes on the server.
 * It is one statement, so that no node can hold the lock while it is paused; and one for a group of appends, so that
 * they share a commit. Text as it was hashed: jsonb would order keys and refuse some of them.
 */
export const logShape = [
  `create table event (
     position bigint primary key,
     stream text collate "C" not null,
     revision bigint not null,
     id text not null,
     type text not null,
     data text not null,
     metadata text not null,
     unique (stream, revision)
   );
   create sequence event_position owned by event.position;
   create table event_log (one boolean primary key default true check (one), epoch text not null, place text not null);
   create function append_group(
     streams text[], expecteds bigint[],
     jobs bigint[], revisions bigint[], ids text[], types text[], datas text[], metadatas text[]
   ) returns table (job bigint, actual bigint, last_position bigint) language plpgsql as $$
   begin
     perform pg_advisory_xact_lock(hashtext('suqiu log'), 'event'::regclass::oid::integer);
     return query
       with standing as materialized (
         select wanted.at, wanted.stream, wanted.expected, coalesce(
           (select e.revision from event e where e.stream = wanted.stream order by e.revision desc limit 1), -1
         ) as actual
         from unnest(streams, expecteds) with ordinality as wanted (stream, expected, at)
       ), added as (
         insert into event (position, stream, revision, id, type, data, metadata)
         select nextval('event_position'), one.stream, one.revision, one.id, one.type, one.data, one.metadata
         from (
           select standing.stream, each.revision, each.id, each.type, each.data, each.metadata
           from unnest(jobs, revisions, ids, types, datas, metadatas) with ordinality
             as each (job, revision, id, type, data, metadata, at)
           join standing on standing.at = each.job and standing.actual = standing.expected
           order by each.at
         ) as one
         returning event.stream, event.position
       )
       select standing.at, standing.actual,
         (select max(added.position) from added where added.stream = standing.stream)
       from standing order by standing.at;
   end $$`,
] as const;
